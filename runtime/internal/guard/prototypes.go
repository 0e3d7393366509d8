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
