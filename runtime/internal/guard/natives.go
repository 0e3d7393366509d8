package guard

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/jsontext"
	"github.com/wprun/wprun/runtime/internal/native"
)

// Source returns what a script may compile instead of a value, which eval
// compiles if it is a string. It throws what the check of sources returns.
func (g *Guard) Source(v goja.Value) goja.Value {
	if !goja.IsString(v) {
		return v
	}
	source := v.String()
	text, err := g.check(source)
	if err != nil {
		panic(g.thrown(err))
	}
	if text == source {
		return v
	}
	return g.vm.ToValue(text)
}

// compilers guards what compiles sources: eval and the constructors of
// functions, which stay reachable through prototypes. Direct eval does not pass
// here; see the rewriting of programs.
func (g *Guard) compilers() {
	g.wrap(g.at("eval"), func(c goja.FunctionCall, next native.Call) goja.Value {
		if len(c.Arguments) > 0 {
			c.Arguments = append([]goja.Value{g.Source(c.Arguments[0])}, c.Arguments[1:]...)
		}
		return next(c)
	})
	all := func(args []goja.Value) []goja.Value {
		texts := make([]goja.Value, len(args))
		for i, v := range args {
			texts[i] = g.Source(v.ToString())
		}
		return texts
	}
	function := g.at("Function")
	constructors := []*goja.Object{function}
	for _, source := range [...]string{"(function* () {})", "(async function () {})"} {
		f, err := g.vm.RunString(source)
		if err != nil {
			g.err = err
			return
		}
		constructors = append(constructors, f.(*goja.Object).Prototype().Get("constructor").(*goja.Object))
	}
	for _, o := range constructors {
		g.wrap(o, func(c goja.FunctionCall, next native.Call) goja.Value {
			c.Arguments = all(c.Arguments)
			return next(c)
		})
		g.wrapNew(o, func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
			return next(all(args), newTarget)
		})
	}
}

