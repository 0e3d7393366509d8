package guard

import (
	"math"
	"strconv"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// join is Array.prototype.join: https://tc39.es/ecma262/#sec-array.prototype.join.
// goja's own neither ends where arrays stand in each other more than once nor
// before the text is longer than the memory.
func (g *Guard) join(c goja.FunctionCall, _ native.Call) goja.Value {
	o := c.This.ToObject(g.vm)
	if g.joining[o] {
		return g.vm.ToValue("") // it is in itself
	}
	if g.joining == nil {
		g.joining = make(map[*goja.Object]bool)
	}
	g.joining[o] = true
	defer delete(g.joining, o)
	return g.within(1, c, func(c goja.FunctionCall) goja.Value { return g.joined(o, c.Argument(0)) })
}

func (g *Guard) joined(o *goja.Object, separator goja.Value) goja.Value {
	n := toLength(o.Get("length"))
	if n > float64(g.limits.Array) {
		panic(g.rangeError("Invalid array length"))
	}
	between := goja.StringFromUTF16([]uint16{','})
	if !goja.IsUndefined(separator) {
		between = text(separator)
	}
	b := g.newText()
	for i := range int(n) {
		g.step()
		if i > 0 {
			b.add(between)
		}
		v := g.plainElement(o, i)
		if v == nil {
			v = o.Get(strconv.Itoa(i))
		}
		if v != nil && !goja.IsUndefined(v) && !goja.IsNull(v) {
			b.add(text(v))
		}
	}
	return b.String()
}

// plainElement is an element that is a string or a number, nil if it is
// something else.
func (g *Guard) plainElement(o *goja.Object, i int) goja.Value {
	if values, ok := native.Elements(o); ok && i < len(values) && (goja.IsString(values[i]) || goja.IsNumber(values[i])) {
		return values[i]
	}
	return nil
}

// raw is String.raw: https://tc39.es/ecma262/#sec-string.raw.
func (g *Guard) raw(c goja.FunctionCall, _ native.Call) goja.Value {
	parts := orUndefined(c.Argument(0).ToObject(g.vm).Get("raw")).ToObject(g.vm)
	n := toLength(orUndefined(parts.Get("length")))
	b := g.newText()
	for i := 0; float64(i) < n; i++ {
		g.step()
		b.add(text(orUndefined(parts.Get(strconv.Itoa(i)))))
		if float64(i+1) < n && i+1 < len(c.Arguments) {
			b.add(text(c.Arguments[i+1]))
		}
	}
	return b.String()
}

func orUndefined(v goja.Value) goja.Value {
	if v == nil {
		return goja.Undefined()
	}
	return v
}

// toLength is ToLength of the language.
func toLength(v goja.Value) float64 {
	if v == nil {
		return 0
	}
	n := v.ToNumber().ToFloat()
	if !(n > 0) {
		return 0
	}
	return min(math.Trunc(n), 1<<53-1)
}

// builder is a text that may become too long.
type builder struct {
	goja.StringBuilder
	guard  *Guard
	length int
}

func (g *Guard) newText() *builder { return &builder{guard: g} }

func (b *builder) add(s goja.String) {
	if b.length += s.Length(); b.length > b.guard.limits.String {
		panic(b.guard.rangeError("Invalid string length"))
	}
	b.WriteString(s)
}
