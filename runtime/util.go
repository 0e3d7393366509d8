package runtime

import (
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
		o := s.inspectDefaults
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
	s.inspectDefaults = inspect.Defaults()
	_ = s.inspect.DefineDataProperty("length", s.vm.ToValue(2), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = s.inspect.Set("custom", s.inspectCustom)
	s.inspectDetails()
	return s.inspect
}

// inspectDetails gives util.inspect its properties.
func (s *Sandbox) inspectDetails() {
	get := s.native(func(goja.FunctionCall) goja.Value {
		o := s.vm.NewObject()
		for _, name := range inspect.Names {
			get := func(goja.FunctionCall) goja.Value { return s.inspectDefaults.Value(s.vm, name) }
			set := func(call goja.FunctionCall) goja.Value {
				given := s.vm.NewObject()
				_ = given.Set(name, call.Argument(0))
				s.inspectDefaults = s.inspectDefaults.Merge(given)
				s.inspectDefaults.User = nil
				return goja.Undefined()
			}
			_ = o.DefineAccessorProperty(name, s.native(get), s.native(set), goja.FLAG_TRUE, goja.FLAG_TRUE)
		}
		return o
	})
	set := s.native(func(call goja.FunctionCall) goja.Value {
		given, ok := call.Argument(0).(*goja.Object)
		if !ok {
			panic(s.argumentError("options", "of type object", call.Argument(0)))
		}
		s.inspectDefaults = s.inspectDefaults.Merge(given)
		s.inspectDefaults.User = nil
		return goja.Undefined()
	})
	_ = s.inspect.DefineAccessorProperty("defaultOptions", get, set, goja.FLAG_FALSE, goja.FLAG_TRUE)
	styles := s.vm.NewObject()
	names, colors := inspect.Styles()
	for i, name := range names {
		_ = styles.Set(name, colors[i])
	}
	_ = s.inspect.Set("styles", styles)
}
