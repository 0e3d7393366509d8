package worker

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	goruntime "runtime"
	"runtime/pprof"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// The methods that every worker has. Load's name cannot be meant by somebody
// who calls a method of a script.
const (
	Run     = "run"      // [source of a function, [arguments]] → what it returns
	Methods = "methods"  // [] → the names of all methods but Load
	Load    = "\x00load" // [file name, source] → undefined, when the script is ready
)

// Offloaded is how stack traces call all offloaded functions: a name that is that
// of no file.
const Offloaded = "<offloaded>"

// methods are what the worker's script has registered.
type methods struct {
	byName map[string]goja.Value
	names  []string // in order of registration
}

// module is what require('workerpool') gives in a worker.
func (w *worker) module() runtime.Module {
	return runtime.Module{Name: "workerpool", Init: func(s *runtime.Sandbox, exports *goja.Object) error {
		vm := s.VM()
		return errors.Join(
			exports.Set("worker", s.Function("worker", 2, func(call goja.FunctionCall) goja.Value {
				w.setOptions(call.Argument(1))
				w.register(vm, call.Argument(0))
				return goja.Undefined()
			})),
			exports.Set("workerEmit", s.Function("workerEmit", 1, func(call goja.FunctionCall) goja.Value {
				w.emit(vm, call.Argument(0))
				return goja.Undefined()
			})),
			exports.Set("pool", s.Function("pool", 2, func(goja.FunctionCall) goja.Value {
				panic(vm.NewTypeError("workerpool.pool: a worker cannot make pools of its own; make it in the main program"))
			})),
			exports.Set("isMainThread", false),
			exports.Set("platform", "node"),
			exports.Set("cpus", goruntime.NumCPU()),
			w.share(exports),
		)
	}}
}

// threads is what require('worker_threads') gives in a worker: what of it a
// sandbox can mean.
func (w *worker) threads() runtime.Module {
	return runtime.Module{Name: "worker_threads", Init: func(s *runtime.Sandbox, exports *goja.Object) error {
		data, err := w.config.Data.JS(s.VM())
		return errors.Join(
			err,
			exports.Set("isMainThread", false),
			exports.Set("threadId", w.config.Number),
			exports.Set("workerData", data),
		)
	}}
}

// register adds an object's own functions to the methods, and with that the
// script is ready.
func (w *worker) register(vm *goja.Runtime, v goja.Value) {
	if v != nil && !goja.IsUndefined(v) && !goja.IsNull(v) {
		object := v.ToObject(vm)
		for _, name := range object.Keys() {
			method := object.Get(name)
			if _, ok := goja.AssertFunction(method); !ok {
				panic(vm.NewTypeError("Method %q must be a function", name))
			}
			w.giveFace(method.(*goja.Object))
			w.methods.add(name, method)
		}
	}
	w.loaded(nil)
}

func (m *methods) add(name string, method goja.Value) {
	if m.byName == nil {
		m.byName = make(map[string]goja.Value)
	}
	if m.byName[name] == nil {
		m.names = append(m.names, name)
	}
	m.byName[name] = method
}

// Run does what is called, on the sandbox's thread; it is part of [runtime.Work].
func (c *call) Run(*goja.Runtime) (goja.Value, error) {
	w := c.worker
	if !w.begin(c) {
		return nil, cmp.Or(context.Cause(w.ctx), errCancelled)
	}
	w.label(c.method)
	vm := w.sandbox.VM()
	args, err := c.args.AppendJS(w.args[:0], vm)
	c.args = jsbridge.Clone{}
	w.args = nil // a method may be native, and keep them
	if err != nil {
		return nil, err
	}
	if c.function != "" {
		if cap(args) <= mostArgs { // the function is JavaScript: it has them on the VM's stack
			w.args = args
			defer clear(args)
		}
		return w.runFunction(c.function, args)
	}
	if method := w.methods.byName[c.method]; method != nil {
		f, _ := goja.AssertFunction(method)
		return f(method, args...)
	}
	switch c.method {
	case Run:
		return w.run(args)
	case Methods:
		return w.list(vm), nil
	}
	return nil, &jsbridge.Error{Name: "Error", Message: fmt.Sprintf("Unknown method %q", c.method)}
}

// mostArgs is for how many arguments a worker keeps room.
const mostArgs = 16

// label names the method in profiles of the process: that of the task that
// began last.
func (w *worker) label(method string) {
	if method != w.method {
		w.method = method
		pprof.SetGoroutineLabels(pprof.WithLabels(w.labels, pprof.Labels("wprun.method", method)))
	}
}

// run is the method of that name: a call of a function, written as arguments.
func (w *worker) run(args []goja.Value) (goja.Value, error) {
	if len(args) == 0 || !goja.IsString(args[0]) {
		return nil, &jsbridge.Error{Name: "TypeError", Message: `The method "run" takes the text of a function and an array of arguments`}
	}
	var params []goja.Value
	if len(args) > 1 {
		params = Elements(args[1])
	}
	return w.runFunction(args[0].String(), params)
}

// runFunction runs an offloaded function.
func (w *worker) runFunction(src string, args []goja.Value) (goja.Value, error) {
	program, err := w.config.Sandbox.Programs.CompileFunction(Offloaded, src)
	if err != nil {
		return nil, err
	}
	return w.sandbox.CallFunction(program, args, w.giveFace)
}

// giveFace gives an object what scripts see as its worker; a frozen one: not.
func (w *worker) giveFace(o *goja.Object) { _ = o.Set("worker", w.face()) }

func (w *worker) list(vm *goja.Runtime) goja.Value {
	names := []any{Run, Methods}
	for _, name := range w.methods.names {
		if name != Run && name != Methods {
			names = append(names, name)
		}
	}
	return vm.NewArray(names...)
}

// A load is the call that runs the worker's script. It is answered when the script
// has registered its methods, which it may do later than in its first run, or when
// nothing is left that could.
type load call

func (l *load) Run(*goja.Runtime) (goja.Value, error) {
	c, w := (*call)(l), l.worker
	w.begin(c)
	c.task.Keep()
	var script []string
	if err := c.args.Into(&script); err != nil || len(script) != 2 {
		return nil, fmt.Errorf("worker: a load call must have a file name and a source")
	}
	c.args = jsbridge.Clone{}
	program, err := w.config.Sandbox.Programs.CompileModule(script[0], script[1])
	if err != nil {
		return nil, err
	}
	if w.config.Argv == nil {
		_ = w.argv.Set("1", script[0])
	}
	w.loading = c
	w.hold()
	_, err = w.sandbox.Evaluate(program)
	return goja.Undefined(), err
}

func (l *load) Done(_ jsbridge.Clone, err error) {
	c, w := (*call)(l), l.worker
	switch {
	case err == nil: // ready when it says so
	case w.loading == c:
		w.loaded(err)
	default:
		w.answer(c, jsbridge.Clone{}, err)
	}
}

// loaded answers the load call, if one waits: the script is ready, or has
// failed.
func (w *worker) loaded(err error) {
	c := w.loading
	if c == nil {
		return
	}
	w.loading = nil
	w.hold = w.sandbox.Hold()
	w.answer(c, jsbridge.Clone{}, err)
}
