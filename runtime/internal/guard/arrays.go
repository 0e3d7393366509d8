package guard

import (
	"reflect"
	"strconv"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// visit is for methods of arrays that visit the elements: as many as the length
// says, which costs a script nothing to set.
func (g *Guard) visit(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.This)
	return next(c)
}

// shift is how programs take from queues.
func (g *Guard) shift(c goja.FunctionCall, next native.Call) goja.Value {
	if o, ok := c.This.(*goja.Object); ok {
		if first := native.Shift(o); first != nil {
			g.step()
			return first
		}
	}
	return g.visit(c, next)
}

func (g *Guard) unshift(c goja.FunctionCall, next native.Call) goja.Value {
	o, _ := c.This.(*goja.Object)
	if n, ok := native.DenseLength(o); ok && o.Prototype() == g.prototypes[3] && g.inheritsNone(n, len(c.Arguments)) && native.Unshift(o, c.Arguments) {
		g.step()
		return o.Get("length")
	}
	return g.visit(c, next)
}

// inheritsNone reports whether arrays inherit none of n elements from one on, which
// would be set in place of their own.
func (g *Guard) inheritsNone(from, n int) bool {
	object, array := g.prototypes[0], g.prototypes[3]
	if array.Prototype() != object || object.Prototype() != nil {
		return false
	}
	for i := range n {
		if array.Get(strconv.Itoa(from+i)) != nil {
			return false
		}
	}
	return true
}

func (g *Guard) sort(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.This)
	const long = 10_000 // what is shorter is sorted before anybody waits
	if goja.IsUndefined(c.Argument(0)) && g.lengthOf(c.This) > long {
		c.Arguments = []goja.Value{g.vm.ToValue(g.compareTexts())}
	}
	return next(c)
}

// fill goes a part of the way at a time, for goja takes long for the elements of
// an array that had none.
func (g *Guard) fill(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.This)
	return g.inParts(c, next)
}

func (g *Guard) inParts(c goja.FunctionCall, next native.Call) goja.Value {
	n := g.lengthOf(c.This)
	relative := func(i int, missing float64) float64 {
		if goja.IsUndefined(c.Argument(i)) {
			return missing
		}
		at := g.number(&c.Arguments, i)
		if at < 0 {
			at += n
		}
		return min(max(at, 0), n)
	}
	const part = 1 << 16
	if n <= part {
		return next(c)
	}
	from, to := relative(1, 0), relative(2, n)
	var result goja.Value = c.This.ToObject(g.vm)
	for ; from < to; from += part {
		g.poll()
		result = next(goja.FunctionCall{This: c.This, Arguments: []goja.Value{
			c.Argument(0), g.vm.ToValue(from), g.vm.ToValue(min(from+part, to)),
		}})
	}
	return result
}

// toText is for methods that ask the elements for their text.
func (g *Guard) toText(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.This)
	return g.within(1, c, next)
}

// concat makes an array of what is in others.
func (g *Guard) concat(c goja.FunctionCall, next native.Call) goja.Value {
	total := 0.0
	for _, v := range append([]goja.Value{c.This}, c.Arguments...) {
		if o, ok := v.(*goja.Object); ok && (isArray(o) || !isProxy(o) && o.GetSymbol(goja.SymIsConcatSpreadable) != nil) {
			total += g.lengthOf(o)
		}
	}
	if total > float64(g.limits.Array) {
		panic(g.rangeError("Invalid array length"))
	}
	return next(c)
}

func (g *Guard) flat(c goja.FunctionCall, next native.Call) goja.Value {
	g.checkLength(c.This)
	depth := 1.0
	if !goja.IsUndefined(c.Argument(0)) {
		depth = g.number(&c.Arguments, 0)
	}
	if o, ok := c.This.(*goja.Object); ok {
		g.checkFlat(o, depth)
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
		g.madeIterator(p)
		if next := native.NextOfArrays(g.vm, p); next != nil {
			g.next = next
		}
		// A script may have replaced it; then that is no native function, or one
		// that is guarded.
		_ = native.WrapCall(method(p, "next"), func(c goja.FunctionCall, next native.Call) goja.Value {
			g.step()
			return next(c)
		})
	}
	return iterator
}

// Iterated returns what a script gets that iterates over an array, if that is simply
// what the array has, and no script can notice.
func (g *Guard) Iterated(array *goja.Object) ([]goja.Value, bool) {
	return native.Iterated(g.vm, array, g.prototypes[3], g.next) // that of arrays
}

// madeIterator is called with what iterators of one kind inherit.
func (g *Guard) madeIterator(prototype *goja.Object) {
	if all := prototype.Prototype(); all != nil {
		native.Tracker(g.vm).(Guarded).Iterators(all)
	}
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

// checkLength refuses arrays and what looks like one with more elements than
// native functions may visit.
func (g *Guard) checkLength(v goja.Value) {
	if n := g.lengthOf(v); n > float64(g.limits.Array) {
		panic(g.rangeError("Invalid array length"))
	}
}

// lengthOf is the length that a native function will find. A getter, or a Proxy,
// is asked once more than it would be.
func (g *Guard) lengthOf(v goja.Value) float64 {
	if s, ok := v.(goja.String); ok {
		return float64(s.Length())
	}
	o, ok := v.(*goja.Object)
	if !ok {
		return 0
	}
	n := o.Get("length")
	if n == nil {
		return 0
	}
	return integer(n.ToNumber())
}

func isProxy(o *goja.Object) bool { return o.ExportType() == reflect.TypeFor[goja.Proxy]() }

// isArray reports whether an object is an array, or a Proxy of one.
func isArray(o *goja.Object) bool {
	for o != nil && isProxy(o) {
		o = o.Export().(goja.Proxy).Target()
	}
	return o != nil && o.ClassName() == "Array"
}

// own returns a property of an object's own, nil if there is none or if it is
// an accessor.
func (g *Guard) own(o *goja.Object, key string) goja.Value {
	d, ok := g.descriptor(o, g.vm.ToValue(key)).(*goja.Object)
	if !ok || d.Get("get") != nil {
		return nil
	}
	return d.Get("value")
}

// checkFlat refuses arrays that lie deeper in o than natives may recurse, and
// those that have too many elements together: an array may stand in another one
// more than once.
func (g *Guard) checkFlat(o *goja.Object, depth float64) {
	type level struct {
		array   *goja.Object
		next, n int
	}
	stack := []level{{array: o, n: int(g.lengthOf(o))}}
	elements := 0
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next >= top.n {
			stack = stack[:len(stack)-1]
			continue
		}
		v := g.element(top.array, top.next)
		top.next++
		g.step()
		inner, ok := v.(*goja.Object)
		if !ok || !isArray(inner) || float64(len(stack)) > depth {
			if elements++; elements > g.limits.Array {
				panic(g.rangeError("Invalid array length"))
			}
			continue
		}
		if len(stack) == g.limits.Nesting {
			panic(g.overflow())
		}
		for isProxy(inner) {
			inner = inner.Export().(goja.Proxy).Target()
		}
		stack = append(stack, level{array: inner, n: int(min(g.lengthOf(inner), float64(g.limits.Array)))})
	}
}

// element is an element that no getter makes, nil if there is none.
func (g *Guard) element(array *goja.Object, i int) goja.Value {
	if values, ok := native.Elements(array); ok && i < len(values) {
		switch v := values[i].(type) {
		case goja.String, *goja.Object:
			return v
		}
		if goja.IsNumber(values[i]) {
			return values[i]
		}
	}
	return g.own(array, strconv.Itoa(i))
}
