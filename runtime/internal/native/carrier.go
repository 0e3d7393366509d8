package native

import (
	"reflect"
	"strings"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// A carrier is an ordinary object of goja's with one field of Go's behind it. So
// scripts can do with it what they can with any object, and cannot see what it
// carries; a property that kept that would be seen, and takes as long to make as
// ten fields.
type carrier struct {
	typ                   reflect.Type // a goja.Object, what goja has behind one, and an any
	behind, state         uintptr      // in it
	class, val, prototype uintptr      // in what is behind an object
	extensible, values    uintptr
	self, runtime         uintptr        // in Object
	implementation        unsafe.Pointer // how an interface says that it holds an ordinary object
	name                  string         // of the class: "Object", as a text of our own by which carriers are known
}

// face is what an interface with methods consists of.
type face struct{ methods, data unsafe.Pointer }

var carriers = sync.OnceValue(func() *carrier {
	sample := goja.New().NewObject()
	base := implementation(sample)
	if base.Kind() != reflect.Pointer || base.Elem().Kind() != reflect.Struct {
		return nil
	}
	known := true
	field := func(of reflect.Type, name string, is reflect.Type) uintptr {
		f, ok := of.FieldByName(name)
		known = known && ok && f.Type == is
		return f.Offset
	}
	object := reflect.TypeFor[goja.Object]()
	self, ok := object.FieldByName("self")
	if !ok || self.Type.Kind() != reflect.Interface || self.Type.NumMethod() == 0 {
		return nil
	}
	t := reflect.StructOf([]reflect.StructField{{Name: "Object", Type: object}, {Name: "Behind", Type: base.Elem()}, {Name: "State", Type: reflect.TypeFor[any]()}})
	l := &carrier{
		typ:            t,
		behind:         t.Field(1).Offset,
		class:          field(base.Elem(), "class", reflect.TypeFor[string]()),
		val:            field(base.Elem(), "val", reflect.TypeFor[*goja.Object]()),
		prototype:      field(base.Elem(), "prototype", reflect.TypeFor[*goja.Object]()),
		extensible:     field(base.Elem(), "extensible", reflect.TypeFor[bool]()),
		values:         field(base.Elem(), "values", reflect.TypeFor[map[unistring.String]goja.Value]()),
		runtime:        field(object, "runtime", reflect.TypeFor[*goja.Runtime]()),
		self:           self.Offset,
		state:          t.Field(2).Offset,
		implementation: (*face)(unsafe.Add(unsafe.Pointer(sample), self.Offset)).methods,
		name:           strings.Clone("Object"),
	}
	if !known {
		return nil
	}
	return l
})

// Carry returns a new object with that prototype, from which [Carried] gets what
// it carries. It is nil when goja is not as this package knows it.
func Carry(rt *goja.Runtime, prototype *goja.Object, state any) *goja.Object {
	l := carriers()
	if l == nil {
		return nil
	}
	made := reflect.New(l.typ).UnsafePointer()
	o, p := (*goja.Object)(made), unsafe.Add(made, l.behind)
	*(*string)(unsafe.Add(p, l.class)) = l.name
	*(**goja.Object)(unsafe.Add(p, l.val)) = o
	*(**goja.Object)(unsafe.Add(p, l.prototype)) = prototype
	*(*bool)(unsafe.Add(p, l.extensible)) = true
	*(*map[unistring.String]goja.Value)(unsafe.Add(p, l.values)) = make(map[unistring.String]goja.Value)
	*(*any)(unsafe.Add(made, l.state)) = state
	*(**goja.Runtime)(unsafe.Add(made, l.runtime)) = rt
	*(*face)(unsafe.Add(made, l.self)) = face{l.implementation, p}
	return o
}

// Carried returns what an object carries, nil if that is nothing.
func Carried(o *goja.Object) any {
	l := carriers()
	if l == nil {
		return nil
	}
	self := (*face)(unsafe.Add(unsafe.Pointer(o), l.self))
	if self.methods != l.implementation {
		return nil
	}
	if class := *(*string)(unsafe.Add(self.data, l.class)); unsafe.StringData(class) != unsafe.StringData(l.name) {
		return nil
	}
	return *(*any)(unsafe.Add(self.data, l.state-l.behind))
}
