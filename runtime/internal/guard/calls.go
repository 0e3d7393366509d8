package guard

import (
	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// A native function that goja calls from another one leaves no frame on the
// stack that goja bounds: { toString: ''.trim } as a text calls itself until
// the process ends. So native functions count themselves how deep they are.

// Counted returns f as a function of the host that takes part in the count.
func (g *Guard) Counted(f native.Call) native.Call {
	return func(c goja.FunctionCall) goja.Value { return g.counted(c, f) }
}

func (g *Guard) counted(c goja.FunctionCall, next native.Call) goja.Value {
	if g.calls >= g.limits.Calls {
		panic(g.overflow())
	}
	g.calls++
	defer func() { g.calls-- }()
	g.step()
	for i, v := range c.Arguments {
		if v == nil { // goja means a hole, which its own functions do not know
			c.Arguments[i] = goja.Undefined()
		}
	}
	return next(c)
}

// step looks at the interrupt now and then.
func (g *Guard) step() {
	if g.steps++; g.steps%1024 == 0 {
		g.poll()
	}
}

// overflow is the error for what lies too deep in each other. To make it takes
// calls, too.
func (g *Guard) overflow() *goja.Object {
	const enough = 100
	g.calls -= enough
	defer func() { g.calls += enough }()
	return g.rangeError("Maximum call stack size exceeded")
}

// Count has the calls of a function of the host counted.
func (g *Guard) Count(o *goja.Object) { g.count(o) }

// count has the calls of an object counted, if it is a native function.
func (g *Guard) count(o *goja.Object) {
	_ = native.WrapCall(o, g.counting)
}

// class has the calls counted of all native functions that a constructor or
// something like JSON has, and its prototype.
func (g *Guard) class(o *goja.Object) {
	g.members(o)
	if prototype, ok := o.Get("prototype").(*goja.Object); ok {
		g.members(prototype)
	}
}

func (g *Guard) members(o *goja.Object) {
	keys := make([]goja.Value, 0, 32)
	for _, name := range o.GetOwnPropertyNames() {
		if name != "constructor" {
			keys = append(keys, g.vm.ToValue(name))
		}
	}
	for _, symbol := range o.Symbols() {
		keys = append(keys, symbol)
	}
	for _, key := range keys {
		d, ok := g.descriptor(o, key).(*goja.Object)
		if !ok {
			continue
		}
		for _, part := range [...]string{"value", "get", "set"} {
			if f, ok := d.Get(part).(*goja.Object); ok {
				g.count(f)
			}
		}
	}
}

// bind makes functions within each other, which is a level for what looks
// through them.
func (g *Guard) bind(c goja.FunctionCall, next native.Call) goja.Value {
	levels := 0
	for f, ok := c.This.(*goja.Object); ok && f != nil; f = native.BoundTo(f) {
		if levels++; levels > g.limits.Nesting {
			panic(g.overflow())
		}
	}
	bound := next(c)
	if f, ok := bound.(*goja.Object); ok {
		g.count(f)
		g.wrapNew(f, func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
			if g.calls >= g.limits.Calls {
				panic(g.overflow())
			}
			g.calls++
			defer func() { g.calls-- }()
			return next(args, newTarget)
		})
	}
	return bound
}
