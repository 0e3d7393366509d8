package jsbridge

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// error writes a Go error as an Error object, and the errors that it wraps
// as its cause, or as the errors of an AggregateError if they are several.
// Unlike other values it is never refused for bad UTF-8: a message may quote
// anything.
func (g *goEncoder) error(err error) error {
	e, ok := err.(*Error)
	if ok && len(e.from.data) > 0 {
		value, err := e.whole()
		if err != nil {
			return err
		}
		return g.w.embed(value)
	}
	if !ok {
		e = fromGoError(err)
	}
	if err := g.enter(); err != nil {
		return err
	}
	class := errorClass(e.Name)
	if len(e.Errors) > 0 && e.Name == "" {
		class = slices.Index(errorNames[:], "AggregateError")
	}
	aggregate := errorNames[class] == "AggregateError"
	g.w.buf = appendObject(g.w.buf, errorNames[class], 2)
	head, n := len(g.w.buf), 0
	g.w.buf = appendHead(g.w.buf, majorMap, maxFields)
	field := func(name string, put func() error) error {
		n++
		g.w.buf = appendText(g.w.buf, name)
		return within(put(), pathKey(name))
	}
	text := func(name, s string) error {
		return field(name, func() error { return g.string(strings.ToValidUTF8(s, string(utf8.RuneError))) })
	}
	if err := text("message", e.Message); err != nil {
		return err
	}
	if e.Stack != "" {
		if err := text("stack", e.Stack); err != nil {
			return err
		}
	}
	if e.Name != "" && e.Name != errorNames[class] {
		if err := text("name", e.Name); err != nil {
			return err
		}
	}
	if e.Name == dataCloneError {
		if err := field("code", func() error { return g.put(appendInt(g.w.buf, dataCloneCode)) }); err != nil {
			return err
		}
	}
	if e.Cause != nil {
		if err := field("cause", func() error { return g.value(e.Cause) }); err != nil {
			return err
		}
	}
	if aggregate {
		if err := field("errors", func() error { return g.value(e.Errors) }); err != nil {
			return err
		}
	}
	g.w.recount(head, majorMap, maxFields, n)
	g.w.buf = append(g.w.buf, majorMap)
	g.w.close()
	return nil
}

// maxFields is the number of properties that error objects hide.
const maxFields = 6

// fromGoError is a Go error as an Error that was made in Go.
func fromGoError(err error) *Error {
	e := &Error{Message: err.Error()}
	switch x := err.(type) {
	case *CloneError:
		e.Name = dataCloneError
	case interface{ Unwrap() error }:
		e.Cause = x.Unwrap()
	case interface{ Unwrap() []error }:
		e.Errors = x.Unwrap()
	}
	return e
}
