package main

import (
	"cmp"
	"context"
	"errors"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// detailsCode shows of an error the properties that are not told of anyway, and of
// anything else all, as console.log does.
const detailsCode = `function details (value) {
  const { inspect } = process.getBuiltinModule('util')
  if (!(value instanceof Error)) return typeof value === 'object' ? inspect(value) : ''
  const { name, message, stack, cause, errors, ...others } = value
  return Object.keys(others).length > 0 ? inspect(others) : ''
}`

// A detailer shows values in a sandbox of its own.
type detailer struct {
	ctx     context.Context
	sandbox *runtime.Sandbox
	left    int // errors
}

// Details are shown of so many errors, in one, and of those of so many bytes.
const (
	mostDetailed     = 100
	mostDetailedSize = 16 << 20
)

// withDetails is an error that tells of properties behind its stack, and so do those
// in it. Where that cannot be, it tells of none.
func withDetails(e *jsbridge.Error) *jsbridge.Error {
	ctx := context.Background() // what was thrown holds no code that could run for ever
	s, err := runtime.New(runtime.Config{Limits: runtime.Limits{String: 64 << 10}})
	if err != nil {
		return e
	}
	code, err := runtime.Compile("wprun:details", detailsCode)
	if err == nil {
		_, err = s.Run(ctx, code)
	}
	if err != nil {
		return e
	}
	d := &detailer{ctx, s, mostDetailed}
	return d.detailed(e)
}

func (d *detailer) detailed(e *jsbridge.Error) *jsbridge.Error {
	if d.left--; d.left < 0 {
		return e
	}
	detailed := *e
	switch text := d.details(e); {
	case text == "":
	case e.Name == "" && e.Stack == "": // what was thrown is no Error
		detailed.Message = text
	default:
		detailed.Stack = withoutHost(cmp.Or(e.Stack, e.Name+": "+e.Message)) + " " + text
	}
	inner := func(err error) error {
		if e, ok := err.(*jsbridge.Error); ok {
			return d.detailed(e)
		}
		return err
	}
	if e.Cause != nil {
		detailed.Cause = inner(e.Cause)
	}
	detailed.Errors = nil
	for _, err := range e.Errors {
		detailed.Errors = append(detailed.Errors, inner(err))
	}
	return &detailed
}

func (d *detailer) details(e *jsbridge.Error) (text string) {
	args, err := jsbridge.FromGo([]any{e})
	if err != nil || args.Size() > mostDetailedSize {
		return ""
	}
	result, err := d.sandbox.Call(d.ctx, "details", args)
	if err = errors.Join(err, result.Into(&text)); err != nil {
		return ""
	}
	return text
}
