package runtime

import (
	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// Carry returns a new object that inherits from prototype and carries something
// of Go's, which scripts do not see: for classes that are written in Go.
func (s *Sandbox) Carry(prototype *goja.Object, state any) *goja.Object {
	o := native.Carry(s.vm, prototype, state)
	if o == nil {
		panic(native.ErrUnknown)
	}
	return o
}

// Carried returns what a value carries, nil if that is nothing.
func (s *Sandbox) Carried(v goja.Value) any {
	if o, ok := v.(*goja.Object); ok {
		return native.Carried(o)
	}
	return nil
}

// Function returns f as a function for scripts, with a name and a length.
func (s *Sandbox) Function(name string, length int, f func(goja.FunctionCall) goja.Value) *goja.Object {
	o := s.named(name, f)
	_ = o.DefineDataProperty("length", s.vm.ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return o
}
