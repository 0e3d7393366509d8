package guard

import (
	"math"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

func (g *Guard) repeat(c goja.FunctionCall, next native.Call) goja.Value {
	s, ok := g.thisText(&c)
	if !ok {
		return next(c)
	}
	n := g.number(&c.Arguments, 0)
	if n < 0 || math.IsInf(n, 0) {
		panic(g.rangeError("Invalid count value: %s", c.Argument(0)))
	}
	if n*float64(s.Length()) > float64(g.limits.String) {
		panic(g.rangeError("Invalid string length"))
	}
	if s.Length() == 0 {
		return s // however often
	}
	return next(c)
}

func (g *Guard) pad(c goja.FunctionCall, next native.Call) goja.Value {
	if _, ok := g.thisText(&c); !ok {
		return next(c)
	}
	n := g.number(&c.Arguments, 0)
	if !goja.IsUndefined(c.Argument(1)) {
		g.textArgument(&c.Arguments, 1)
	}
	if n > float64(g.limits.String) && !isEmpty(c.Argument(1)) {
		panic(g.rangeError("Invalid string length"))
	}
	return next(c)
}

// concatTexts is String.prototype.concat.
func (g *Guard) concatTexts(c goja.FunctionCall, next native.Call) goja.Value {
	s, ok := g.thisText(&c)
	if !ok {
		return next(c)
	}
	b := g.newText()
	b.add(s)
	for _, v := range c.Arguments {
		b.add(text(v))
	}
	return b.String()
}

// split makes as many parts as there are units, or separators and one.
func (g *Guard) split(c goja.FunctionCall, next native.Call) goja.Value {
	if _, isObject := c.Argument(0).(*goja.Object); isObject {
		return next(c)
	}
	s, ok := g.thisText(&c)
	if separator, isString := c.Argument(0).(goja.String); ok && isString && goja.IsUndefined(c.Argument(1)) && s.Length() > g.limits.Array {
		if n := separator.Length(); n == 0 || strings.Count(s.String(), separator.String()) > g.limits.Array {
			panic(g.rangeError("Invalid array length"))
		}
	}
	return next(c)
}

// replaceAll of goja does not get ahead where the search text is empty and the
// string is not ASCII.
func (g *Guard) replaceAll(c goja.FunctionCall, next native.Call) goja.Value {
	if isEmpty(c.Argument(0)) {
		c.Arguments = append([]goja.Value{g.everywhere()}, c.Arguments[1:]...)
	}
	return g.replace(c, next)
}

// matches is for the methods of strings that make a regular expression.
func (g *Guard) matches(c goja.FunctionCall, next native.Call) goja.Value {
	g.RegExps()
	if pattern := c.Argument(0); goja.IsString(pattern) {
		g.checkPattern(pattern, goja.Undefined())
	}
	return next(c)
}

// everywhere is an expression that matches between any two units of a string.
func (g *Guard) everywhere() goja.Value {
	o, err := g.vm.New(g.vm.Get("RegExp"), g.vm.ToValue("(?:)"), g.vm.ToValue("g"))
	if err != nil {
		panic(err)
	}
	return o
}

func isEmpty(v goja.Value) bool {
	s, ok := v.(goja.String)
	return ok && s.Length() == 0
}

// maxDigits is the longest text that BigInt takes: to read one takes time that
// grows with the square of its length.
const maxDigits = 1 << 20

func (g *Guard) digits(c goja.FunctionCall, next native.Call) goja.Value {
	if s, ok := c.Argument(0).(goja.String); ok && s.Length() > maxDigits {
		panic(g.rangeError("Maximum BigInt size exceeded"))
	}
	return next(c)
}

func (g *Guard) bits(c goja.FunctionCall, next native.Call) goja.Value {
	if s, ok := c.Argument(1).(goja.String); ok && s.Length() > maxDigits {
		panic(g.rangeError("Maximum BigInt size exceeded"))
	}
	if g.number(&c.Arguments, 0) > 1<<30 {
		panic(g.rangeError("Maximum BigInt size exceeded"))
	}
	return next(c)
}
