package runtime

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
)

// hostFunction makes what a script calls a Func by.
func (s *Sandbox) hostFunction(name string, f *Func) *goja.Object {
	call := s.callHost
	if f.async {
		call = s.callHostAsync
	}
	o := s.native(func(c goja.FunctionCall) goja.Value { return call(f, c.Arguments) })
	_ = o.DefineDataProperty("name", s.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = o.DefineDataProperty("length", s.vm.ToValue(f.params), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return o
}

// callHost calls a Func on the sandbox's thread, with the context of the run.
func (s *Sandbox) callHost(f *Func, arguments []goja.Value) goja.Value {
	args, err := s.encodeArguments(arguments)
	if err != nil {
		panic(s.toThrow(err))
	}
	returned := false
	defer func() {
		if !returned { // runtime.Goexit: nothing holds that up, and goja does not clear up behind it
			s.broken = fmt.Errorf("%w: the host function %s has ended its goroutine", ErrBroken, f.name)
		}
	}()
	result, err := f.Call(s.contextOf(nil), args, s.config.Limits.Values)
	returned = true
	s.run.awaitInterrupt()
	s.poll()
	value, thrown := s.hostResult(result, err)
	if thrown != nil {
		panic(thrown)
	}
	return value
}

// callHostAsync calls a Func on a goroutine of its own. What is wrong with the
// arguments is the promise's failure, too.
func (s *Sandbox) callHostAsync(f *Func, arguments []goja.Value) goja.Value {
	promise, resolve, reject := s.vm.NewPromise()
	value := s.vm.ToValue(promise)
	args, err := s.encodeArguments(arguments)
	if err != nil {
		thrown, ok := s.toThrow(err).(goja.Value)
		if !ok {
			panic(err) // an interrupt
		}
		_ = reject(thrown)
		return value
	}
	if s.hostCalls >= maxHostCalls {
		_ = reject(s.rangeError("More than %d asynchronous calls of the host's functions are under way", maxHostCalls))
		return value
	}
	task := s.turn.task
	if task.ended() {
		return value // what it begins never runs
	}
	ctx, cancel := context.WithCancelCause(s.contextOf(task))
	release := s.Hold()
	forget := func() {}
	if task != nil {
		forget = task.OnEnd(func() { cancel(errTaskEnded) })
	}
	s.hostCalls++
	f.Go(ctx, args, s.config.Limits.Values, func(result jsbridge.Clone, err error) {
		cancel(nil)
		s.Post(func() error {
			s.hostCalls--
			if task.ended() {
				return nil
			}
			release()
			forget()
			value, thrown := s.hostResult(result, err)
			if thrown != nil {
				return reject(thrown)
			}
			return resolve(value)
		})
	})
	return value
}

// maxHostCalls is how many asynchronous calls may be under way in a sandbox. Each
// has a goroutine, and its stack is not on the heap that Limits.Heap bounds.
const maxHostCalls = 1 << 14

// errTaskEnded is why the context of a function has ended whose task has.
var errTaskEnded = fmt.Errorf("runtime: the task has ended: %w", context.Canceled)

// encodeArguments copies what a script calls a function with.
func (s *Sandbox) encodeArguments(arguments []goja.Value) (jsbridge.Clone, error) {
	args, err := s.config.Limits.Values.FromJSArray(s.vm, arguments)
	if refused := (*jsbridge.CloneError)(nil); errors.As(err, &refused) {
		err = refused.At("arguments")
	}
	return args, err
}

// hostResult is what a script gets of a call: a value, or else what is thrown.
func (s *Sandbox) hostResult(result jsbridge.Clone, err error) (value, thrown goja.Value) {
	if err == nil {
		if value, err = result.JS(s.vm); err == nil {
			return value, nil
		}
	}
	thrown = Thrown(err).JS(s.vm)
	if o, ok := thrown.(*goja.Object); ok {
		s.keepOrigin(o, err)
	}
	return nil, thrown
}

// Thrown is what a script gets to see of an error of Go that a function of the
// host has returned: the value that it wraps if that was thrown by a script once,
// else an Error with its text.
func Thrown(err error) (thrown *jsbridge.Error) {
	defer func() {
		if recover() != nil { // in a method of the error, which is a nil pointer for one
			thrown = &jsbridge.Error{Name: "Error", Message: fmt.Sprintf("%v", err)}
		}
	}()
	var (
		panicked *PanicError
		refused  *jsbridge.CloneError
		limit    *jsbridge.LimitError
	)
	name := "Error"
	switch {
	case errors.As(err, &panicked):
	case errors.As(err, &thrown) && thrown != nil:
		return thrown
	case errors.As(err, &refused):
		name = "DataCloneError"
	case errors.As(err, &limit):
		name = "RangeError"
	}
	return &jsbridge.Error{Name: name, Message: err.Error()}
}

// An origin is the error of Go that an error object was made for. Its field is
// unexported, so that a script that finds it can do nothing with it.
type origin struct{ err error }

// keepOrigin notes with an error object what error of Go it was made for.
func (s *Sandbox) keepOrigin(o *goja.Object, err error) {
	if s.origin == nil {
		s.origin = goja.NewSymbol("origin")
	}
	_ = o.DefineDataPropertySymbol(s.origin, s.vm.ToValue(&origin{err}), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
}

// originOf is what keepOrigin has noted with a value that a script has thrown.
func (s *Sandbox) originOf(thrown goja.Value) (err error) {
	o, ok := thrown.(*goja.Object)
	if !ok || s.origin == nil {
		return nil
	}
	_ = s.try(func() error { // it may be a Proxy
		kept := o.GetSymbol(s.origin)
		if kept != nil && kept.ExportType() == reflect.TypeFor[*origin]() {
			err = kept.Export().(*origin).err
		}
		return nil
	})
	return err
}
