package runtime

import (
	"errors"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
)

// structuredClone is structuredClone(value, {transfer}). See
// https://developer.mozilla.org/docs/Web/API/Window/structuredClone.
func (s *Sandbox) structuredClone(call goja.FunctionCall) goja.Value {
	if len(call.Arguments) == 0 {
		panic(s.codeError("ERR_MISSING_ARGS", "The value argument must be specified"))
	}
	value, err := s.config.Limits.Values.StructuredClone(s.vm, call.Arguments[0], s.transferList(call.Argument(1))...)
	if err != nil {
		panic(s.toThrow(err))
	}
	return value
}

// transferList reads the option called transfer.
func (s *Sandbox) transferList(options goja.Value) (list []goja.Value) {
	if absent(options) {
		return nil
	}
	o, ok := options.(*goja.Object)
	if !ok {
		panic(s.codeError("ERR_INVALID_ARG_TYPE", "The options argument must be either an object or undefined"))
	}
	transfer := o.Get("transfer")
	if absent(transfer) {
		return nil
	}
	if o, ok := transfer.(*goja.Object); !ok || o.GetSymbol(goja.SymIterator) == nil {
		panic(s.codeError("ERR_INVALID_ARG_TYPE", "Optional transferList argument must be an iterable"))
	}
	s.vm.ForOf(transfer, func(v goja.Value) bool {
		list = append(list, v)
		return true
	})
	return list
}

func absent(v goja.Value) bool { return v == nil || goja.IsUndefined(v) || goja.IsNull(v) }

// codeError is a TypeError with a code, as Node has them.
func (s *Sandbox) codeError(code, message string) *goja.Object {
	e := s.vm.NewTypeError("%s", message)
	_ = e.Set("code", code)
	return e
}

// toThrow turns an error of Go into what a native function panics with, for
// the script to catch.
func (s *Sandbox) toThrow(err error) any {
	switch e := err.(type) {
	case *jsbridge.CloneError:
		return s.domException("DataCloneError", e.Error())
	case *goja.Exception, *goja.InterruptedError, *goja.StackOverflowError:
		return err
	case interface {
		JS(*goja.Runtime) goja.Value
	}: // of jsbridge: a syntax error, for one
		return e.JS(s.vm)
	case *notFoundError, *packageError:
		return s.thrownByRequire(e)
	}
	if limit := (*jsbridge.LimitError)(nil); errors.As(err, &limit) {
		return (&jsbridge.Error{Name: "RangeError", Message: limit.Error()}).JS(s.vm)
	}
	return s.newError(err.Error())
}
