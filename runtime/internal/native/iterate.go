package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// denseFields tell what an array consists of, and where a VM has what iterates
// over it.
type denseFields struct {
	methods               unsafe.Pointer // how an interface says that it holds an array
	values, length        uintptr
	count, accessors      uintptr // how many elements there are, and how many of them are more than a value
	extensible, writable  uintptr // whether it may have more, and whether its length may change
	symbols               uintptr // of arrays, of their prototype and of functions: a list of entries
	first                 uintptr // in the list
	key, value, next      uintptr // in an entry
	iterators, iterations uintptr // in Runtime: what iterators of arrays inherit from, and what makes them
}

var denseLayout = sync.OnceValue(func() *denseFields {
	c := carriers()
	if c == nil || templateLayout() == nil {
		return nil
	}
	known := true
	field := func(of reflect.Type, name string, is func(reflect.Type) bool) (uintptr, reflect.Type) {
		if of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		f, ok := of.FieldByName(name)
		if known = known && ok && is(f.Type); !known {
			return 0, nil
		}
		return offsetOf(of, f), f.Type
	}
	same := func(want reflect.Type) func(reflect.Type) bool {
		return func(t reflect.Type) bool { return t == want }
	}
	kind := func(want reflect.Kind) func(reflect.Type) bool {
		return func(t reflect.Type) bool { return t.Kind() == want }
	}
	toStruct := func(t reflect.Type) bool { return t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct }
	array := goja.New().NewArray()
	t, prototype := implementation(array), implementation(array.Prototype())
	global, ok := reflect.TypeFor[goja.Runtime]().FieldByName("global")
	if !ok || !toStruct(t) || !toStruct(prototype) {
		return nil
	}
	l := &denseFields{methods: c.methodsOf(array)}
	l.values, _ = field(t, "values", same(reflect.TypeFor[[]goja.Value]()))
	l.length, _ = field(t, "length", kind(reflect.Uint32))
	l.count, _ = field(t, "objCount", kind(reflect.Int))
	l.accessors, _ = field(t, "propValueCount", kind(reflect.Int))
	l.extensible, _ = field(t, "extensible", kind(reflect.Bool))
	ofLength, property := field(t, "lengthProp", kind(reflect.Struct))
	if !known {
		return nil
	}
	writable, _ := field(property, "writable", kind(reflect.Bool))
	l.writable = ofLength + writable
	symbols, list := field(t, "symValues", toStruct)
	inherited, _ := field(prototype, "symValues", toStruct)
	function := goja.New().ToValue(func(goja.FunctionCall) goja.Value { return nil }).(*goja.Object)
	functions, _ := field(implementation(function), "symValues", toStruct)
	if !known || symbols != inherited || symbols != functions {
		return nil
	}
	l.symbols = symbols
	first, entry := field(list, "iterFirst", toStruct)
	if !known {
		return nil
	}
	l.first = first
	l.key, _ = field(entry, "key", same(reflect.TypeFor[goja.Value]()))
	l.value, _ = field(entry, "value", same(reflect.TypeFor[goja.Value]()))
	l.next, _ = field(entry, "iterNext", same(entry))
	if global.Type.Kind() != reflect.Struct {
		return nil
	}
	l.iterators, _ = field(global.Type, "ArrayIteratorPrototype", same(reflect.TypeFor[*goja.Object]()))
	l.iterations, _ = field(global.Type, "arrayValues", same(reflect.TypeFor[*goja.Object]()))
	if !known {
		return nil
	}
	l.iterators += global.Offset
	l.iterations += global.Offset
	return l
})

// Iterated returns what a script gets that iterates over an array, if that is what
// the array has: no element is missing or has a getter, it inherits from the given
// prototype, that of arrays, and iterators of arrays have the given next, the one that
// they had before scripts. The elements must not be changed, and may be others as soon
// as a script runs.
func Iterated(rt *goja.Runtime, array, prototype *goja.Object, next goja.Value) ([]goja.Value, bool) {
	l := denseLayout()
	if l == nil || carriers().methodsOf(array) != l.methods {
		return nil, false
	}
	p := pointer(array)
	values := *(*[]goja.Value)(unsafe.Add(p, l.values))
	n := len(values)
	if int(*(*uint32)(unsafe.Add(p, l.length))) != n || *(*int)(unsafe.Add(p, l.count)) != n || *(*int)(unsafe.Add(p, l.accessors)) != 0 {
		return nil, false
	}
	if array.Prototype() != prototype || *(*unsafe.Pointer)(unsafe.Add(p, l.symbols)) != nil {
		return nil, false
	}
	return values, l.iterateThemselves(rt, prototype) && l.iteratorsHave(rt, next)
}

// iterateThemselves reports whether arrays have Symbol.iterator as goja makes it.
func (l *denseFields) iterateThemselves(rt *goja.Runtime, prototype *goja.Object) bool {
	if *(*unsafe.Pointer)(unsafe.Add(pointer(prototype), l.symbols)) == nil {
		return true // nobody has asked for it so far
	}
	made := *(**goja.Object)(unsafe.Add(unsafe.Pointer(rt), l.iterations))
	v := l.symbol(prototype, goja.SymIterator)
	return v != nil && plain(v) == goja.Value(made)
}

// symbol is a property of an object as goja keeps it, nil if that has none.
func (l *denseFields) symbol(o *goja.Object, symbol *goja.Symbol) goja.Value {
	list := *(*unsafe.Pointer)(unsafe.Add(pointer(o), l.symbols))
	if list == nil {
		return nil
	}
	for entry := *(*unsafe.Pointer)(unsafe.Add(list, l.first)); entry != nil; entry = *(*unsafe.Pointer)(unsafe.Add(entry, l.next)) {
		if *(*goja.Value)(unsafe.Add(entry, l.key)) == goja.Value(symbol) {
			return *(*goja.Value)(unsafe.Add(entry, l.value))
		}
	}
	return nil
}

// iteratorsHave reports whether the iterators of arrays have that next, or none was
// made so far.
func (l *denseFields) iteratorsHave(rt *goja.Runtime, next goja.Value) bool {
	prototype := *(**goja.Object)(unsafe.Add(unsafe.Pointer(rt), l.iterators))
	return prototype == nil || next != nil && Found(prototype, "next") == next
}

// NextOfArrays returns next of the iterators of arrays, if prototype is what these
// inherit from and no script has changed that.
func NextOfArrays(rt *goja.Runtime, prototype *goja.Object) goja.Value {
	l := denseLayout()
	if l == nil || prototype != *(**goja.Object)(unsafe.Add(unsafe.Pointer(rt), l.iterators)) {
		return nil
	}
	next, _ := Found(prototype, "next").(*goja.Object)
	call, err := CallOf(next)
	if err != nil || reflect.ValueOf(call).Pointer() != codeOfNext() {
		return nil
	}
	return next
}

// codeOfNext is the code of that next.
var codeOfNext = sync.OnceValue(func() uintptr {
	array := goja.New().NewArray()
	values, _ := goja.AssertFunction(array.GetSymbol(goja.SymIterator))
	iterator, err := values(array)
	if err != nil {
		return 0
	}
	next, _ := Found(iterator.(*goja.Object).Prototype(), "next").(*goja.Object)
	call, err := CallOf(next)
	if err != nil {
		return 0
	}
	return reflect.ValueOf(call).Pointer()
})
