package native

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// A Property is one of a built-in object that is ours. Like goja's own it is
// made when it is first asked for. Scripts may delete it and define it anew.
type Property struct {
	Name       string
	Enumerable bool

	// One of them.
	Value    func(rt *goja.Runtime) goja.Value // writable
	Accessor func(rt *goja.Runtime) (get, set *goja.Object)
}

// propertyFields tell where goja has what a property is that is not simply a
// value.
type propertyFields struct {
	typ                                          reflect.Type // a pointer
	value, getter, setter                        uintptr
	writable, enumerable, configurable, accessor uintptr
}

func propertyLayout(t reflect.Type) (l propertyFields, known bool) {
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return l, false
	}
	known = true
	field := func(name string, is reflect.Type) uintptr {
		f, ok := t.Elem().FieldByName(name)
		known = known && ok && f.Type == is
		return f.Offset
	}
	flag, object := reflect.TypeFor[bool](), reflect.TypeFor[*goja.Object]()
	return propertyFields{
		typ:          t,
		value:        field("value", reflect.TypeFor[goja.Value]()),
		getter:       field("getterFunc", object),
		setter:       field("setterFunc", object),
		writable:     field("writable", flag),
		enumerable:   field("enumerable", flag),
		configurable: field("configurable", flag),
		accessor:     field("accessor", flag),
	}, known
}

func (l *propertyFields) valueOf(p unsafe.Pointer) *goja.Value {
	return (*goja.Value)(unsafe.Add(p, l.value))
}

func (l *propertyFields) getterOf(p unsafe.Pointer) **goja.Object {
	return (**goja.Object)(unsafe.Add(p, l.getter))
}

func (l *propertyFields) setterOf(p unsafe.Pointer) **goja.Object {
	return (**goja.Object)(unsafe.Add(p, l.setter))
}

// factory returns what makes the property.
func (p *Property) factory(l *propertyFields) factory {
	if p.Value != nil && p.Enumerable {
		return p.Value // to goja, what is nothing but a value is all of this
	}
	if p.Value != nil {
		return func(rt *goja.Runtime) goja.Value { return l.make(p.Value(rt), true, false, true) }
	}
	return func(rt *goja.Runtime) goja.Value {
		made := l.make(nil, false, p.Enumerable, true)
		at := reflect.ValueOf(made).UnsafePointer()
		*(*bool)(unsafe.Add(at, l.accessor)) = true
		*l.getterOf(at), *l.setterOf(at) = p.Accessor(rt)
		return made
	}
}

// make makes a property with a value.
func (l *propertyFields) make(value goja.Value, writable, enumerable, configurable bool) goja.Value {
	made := reflect.New(l.typ.Elem())
	at := made.UnsafePointer()
	*l.valueOf(at) = value
	*(*bool)(unsafe.Add(at, l.writable)) = writable
	*(*bool)(unsafe.Add(at, l.enumerable)) = enumerable
	*(*bool)(unsafe.Add(at, l.configurable)) = configurable
	return made.Interface().(goja.Value)
}
