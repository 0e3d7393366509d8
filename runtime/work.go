package runtime

import (
	"errors"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
)

// Start queues f for the sandbox's thread, from any goroutine, as a new
// [Task]. When what f returns is a promise, or an object with then and catch,
// its outcome is awaited. Then done is called on the thread with the value in
// transit, or with the error: a [*jsbridge.Error], a [*jsbridge.CloneError], or
// what f returned; [Sandbox.Task] is the task then. When the loop is ended by
// an error or by its context first, done may never be called.
func (s *Sandbox) Start(f func(vm *goja.Runtime) (goja.Value, error), done func(jsbridge.Clone, error)) {
	s.StartWork(new(Task), &workFuncs{func(*goja.Runtime) (goja.Value, error) { return f(s.VM()) }, done})
}

// A Work is what [Sandbox.StartWork] is given: Run and Done are what
// [Sandbox.Start] is given as two functions.
type Work interface {
	Run(vm *goja.Runtime) (goja.Value, error)
	Done(value jsbridge.Clone, err error)
}

// StartWork is [Sandbox.Start] for who starts many things: t, which is a new Task,
// may be a part of w.
func (s *Sandbox) StartWork(t *Task, w Work) {
	t.sandbox, t.work = s, w
	s.loop.Post((*start)(t))
}

type workFuncs struct {
	run  func(vm *goja.Runtime) (goja.Value, error)
	done func(jsbridge.Clone, error)
}

func (w *workFuncs) Run(vm *goja.Runtime) (goja.Value, error) { return w.run(vm) }
func (w *workFuncs) Done(value jsbridge.Clone, err error)     { w.done(value, err) }

// settle gives an outcome to done. Its error ends the loop.
func (s *Sandbox) settle(value goja.Value, err error, done func(jsbridge.Clone, error)) error {
	clone, err, stopped := s.outcome(value, err)
	done(clone, err)
	return stopped
}

// outcome is what a value or an error is outside of the sandbox. The second error
// ends the loop.
func (s *Sandbox) outcome(value goja.Value, err error) (clone jsbridge.Clone, failed, stopped error) {
	if err == nil {
		if clone, err = s.leave(value); err == nil {
			return clone, nil, nil
		}
		var refused *jsbridge.CloneError
		if errors.As(err, &refused) {
			err = refused.At("result")
		}
	}
	failed, stopped = s.classify(err)
	return jsbridge.Clone{}, failed, stopped
}

// leave encodes a result.
func (s *Sandbox) leave(value goja.Value) (clone jsbridge.Clone, err error) {
	if object, ok := value.(*goja.Object); ok {
		return s.leaveObject(object)
	}
	return s.config.Limits.Values.FromJS(s.vm, value) // no script can run
}

func (s *Sandbox) leaveObject(value goja.Value) (clone jsbridge.Clone, err error) {
	err = s.try(func() (err error) {
		var transfer []goja.Value
		if s.config.Transfer != nil {
			value, transfer = s.config.Transfer(value)
		}
		clone, err = s.config.Limits.Values.FromJS(s.vm, value, transfer...)
		return err
	})
	return clone, err
}

// then arranges that done gets the outcome of a promise, and reports whether
// there is one to wait for.
func (s *Sandbox) then(object *goja.Object, done func(jsbridge.Clone, error)) (pending bool, err error) {
	var then goja.Callable
	if err = s.try(func() error {
		var hasThen, hasCatch bool
		if then, hasThen = goja.AssertFunction(object.Get("then")); hasThen {
			_, hasCatch = goja.AssertFunction(object.Get("catch"))
		}
		pending = hasThen && hasCatch
		return nil
	}); err != nil || !pending {
		return false, err
	}
	settled := false
	once := func(f func(goja.Value)) func(goja.FunctionCall) goja.Value {
		return func(call goja.FunctionCall) goja.Value {
			if !settled {
				settled = true
				f(call.Argument(0))
			}
			return goja.Undefined()
		}
	}
	_, err = then(object,
		// What interrupts the settling goes on to interrupt the turn.
		s.vm.ToValue(once(func(v goja.Value) { _ = s.settle(v, nil, done) })),
		s.vm.ToValue(once(func(v goja.Value) { done(jsbridge.Clone{}, s.thrown(v, nil)) })))
	return err == nil, err
}
