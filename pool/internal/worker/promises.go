package worker

import (
	"github.com/dop251/goja"
	"github.com/wprun/wprun/runtime"
)

// Promises is the class workerpool.Promise of one sandbox.
type Promises struct {
	sandbox   *runtime.Sandbox
	prototype *goja.Object
	then      *goja.Object
	helpers   map[string]goja.Callable // what shared.js does for promises
}

// newPromises makes the class, as far as it is written in Go.
func newPromises(s *runtime.Sandbox) *Promises {
	c := &Promises{sandbox: s, prototype: s.VM().NewObject()}
	c.then = c.method("then", 2, func(p *Promise, call goja.FunctionCall) goja.Value {
		return p.then(call.Argument(0), call.Argument(1)).object
	})
	c.method("finally", 1, func(p *Promise, call goja.FunctionCall) goja.Value {
		next := c.New(nil)
		next.parent = p
		p.whenSettled(&finally{next, call.Argument(0)})
		return next.object
	})
	c.bound("cancel", 0, func(p *Promise, _ goja.FunctionCall) { p.cancel() })
	c.bound("timeout", 1, func(p *Promise, call goja.FunctionCall) { p.timeout(call.Argument(0)) })
	c.flag("resolved", resolved)
	c.flag("rejected", rejected)
	c.flag("pending", pending)
	return c
}

// method gives the class a method.
func (c *Promises) method(name string, length int, f func(*Promise, goja.FunctionCall) goja.Value) *goja.Object {
	o := c.sandbox.Function(name, length, func(call goja.FunctionCall) goja.Value { return f(c.this(call, name), call) })
	_ = c.prototype.DefineDataProperty(name, o, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return o
}

// bound gives the class a method that returns its promise and may be called
// without it, as in setTimeout(promise.cancel, 1000): in the npm package each
// promise has one of its own.
func (c *Promises) bound(name string, length int, f func(*Promise, goja.FunctionCall)) {
	get := c.sandbox.Function("get "+name, 0, func(call goja.FunctionCall) goja.Value {
		p := c.this(call, name)
		return c.sandbox.Function(name, length, func(call goja.FunctionCall) goja.Value {
			f(p, call)
			return p.object
		})
	})
	set := c.sandbox.Function("set "+name, 1, func(call goja.FunctionCall) goja.Value {
		_ = c.this(call, name).object.DefineDataProperty(name, call.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
		return goja.Undefined()
	})
	_ = c.prototype.DefineAccessorProperty(name, get, set, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// flag gives the class a getter that says whether a promise is in a state.
func (c *Promises) flag(name string, state promiseState) {
	get := c.sandbox.Function("get "+name, 0, func(call goja.FunctionCall) goja.Value {
		return c.sandbox.VM().ToValue(c.this(call, name).state == state)
	})
	_ = c.prototype.DefineAccessorProperty(name, get, nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// this is the promise that a method is called on.
func (c *Promises) this(call goja.FunctionCall, name string) *Promise {
	p := c.Of(call.This)
	if p == nil {
		panic(c.sandbox.VM().NewTypeError("Method Promise.prototype.%s called on incompatible receiver %s", name, call.This))
	}
	return p
}

// Of returns what stands behind an object, nil if it is none of the class.
func (c *Promises) Of(v goja.Value) *Promise {
	p, _ := c.sandbox.Carried(v).(*Promise)
	return p
}

// New returns a new promise. If it stands for something that can be stopped, that
// is its root.
func (c *Promises) New(root Root) *Promise {
	p := new(Promise)
	c.Make(p, root)
	return p
}

// Make is New for a promise that is part of something else: the zero Promise.
func (c *Promises) Make(p *Promise, root Root) {
	p.class, p.root = c, root
	p.object = c.sandbox.Carry(c.prototype, p)
}

// natives are what shared.js makes the rest of the class with.
func (c *Promises) natives() map[string]any {
	return map[string]any{
		"prototype": c.prototype,
		// construct(handler, newTarget): what new does.
		"construct": func(call goja.FunctionCall) goja.Value {
			p := &Promise{class: c}
			prototype, ok := call.Argument(1).ToObject(c.sandbox.VM()).Get("prototype").(*goja.Object)
			if !ok {
				prototype = c.prototype
			}
			p.object = c.sandbox.Carry(prototype, p)
			handler, _ := goja.AssertFunction(call.Argument(0))
			if _, err := handler(goja.Undefined(), p.function(resolved, nil), p.function(rejected, nil)); err != nil {
				panic(err)
			}
			return p.object
		},
		// standFor(promise, root): cancel and timeout are root's.
		"standFor": func(call goja.FunctionCall) goja.Value {
			c.Of(call.Argument(0)).root = scriptRoot{call.Argument(1).(*goja.Object)}
			return call.Argument(0)
		},
		// ofTask(root) is a promise that is settled from here:
		"ofTask": func(call goja.FunctionCall) goja.Value {
			return c.New(scriptRoot{call.Argument(0).(*goja.Object)}).object
		},
		// settle(promise, resolved, value).
		"settle": func(call goja.FunctionCall) goja.Value {
			if p := c.Of(call.Argument(0)); call.Argument(1).ToBoolean() {
				p.Resolve(call.Argument(2))
			} else {
				p.Reject(call.Argument(2))
			}
			return goja.Undefined()
		},
	}
}

// help takes what shared.js does for promises.
func (c *Promises) help(helpers *goja.Object) {
	c.helpers = make(map[string]goja.Callable)
	for _, name := range helpers.Keys() {
		c.helpers[name], _ = goja.AssertFunction(helpers.Get(name))
	}
}

// call calls one of these.
func (c *Promises) call(helper string, args ...goja.Value) goja.Value {
	value, err := c.helpers[helper](goja.Undefined(), args...)
	if err != nil {
		panic(err)
	}
	return value
}

// thenOf returns the then of what is a promise of any class: it has catch, too.
// It is nil for anything else. Both may be getters, which throw.
func (c *Promises) thenOf(v goja.Value) goja.Callable {
	object, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	then, ok := goja.AssertFunction(object.Get("then"))
	if !ok {
		return nil
	}
	if _, ok := goja.AssertFunction(object.Get("catch")); !ok {
		return nil
	}
	return then
}

// A scriptRoot is a root in JavaScript: an object with these methods.
type scriptRoot struct{ object *goja.Object }

func (r scriptRoot) Cancel()               { r.call("cancel") }
func (r scriptRoot) Timeout(ms goja.Value) { r.call("timeout", ms) }
func (r scriptRoot) call(name string, args ...goja.Value) {
	if f, ok := goja.AssertFunction(r.object.Get(name)); ok {
		if _, err := f(r.object, args...); err != nil {
			panic(err)
		}
	}
}
