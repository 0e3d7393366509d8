// Package native puts Go functions around goja's own ones, where they are.
//
// That leaves a function object what it is: its identity, its properties, what
// it inherits, how direct eval and new find it. A wrapper around it, which is
// all that goja's API offers, would change all of these.
package native

import (
	"errors"
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// Call is the Go function behind a native function, and Construct the one
// behind a native constructor. What they throw, they panic with.
type (
	Call      = func(goja.FunctionCall) goja.Value
	Construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object
)

// WrapCall puts f around what a native function does when it is called. It is
// to be used before a script runs, on the goroutine of the VM.
func WrapCall(o *goja.Object, f func(c goja.FunctionCall, next Call) goja.Value) error {
	n, err := of(o)
	if err != nil {
		return err
	}
	next := *n.call
	*n.call = func(c goja.FunctionCall) goja.Value { return f(c, next) }
	return nil
}

// WrapNew puts f around what a native constructor does for new. What it does
// when it is called is not touched.
func WrapNew(o *goja.Object, f func(args []goja.Value, newTarget *goja.Object, next Construct) *goja.Object) error {
	n, err := of(o)
	if err != nil {
		return err
	}
	next := *n.construct
	if next == nil {
		return nil
	}
	*n.construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object { return f(args, newTarget, next) }
	return nil
}

// ConstructOf returns the Go function behind a native constructor.
func ConstructOf(o *goja.Object) (Construct, error) {
	n, err := of(o)
	if err != nil {
		return nil, err
	}
	return *n.construct, nil
}

// CallOf returns the Go function behind a native function.
func CallOf(o *goja.Object) (Call, error) {
	n, err := of(o)
	if err != nil {
		return nil, err
	}
	return *n.call, nil
}

// native is where goja keeps the Go functions behind a function object.
type native struct {
	call      *Call
	construct *Construct
}

// layout tells where a Go type of goja's has these fields.
type layout struct{ call, construct uintptr }

// layouts are those of the types of native functions. They are a constant
// that only samples can tell; the types of the fields are checked.
var layouts = sync.OnceValue(func() map[reflect.Type]layout {
	vm := goja.New()
	m := make(map[reflect.Type]layout)
	bound, err := vm.RunString("eval.bind()")
	if err != nil {
		return nil
	}
	for _, sample := range [...]goja.Value{vm.Get("eval"), vm.Get("Array"), vm.Get("BigInt"), vm.Get("Object"), bound} {
		o := sample.(*goja.Object)
		o.ExportType() // makes an object real that goja creates lazily
		t := implementation(o)
		if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
			return nil
		}
		f, ok := t.Elem().FieldByName("f")
		c, ok2 := t.Elem().FieldByName("construct")
		if !ok || !ok2 || f.Type != reflect.TypeFor[Call]() || c.Type != reflect.TypeFor[Construct]() {
			return nil
		}
		m[t] = layout{offsetOf(t.Elem(), f), offsetOf(t.Elem(), c)}
	}
	return m
})

// boundLayout tells where a bound function has the one that it calls.
var boundLayout = sync.OnceValues(func() (t reflect.Type, wrapped uintptr) {
	v, err := goja.New().RunString("eval.bind()")
	if err != nil {
		return nil, 0
	}
	t = implementation(v.(*goja.Object))
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return nil, 0
	}
	f, ok := t.Elem().FieldByName("wrapped")
	if !ok || f.Type != reflect.TypeFor[*goja.Object]() {
		return nil, 0
	}
	return t, f.Offset
})

// BoundTo returns the function that a bound one calls, nil if o is none.
func BoundTo(o *goja.Object) *goja.Object {
	if t, wrapped := boundLayout(); t != nil && implementation(o) == t {
		return *(**goja.Object)(unsafe.Add(pointer(o), wrapped))
	}
	return nil
}

// ErrUnknown says that goja is not as this package knows it.
var ErrUnknown = errors.New("runtime: this version of goja is not the one that wprun was made for: its native functions cannot be guarded")

// implementation is the type of what goja has behind an object, and pointer
// points to that.
func implementation(o *goja.Object) reflect.Type {
	return reflect.ValueOf(o).Elem().Field(0).Elem().Type()
}

func pointer(o *goja.Object) unsafe.Pointer {
	return reflect.ValueOf(o).Elem().Field(0).Elem().UnsafePointer()
}

// of finds the Go functions behind a function object.
func of(o *goja.Object) (native, error) {
	if o == nil {
		return native{}, ErrUnknown
	}
	o.ExportType()
	l, ok := layouts()[implementation(o)]
	if !ok {
		return native{}, ErrUnknown
	}
	p := pointer(o)
	return native{
		call:      (*Call)(unsafe.Add(p, l.call)),
		construct: (*Construct)(unsafe.Add(p, l.construct)),
	}, nil
}
