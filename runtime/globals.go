package runtime

import (
	"fmt"
	"io"
	"sync"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/runtime/internal/inspect"
)

// installGlobals gives a new VM what every sandbox has beside the language.
func (s *Sandbox) installGlobals() {
	s.setGlobal("global", s.vm.GlobalObject())
	s.installConsole()
	s.lazyGlobal("process", func() goja.Value { return s.Process() })
	if base := s.config.Base; base != "" {
		s.lazyGlobal("require", sync.OnceValue(func() goja.Value { return s.modules.newRequire(base) }))
	}
	s.installTimers()
	s.installStructuredClone()
	s.installFunctionText()
}

// setGlobal defines a property as Node's are: writable, not enumerable.
func (s *Sandbox) setGlobal(name string, value any) {
	v := s.vm.ToValue(value)
	if f, ok := value.(func(goja.FunctionCall) goja.Value); ok {
		v = s.native(f)
	}
	if f, ok := v.(*goja.Object); ok && f != s.vm.GlobalObject() {
		if _, callable := goja.AssertFunction(v); callable {
			_ = f.DefineDataProperty("name", s.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
		}
	}
	_ = s.vm.GlobalObject().DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// lazyGlobal defines a property whose value is made when it is first asked for.
// As Node's process, it is an accessor.
func (s *Sandbox) lazyGlobal(name string, value func() goja.Value) {
	get := s.native(func(goja.FunctionCall) goja.Value { return value() })
	set := s.native(func(call goja.FunctionCall) goja.Value {
		_ = s.vm.GlobalObject().DefineDataProperty(name, call.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
		return goja.Undefined()
	})
	_ = s.vm.GlobalObject().DefineAccessorProperty(name, get, set, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// native returns f as a function for scripts.
func (s *Sandbox) native(f func(goja.FunctionCall) goja.Value) *goja.Object {
	return s.vm.ToValue(s.guard.Counted(f)).(*goja.Object)
}

func (s *Sandbox) installConsole() {
	console := s.vm.NewObject()
	printTo := func(w io.Writer) *goja.Object {
		return s.native(func(call goja.FunctionCall) goja.Value {
			s.print(w, inspect.Format(s.vm, call.Arguments...))
			return goja.Undefined()
		})
	}
	for _, name := range [...]string{"log", "info", "debug"} {
		_ = console.Set(name, printTo(s.config.Stdout))
	}
	for _, name := range [...]string{"warn", "error"} {
		_ = console.Set(name, printTo(s.config.Stderr))
	}
	_ = console.Set("trace", s.native(func(call goja.FunctionCall) goja.Value {
		text := "Trace"
		if len(call.Arguments) > 0 {
			text += ": " + inspect.Format(s.vm, call.Arguments...)
		}
		frames := s.vm.CaptureCallStack(0, nil)
		s.print(s.config.Stderr, text+stackLines(frames[1:]))
		return goja.Undefined()
	}))
	s.setGlobal("console", console)
}

// print writes a line: in one Write, so that the lines of several workers do not
// mix.
func (s *Sandbox) print(w io.Writer, line string) {
	line += "\n"
	if s.output += len(line); s.output > s.config.Limits.Output {
		panic(s.rangeError("More than %d bytes of output", s.config.Limits.Output))
	}
	_, _ = io.WriteString(w, line)
}

// rangeError is an error for scripts that exceed a limit.
func (s *Sandbox) rangeError(format string, args ...any) *goja.Object {
	e, err := s.vm.New(s.rangeErrors, s.vm.ToValue(fmt.Sprintf(format, args...)))
	if err != nil {
		panic(err)
	}
	return e
}

// argumentError is Node's TypeError for an argument of the wrong type.
func (s *Sandbox) argumentError(name, want string, got goja.Value) *goja.Object {
	e := s.vm.NewTypeError("The %q argument must be %s. Received %s", name, want, received(s.vm, got))
	_ = e.Set("code", "ERR_INVALID_ARG_TYPE")
	return e
}

// received describes an argument as Node's messages do.
func received(vm *goja.Runtime, v goja.Value) string {
	if goja.IsUndefined(v) || goja.IsNull(v) {
		return v.String()
	}
	if object, ok := v.(*goja.Object); ok {
		if _, ok := goja.AssertFunction(v); ok {
			return "function " + object.Get("name").String()
		}
		if c, ok := object.Get("constructor").(*goja.Object); ok {
			if name, ok := c.Get("name").(goja.String); ok && name.String() != "" {
				return "an instance of " + name.String()
			}
		}
		return inspect.Inspect(vm, v, inspect.Options{})
	}
	kind := "number"
	switch {
	case goja.IsString(v):
		kind = "string"
	case goja.IsBigInt(v):
		kind = "bigint"
	case v.ExportType() != nil && v.ExportType().Kind().String() == "bool":
		kind = "boolean"
	}
	if _, ok := v.(*goja.Symbol); ok {
		kind = "symbol"
	}
	return "type " + kind + " (" + inspect.Inspect(vm, v, inspect.Options{}) + ")"
}
