package worker

import (
	"math"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/runtime"
)

// face is what scripts see as this.worker: one object for all calls, which acts
// for the one on whose behalf the script runs.
func (w *worker) face() *goja.Object {
	if w.self != nil {
		return w.self
	}
	vm := w.sandbox.VM()
	w.self = vm.NewObject()
	_ = w.self.Set("emit", w.sandbox.Function("emit", 1, func(call goja.FunctionCall) goja.Value {
		w.emit(vm, call.Argument(0))
		return goja.Undefined()
	}))
	_ = w.self.Set("addAbortListener", w.sandbox.Function("addAbortListener", 1, func(call goja.FunctionCall) goja.Value {
		f, ok := goja.AssertFunction(call.Argument(0))
		if !ok {
			panic(vm.NewTypeError("addAbortListener takes a function"))
		}
		w.addAbortListener(f)
		return goja.Undefined()
	}))
	trace := vm.ToValue(func(goja.FunctionCall) goja.Value {
		if c := w.current(); c != nil && c.trace != "" {
			return vm.ToValue(c.trace)
		}
		return goja.Undefined()
	})
	_ = w.self.DefineAccessorProperty("traceparent", trace, nil, goja.FLAG_FALSE, goja.FLAG_TRUE)
	return w.self
}

// addAbortListener has f called when the call that runs is cancelled. It is
// that call's: it goes with it.
func (w *worker) addAbortListener(f goja.Callable) {
	c := w.current()
	if c == nil {
		return // what runs on behalf of no call cannot be cancelled
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	e := c.more()
	e.listeners = append(e.listeners, f)
	e.timeout = w.abort
}

// MaxAbort is the longest time that a script may ask for, for its abort
// listeners: until then a cancelled task holds its place.
const MaxAbort = time.Minute

// setOptions takes the options of worker(): abortListenerTimeout, in
// milliseconds, and onTerminate.
func (w *worker) setOptions(v goja.Value) {
	options, ok := v.(*goja.Object)
	if !ok {
		return
	}
	if v := options.Get("abortListenerTimeout"); v != nil && goja.IsNumber(v) {
		if ms := v.ToFloat(); !math.IsNaN(ms) {
			ms = min(max(ms, 1), float64(MaxAbort/time.Millisecond))
			w.abort = time.Duration(ms * float64(time.Millisecond))
		}
	}
	if f, ok := goja.AssertFunction(options.Get("onTerminate")); ok {
		if w.onTerminate == nil {
			w.peer.Event(wire.Message{Method: wire.Farewell})
		}
		w.onTerminate = f
	}
}

// sandboxConfig is what the sandbox is given: what the host has said, and the
// module workerpool; what it prints goes to the host.
func (w *worker) sandboxConfig() (config runtime.Config, err error) {
	config = w.config.Sandbox
	config.Modules, err = w.offered()
	if w.config.remoteFiles {
		config.Load = w.readFile
	}
	config.Transfer = w.unpack
	config.Stdout = &output{w, wire.Stdout, config.Stdout != nil}
	config.Stderr = &output{w, wire.Stderr, config.Stderr != nil}
	return config, err
}
