package runtime

import (
	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/inspect"
)

func (s *Sandbox) fillUtil(internal *goja.Object) error {
	return internal.Set("format", s.named("format", func(call goja.FunctionCall) goja.Value {
		return s.vm.ToValue(inspect.Format(s.vm, call.Arguments...))
	}))
}
