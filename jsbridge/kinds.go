package jsbridge

import (
	"reflect"
	"slices"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// kind says how an object is cloned.
type kind uint8

const (
	kindRefused kind = iota
	kindPlain
	kindArray
	kindStdArray // kindArray, of goja's ordinary array type
	kindError
	kindDate
	kindRegExp
	kindMap
	kindSet
	kindString // a boxed one
	kindBoxed  // the other primitives
	kindBuffer
	kindView
	kindDataView
	kindGoMap // a wrapped map[string]any
	kindGo    // any other wrapped Go value
)

// kindOf classifies an object. It runs no JavaScript and looks at nothing
// that a script could have changed: neither prototypes nor constructors nor
// Symbol.toStringTag, but the Go type that goja implements the object with.
//
// goja does not tell that type, and what it tells does not suffice: a WeakMap,
// a DataView, a generator and a plain object have the same ClassName and
// ExportType. Hence the look into the one field; TestKinds pins it.
func kindOf(o *goja.Object) kind {
	k := kindPlain
	if objectLayout().of(o) == nil {
		o.ExportType() // makes an object real that goja creates lazily
		k = kinds()[implementation(o)]
	}
	if k == kindPlain && o.ClassName() == "Arguments" { // those of a strict function
		return kindRefused
	}
	return k
}

// implementation is the Go type behind an object.
func implementation(o *goja.Object) reflect.Type {
	return reflect.ValueOf(o).Elem().Field(0).Elem().Type()
}

// kinds maps the Go types behind objects to kinds. It is a constant that only
// a VM can tell, so it is learned from samples, once. A type without a sample
// is refused: should goja grow a new sort of object, it will not cross as {}.
var kinds = sync.OnceValue(func() map[reflect.Type]kind {
	rt := goja.New()
	m := make(map[reflect.Type]kind)
	learn := func(k kind, v goja.Value) {
		o := v.ToObject(rt)
		o.ExportType()
		m[implementation(o)] = k
	}
	for _, s := range []struct {
		kind   kind
		source string
	}{
		{kindPlain, "({})"},
		{kindPlain, "Math"},
		{kindPlain, "RegExp.prototype"},
		{kindArray, "var a = []; a[1e9] = 1; a"},
		{kindArray, "Array.prototype"},
		{kindStdArray, "[1]"},
		{kindError, "new Error"},
		{kindDate, "new Date"},
		{kindRegExp, "/a/"},
		{kindMap, "new Map"},
		{kindSet, "new Set"},
		{kindString, "new String('a')"},
		{kindBoxed, "new Number(1)"},
		{kindBuffer, "new ArrayBuffer(1)"},
		{kindView, "new Uint8Array(1)"},
		{kindDataView, "new DataView(new ArrayBuffer(1))"},
	} {
		v, err := rt.RunString(s.source)
		if err != nil {
			panic("jsbridge: " + err.Error()) // the samples above are wrong
		}
		learn(s.kind, v)
	}
	learn(kindGoMap, rt.ToValue(map[string]any{}))
	learn(kindArray, rt.ToValue([]any{}))
	learn(kindPlain, rt.NewDynamicObject(nil))
	learn(kindArray, rt.NewDynamicArray(nil))
	learn(kindGo, rt.ToValue(new(struct{})))
	learn(kindGo, rt.ToValue(map[string]int{}))
	learn(kindGo, rt.ToValue([]int{}))
	learn(kindGo, rt.ToValue([1]int{}))
	return m
})

// refusal says what an object is that cannot cross.
func refusal(rt *goja.Runtime, o *goja.Object) string {
	switch t := o.ExportType(); {
	case t == reflect.TypeFor[goja.Proxy]():
		return "Proxy"
	case t == reflect.TypeFor[*goja.Promise]():
		return "Promise"
	case t != nil && t.Kind() == reflect.Func:
		return "function"
	}
	// What is left carries its name in Symbol.toStringTag of its prototype. A
	// script may have changed that, but all it could change is this text.
	name := "object"
	rt.Try(func() {
		if tag, ok := o.GetSymbol(goja.SymToStringTag).(goja.String); ok {
			name = tag.String()
		} else if class := o.ClassName(); class != "Object" {
			name = class + " object"
		}
	})
	return name
}

// arrayFields are the fields of goja's ordinary array that tell whether it is
// dense and bare: no holes, no accessors, no named properties. They are read
// for speed only; without them arrays are read key by key.
type arrayFields struct {
	typ                                     reflect.Type // of the array
	length, values, count, accessors, names []int
}

var arrayLayout = sync.OnceValue(func() *arrayFields {
	t := implementation(goja.New().NewArray()).Elem()
	field := func(name string, kind reflect.Kind) []int {
		if f, ok := t.FieldByName(name); ok && f.Type.Kind() == kind {
			return f.Index
		}
		return nil
	}
	l := &arrayFields{
		typ:       t,
		length:    field("length", reflect.Uint32),
		values:    field("values", reflect.Slice),
		count:     field("objCount", reflect.Int),
		accessors: field("propValueCount", reflect.Int),
		names:     field("propNames", reflect.Slice),
	}
	if l.length == nil || l.values == nil || l.count == nil || l.accessors == nil || l.names == nil {
		return nil
	}
	return l
})

// setElements gives an empty array its elements, which belong to it from then on.
// It returns false if it cannot.
func setElements(o *goja.Object, elements []goja.Value) bool {
	l := flatLayout()
	self := interfaceOf(o)
	if l == nil || self.methods != l.implementation {
		return false
	}
	l.set(self.data, elements)
	return true
}

func (l *flatFields) set(p unsafe.Pointer, elements []goja.Value) {
	*(*[]goja.Value)(unsafe.Add(p, l.values)) = elements
	*(*uint32)(unsafe.Add(p, l.length)) = uint32(len(elements))
	*(*int)(unsafe.Add(p, l.count)) = len(elements)
}

// works reports whether an array that is set is as one that the engine has made.
func (l *flatFields) works() bool {
	rt := goja.New()
	set, made := rt.NewArray(), rt.NewArray(1, "two", nil)
	l.set(interfaceOf(set).data, []goja.Value{rt.ToValue(1), rt.ToValue("two"), goja.Null()})
	same := rt.ToValue(func(a, b *goja.Object) bool {
		return reflect.DeepEqual(a.Export(), b.Export()) && slices.Equal(a.Keys(), b.Keys()) && a.Get("length").Equals(b.Get("length"))
	})
	if rt.Set("set", set) != nil || rt.Set("made", made) != nil || rt.Set("same", same) != nil {
		return false
	}
	v, err := rt.RunString("same(set, made) && [set, made].every(a => a.push(4) === 4 && delete a[1] && (a.length = 3)) && same(set, made)")
	return err == nil && v.ToBoolean()
}

// fingerprint identifies the elements of an array: while it stays the same,
// so do the elements that were read.
type fingerprint struct {
	values uintptr
	length int
}

// denseArray returns the fingerprint of an array, and whether its elements are
// all there is to it.
func denseArray(o *goja.Object) (fingerprint, bool) {
	l := arrayLayout()
	a := reflect.ValueOf(o).Elem().Field(0).Elem().Elem()
	if l == nil || a.Type() != l.typ { // a sparse array, perhaps
		return fingerprint{}, false
	}
	values := a.FieldByIndex(l.values)
	n := values.Len()
	dense := a.FieldByIndex(l.length).Uint() == uint64(n) && a.FieldByIndex(l.count).Int() == int64(n) &&
		a.FieldByIndex(l.accessors).Int() == 0 && a.FieldByIndex(l.names).Len() == 1 // "length"
	return fingerprint{values.Pointer(), n}, dense
}
