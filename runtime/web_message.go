package runtime

import (
	"github.com/dop251/goja"
)

// postTask is internal.post(f): f is called by a task of the loop's, on behalf of
// what runs now; not at all if that has ended.
func (s *Sandbox) postTask(call goja.FunctionCall) goja.Value {
	f, _ := goja.AssertFunction(call.Argument(0))
	task := s.turn.task
	s.Post(s.on(task, func() error {
		if task.ended() {
			return nil
		}
		_, err := f(goja.Undefined())
		return err
	}))
	return goja.Undefined()
}

// cloneMessage is internal.clone(message, transfer): a function that builds the
// copy, once.
func (s *Sandbox) cloneMessage(call goja.FunctionCall) goja.Value {
	var transfer []goja.Value
	s.vm.ForOf(call.Argument(1), func(v goja.Value) bool {
		transfer = append(transfer, v)
		return true
	})
	clone, err := s.config.Limits.Values.FromJS(s.vm, call.Argument(0), transfer...)
	if err != nil {
		panic(s.toThrow(err))
	}
	return s.native(func(goja.FunctionCall) goja.Value {
		value, err := clone.JS(s.vm)
		if err != nil {
			panic(s.toThrow(err))
		}
		return value
	})
}
