package jsapi

import (
	"context"
	_ "embed"
	"errors"
	"math"
	goruntime "runtime"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

//go:embed workerpool.js
var source string

// Module returns the module "workerpool" for one main program. The pools that
// the program makes take what it does not say itself from options: where the
// workers print, their limits. MaxWorkers and Script are the program's.
//
// Call close when the program is over: it terminates the pools.
func Module(options pool.Options) (module runtime.Module, close func()) {
	b := &bridge{options: options}
	return runtime.Module{Name: "workerpool", Init: b.init}, b.close
}

// A bridge connects one main program to its pools. All of it belongs to the
// program's thread.
type bridge struct {
	options pool.Options
	sandbox *runtime.Sandbox
	pools   []*handle
}

func (b *bridge) init(s *runtime.Sandbox, exports *goja.Object) error {
	b.sandbox = s
	program, err := runtime.Compile("wprun:workerpool", source)
	if err != nil {
		return err
	}
	value, err := s.Evaluate(program)
	if err != nil {
		return err
	}
	factory, _ := goja.AssertFunction(value)
	vm := s.VM()
	host := vm.NewObject()
	if err := errors.Join(
		host.Set("cpus", goruntime.NumCPU()),
		host.Set("pool", func(call goja.FunctionCall) goja.Value {
			return b.newPool(call.Argument(0).String(), int(call.Argument(1).ToInteger()))
		}),
	); err != nil {
		return err
	}
	made, err := factory(goja.Undefined(), host)
	if err != nil {
		return err
	}
	object := made.(*goja.Object)
	for _, name := range object.Keys() {
		if err := exports.Set(name, object.Get(name)); err != nil {
			return err
		}
	}
	return nil
}

func (b *bridge) close() {
	for _, h := range b.pools {
		if h.pool != nil {
			_ = h.pool.Terminate() // the program is over: nobody is left to hear of a stuck worker
		}
	}
}

// A handle is what a Pool of workerpool.js holds. Its pool is made when the
// first task comes, and again by the first one after terminate.
type handle struct {
	bridge  *bridge
	options pool.Options
	pool    *pool.Pool
}

func (b *bridge) newPool(script string, maxWorkers int) *goja.Object {
	h := &handle{bridge: b, options: b.options}
	h.options.Script, h.options.MaxWorkers = script, maxWorkers
	if maxWorkers == 0 {
		h.options.MaxWorkers = max(goruntime.NumCPU()-1, 1)
	}
	b.pools = append(b.pools, h)

	object := b.sandbox.VM().NewObject()
	_ = object.Set("exec", h.exec)
	_ = object.Set("stats", h.stats)
	_ = object.Set("clear", h.clear)
	_ = object.Set("terminate", h.terminate)
	return object
}

// exec is native.exec(method, function, params, settle): settle is called
// later, once, with 'result' and the value or with another kind of outcome.
func (h *handle) exec(call goja.FunctionCall) goja.Value {
	s := h.bridge.sandbox
	vm := s.VM()
	settle, _ := goja.AssertFunction(call.Argument(3))
	promise := h.submit(call)
	release := s.Hold() // the program waits for its tasks
	promise.Finally(func() {
		s.Post(func() error {
			release()
			kind, value := h.bridge.outcome(promise)
			_, err := settle(goja.Undefined(), vm.ToValue(kind), value)
			return err
		})
	})
	task := vm.NewObject()
	_ = task.Set("cancel", func() { promise.Cancel() })
	_ = task.Set("timeout", func(ms float64) { promise.Timeout(milliseconds(ms)) })
	return task
}

// submit hands the task to the pool. What is wrong with the arguments or the
// script rejects the promise.
func (h *handle) submit(call goja.FunctionCall) *pool.Promise {
	if h.pool == nil {
		p, err := pool.New(h.options)
		if err != nil {
			return pool.Rejected(err)
		}
		h.pool = p
	}
	args, err := h.options.Limits.Values.FromJS(h.bridge.sandbox.VM(), call.Argument(2))
	if err != nil {
		var refused *jsbridge.CloneError
		if errors.As(err, &refused) {
			err = refused.At("params")
		}
		return pool.Rejected(err)
	}
	return h.pool.Submit(pool.Call{
		Method:   call.Argument(0).String(),
		Function: call.Argument(1).String(),
		Args:     args.Once(),
	}, nil)
}

// outcome says how a task has ended, in the words of workerpool.js.
func (b *bridge) outcome(promise *pool.Promise) (kind string, value goja.Value) {
	vm := b.sandbox.VM()
	clone, err := promise.Result()
	if err == nil {
		if value, err = clone.JS(vm); err == nil {
			return "result", value
		}
	}
	var (
		timeout   *pool.TimeoutError
		cancelled *pool.CancellationError
		worker    *pool.WorkerError
		thrown    *jsbridge.Error
		refused   *jsbridge.CloneError
	)
	switch {
	case errors.As(err, &timeout):
		return "timeout", vm.ToValue(float64(timeout.After) / float64(time.Millisecond))
	case errors.As(err, &cancelled):
		return "cancelled", goja.Undefined()
	case errors.Is(err, pool.ErrClosed):
		return "pool terminated", goja.Undefined()
	case errors.Is(err, pool.ErrTerminated):
		return "worker terminated", goja.Undefined()
	case errors.As(err, &worker):
		if errors.As(err, &thrown) {
			return "worker error", thrownValue(vm, thrown)
		}
		return "worker ended", vm.ToValue(worker.Err.Error())
	case errors.As(err, &thrown):
		return "error", thrownValue(vm, thrown)
	case errors.As(err, &refused):
		return "error", refused.JS(vm)
	}
	return "error", (&jsbridge.Error{Name: "Error", Message: err.Error()}).JS(vm)
}

func (h *handle) stats(goja.FunctionCall) goja.Value {
	var stats pool.Stats
	if h.pool != nil {
		stats = h.pool.Stats()
	}
	object := h.bridge.sandbox.VM().NewObject()
	_ = object.Set("totalWorkers", stats.TotalWorkers)
	_ = object.Set("busyWorkers", stats.BusyWorkers)
	_ = object.Set("idleWorkers", stats.IdleWorkers)
	_ = object.Set("pendingTasks", stats.PendingTasks)
	_ = object.Set("activeTasks", stats.ActiveTasks)
	return object
}

func (h *handle) clear(call goja.FunctionCall) goja.Value {
	if h.pool != nil {
		h.pool.Clear(call.Argument(0).ToBoolean())
	}
	return goja.Undefined()
}

// terminate is native.terminate(force, timeout in ms or -1, done): done is
// called later with an array that has an entry for each worker.
func (h *handle) terminate(call goja.FunctionCall) goja.Value {
	s := h.bridge.sandbox
	done, _ := goja.AssertFunction(call.Argument(2))
	p := h.pool
	h.pool = nil // the next task makes a new one
	release := s.Hold()
	workers := 0
	if p != nil {
		workers = p.Stats().TotalWorkers
	}
	answer := func() {
		s.Post(func() error {
			release()
			_, err := done(goja.Undefined(), s.VM().NewArray(make([]any, workers)...))
			return err
		})
	}
	if p == nil {
		answer()
		return goja.Undefined()
	}
	force, timeout := call.Argument(0).ToBoolean(), call.Argument(1).ToFloat()
	go func() { // ends when the pool has; the program waits for its answer
		ctx := context.Background()
		if timeout >= 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, milliseconds(timeout))
			defer cancel()
		}
		// That a worker is stuck is no error here: the package resolves too.
		if force {
			_ = p.Terminate()
		} else {
			_ = p.Close(ctx)
		}
		answer()
	}()
	return goja.Undefined()
}

// milliseconds converts what JavaScript counts in.
func milliseconds(ms float64) time.Duration {
	if !(ms > 0) {
		return 0
	}
	return time.Duration(min(ms, math.MaxInt64/2e6) * float64(time.Millisecond))
}
