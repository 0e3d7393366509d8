package guard

import (
	"cmp"
	"math"
	"math/big"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/jsontext"
	"github.com/wprun/wprun/runtime/internal/native"
)

// buffer guards a constructor of what allocates bytes, so many for each unit of
// its argument; 0 is an ArrayBuffer itself.
func (g *Guard) buffer(o *goja.Object, size float64) {
	g.typedArrays(o)
	if size > 0 {
		g.at("ArrayBuffer") // which a typed array leads to
	}
	g.count(method(method(o, "prototype"), "slice"))
	g.wrapNew(o, func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
		var n float64
		list, isObject := argument(args, 0).(*goja.Object)
		switch {
		case !isObject || size == 0: // a number
			n = g.number(&args, 0)
		case list.ClassName() != "ArrayBuffer":
			n = g.lengthOf(list)
		}
		if n*max(size, 1) > float64(g.limits.Buffer) {
			panic(g.rangeError("Array buffer allocation failed"))
		}
		return next(args, newTarget)
	})
}

// Expose guards what the host can make with the engine, and a script then gets at
// without its name: the constructors of an ArrayBuffer and of an error of Go.
func (g *Guard) Expose() {
	if g.used&exposed == 0 {
		g.used |= exposed
		g.at("ArrayBuffer")
		g.at("GoError")
	}
}

// fromPrimitive is what goja has for TypedArray.from, which takes objects only:
// Uint8Array.from(atob(text), …) is how bytes are decoded.
func (g *Guard) fromPrimitive(c goja.FunctionCall, next native.Call) goja.Value {
	source := c.Argument(0)
	if _, ok := source.(*goja.Object); !ok && !goja.IsUndefined(source) && !goja.IsNull(source) {
		c.Arguments = append([]goja.Value{source.ToObject(g.vm)}, c.Arguments[1:]...)
	}
	return next(c)
}

// typedArrays guards what the constructors of typed arrays inherit.
func (g *Guard) typedArrays(o *goja.Object) {
	parent := o.Prototype()
	if method(parent, "from") == nil || g.used&typedArrays != 0 {
		return
	}
	g.used |= typedArrays
	g.members(parent)
	g.wrap(method(parent, "from"), g.fromPrimitive)
	g.hook(typedArrayPrototype, method(parent, "prototype"))
}

// joinNumbers is for what makes a text of the numbers of a typed array.
func (g *Guard) joinNumbers(c goja.FunctionCall, next native.Call) goja.Value {
	n, separator := g.lengthOf(c.This), 1
	if !goja.IsUndefined(c.Argument(0)) {
		separator = g.textArgument(&c.Arguments, 0).Length()
	}
	if n > float64(g.limits.Array) || n*float64(separator) > float64(g.limits.String) {
		panic(g.rangeError("Invalid string length"))
	}
	return next(c)
}

// fillNumbers is fill of typed arrays. What it is asked to fill with is asked
// once.
func (g *Guard) fillNumbers(c goja.FunctionCall, next native.Call) goja.Value {
	if _, isObject := c.Argument(0).(*goja.Object); isObject {
		return next(c)
	}
	return g.inParts(c, next)
}

// sortNumbers has long typed arrays sorted by a comparison that can be
// interrupted.
func (g *Guard) sortNumbers(c goja.FunctionCall, next native.Call) goja.Value {
	const long = 100_000
	if goja.IsUndefined(c.Argument(0)) && g.lengthOf(c.This) > long {
		c.Arguments = []goja.Value{g.vm.ToValue(g.compareNumbers)}
	}
	return next(c)
}

