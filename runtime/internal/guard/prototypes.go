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
// Go stack for whatever is done with it, as often as a script is in its midst.
func (g *Guard) proxy(o *goja.Object) {
	check := func(args []goja.Value) {
		for i := range 2 {
			if at, ok := argument(args, i).(*goja.Object); ok && g.proxies(at, make(map[*goja.Object]int)) >= g.share() {
				panic(g.overflow())
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

// proxies is how many proxies a lookup in an object can pass, one after the
// other.
func (g *Guard) proxies(o *goja.Object, known map[*goja.Object]int) int {
	for ; o != nil && !isProxy(o); o = o.Prototype() {
		g.step()
	}
	if o == nil {
		return 0
	}
	n, ok := known[o]
	if !ok {
		p := o.Export().(goja.Proxy)
		known[o] = g.share() // one in itself
		n = 1 + max(g.proxies(p.Target(), known), g.proxies(p.Handler(), known))
		known[o] = n
	}
	return n
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
		g.step()
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
