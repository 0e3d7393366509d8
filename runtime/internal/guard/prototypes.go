package guard

import (
	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// setPrototypeOf makes chains of objects: a Proxy may stand in its own chain,
// where the language finds no cycle and a lookup finds no end.
func (g *Guard) setPrototypeOf(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkChain(c.Argument(0), c.Argument(1))
	return next(c)
}

// proxy guards the making of proxies of proxies, each of which is a level of the
// Go stack for whatever is done with it.
func (g *Guard) proxy(o *goja.Object) {
	check := func(args []goja.Value) {
		for i := range 2 {
			levels := 0
			for at, ok := argument(args, i).(*goja.Object); ok && at != nil && isProxy(at); levels++ {
				if levels >= g.limits.Nesting {
					panic(g.rangeError("Maximum call stack size exceeded"))
				}
				at = at.Export().(goja.Proxy).Target()
			}
		}
	}
	g.wrapNew(o, func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
		check(args)
		return next(args, newTarget)
	})
	g.wrap(method(o, "revocable"), func(c goja.FunctionCall, next native.Call) goja.Value {
		check(c.Arguments)
		return next(c)
	})
}

// setProto is the setter of __proto__.
func (g *Guard) setProto(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkChain(c.This, c.Argument(0))
	return next(c)
}

// checkChain refuses a prototype from which a lookup would come back to the
// object. A Proxy looks things up in its handler and in its target.
func (g *Guard) checkChain(object, prototype goja.Value) {
	o, ok := object.(*goja.Object)
	if !ok {
		return
	}
	p, ok := prototype.(*goja.Object)
	if !ok {
		return
	}
	seen := make(map[*goja.Object]bool)
	proxies := false
	for next := []*goja.Object{p}; len(next) > 0; {
		at := next[len(next)-1]
		next = next[:len(next)-1]
		if at == nil || seen[at] {
			continue
		}
		seen[at] = true
		if at == o && proxies {
			panic(g.vm.NewTypeError("Cyclic __proto__ value"))
		}
		if isProxy(at) {
			proxies = true
			proxy := at.Export().(goja.Proxy)
			next = append(next, proxy.Target(), proxy.Handler())
			continue
		}
		next = append(next, at.Prototype())
	}
}