// compareNumbers compares as sort does without a function of the script's:
// https://tc39.es/ecma262/#sec-comparetypedarrayelements.
func (g *Guard) compareNumbers(c goja.FunctionCall) goja.Value {
	g.step()
	if a, ok := c.Argument(0).Export().(*big.Int); ok {
		if b, ok := c.Argument(1).Export().(*big.Int); ok {
			return g.vm.ToValue(a.Cmp(b))
		}
	}
	a, b := c.Argument(0).ToFloat(), c.Argument(1).ToFloat()
	switch {
	case math.IsNaN(a) || math.IsNaN(b):
		return g.vm.ToValue(cmp.Compare(btoi(math.IsNaN(a)), btoi(math.IsNaN(b))))
	case a == 0 && b == 0:
		return g.vm.ToValue(cmp.Compare(btoi(math.Signbit(b)), btoi(math.Signbit(a))))
	}
	return g.vm.ToValue(cmp.Compare(a, b))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// maxArguments is how many arguments a list may be applied as. V8 takes some
// 120,000; goja, millions, but it copies its stack again and again.
const maxArguments = 1 << 20

// checkArguments refuses lists of arguments that are too long for the stack.
func (g *Guard) checkArguments(v goja.Value) {
	if g.lengthOf(v) > float64(min(g.limits.Array, maxArguments)) {
		panic(g.overflow())
	}
}

// keys is for functions that list the properties of their arguments. Those of a
// string, or of what has bytes, cost a script nothing to make.
func (g *Guard) keys(c goja.FunctionCall, next native.Call) goja.Value {
	for _, v := range c.Arguments {
		g.checkKeys(v)
	}
	return next(c)
}

func (g *Guard) checkKeys(v goja.Value) {
	if o, ok := v.(*goja.Object); !ok || native.IsTypedArray(o) || o.ClassName() == "String" {
		g.checkLength(v)
	}
}

func (g *Guard) apply(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkArguments(c.Argument(1))
	return next(c)
}

func (g *Guard) reflect(o *goja.Object) {
	defer g.class(o)
	g.wrap(method(o, "apply"), func(c goja.FunctionCall, next native.Call) goja.Value {
		g.checkArguments(c.Argument(2))
		return next(c)
	})
	g.wrap(method(o, "construct"), g.apply)
	g.wrap(method(o, "setPrototypeOf"), g.setPrototypeOf)
	g.wrap(method(o, "ownKeys"), g.keys)
}

// json guards JSON.parse and JSON.stringify, which recurse, and has them say
// what V8 says.
func (g *Guard) json(o *goja.Object) {
	defer g.class(o)
	engine := &jsontext.Engine{
		VM:      g.vm,
		Small:   func(o *goja.Object) { g.checkKeys(o) },
		Keys:    g.objectKeys,
		Get:     g.get,
		IsArray: g.isArray,
		Depth:   g.limits.Nesting,
		Deep:    &g.depth,
		Length:  g.limits.String,
		Throw:   func(class, message string) { panic(g.newError(class, message)) },
		Poll:    g.poll,
	}
	g.wrap(method(o, "parse"), func(c goja.FunctionCall, _ native.Call) goja.Value {
		source := text(c.Argument(0))
		message, deep := jsontext.Check(source.String(), g.limits.Nesting)
		if deep {
			panic(g.overflow())
		}
		if message != "" {
			panic(g.newError("SyntaxError", message))
		}
		value := engine.Parse(native.Units(source))
		if reviver, ok := goja.AssertFunction(c.Argument(1)); ok {
			return engine.Revive(value, reviver)
		}
		return value
	})
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

// note keeps functions of Object before a script can replace them.
func (g *Guard) note(name string, o *goja.Object) {
	f, err := native.CallOf(o)
	switch {
	case err != nil:
		g.err = err
	case name == "keys":
		g.keysOf = f
	case name == "getOwnPropertyDescriptor":
		g.descriptorOf = f
	}
}

// objectKeys and descriptor are Object.keys and Object.getOwnPropertyDescriptor.
// Whoever asks for one of these makes it, which notes it.
func (g *Guard) objectKeys(c goja.FunctionCall) goja.Value {
	if g.keysOf == nil {
		native.Constructor(g.vm, "Object").Get("keys")
	}
	return g.keysOf(c)
}

func (g *Guard) descriptor(o *goja.Object, key goja.Value) goja.Value {
	if g.descriptorOf == nil {
		native.Constructor(g.vm, "Object").Get("getOwnPropertyDescriptor")
	}
	return g.descriptorOf(goja.FunctionCall{Arguments: []goja.Value{o, key}})
}

// Descriptor is Object.getOwnPropertyDescriptor, whatever scripts have made of
// that.
func (g *Guard) Descriptor(o *goja.Object, key goja.Value) goja.Value { return g.descriptor(o, key) }
