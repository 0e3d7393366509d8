package runtime

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	goruntime "runtime"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime/internal/eventloop"
)

// Environ returns those of the environment variables of this process that have
// one of the names, for [Config].Env. Names that are not set are left out.
func Environ(names ...string) map[string]string {
	given := make(map[string]string, len(names))
	for _, name := range names {
		if value, ok := os.LookupEnv(name); ok {
			given[name] = value
		}
	}
	return given
}

// An ExitError ends the run of a script that has called process.exit, where the
// host has not given process an exit of its own.
type ExitError struct{ Code int }

func (e *ExitError) Error() string { return fmt.Sprintf("runtime: process.exit(%d)", e.Code) }

// Process returns the global object process with what a host may want to change:
// nextTick, the environment that the sandbox was given, and the platform. A host
// may add to it what it grants; the rest of what Node's has comes when a script
// first looks at it, and leaves alone what is there. It belongs to the sandbox's
// thread.
func (s *Sandbox) Process() *goja.Object {
	if s.process != nil {
		return s.process
	}
	s.process = s.vm.NewObject()
	env := s.vm.NewObject()
	for name, value := range s.config.Env {
		_ = env.Set(name, value)
	}
	for name, value := range map[string]any{
		"argv":     s.vm.NewArray(),
		"env":      env,
		"nextTick": s.named("nextTick", s.nextTick),
		"platform": cmp.Or(map[string]string{"windows": "win32", "solaris": "sunos", "illumos": "sunos"}[goruntime.GOOS], goruntime.GOOS),
	} {
		_ = s.process.Set(name, value)
	}
	return s.process
}

// wholeProcess is the global process as scripts see it.
func (s *Sandbox) wholeProcess() goja.Value {
	process := s.Process()
	if _, err := s.modules.ours("internal/process"); err != nil {
		panic(s.toThrow(err))
	}
	return process
}

// processEvents are functions of library/internal/process.js that tell a script's
// listeners of what happens. Nil ones tell nobody.
type processEvents struct {
	uncaught, unhandled, handled, beforeExit, exit goja.Callable
}

// fillProcess gives internal/process what it needs.
func (s *Sandbox) fillProcess(internal *goja.Object) error {
	began := s.loop.Time()
	function := func(name string, f func(call goja.FunctionCall) goja.Value) error {
		return internal.Set(name, s.native(f))
	}
	return errors.Join(
		internal.Set("process", s.Process()),
		internal.Set("arch", cmp.Or(map[string]string{"amd64": "x64", "386": "ia32", "ppc64le": "ppc64", "mipsle": "mipsel"}[goruntime.GOARCH], goruntime.GOARCH)),
		internal.Set("dir", cmp.Or(s.config.Dir, "/")),
		function("now", func(goja.FunctionCall) goja.Value {
			passed := s.loop.Time().Sub(began)
			return s.vm.NewArray(int64(passed/time.Second), int64(passed%time.Second))
		}),
		function("memory", func(goja.FunctionCall) goja.Value {
			if s.config.Time != nil {
				return s.vm.ToValue(0) // it would differ from run to run
			}
			return s.vm.ToValue(s.HeapShare())
		}),
		function("print", func(call goja.FunctionCall) goja.Value {
			fd := int(call.Argument(0).ToInteger())
			if text := call.Argument(1); goja.IsString(text) {
				s.print(fd, text.String())
			} else {
				s.print(fd, string(s.bytesAt(call, 1)))
			}
			return goja.Undefined()
		}),
		function("opened", func(call goja.FunctionCall) goja.Value {
			o := call.Argument(1).(*goja.Object)
			s.standard[call.Argument(0).ToInteger()-1] = standard{o, o.Get("write")}
			return goja.Undefined()
		}),
		function("exit", func(call goja.FunctionCall) goja.Value {
			s.Stop(&ExitError{int(call.Argument(0).ToInteger())})
			return goja.Undefined()
		}),
		function("builtin", func(call goja.FunctionCall) goja.Value {
			module, err := s.modules.requireBuiltin(call.Argument(0).String())
			if module == nil && err == nil {
				return goja.Undefined()
			}
			exports, err := exportsOf(module, err)
			if err != nil {
				panic(s.toThrow(err))
			}
			return exports
		}),
		function("listen", func(call goja.FunctionCall) goja.Value {
			e := &s.events
			for i, f := range []*goja.Callable{&e.uncaught, &e.unhandled, &e.handled, &e.beforeExit, &e.exit} {
				*f, _ = goja.AssertFunction(call.Argument(i))
			}
			return goja.Undefined()
		}),
	)
}

// offer tells the script's listeners of an error that no script has caught, and
// reports whether there were any. What they throw is the error that counts.
func (s *Sandbox) offer(err error) (taken bool, failed error) {
	exception, ok := err.(*goja.Exception)
	if s.events.uncaught == nil || !ok {
		return false, err
	}
	answer, thrown := s.events.uncaught(goja.Undefined(), exception.Value(), s.vm.ToValue("uncaughtException"))
	if thrown != nil {
		return false, thrown
	}
	return answer.ToBoolean(), err
}

// Finish tells the script's listeners that a program is at its end, as Node does,
// and returns the error that it ends with. err is what has ended it. Without one,
// process emits beforeExit, which may set more work going, and then exit. When
// the script has thrown it, only exit is emitted, with the code 1; the listeners
// may choose another one with process.exitCode or process.exit. After any other
// error nothing is emitted, nor when the script has not looked at process.
func (s *Sandbox) Finish(ctx context.Context, err error) error {
	if s.events.exit == nil {
		return err
	}
	for again := err == nil; again; {
		before := s.turn.count
		err = s.drive(ctx, eventloop.Func(func() error {
			_, err := s.events.beforeExit(goja.Undefined())
			return err
		}), nil)
		again = err == nil && s.turn.count > before+1 // there was more to do
	}
	var thrown *jsbridge.Error
	if err != nil && !errors.As(err, &thrown) {
		return err
	}
	s.exiting = true // what listeners set going now never runs
	ended := s.drive(ctx, eventloop.Func(func() error {
		code := goja.Undefined()
		if err != nil {
			code = s.vm.ToValue(1)
		}
		_, thrown := s.events.exit(goja.Undefined(), code)
		if err != nil {
			s.turn.machine.DropMicrotasks()
		}
		return thrown
	}), func() bool { return true })
	if err != nil && (ended == nil || errors.As(ended, &thrown)) {
		return err // and not what a listener has thrown
	}
	return ended
}

// nextTick is process.nextTick: its callback runs when the job that runs now is
// done, before its microtasks; or before the next ones, when those run already.
func (s *Sandbox) nextTick(call goja.FunctionCall) goja.Value {
	f, ok := goja.AssertFunction(call.Argument(0))
	if !ok {
		panic(s.argumentError("callback", "of type function", call.Argument(0)))
	}
	if s.exiting {
		return goja.Undefined()
	}
	args := append([]goja.Value(nil), call.Arguments[1:]...)
	s.turn.ticks = append(s.turn.ticks, s.on(s.turn.task, func() error {
		_, err := f(goja.Undefined(), args...)
		return err
	}))
	return goja.Undefined()
}
