package runtime

import "github.com/dop251/goja"

// A follower is told the outcome of what a promise was resolved with.
type follower interface {
	settled(rejected bool, value goja.Value)
}

// adopt does with a value what the functions do that resolve a promise: it looks
// whether that has then, and if so calls it in a microtask, and f is told the
// outcome. If not, it reports false.
func (s *Sandbox) adopt(value goja.Value, f follower) bool {
	object, ok := value.(*goja.Object)
	if !ok {
		return false
	}
	var found goja.Value
	if thrown := s.vm.Try(func() { found = object.Get("then") }); thrown != nil {
		f.settled(true, thrown.Value())
		return true
	}
	then, ok := goja.AssertFunction(found)
	if !ok {
		return false
	}
	s.turn.machine.AddMicrotask(func() {
		called := false
		function := func(settle func(goja.Value)) goja.Value {
			return s.Function("", 1, func(call goja.FunctionCall) goja.Value {
				if !called {
					called = true
					settle(call.Argument(0))
				}
				return goja.Undefined()
			})
		}
		resolve := function(func(v goja.Value) {
			if !s.adopt(v, f) {
				f.settled(false, v)
			}
		})
		reject := function(func(v goja.Value) { f.settled(true, v) })
		_, err := then(object, resolve, reject)
		exception, thrown := err.(*goja.Exception)
		switch {
		case err == nil:
		case !thrown:
			panic(err) // an interrupt
		case !called:
			called = true
			f.settled(true, exception.Value())
		}
	})
	return true
}
