package guard

import (
	"errors"
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// call is the Go function behind a native function, and construct the one
// behind a native constructor.
type (
	call      = func(goja.FunctionCall) goja.Value
	construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object
)

// native is where goja keeps the Go functions behind a function object. To
// put others there leaves the object what it is: its identity, its properties,
// what it inherits, how direct eval and new find it. A wrapper around it, which
// is all that goja's API offers, would change all of these.
type native struct {
	call      *call
	construct *construct
}

// layout tells where a Go type of goja's has these fields.
type layout struct{ call, construct uintptr }

// layouts are those of the types of native functions. They are a constant
// that only samples can tell; the types of the fields are checked.
var layouts = sync.OnceValue(func() map[reflect.Type]layout {
	vm := goja.New()
	m := make(map[reflect.Type]layout)
	for _, sample := range [...]string{"eval", "Array"} {
		o := vm.Get(sample).(*goja.Object)
		o.ExportType() // makes an object real that goja creates lazily
		t := implementation(o)
		if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
			return nil
		}
		f, ok := t.Elem().FieldByName("f")
		c, ok2 := t.Elem().FieldByName("construct")
		if !ok || !ok2 || f.Type != reflect.TypeFor[call]() || c.Type != reflect.TypeFor[construct]() {
			return nil
		}
		m[t] = layout{f.Offset, c.Offset}
	}
	return m
})

var errLayout = errors.New("runtime: this version of goja is not the one that wprun was made for: its native functions cannot be guarded")

func implementation(o *goja.Object) reflect.Type {
	return reflect.ValueOf(o).Elem().Field(0).Elem().Type()
}

// nativeOf finds the Go functions behind a function object.
func nativeOf(o *goja.Object) (native, error) {
	o.ExportType()
	l, ok := layouts()[implementation(o)]
	if !ok {
		return native{}, errLayout
	}
	p := reflect.ValueOf(o).Elem().Field(0).Elem().UnsafePointer()
	return native{
		call:      (*call)(unsafe.Add(p, l.call)),
		construct: (*construct)(unsafe.Add(p, l.construct)),
	}, nil
}
