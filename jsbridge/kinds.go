package jsbridge

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
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
	o.ExportType() // makes an object real that goja creates lazily
	k := kinds()[implementation(o)]
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

// objectFields tell where goja's ordinary object keeps its properties. They
// are read for speed only: asking for the keys of an object takes longer than
// all else that there is to do for it.
type objectFields struct {
	typ           reflect.Type // of the object
	names, values uintptr      // offsets
	special       reflect.Type // of a value that is no data property with all flags set
}

var objectLayout = sync.OnceValue(func() *objectFields {
	rt := goja.New()
	t := implementation(rt.NewObject()).Elem()
	names, _ := t.FieldByName("propNames")
	values, _ := t.FieldByName("values")
	if names.Type != reflect.TypeFor[[]unistring.String]() || values.Type != reflect.TypeFor[map[unistring.String]goja.Value]() {
		return nil
	}
	l := &objectFields{typ: t, names: names.Offset, values: values.Offset}
	hidden := rt.NewObject()
	if err := hidden.DefineDataProperty("p", goja.Null(), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
		return nil
	}
	l.special = reflect.TypeOf(l.read(hidden).values["p"])
	return l
})

// properties are those of an ordinary object: goja's own memory.
type properties struct {
	names  []unistring.String
	values map[unistring.String]goja.Value
}

// fields are where an object of the type that l describes has its properties.
func (l *objectFields) fields(o *goja.Object) (names *[]unistring.String, values *map[unistring.String]goja.Value) {
	p := reflect.ValueOf(o).Elem().Field(0).Elem().UnsafePointer()
	return (*[]unistring.String)(unsafe.Add(p, l.names)), (*map[unistring.String]goja.Value)(unsafe.Add(p, l.values))
}

// read returns the properties of such an object.
func (l *objectFields) read(o *goja.Object) properties {
	names, values := l.fields(o)
	return properties{*names, *values}
}

// newPlain makes an ordinary object for n properties. They may be put into
// values, their names being appended to names; both are nil if goja is not as
// this package knows it. goja's own way takes three times as long.
func newPlain(rt *goja.Runtime, n int) (o *goja.Object, names *[]unistring.String, values map[unistring.String]goja.Value) {
	o = rt.NewObject()
	l := objectLayout()
	if l == nil {
		return o, nil, nil
	}
	names, m := l.fields(o)
	if len(*names) > 0 || len(*m) > 0 {
		return o, nil, nil
	}
	*names = make([]unistring.String, 0, n)
	const few = 8 // for which an empty map has room
	if n > few || *m == nil {
		*m = make(map[unistring.String]goja.Value, n)
	}
	return o, names, *m
}

// simpleProperties returns the properties of an ordinary object if all of
// them are data that can be enumerated, and none has a name that goja would
// put in another place, or that is not ASCII.
func simpleProperties(o *goja.Object) (p properties, ok bool) {
	l := objectLayout()
	if l == nil || implementation(o).Elem() != l.typ {
		return p, false
	}
	p = l.read(o)
	for _, name := range p.names {
		if !l.simple(name, p.values[name]) {
			return p, false
		}
	}
	return p, true
}

func (l *objectFields) simple(name unistring.String, v goja.Value) bool {
	return name != "" && (name[0] < '0' || name[0] > '9') && name.AsUtf16() == nil && reflect.TypeOf(v) != l.special
}

// simpleValue returns a property of an object that had simple properties when
// they were listed; nil if it is gone.
func simpleValue(o *goja.Object, name unistring.String) goja.Value {
	l := objectLayout()
	if implementation(o).Elem() == l.typ {
		if v, ok := l.read(o).values[name]; ok && reflect.TypeOf(v) != l.special {
			return v
		}
	}
	return o.Get(string(name))
}
