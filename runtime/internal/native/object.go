package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// A Template is of objects of the host's whose properties are made when they are
// asked for, as those of goja's built-in objects are. It is for all VMs, and must
// not be changed once it is in use.
type Template struct {
	Properties []Property

	once     sync.Once
	template unsafe.Pointer
}

// New makes an object in a VM. It inherits from Object.prototype.
func (t *Template) New(rt *goja.Runtime) (*goja.Object, error) {
	l, c := templateLayout(), classLayout()
	of := implementation(rt.GlobalObject()) // of objects with a template, and nothing else
	o := rt.NewObject()
	if l == nil || c == nil || of.Kind() != reflect.Pointer {
		return nil, ErrUnknown
	}
	fields, ok := l.objects[of]
	base, ok2 := of.Elem().FieldByName("baseObject")
	if !ok || !ok2 || base.Offset != 0 || reflect.PointerTo(base.Type) != implementation(o) {
		return nil, ErrUnknown
	}
	t.once.Do(func() {
		p := reflect.New(l.typ).UnsafePointer()
		props, names := make(map[unistring.String]factory), make([]unistring.String, 0, len(t.Properties))
		for i := range t.Properties {
			name := unistring.NewFromString(t.Properties[i].Name)
			props[name] = t.Properties[i].factory(&l.property)
			names = append(names, name)
		}
		*(*map[unistring.String]factory)(unsafe.Add(p, l.props)) = props
		*(*[]unistring.String)(unsafe.Add(p, l.propNames)) = names
		t.template = p
	})
	made := reflect.New(of.Elem())
	at := made.UnsafePointer()
	reflect.NewAt(base.Type, at).Elem().Set(reflect.NewAt(base.Type, pointer(o)).Elem())
	*(*unsafe.Pointer)(unsafe.Add(at, fields.template)) = t.template
	reflect.NewAt(c.implementation, unsafe.Add(unsafe.Pointer(o), c.self)).Elem().Set(made)
	return o, nil
}
