package runtime

import (
	"fmt"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/inspect"
	"github.com/wprun/wprun/runtime/internal/native"
)

// hostGlobals are what every sandbox has beside the language, as Node has it: made
// when a script first asks for it, which few do for all.
var hostGlobals = &native.Hooks{Global: true, Names: hooksOfAll(errorHooks, languageHooks), Properties: append([]native.Property{
	{Name: "global", Enumerable: true, Value: lazily(func(s *Sandbox) goja.Value { return s.vm.GlobalObject() })},
	globalFunction("clearImmediate", (*Sandbox).clearTimer),
	globalFunction("setImmediate", (*Sandbox).setImmediate),
	globalFunction("clearInterval", (*Sandbox).clearTimer),
	globalFunction("clearTimeout", (*Sandbox).clearTimer),
	globalFunction("setInterval", (*Sandbox).setInterval),
	globalFunction("setTimeout", (*Sandbox).setTimeout),
	globalFunction("queueMicrotask", (*Sandbox).queueMicrotask),
	globalFunction("structuredClone", (*Sandbox).structuredClone),
	{Name: "console", Value: lazily((*Sandbox).newConsole)},
	{Name: "process", Accessor: accessor((*Sandbox).wholeProcess)},
	{Name: "Buffer", Accessor: accessor(func(s *Sandbox) goja.Value { return s.exported("buffer", "Buffer") })}, // as Node's
	{Name: "Intl", Value: fromLibrary("internal/intl", "Intl")},
	{Name: "Iterator", Value: lazily((*Sandbox).iterator)},
	{Name: "WeakRef", Value: fromLibrary("internal/weak", "WeakRef")},
	{Name: "FinalizationRegistry", Value: fromLibrary("internal/weak", "FinalizationRegistry")},
	{Name: evalGuard, Value: lazily((*Sandbox).evalGuard)},
	{Name: awaitHelper, Value: lazily((*Sandbox).awaitHelper)},
}, webGlobals...)}

// requireGlobal is there where Config.Base says for which directory.
var requireGlobal = &native.Hooks{Global: true, Properties: []native.Property{
	{Name: "require", Accessor: accessor(func(s *Sandbox) goja.Value { return s.modules.newRequire(&requirer{dir: s.config.Base}) })},
}}

// installGlobals gives a new VM what every sandbox has beside the language.
func (s *Sandbox) installGlobals() error {
	global := s.vm.GlobalObject()
	if err := hostGlobals.Hook(global); err != nil {
		return err
	}
	if s.config.Base != "" {
		if err := requireGlobal.Hook(global); err != nil {
			return err
		}
	}
	for i, hooks := range [...]*native.Hooks{
		objectPrototype, functionPrototype, stringPrototype, arrayPrototype, numberLocale, bigIntLocale,
	} {
		if err := hooks.Hook(s.guard.Prototypes()[i]); err != nil {
			return err
		}
	}
	return nil
}

// hooksOfAll joins hooks: those of one name are called one after the other.
func hooksOfAll(tables ...map[string]native.Hook) map[string]native.Hook {
	all := make(map[string]native.Hook)
	for _, table := range tables {
		for name, hook := range table {
			if first := all[name]; first != nil {
				next := hook
				hook = func(vm *goja.Runtime, o *goja.Object) { first(vm, o); next(vm, o) }
			}
			all[name] = hook
		}
	}
	return all
}

// of returns the sandbox that a VM is of.
func of(vm *goja.Runtime) *Sandbox { return (*Sandbox)(native.Tracker(vm).(*taskTracker)) }

// lazily makes a property for the sandbox of a VM.
func lazily(value func(*Sandbox) goja.Value) func(*goja.Runtime) goja.Value {
	return func(vm *goja.Runtime) goja.Value { return value(of(vm)) }
}

// made is a hook that is told the sandbox. What fails in it breaks that.
func made(f func(s *Sandbox, made *goja.Object) error) native.Hook {
	return func(vm *goja.Runtime, o *goja.Object) {
		s := of(vm)
		if err := f(s, o); err != nil {
			s.broken = err
		}
	}
}

func globalFunction(name string, f func(*Sandbox, goja.FunctionCall) goja.Value) native.Property {
	return native.Property{Name: name, Enumerable: true, Value: lazily(func(s *Sandbox) goja.Value {
		return s.named(name, func(call goja.FunctionCall) goja.Value { return f(s, call) })
	})}
}

// accessor is for a value that is made when it is read, not when its descriptor
// is; as Node's process, in whose place a script may put something else.
func accessor(value func(*Sandbox) goja.Value) func(*goja.Runtime) (get, set *goja.Object) {
	return func(vm *goja.Runtime) (get, set *goja.Object) {
		s := of(vm)
		var current goja.Value
		get = s.native(func(goja.FunctionCall) goja.Value {
			if current == nil {
				current = value(s)
			}
			return current
		})
		set = s.native(func(call goja.FunctionCall) goja.Value {
			current = call.Argument(0)
			return goja.Undefined()
		})
		return get, set
	}
}

// native returns f as a function for scripts.
func (s *Sandbox) native(f func(goja.FunctionCall) goja.Value) *goja.Object {
	return s.vm.ToValue(s.guard.Counted(f)).(*goja.Object)
}

// named returns f as a function for scripts that has a name.
func (s *Sandbox) named(name string, f func(goja.FunctionCall) goja.Value) *goja.Object {
	o := s.native(f)
	_ = o.DefineDataProperty("name", s.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return o
}

// rangeError is an error for scripts that exceed a limit.
func (s *Sandbox) rangeError(format string, args ...any) *goja.Object {
	e, err := s.vm.New(native.Constructor(s.vm, "RangeError"), s.vm.ToValue(fmt.Sprintf(format, args...)))
	if err != nil {
		panic(err)
	}
	return e
}

// argumentError is Node's TypeError for an argument of the wrong type.
func (s *Sandbox) argumentError(name, want string, got goja.Value) *goja.Object {
	kind := "argument"
	if strings.Contains(name, ".") {
		kind = "property"
	}
	e := s.vm.NewTypeError("The %q %s must be %s. Received %s", name, kind, want, received(s.vm, got))
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
		return inspect.Host{VM: vm}.Inspect(v, inspect.Defaults())
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
	return "type " + kind + " (" + inspect.Host{VM: vm}.Inspect(v, inspect.Defaults()) + ")"
}