// strings guards what makes long strings.
func (g *Guard) strings() {
	prototype := g.at("String", "prototype")
	if prototype == nil {
		return
	}
	length := func(v goja.Value) float64 {
		if s, ok := v.(goja.String); ok {
			return float64(s.Length())
		}
		return 1 // whatever it becomes
	}
	g.wrap(method(prototype, "repeat"), func(c goja.FunctionCall, next native.Call) goja.Value {
		n := integer(c.Argument(0))
		if n < 0 || math.IsInf(n, 0) {
			panic(g.rangeError("Invalid count value: %s", c.Argument(0)))
		}
		if n*length(c.This) > float64(g.limits.String) {
			panic(g.rangeError("Invalid string length"))
		}
		return next(c)
	})
	for _, name := range [...]string{"padStart", "padEnd"} {
		g.wrap(method(prototype, name), func(c goja.FunctionCall, next native.Call) goja.Value {
			if n := integer(c.Argument(0)); n > float64(g.limits.String) && !isEmpty(c.Argument(1)) {
				panic(g.rangeError("Invalid string length"))
			}
			return next(c)
		})
	}
	g.wrap(method(prototype, "split"), func(c goja.FunctionCall, next native.Call) goja.Value {
		// As many parts as there are units, or separators and one.
		s, ok := c.This.(goja.String)
		if separator, isString := c.Argument(0).(goja.String); ok && isString && goja.IsUndefined(c.Argument(1)) && s.Length() > g.limits.Array {
			if n := separator.Length(); n == 0 || strings.Count(s.String(), separator.String()) > g.limits.Array {
				panic(g.rangeError("Invalid array length"))
			}
		}
		return next(c)
	})
	// goja does not get ahead where the search text is empty and the string is
	// not ASCII.
	g.wrap(method(prototype, "replaceAll"), func(c goja.FunctionCall, next native.Call) goja.Value {
		if isEmpty(c.Argument(0)) {
			c.Arguments = append([]goja.Value{g.everywhere()}, c.Arguments[1:]...)
		}
		return next(c)
	})
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

func method(o *goja.Object, name string) *goja.Object {
	f, _ := o.Get(name).(*goja.Object)
	return f
}

// arrays guards what visits the elements of an array: as many as its length
// says, which costs a script nothing to set.
func (g *Guard) arrays() {
	prototype := g.at("Array", "prototype")
	if prototype == nil {
		return
	}
	for _, name := range [...]string{
		"copyWithin", "fill", "includes", "indexOf", "join", "lastIndexOf", "reverse", "sort", "toString",
		"shift", "unshift", "splice", "slice", "concat", "flat", "toLocaleString", "toReversed", "toSorted", "toSpliced", "with",
	} {
		f := method(prototype, name)
		if f == nil {
			continue
		}
		g.wrap(f, func(c goja.FunctionCall, next native.Call) goja.Value {
			g.checkLength(c.This)
			return next(c)
		})
	}
	g.wrap(method(prototype, "sort"), func(c goja.FunctionCall, next native.Call) goja.Value {
		const long = 10_000 // what is shorter is sorted before anybody waits
		if goja.IsUndefined(c.Argument(0)) && g.lengthOf(c.This) > long {
			c.Arguments = []goja.Value{g.vm.ToValue(g.compareTexts())}
		}
		return next(c)
	})
	g.wrap(method(prototype, "join"), func(c goja.FunctionCall, next native.Call) goja.Value {
		g.checkJoined(c.This, c.Argument(0))
		return next(c)
	})
	g.wrap(method(prototype, "flat"), func(c goja.FunctionCall, next native.Call) goja.Value {
		if o, ok := c.This.(*goja.Object); ok && integer(c.Argument(0)) > float64(g.limits.Nesting) && g.deep(o) {
			panic(g.rangeError("Maximum call stack size exceeded"))
		}
		return next(c)
	})
	g.wrap(g.at("Array", "from"), func(c goja.FunctionCall, next native.Call) goja.Value {
		g.checkLength(c.Argument(0))
		return next(c)
	})
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
	if isProxy(o) || o.ClassName() != "Array" && o.ClassName() != "Arguments" && !g.hasData(o, "length") {
		return 0
	}
	if n := o.Get("length"); n != nil {
		return integer(n)
	}
	return 0
}

func isProxy(o *goja.Object) bool { return o.ExportType() == reflect.TypeFor[goja.Proxy]() }

// hasData reports whether an object has a property that is no accessor.
func (g *Guard) hasData(o *goja.Object, key string) bool {
	d, ok := g.descriptor(goja.FunctionCall{Arguments: []goja.Value{o, g.vm.ToValue(key)}}).(*goja.Object)
	return ok && d.Get("get") == nil
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
		v := top.array.Get(strconv.Itoa(top.next))
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

// iterators has what takes all of an iterator in one instruction, such as a
// spread, look at the interrupt.
func (g *Guard) iterators() {
	steps := 0
	for _, iterable := range [...]goja.Value{
		g.vm.NewArray(), g.vm.ToValue(""), g.made("Map"), g.made("Set"),
	} {
		iterate, _ := goja.AssertFunction(iterable.ToObject(g.vm).GetSymbol(goja.SymIterator))
		iterator, err := iterate(iterable)
		if err != nil {
			g.err = err
			return
		}
		g.wrap(method(iterator.(*goja.Object), "next"), func(c goja.FunctionCall, next native.Call) goja.Value {
			if steps++; steps%1024 == 0 {
				g.poll()
			}
			return next(c)
		})
	}
}

func (g *Guard) made(class string) goja.Value {
	o, err := g.vm.New(g.vm.Get(class))
	if err != nil {
		g.err = err
		return g.vm.NewObject()
	}
	return o
}

// buffers guards what allocates bytes.
func (g *Guard) buffers() {
	g.wrapNew(g.at("ArrayBuffer"), func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
		if integer(argument(args, 0)) > float64(g.limits.Buffer) {
			panic(g.rangeError("Array buffer allocation failed"))
		}
		return next(args, newTarget)
	})
	for _, t := range [...]struct {
		name string
		size float64
	}{
		{"Uint8Array", 1}, {"Int8Array", 1}, {"Uint8ClampedArray", 1}, {"Uint16Array", 2}, {"Int16Array", 2}, {"Uint32Array", 4},
		{"Int32Array", 4}, {"Float32Array", 4}, {"Float64Array", 8}, {"BigInt64Array", 8}, {"BigUint64Array", 8},
	} {
		g.wrapNew(g.at(t.name), func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
			n := integer(argument(args, 0))
			if o, ok := argument(args, 0).(*goja.Object); ok && o.ClassName() != "ArrayBuffer" {
				n = g.lengthOf(o)
			}
			if n*t.size > float64(g.limits.Buffer) {
				panic(g.rangeError("Array buffer allocation failed"))
			}
			return next(args, newTarget)
		})
	}
}

