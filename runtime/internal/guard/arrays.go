package guard

import (
	"reflect"
	"strconv"
	"unicode/utf16"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// visit is for methods of arrays that visit the elements: as many as the length
// says, which costs a script nothing to set.
func (g *Guard) visit(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.This)
	return next(c)
}

func (g *Guard) sort(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.This)
	const long = 10_000 // what is shorter is sorted before anybody waits
	if goja.IsUndefined(c.Argument(0)) && g.lengthOf(c.This) > long {
		c.Arguments = []goja.Value{g.vm.ToValue(g.compareTexts())}
	}
	return next(c)
}

func (g *Guard) join(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.This)
	g.checkJoined(c.This, c.Argument(0))
	return g.within(1, c, next)
}

// toText is for methods that ask the elements for their text, too.
func (g *Guard) toText(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.This)
	return g.within(1, c, next)
}

func (g *Guard) flat(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.This)
	if o, ok := c.This.(*goja.Object); ok && integer(c.Argument(0)) > float64(g.limits.Nesting) && g.deep(o) {
		panic(g.rangeError("Maximum call stack size exceeded"))
	}
	return g.within(g.share(), c, next)
}

// share is the levels that count for a function which may take as many as there
// are: so many of these may run in each other.
func (g *Guard) share() int { return max(1, g.limits.Nesting/20) }

func (g *Guard) from(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.Argument(0))
	return next(c)
}

// iterate has what takes all of an iterator in one instruction, such as a
// spread, look at the interrupt.
func (g *Guard) iterate(c goja.FunctionCall, next native.Call) goja.Value {
	iterator := next(c)
	o, ok := iterator.(*goja.Object)
	if !ok {
		return iterator
	}
	if p := o.Prototype(); p != nil && !g.iterators[p] {
		if g.iterators == nil {
			g.iterators = make(map[*goja.Object]bool)
		}
		g.iterators[p] = true
		// A script may have replaced it; then that is no native function, or one
		// that is guarded.
		_ = native.WrapCall(method(p, "next"), func(c goja.FunctionCall, next native.Call) goja.Value {
			if g.steps++; g.steps%1024 == 0 {
				g.poll()
			}
			return next(c)
		})
	}
	return iterator
}

// compareTexts is how sort compares without a function of the script's; but it
// can be interrupted.
func (g *Guard) compareTexts() func(goja.FunctionCall) goja.Value {
	steps := 0
	less, same, more := g.vm.ToValue(-1), g.vm.ToValue(0), g.vm.ToValue(1)
	return func(c goja.FunctionCall) goja.Value {
		if steps++; steps%1024 == 0 {
			g.poll()
		}
		switch n := text(c.Arguments[0]).CompareTo(text(c.Arguments[1])); {
		case n < 0:
			return less
		case n > 0:
			return more
		}
		return same
	}
}

// text is a value as a string; numbers stay numbers in goja's ToString.
func text(v goja.Value) goja.String {
	if s, ok := v.ToString().(goja.String); ok {
		return s
	}
	return goja.StringFromUTF16(utf16.Encode([]rune(v.String())))
}

// checkLength refuses arrays and what looks like one with more elements than
// native functions may visit. What it would take a script to find out is left
// to the function itself.
func (g *Guard) checkLength(v goja.Value) {
	if n := g.lengthOf(v); n > float64(g.limits.Array) {
		panic(g.rangeError("Invalid array length"))
	}
}

func (g *Guard) lengthOf(v goja.Value) float64 {
	o, ok := v.(*goja.Object)
	if !ok {
		return 0
	}
	if isProxy(o) || o.ClassName() != "Array" && o.ClassName() != "Arguments" && g.own(o, "length") == nil {
		return 0
	}
	if n := o.Get("length"); n != nil {
		return integer(n)
	}
	return 0
}

func isProxy(o *goja.Object) bool { return o.ExportType() == reflect.TypeFor[goja.Proxy]() }

// own returns a property of an object's own, nil if there is none or if it is
// an accessor.
func (g *Guard) own(o *goja.Object, key string) goja.Value {
	d, ok := g.descriptor(goja.FunctionCall{Arguments: []goja.Value{o, g.vm.ToValue(key)}}).(*goja.Object)
	if !ok || d.Get("get") != nil {
		return nil
	}
	return d.Get("value")
}

// checkJoined refuses to join an array to a string that is too long.
func (g *Guard) checkJoined(array, separator goja.Value) {
	o, ok := array.(*goja.Object)
	if !ok || o.ClassName() != "Array" || isProxy(o) {
		return
	}
	g.checkLength(o)
	n, total := g.lengthOf(o), 0.0
	if s, ok := separator.(goja.String); ok {
		total = n * float64(s.Length())
	}
	for i := 0; i < int(n) && total <= float64(g.limits.String); i++ {
		if s, ok := o.Get(strconv.Itoa(i)).(goja.String); ok {
			total += float64(s.Length())
		}
	}
	if total > float64(g.limits.String) {
		panic(g.rangeError("Invalid string length"))
	}
}

// deep reports whether arrays lie deeper in o than natives may recurse.
func (g *Guard) deep(o *goja.Object) bool {
	type level struct {
		array *goja.Object
		next  int
	}
	stack := []level{{array: o}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if float64(top.next) >= g.lengthOf(top.array) {
			stack = stack[:len(stack)-1]
			continue
		}
		v := g.own(top.array, strconv.Itoa(top.next))
		top.next++
		if inner, ok := v.(*goja.Object); ok && inner.ClassName() == "Array" {
			if len(stack) == g.limits.Nesting {
				return true
			}
			stack = append(stack, level{array: inner})
		}
	}
	return false
}
