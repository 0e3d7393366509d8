package runtime

import (
	"errors"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/inspect"
	"github.com/wprun/wprun/runtime/internal/native"
)

func (s *Sandbox) fillUtil(internal *goja.Object) error {
	s.vm.GlobalObject().Get("Symbol") // makes inspectCustom
	format := s.named("format", func(call goja.FunctionCall) goja.Value {
		return s.vm.ToValue(s.format(call.Arguments))
	})
	formatWithOptions := s.named("formatWithOptions", func(call goja.FunctionCall) goja.Value {
		given, ok := call.Argument(0).(*goja.Object)
		if !ok {
			panic(s.argumentError("inspectOptions", "of type object", call.Argument(0)))
		}
		return s.vm.ToValue(s.inspectHost().Format(s.inspectOptions().Merge(given), call.Arguments[1:]...))
	})
	for name, f := range map[string]*goja.Object{"format": format, "formatWithOptions": formatWithOptions, "inspect": s.inspectFunction().(*goja.Object)} {
		if err := internal.Set(name, f); err != nil {
			return err
		}
	}
	return nil
}

// noteSymbols notes the symbol under which objects show themselves, which nobody
// can have before there is Symbol.
func (s *Sandbox) noteSymbols(constructor *goja.Object) error {
	f, err := native.CallOf(constructor.Get("for").(*goja.Object))
	if err != nil {
		return err
	}
	symbol := f(goja.FunctionCall{This: constructor, Arguments: []goja.Value{s.vm.ToValue("nodejs.util.inspect.custom")}})
	s.inspectCustom, _ = symbol.(*goja.Symbol)
	return nil
}

// inspectFunction is util.inspect.
func (s *Sandbox) inspectFunction() goja.Value {
	if s.inspect != nil {
		return s.inspect
	}
	s.vm.GlobalObject().Get("Symbol")
	s.inspect = s.named("inspect", func(call goja.FunctionCall) goja.Value {
		o := s.inspectOptions()
		legacy := func(i int, name string) {
			if v := call.Argument(i); !goja.IsUndefined(v) {
				given := s.vm.NewObject()
				_ = given.Set(name, v)
				o = o.Merge(given)
				o.User = nil
			}
		}
		if given, ok := call.Argument(1).(*goja.Object); ok {
			o = o.Merge(given)
		} else {
			legacy(1, "showHidden")
			legacy(2, "depth")
			legacy(3, "colors")
		}
		return s.vm.ToValue(s.inspectHost().Inspect(call.Argument(0), o))
	})
	_ = s.inspect.DefineDataProperty("length", s.vm.ToValue(2), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = s.inspect.Set("custom", s.inspectCustom)
	s.inspectDetails()
	return s.inspect
}

// inspectDetails gives util.inspect its properties. Scripts may change the
// defaultOptions themselves, so these are read again once they have been seen.
func (s *Sandbox) inspectDetails() {
	get := s.native(func(goja.FunctionCall) goja.Value { return s.seenDefaults() })
	set := s.native(func(call goja.FunctionCall) goja.Value {
		given, ok := call.Argument(0).(*goja.Object)
		if !ok {
			panic(s.argumentError("options", "of type object", call.Argument(0)))
		}
		for _, name := range given.Keys() {
			_ = s.seenDefaults().Set(name, given.Get(name))
		}
		return goja.Undefined()
	})
	_ = s.inspect.DefineAccessorProperty("defaultOptions", get, set, goja.FLAG_FALSE, goja.FLAG_TRUE)
	styles := s.vm.CreateObject(nil)
	names, colors := inspect.Styles()
	for i, name := range names {
		_ = styles.Set(name, colors[i])
	}
	_ = s.inspect.Set("styles", styles)
}

func (s *Sandbox) seenDefaults() *goja.Object {
	if s.inspectDefaults == nil {
		s.inspectDefaults = s.vm.NewObject()
		o := inspect.Defaults()
		for _, name := range inspect.Names {
			_ = s.inspectDefaults.Set(name, o.Value(s.vm, name))
		}
	}
	return s.inspectDefaults
}

// inspectOptions are util.inspect.defaultOptions.
func (s *Sandbox) inspectOptions() inspect.Options {
	o := inspect.Defaults()
	if s.inspectDefaults != nil {
		o = o.Merge(s.inspectDefaults)
		o.User = nil
	}
	return o
}

// fillTypes gives what says which kind of object a value is.
func (s *Sandbox) fillTypes(internal *goja.Object) error {
	return internal.Set("kind", s.native(func(call goja.FunctionCall) goja.Value {
		if o, ok := call.Argument(0).(*goja.Object); ok {
			return s.vm.ToValue(native.TypeName(o))
		}
		return goja.Undefined()
	}))
}

// fillAssert gives assert the text of the call of the script's that it is in.
func (s *Sandbox) fillAssert(internal *goja.Object) error {
	return internal.Set("callText", s.native(func(goja.FunctionCall) goja.Value {
		for _, frame := range s.vm.CaptureCallStack(20, nil) {
			if p := s.programs[frame.SrcName()]; p != nil && !strings.HasPrefix(p.name, ours) {
				at := frame.Position()
				return s.vm.ToValue(callText(p.src, at.Line, at.Column))
			}
		}
		return s.vm.ToValue("")
	}))
}

// callText is the text of the call whose opening parenthesis stands at a place;
// empty where none does.
func callText(src string, line, column int) string {
	offset, ok := lineOffset(src, line)
	if !ok || column < 1 || offset+column-1 > len(src) {
		return ""
	}
	at := spot{src: src, offset: offset + column - 1}
	callee := at.callee()
	if callee == "" || strings.Contains(callee, "(intermediate value)") {
		return ""
	}
	const longest = 2000
	scan := scanner{src: at.after()[:min(len(at.after()), longest)]}
	for scan.pos < len(scan.src) {
		scan.token()
		if len(scan.open) == 0 {
			return callee + scan.src[:scan.pos]
		}
	}
	return ""
}

// fillStores gives async_hooks the stores that follow what a script does later: a
// value for all of them together, undefined for none.
func (s *Sandbox) fillStores(internal *goja.Object) error {
	return errors.Join(
		internal.Set("get", s.native(func(goja.FunctionCall) goja.Value {
			if s.turn.store == nil {
				return goja.Undefined()
			}
			return s.turn.store
		})),
		internal.Set("set", s.native(func(call goja.FunctionCall) goja.Value {
			s.turn.store = nil
			if v := call.Argument(0); !goja.IsUndefined(v) {
				s.turn.store = v
			}
			return goja.Undefined()
		})),
	)
}
