package jsbridge

import (
	"fmt"
	"io"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/dop251/goja"
)

// Error is a value that JavaScript code has thrown, or has rejected a promise
// with, on the Go side. [ErrorFromJS] and [Clone.AsError] make one; so may a
// program, to throw it at a script with [Error.JS].
//
// [errors.As] finds an Error among causes and collected errors too. Those that a
// script has made to be met twice, in a cycle or otherwise, are there once, so that
// Errors are always a tree: where one is met again stands an Error with its Name
// and Message alone, and a list that is met again is empty.
type Error struct {
	Name    string  // "TypeError"; "" when what was thrown is no Error object
	Message string  // of the Error object, else what was thrown, as text
	Stack   string  // as Node has it: "TypeError: msg\n    at f (file:1:2)\n…"; may be ""
	Cause   error   // the cause property, a *Error whatever it is; nil when there is none
	Errors  []error // what an AggregateError collects

	// Excerpt shows the line of the source that threw, and the place in it:
	// "file:line\nsource line\n   ^". Package runtime sets it where it knows the
	// source. It is not part of the value.
	Excerpt string

	// Hint is advice for the person who reads the error, one sentence without a
	// full stop. It is not part of the value.
	Hint string

	// Origin is the error of Go for which it was thrown, if a function of Go
	// that a script has called failed with one; [errors.Is] and [errors.As] find
	// it. Package runtime sets it. It is not part of the value.
	Origin error

	from  Clone // holds what was thrown; the zero Clone when this was made in Go
	at    int   // where in from
	taken bool  // it is being read, or is in another one: see goDecoder.inner
}

// Error is "TypeError: message", or the message alone when there is no name. A
// hint follows: "TypeError: message: hint".
func (e *Error) Error() string {
	if e.Hint != "" {
		return e.head() + ": " + e.Hint
	}
	return e.head()
}

// head is the first line of the stack.
func (e *Error) head() string {
	switch {
	case e.Name == "":
		return e.Message
	case e.Message == "":
		return e.Name
	default:
		return e.Name + ": " + e.Message
	}
}

// Unwrap returns the origin, the cause and the collected errors, for
// [errors.Is] and [errors.As].
func (e *Error) Unwrap() []error {
	var inner []error
	if e.Origin != nil {
		inner = append(inner, e.Origin)
	}
	if e.Cause != nil {
		inner = append(inner, e.Cause)
	}
	return append(inner, e.Errors...)
}

// Format prints what Error returns; for %+v, the excerpt, the stack, the hint,
// the collected errors and the chain of causes, a hundred of them at most.
func (e *Error) Format(f fmt.State, verb rune) {
	switch {
	case verb == 'q':
		fmt.Fprintf(f, "%q", e.Error())
	case verb == 'v' && f.Flag('+'):
		t := teller{left: told}
		t.tell(e, 0)
		_, _ = io.WriteString(f, t.b.String())
	default:
		_, _ = io.WriteString(f, e.Error())
	}
}

// told is how many errors the long form of an error tells of at length, and
// toldDeep how deep in each other.
const (
	told     = 100
	toldDeep = 20
)

// A teller writes the long form of an error.
type teller struct {
	b    strings.Builder
	left int // how many more to tell of at length
}

// tell writes of an error that lies deep in others.
func (t *teller) tell(e *Error, deep int) {
	t.left--
	if e.Excerpt != "" {
		t.write(e.Excerpt+"\n\n", deep)
	}
	if e.Stack != "" {
		t.write(e.Stack, deep)
	} else {
		t.write(e.head(), deep)
	}
	if e.Hint != "" {
		t.write("\nHint: "+e.Hint, deep)
	}
	for i, err := range e.Errors {
		if t.left <= 0 {
			t.write(fmt.Sprintf("\n... %d more", len(e.Errors)-i), deep)
			break
		}
		t.part("[error]", err, deep)
	}
	if e.Cause != nil {
		t.part("[cause]", e.Cause, deep)
	}
}

