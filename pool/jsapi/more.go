package jsapi

import (
	"context"
	"errors"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// A broadcast is a function that each worker gets before its first task.
type broadcast struct {
	function string
	args     []any
}

// broadcast is native.broadcast(function, params, settle).
func (h *handle) broadcast(call goja.FunctionCall) goja.Value {
	b := h.bridge
	settle, _ := goja.AssertFunction(call.Argument(2))
	x := broadcast{function: call.Argument(0).String()}
	answer := func(promise *pool.Promise) {
		b.later(func() error {
			<-promise.Done()
			return nil
		}, func(error) error {
			kind, value := b.outcome(promise)
			_, err := settle(goja.Undefined(), b.sandbox.VM().ToValue(kind), value)
			return err
		})
	}
	args, err := h.options.Limits.Values.FromJS(b.sandbox.VM(), call.Argument(1))
	var parts []jsbridge.Clone
	if err == nil {
		err = args.Into(&parts)
	}
	if err == nil {
		err = h.open()
	}
	if err != nil {
		answer(pool.Rejected(err))
		return goja.Undefined()
	}
	for _, part := range parts {
		x.args = append(x.args, part)
	}
	h.broadcasts = append(h.broadcasts, x)
	answer(h.pool.Broadcast(x.function, x.args...))
	return goja.Undefined()
}

// session is native.session(settle): with 'result' it is given an object that
// has exec, close and lost.
func (h *handle) session(call goja.FunctionCall) goja.Value {
	b := h.bridge
	settle, _ := goja.AssertFunction(call.Argument(0))
	if err := h.open(); err != nil {
		b.later(func() error { return err }, func(err error) error { return b.refuse(settle, err) })
		return goja.Undefined()
	}
	p := h.pool
	var session *pool.Session
	b.later(func() (err error) {
		session, err = p.Session(context.Background()) // ends with the pool
		return err
	}, func(err error) error {
		if err != nil {
			return b.refuse(settle, err)
		}
		vm := b.sandbox.VM()
		object := vm.NewObject()
		_ = object.Set("exec", func(call goja.FunctionCall) goja.Value { return h.exec(call, session) })
		_ = object.Set("cancel", h.cancel)
		_ = object.Set("timeout", h.timeout)
		_ = object.Set("close", func(goja.FunctionCall) goja.Value {
			session.Close()
			return goja.Undefined()
		})
		_ = object.Set("lost", func(goja.FunctionCall) goja.Value {
			return vm.ToValue(errors.Is(session.Err(), pool.ErrSessionLost))
		})
		_, err = settle(goja.Undefined(), vm.ToValue("result"), object)
		return err
	})
	if h.crew != nil {
		_ = h.crew.catchUp(p) // who cannot start is not waited for
	}
	return goja.Undefined()
}

// refuse tells the program that something has failed.
func (b *bridge) refuse(settle goja.Callable, err error) error {
	kind, value := b.failure(err)
	_, err = settle(goja.Undefined(), b.sandbox.VM().ToValue(kind), value)
	return err
}