// functions guards calls: how many arguments, and how deep functions lie in
// each other where each level is one of Go.
func (g *Guard) functions() {
	arguments := func(v goja.Value) {
		if g.lengthOf(v) > float64(g.limits.Array) {
			panic(g.rangeError("Maximum call stack size exceeded"))
		}
	}
	g.wrap(g.at("Function", "prototype", "apply"), func(c goja.FunctionCall, next native.Call) goja.Value {
		arguments(c.Argument(1))
		return next(c)
	})
	g.wrap(g.at("Reflect", "apply"), func(c goja.FunctionCall, next native.Call) goja.Value {
		arguments(c.Argument(2))
		return next(c)
	})
	g.wrap(g.at("Reflect", "construct"), func(c goja.FunctionCall, next native.Call) goja.Value {
		arguments(c.Argument(1))
		return next(c)
	})
	// The name of a bound function tells how often it has been bound.
	g.wrap(g.at("Function", "prototype", "bind"), func(c goja.FunctionCall, next native.Call) goja.Value {
		if o, ok := c.This.(*goja.Object); ok {
			if name, ok := o.Get("name").(goja.String); ok && name.Length() > len("bound ")*g.limits.Nesting {
				panic(g.rangeError("Maximum call stack size exceeded"))
			}
		}
		return next(c)
	})
	g.wrap(g.at("BigInt"), g.digits)
	g.wrap(g.at("BigInt", "asUintN"), g.bits)
	g.wrap(g.at("BigInt", "asIntN"), g.bits)
	f, err := g.vm.RunString("(function* () {})")
	if err != nil {
		g.err = err
		return
	}
	generators := f.(*goja.Object).Get("prototype").(*goja.Object).Prototype()
	for _, name := range [...]string{"next", "return", "throw"} {
		g.wrap(method(generators, name), func(c goja.FunctionCall, next native.Call) goja.Value {
			if g.depth >= g.limits.Nesting {
				panic(g.rangeError("Maximum call stack size exceeded"))
			}
			g.depth++
			defer func() { g.depth-- }()
			return next(c)
		})
	}
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
	if integer(c.Argument(0)) > 1<<30 {
		panic(g.rangeError("Maximum BigInt size exceeded"))
	}
	return next(c)
}

// json guards JSON.parse and JSON.stringify, which recurse, and has them say
// what V8 says.
func (g *Guard) json() {
	g.wrap(g.at("JSON", "parse"), func(c goja.FunctionCall, next native.Call) goja.Value {
		text := c.Argument(0).ToString()
		message, deep := jsontext.Check(text.String(), g.limits.Nesting)
		if deep {
			panic(g.rangeError("Maximum call stack size exceeded"))
		}
		if message != "" {
			panic(g.newError("SyntaxError", message))
		}
		c.Arguments = append([]goja.Value{text}, c.Arguments[min(1, len(c.Arguments)):]...)
		return next(c)
	})
	engine := &jsontext.Engine{
		VM:      g.vm,
		Keys:    g.function("Object", "keys"),
		Get:     g.function("Reflect", "get"),
		IsArray: g.function("Array", "isArray"),
		Depth:   g.limits.Nesting,
		Length:  g.limits.String,
		Throw:   func(class, message string) { panic(g.newError(class, message)) },
		Poll:    g.poll,
	}
	g.wrap(g.at("JSON", "stringify"), func(c goja.FunctionCall, _ native.Call) goja.Value {
		return engine.Stringify(c.Argument(0), c.Argument(1), c.Argument(2))
	})
}

// function is the Go function behind a native one, which a script cannot
// replace.
func (g *Guard) function(names ...string) native.Call {
	f, err := native.CallOf(g.at(names...))
	if err != nil {
		g.err = err
	}
	return f
}
