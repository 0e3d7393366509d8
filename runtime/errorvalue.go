package runtime

import "github.com/dop251/goja"

// What errors say of values: those that an instruction has failed for lie on top of the
// stack. No script must run to tell.

// onlyGetter reports whether a property cannot be set because it has no setter.
func (s *Sandbox) onlyGetter(o *goja.Object, name string) bool {
	for ; o != nil && !isProxy(o); o = o.Prototype() {
		if d, ok := s.guard.Descriptor(o, s.vm.ToValue(name)).(*goja.Object); ok {
			return d.Get("get") != nil
		}
	}
	return false
}

// failedFor reports whether an instruction has failed for an object.
func (s *Sandbox) failedFor() bool {
	top := s.turn.machine.Operands(1)
	_, ok := append(top, nil)[0].(*goja.Object)
	return ok
}

// nullish names what an instruction has failed for: goja takes null for
// undefined in its messages.
func (s *Sandbox) nullish() string {
	for _, v := range s.turn.machine.Operands(3) {
		switch {
		case v == nil:
		case goja.IsNull(v):
			return "null"
		case goja.IsUndefined(v):
			return "undefined"
		}
	}
	return "undefined"
}

// element is the key of an element that is assigned, as far as it is known.
func (s *Sandbox) element() string {
	if text := s.here().element(); text != "" {
		return text
	}
	if three := s.turn.machine.Operands(3); len(three) == 3 && s.nativeFunction() == "" {
		if _, ok := three[1].(*goja.Object); !ok && three[1] != nil {
			return s.shown(three[1])
		}
	}
	return "0"
}

// subject is the object that an instruction has failed for, or the this of a
// native function.
func (s *Sandbox) subject() *goja.Object {
	for _, v := range s.turn.machine.Operands(4) {
		if o, ok := v.(*goja.Object); ok && o.ClassName() != "Function" {
			return o
		}
	}
	return nil
}

// primitiveType is the type of the value of that text on top of the stack.
func (s *Sandbox) primitiveType(text string) string {
	for _, v := range s.turn.machine.Operands(3) {
		if kind := typeOf(v); kind != "" && v.String() == text {
			return kind
		}
	}
	return "boolean"
}

// typeOf is the type of a text, a number or a symbol, nothing for all others: there are
// values of goja's own among the operands, which fail when they are looked at.
func typeOf(v goja.Value) string {
	switch _, symbol := v.(*goja.Symbol); {
	case v == nil:
	case symbol:
		return "symbol"
	case goja.IsString(v):
		return "string"
	case goja.IsNumber(v):
		return "number"
	case goja.IsBigInt(v):
		return "bigint"
	}
	return ""
}

// shown is a value as V8 has it in messages.
func (s *Sandbox) shown(v goja.Value) (text string) {
	o, ok := v.(*goja.Object)
	switch {
	case ok:
	case v == nil || goja.IsUndefined(v):
		return "undefined"
	case goja.IsNull(v):
		return "null"
	case typeOf(v) == "symbol":
		return "Symbol(" + v.String() + ")"
	case typeOf(v) != "" || v == s.vm.ToValue(true) || v == s.vm.ToValue(false):
		return v.String()
	default:
		return "(intermediate value)"
	}
	switch class := o.ClassName(); class {
	case "Function":
		if text := s.textOf(o); text != "" {
			return text
		}
	case "Array", "RegExp", "Date":
		return "[object " + class + "]"
	}
	name := "Object"
	if constructor, ok := s.property(o, "constructor").(*goja.Object); ok {
		if text := s.property(constructor, "name"); text != nil && goja.IsString(text) && text.String() != "" {
			name = text.String()
		}
	}
	return "#<" + name + ">"
}

// property is the value of a property of an object, if no script is needed to tell
// it.
func (s *Sandbox) property(o *goja.Object, name string) goja.Value {
	for ; o != nil && !isProxy(o); o = o.Prototype() {
		if d, ok := s.guard.Descriptor(o, s.vm.ToValue(name)).(*goja.Object); ok {
			return d.Get("value")
		}
	}
	return nil
}