func (t *teller) part(label string, err error, deep int) {
	t.write("\n"+label+": ", deep)
	inner, ok := err.(*Error)
	switch {
	case !ok:
		t.write(fmt.Sprintf("%+v", err), deep+1)
	case t.left <= 0 || deep == toldDeep:
		t.write(inner.head(), deep+1)
	default:
		t.tell(inner, deep+1)
	}
}

func (t *teller) write(text string, deep int) {
	t.b.WriteString(strings.ReplaceAll(text, "\n", "\n"+strings.Repeat("  ", deep)))
}

// Value is what was thrown, whole: with the properties that an Error has no
// field for. That of an Error made in Go has its Name, Message, Stack, Cause
// and Errors. Changes to the fields of an Error that JavaScript made do not
// change its Value.
func (e *Error) Value() Clone {
	c, err := e.whole()
	if err == nil {
		return c
	}
	// The causes are too many, too deep or not to be cloned. The error is not.
	c, _ = FromGo(&Error{Name: e.Name, Message: e.Message, Stack: e.Stack})
	return c
}

func (e *Error) whole() (Clone, error) {
	if len(e.from.data) > 0 {
		return e.from.extract(e.at, nil)
	}
	return FromGo(e)
}

// JS is what was thrown, rebuilt in a VM: an Error object is one again, of
// its class if that is built in. Call it on the goroutine of rt only.
func (e *Error) JS(rt *goja.Runtime) goja.Value {
	v, err := e.Value().JS(rt)
	if err != nil { // a buffer that has been taken, a regular expression of another engine
		v, err = (&Error{Name: e.Name, Message: e.Message, Stack: e.Stack}).Value().JS(rt)
	}
	if err != nil {
		return rt.ToValue(e.head())
	}
	return v
}

// AsError is the error of a promise that was rejected with the value, or of a
// script that threw it: an Error object with its fields, anything else as an
// Error without a Name whose Message is the value as text. Its [Error.Value]
// is the Clone.
func (c Clone) AsError() *Error {
	d := newGoDecoder(c)
	v, err := d.any()
	if err != nil {
		return &Error{Message: err.Error(), from: c}
	}
	e := d.thrown(v, 0)
	if len(e.from.data) == 0 { // undefined, in its short form
		e.from.data = c.bytes()
	}
	return e
}

// thrown is the Error for a value that was thrown, which lies at a place.
func (d *goDecoder) thrown(v any, at int) *Error {
	if e, ok := v.(*Error); ok {
		return e
	}
	text := ""
	switch v := v.(type) {
	case string:
		text = v
	case nil:
		text = "null"
	case UndefinedType, bool, *big.Int, RegExp:
		text = fmt.Sprint(v)
	case float64:
		text = numberText(v)
	case time.Time:
		text = v.Format(isoTime)
	default:
		text = d.thrownText(v, at)
	}
	return &Error{Message: text, from: d.from, at: at}
}

// thrownText describes a value that is neither an error nor a primitive: at
// length, unless there are many of these, or much in them.
func (d *goDecoder) thrownText(v any, at int) string {
	if d.texts == 0 {
		return describe(v)
	}
	d.texts--
	inner := d.from
	if at > 0 {
		w := newWriter(Limits{Bytes: 64 << 10})
		if w.splice(d.from, at, d.shares) != nil {
			return describe(v)
		}
		var err error
		if inner, err = w.finish(); err != nil {
			return describe(v)
		}
	}
	return inner.String()
}

// isoTime is the layout of Date.prototype.toISOString.
const isoTime = "2006-01-02T15:04:05.000Z"

// numberText is a number as JavaScript writes it.
func numberText(f float64) string {
	switch abs := math.Abs(f); {
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	case f == 0:
		return "0" // also for -0
	case abs >= 1e21 || abs < 1e-6:
		s := strconv.FormatFloat(f, 'e', -1, 64)
		return strings.Replace(strings.Replace(s, "e-0", "e-", 1), "e+0", "e+", 1)
	default:
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
}
