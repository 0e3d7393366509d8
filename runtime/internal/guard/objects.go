package guard

import (
	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/jsontext"
	"github.com/wprun/wprun/runtime/internal/native"
)

// buffer guards a constructor of what allocates bytes, so many for each unit of
// its argument.
func (g *Guard) buffer(o *goja.Object, size float64) {
	g.wrapNew(o, func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
		n := integer(argument(args, 0))
		if list, ok := argument(args, 0).(*goja.Object); ok && list.ClassName() != "ArrayBuffer" {
			n = g.lengthOf(list)
		}
		if n*size > float64(g.limits.Buffer) {
			panic(g.rangeError("Array buffer allocation failed"))
		}
		return next(args, newTarget)
	})
}

// checkArguments refuses lists of arguments that are too long for the stack.
func (g *Guard) checkArguments(v goja.Value) {
	if g.lengthOf(v) > float64(g.limits.Array) {
		panic(g.rangeError("Maximum call stack size exceeded"))
	}
}

func (g *Guard) apply(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkArguments(c.Argument(1))
	return next(c)
}

// bind makes functions within each other. The name of a bound one tells how
// often it has been bound.
func (g *Guard) bind(c goja.FunctionCall, next native.Call) goja.Value {
	if o, ok := c.This.(*goja.Object); ok {
		if name, ok := o.Get("name").(goja.String); ok && name.Length() > len("bound ")*g.limits.Nesting {
			panic(g.rangeError("Maximum call stack size exceeded"))
		}
	}
	return next(c)
}

func (g *Guard) reflect(o *goja.Object) {
	g.wrap(method(o, "apply"), func(c goja.FunctionCall, next native.Call) goja.Value {
		g.checkArguments(c.Argument(2))
		return next(c)
	})
	g.wrap(method(o, "construct"), g.apply)
	g.wrap(method(o, "setPrototypeOf"), g.setPrototypeOf)
}

// json guards JSON.parse and JSON.stringify, which recurse, and has them say
// what V8 says.
func (g *Guard) json(o *goja.Object) {
	g.wrap(method(o, "parse"), func(c goja.FunctionCall, next native.Call) goja.Value {
		text := c.Argument(0).ToString()
		message, deep := jsontext.Check(text.String(), g.limits.Nesting)
		if deep {
			panic(g.rangeError("Maximum call stack size exceeded"))
		}
		if message != "" {
			panic(g.newError("SyntaxError", message))
		}
		c.Arguments = append([]goja.Value{text}, c.Arguments[min(1, len(c.Arguments)):]...)
		if _, revives := c.Argument(1).(*goja.Object); revives {
			return g.within(g.share(), c, next)
		}
		return next(c)
	})
	engine := &jsontext.Engine{
		VM:      g.vm,
		Keys:    g.native("Object", "keys"),
		Get:     g.get,
		IsArray: g.isArray,
		Depth:   g.limits.Nesting,
		Deep:    &g.depth,
		Length:  g.limits.String,
		Throw:   func(class, message string) { panic(g.newError(class, message)) },
		Poll:    g.poll,
	}
	g.wrap(method(o, "stringify"), func(c goja.FunctionCall, _ native.Call) goja.Value {
		return engine.Stringify(c.Argument(0), c.Argument(1), c.Argument(2))
	})
}

// get and isArray are Reflect.get and Array.isArray: as they were, unless a
// script has replaced them before anybody needed them.
func (g *Guard) get(c goja.FunctionCall) goja.Value {
	if f, err := native.CallOf(g.at("Reflect", "get")); err == nil {
		return f(c)
	}
	return c.Argument(0).ToObject(g.vm).Get(c.Argument(1).String())
}

func (g *Guard) isArray(c goja.FunctionCall) goja.Value {
	if f, err := native.CallOf(g.at("Array", "isArray")); err == nil {
		return f(c)
	}
	return g.vm.ToValue(false)
}

// native is the Go function behind a native one, which a script cannot
// replace.
func (g *Guard) native(names ...string) native.Call {
	f, err := native.CallOf(g.at(names...))
	if err != nil {
		g.err = err
	}
	return f
}
