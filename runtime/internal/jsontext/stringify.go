package jsontext

import (
	"math"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// Engine is what the methods need of a VM: functions of the language as
// they were before a script could replace them, and how to throw.
type Engine struct {
	VM      *goja.Runtime
	Small   func(*goja.Object)                 // panics if an object has too many properties to be listed
	Keys    func(goja.FunctionCall) goja.Value // Object.keys
	Get     func(goja.FunctionCall) goja.Value // Reflect.get
	IsArray func(goja.FunctionCall) goja.Value // Array.isArray

	Depth  int  // of objects and arrays within each other
	Deep   *int // how deep we are already: a toJSON can call Stringify again
	Length int  // of the text, in UTF-16 units

	// Throw panics with an error of that class.
	Throw func(class, message string)

	// Poll is called now and then, and may panic.
	Poll func()
}

// Stringify is JSON.stringify, which in goja recurses as deep as a script's
// objects lie in each other.
//
// See https://tc39.es/ecma262/#sec-json.stringify.
func (e *Engine) Stringify(value, replacer, space goja.Value) goja.Value {
	w := &writer{Engine: e, gap: e.gap(space)}
	if o, ok := replacer.(*goja.Object); ok {
		if f, ok := goja.AssertFunction(o); ok {
			w.replacer = f
		} else if e.isArray(o) {
			w.only, w.onlyOdd = plainNames(e.properties(o))
			w.filtered = true
		}
	}
	holder := func() *goja.Object {
		o := e.VM.NewObject()
		_ = o.Set("", value)
		return o
	}
	defer func(deep int) { *e.Deep = deep }(*e.Deep)
	if !w.value(place{name: ""}, value, holder) {
		return goja.Undefined()
	}
	return w.text.value(e.VM)
}

// gap is what each level is indented by.
func (e *Engine) gap(space goja.Value) string {
	if o, ok := space.(*goja.Object); ok {
		switch o.ClassName() {
		case "Number":
			space = e.VM.ToValue(o.ToFloat())
		case "String":
			space = asString(e.VM, o)
		}
	}
	switch {
	case goja.IsNumber(space):
		n := space.ToFloat()
		if !(n >= 1) {
			return ""
		}
		return strings.Repeat(" ", int(min(n, 10)))
	case goja.IsString(space):
		units := []rune(space.String())
		return string(units[:min(len(units), 10)])
	}
	return ""
}

// properties are the names in an array of them, each once.
func (e *Engine) properties(list *goja.Object) []goja.Value {
	var names []goja.Value
	for i := range list.Get("length").ToInteger() {
		e.Poll()
		v := list.Get(strconv.FormatInt(i, 10))
		if o, ok := v.(*goja.Object); ok {
			if class := o.ClassName(); class != "Number" && class != "String" {
				continue
			}
		} else if v == nil || !goja.IsString(v) && !goja.IsNumber(v) {
			continue
		}
		name := asString(e.VM, v)
		if !slices.ContainsFunc(names, name.SameAs) {
			names = append(names, name)
		}
	}
	return names
}

// asString is ToString of the language; that of goja leaves numbers numbers.
func asString(vm *goja.Runtime, v goja.Value) goja.Value {
	if s, ok := v.ToString().(goja.String); ok {
		return s
	}
	return vm.ToValue(v.String())
}

func (e *Engine) isArray(o *goja.Object) bool {
	if o.ExportType() == proxy {
		return e.IsArray(goja.FunctionCall{Arguments: []goja.Value{o}}).ToBoolean()
	}
	return o.ClassName() == "Array"
}

var (
	proxy  = reflect.TypeFor[goja.Proxy]()
	bigInt = reflect.TypeFor[*big.Int]()
)

// A writer makes one text.
type writer struct {
	*Engine
	replacer goja.Callable
	only     []string     // the properties to show, if filtered: these
	onlyOdd  []goja.Value // or these, as names does it
	filtered bool
	gap      string
	indent   string

	text  text
	stack []level
	steps int
}

// A level is an object that is being written, and where it lies in the one
// before it.
type level struct {
	object *goja.Object
	at     place
}

// A place is the name of a property or the index of an element.
type place struct {
	name  string
	odd   goja.Value // the name, if it is not one in UTF-8
	index int
	array bool
}

func (w *writer) key(at place) goja.Value {
	switch {
	case at.odd != nil:
		return at.odd
	case at.array:
		return w.VM.ToValue(strconv.Itoa(at.index))
	}
	return w.VM.ToValue(at.name)
}

// value writes a value, and reports false for one that has no text.
func (w *writer) value(at place, v goja.Value, holder func() *goja.Object) bool {
	if w.steps++; w.steps%1024 == 0 {
		w.Poll()
	}
	if v == nil {
		v = goja.Undefined()
	}
	v = w.replaced(at, v, holder)
	o, ok := v.(*goja.Object)
	if !ok {
		return w.primitive(v)
	}
	switch o.ClassName() {
	case "Number":
		return w.primitive(o.ToNumber())
	case "String":
		return w.primitive(asString(w.VM, o))
	case "Boolean":
		return w.primitive(w.VM.ToValue(o.Export()))
	}
	if o.ExportType() == bigInt {
		w.Throw("TypeError", "Do not know how to serialize a BigInt")
	}
	if _, ok := goja.AssertFunction(o); ok {
		return false
	}
	w.enter(o, at)
	if w.isArray(o) {
		w.array(o)
	} else {
		w.object(o)
	}
	w.stack = w.stack[:len(w.stack)-1]
	*w.Deep--
	return true
}

// replaced is what a toJSON and the replacer make of a value.
func (w *writer) replaced(at place, v goja.Value, holder func() *goja.Object) goja.Value {
	var method goja.Value
	if o, ok := v.(*goja.Object); ok {
		method = o.Get("toJSON")
	} else if goja.IsBigInt(v) {
		method = v.ToObject(w.VM).Get("toJSON")
	}
	if f, ok := goja.AssertFunction(method); ok {
		v = must(f(v, w.key(at)))
	}
	if w.replacer != nil {
		v = must(w.replacer(holder(), w.key(at), v))
	}
	return v
}

// must returns the result of a call of a script's function, or panics as it
// did.
func must(v goja.Value, err error) goja.Value {
	if e, ok := err.(*goja.Exception); ok {
		panic(e.Value())
	}
	if err != nil {
		panic(err)
	}
	return v
}

func (w *writer) primitive(v goja.Value) bool {
	switch {
	case goja.IsString(v):
		w.text.quote(v.(goja.String))
	case goja.IsNull(v):
		w.text.ascii("null")
	case goja.IsNumber(v):
		w.number(v)
	case goja.IsBigInt(v):
		w.Throw("TypeError", "Do not know how to serialize a BigInt")
	case goja.IsUndefined(v):
		return false
	default:
		if _, isSymbol := v.(*goja.Symbol); isSymbol {
			return false
		}
		w.text.ascii(v.String()) // a boolean
	}
	if w.text.length() > w.Length {
		w.Throw("RangeError", "Invalid string length")
	}
	return true
}

func (w *writer) number(v goja.Value) {
	if f := v.ToFloat(); math.IsNaN(f) || math.IsInf(f, 0) {
		w.text.ascii("null")
		return
	}
	w.text.ascii(v.String())
}

// enter notes that an object is being written, unless it is already, or lies
// too deep.
func (w *writer) enter(o *goja.Object, at place) {
	for i := len(w.stack) - 1; i >= 0; i-- {
		if w.stack[i].object == o {
			w.Throw("TypeError", w.circle(i, at))
		}
	}
	if *w.Deep >= w.Depth {
		w.Throw("RangeError", "Maximum call stack size exceeded")
	}
	*w.Deep++
	w.stack = append(w.stack, level{o, at})
}

// circle is what V8 says of an object that contains itself.
func (w *writer) circle(start int, last place) string {
	const first, final = 2, 1 // of the lines between start and end, what is shown
	var b strings.Builder
	b.WriteString("Converting circular structure to JSON\n    --> starting at object with constructor " + w.constructor(w.stack[start].object))
	between := w.stack[start+1:]
	for i, l := range between {
		switch {
		case i < first || i >= len(between)-final:
			b.WriteString("\n    |     " + l.at.String() + " -> object with constructor " + w.constructor(l.object))
		case i == first:
			b.WriteString("\n    |     ...")
		}
	}
	b.WriteString("\n    --- " + last.String() + " closes the circle")
	return b.String()
}

func (at place) String() string {
	switch {
	case at.array:
		return "index " + strconv.Itoa(at.index)
	case at.odd != nil:
		return "property '" + at.odd.String() + "'"
	}
	return "property '" + at.name + "'"
}

// constructor is the name of the class of an object, in quotes.
func (w *writer) constructor(o *goja.Object) string {
	name := "Object"
	w.VM.Try(func() {
		if o.ExportType() == proxy {
			return
		}
		if p := o.Prototype(); p != nil && p.ExportType() != proxy {
			if c, ok := p.Get("constructor").(*goja.Object); ok {
				if n, ok := c.Get("name").(goja.String); ok && n.Length() > 0 {
					name = n.String()
				}
			}
		}
	})
	return "'" + name + "'"
}

func (w *writer) newline() {
	if w.gap != "" {
		w.text.ascii("\n")
		w.text.utf8(w.indent)
	}
}

func (w *writer) array(o *goja.Object) {
	holder := func() *goja.Object { return o }
	n := int(min(o.Get("length").ToInteger(), math.MaxInt32))
	outer := w.open("[")
	for i := range n {
		w.separate(i)
		if !w.value(place{index: i, array: true}, o.Get(strconv.Itoa(i)), holder) {
			w.text.ascii("null")
		}
	}
	w.close("]", outer, n)
}

func (w *writer) object(o *goja.Object) {
	holder := func() *goja.Object { return o }
	names, odd := w.names(o)
	outer := w.open("{")
	count := 0
	for _, name := range names {
		if w.property(place{name: name}, o.Get(name), holder, count) {
			count++
		}
	}
	for _, name := range odd {
		v := w.Get(goja.FunctionCall{Arguments: []goja.Value{o, name}})
		if w.property(place{odd: name}, v, holder, count) {
			count++
		}
	}
	w.close("}", outer, count)
}

// property writes the property behind count others, and reports false if it is
// not shown.
func (w *writer) property(at place, v goja.Value, holder func() *goja.Object, count int) bool {
	before := w.text.length()
	w.separate(count)
	if at.odd != nil {
		w.text.quote(at.odd.(goja.String))
	} else {
		w.text.quoteUTF8(at.name)
	}
	w.text.ascii(":")
	if w.gap != "" {
		w.text.ascii(" ")
	}
	if w.value(at, v, holder) {
		return true
	}
	w.text.cut(before)
	return false
}

// open begins an array or object, and returns the indent to go back to.
func (w *writer) open(bracket string) (outer string) {
	outer = w.indent
	w.indent += w.gap
	w.text.ascii(bracket)
	return outer
}

// separate stands before the item that has count others before it.
func (w *writer) separate(count int) {
	if count > 0 {
		w.text.ascii(",")
	}
	w.newline()
}

func (w *writer) close(bracket, outer string, count int) {
	w.indent = outer
	if count > 0 {
		w.newline()
	}
	w.text.ascii(bracket)
}

// names are the properties that are shown: as Go strings, or all as values
// where Go strings could not tell them apart or find them.
func (w *writer) names(o *goja.Object) (names []string, odd []goja.Value) {
	if w.filtered {
		return w.only, w.onlyOdd
	}
	if o.ExportType() != proxy {
		w.Small(o)
		names = o.Keys()
		if !slices.ContainsFunc(names, func(s string) bool { return strings.ContainsRune(s, utf8.RuneError) }) {
			return names, nil
		}
	}
	keys := w.Keys(goja.FunctionCall{Arguments: []goja.Value{o}}).(*goja.Object)
	for i := range keys.Get("length").ToInteger() {
		odd = append(odd, keys.Get(strconv.FormatInt(i, 10)))
	}
	return nil, odd
}

// plainNames returns names as Go strings if these can stand for all of them, or
// else as they are.
func plainNames(values []goja.Value) (names []string, odd []goja.Value) {
	for _, v := range values {
		name := v.String()
		if strings.ContainsRune(name, utf8.RuneError) {
			return nil, values
		}
		names = append(names, name)
	}
	return names, nil
}
