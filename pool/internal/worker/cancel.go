package worker

import (
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
)

// Cancel stops a call, unless it was answered meanwhile. A call that is alone
// and has no abort listeners is interrupted at once, and the worker retires: its
// script was stopped somewhere in its middle. Else the call is ended between
// two jobs of the sandbox, so that the worker and the calls beside it live on;
// if that does not come to pass within its time, the interrupt follows.
func (w *worker) Cancel(id uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.calls[id]
	if c == nil || c.cancelled {
		return
	}
	c.cancelled = true
	w.taken.Broadcast() // it may wait for its events to be taken
	if len(c.listeners()) == 0 && len(w.calls) == 1 {
		w.retire()
		return
	}
	timeout := w.config.AbortTimeout
	if e := c.extra; e != nil && e.timeout > 0 {
		timeout = e.timeout
	}
	c.more().deadline = time.AfterFunc(timeout, func() { w.interrupt(c) })
	// Two numbers cannot fail to be encoded.
	value, _ := jsbridge.FromGo(float64(timeout) / float64(time.Millisecond))
	w.peer.Event(wire.Message{ID: id, Method: wire.Aborting, Value: value})
	w.sandbox.Post(func() error {
		w.endGently(c)
		return nil
	})
}

func (c *call) listeners() []goja.Callable {
	if c.extra == nil {
		return nil
	}
	return c.extra.listeners
}

// retire interrupts whatever runs, and the worker ends. It must be called with
// the mutex held.
func (w *worker) retire() {
	w.stopping = true // before any answer: each tells the host that the worker retires
	w.stop(errCancelled)
}

// interrupt ends a call that does not end gently.
func (w *worker) interrupt(c *call) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.calls[c.id] == c { // else it has been answered, and another one may run
		w.retire()
	}
}

// endGently calls the abort listeners of a call that was cancelled, and waits
// for what they return. When all is well, the call is over; else the worker is.
func (w *worker) endGently(c *call) {
	w.mu.Lock()
	listeners, under := c.listeners(), w.calls[c.id] == c
	w.mu.Unlock()
	if !under {
		return
	}
	left := len(listeners)
	if left == 0 {
		w.endCall(c)
		return
	}
	c.aborting = true
	for _, f := range listeners {
		c.task.Await(func(*goja.Runtime) (goja.Value, error) { return f(goja.Undefined()) }, func(_ jsbridge.Clone, err error) {
			if err != nil {
				w.interrupt(c)
				return
			}
			if left--; left == 0 {
				w.endCall(c)
			}
		})
	}
}

// endCall ends a call that was cancelled, with what it has left.
func (w *worker) endCall(c *call) {
	c.aborting = false
	c.task.End()
	w.answer(c, jsbridge.Clone{}, errCancelled)
}
