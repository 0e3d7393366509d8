package native

import (
	"math"
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// arrayLayout tells where goja has the elements of an array.
var arrayLayout = sync.OnceValues(func() (t reflect.Type, values uintptr) {
	t = implementation(goja.New().NewArray())
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return nil, 0
	}
	f, ok := t.Elem().FieldByName("values")
	if !ok || f.Type != reflect.TypeFor[[]goja.Value]() || len(f.Index) != 1 {
		return nil, 0
	}
	return t, f.Offset
})

// Elements returns the elements of an array as goja has them: nil where there is
// none, and values of goja's own where there is a getter. It returns false for
// what is no array, and for one that has few elements for its length. They must
// not be changed, and may be others as soon as a script runs.
func Elements(o *goja.Object) ([]goja.Value, bool) {
	t, values := arrayLayout()
	if t == nil || implementation(o) != t {
		return nil, false
	}
	return *(*[]goja.Value)(unsafe.Add(pointer(o), values)), true
}

// DenseLength is the length of an array that has all of its elements, as mere values;
// not ok says that it is none.
func DenseLength(o *goja.Object) (n int, ok bool) {
	if o == nil {
		return 0, false
	}
	values := denseLayout().dense(o)
	if values == nil {
		return 0, false
	}
	return len(*values), true
}

// Shift does what Array.prototype.shift does, in a time that does not depend on the
// length. It returns nil, and does nothing, where goja has to: for what is no array, or
// has not all of its elements, or none. Goja itself moves them one by one.
func Shift(o *goja.Object) goja.Value {
	l := denseLayout()
	values := l.dense(o)
	if values == nil || len(*values) == 0 || !*(*bool)(unsafe.Add(pointer(o), l.writable)) {
		return nil
	}
	first := (*values)[0]
	(*values)[0] = nil
	*values = (*values)[1:]
	l.setLength(o, len(*values))
	return first
}

// Unshift does what Array.prototype.unshift does, and reports whether it has, as
// [Shift]. What the array inherits must have no elements where it gets new ones.
func Unshift(o *goja.Object, elements []goja.Value) bool {
	l := denseLayout()
	values := l.dense(o)
	if values == nil || !*(*bool)(unsafe.Add(pointer(o), l.writable)) || !*(*bool)(unsafe.Add(pointer(o), l.extensible)) {
		return false
	}
	old, length := *values, len(*values)+len(elements)
	if length >= math.MaxUint32 {
		return false
	}
	if cap(old) < length {
		*values = make([]goja.Value, length, length+length/2)
	} else {
		*values = old[:length]
	}
	copy((*values)[len(elements):], old)
	copy(*values, elements)
	l.setLength(o, length)
	return true
}

func (l *denseFields) setLength(o *goja.Object, n int) {
	*(*uint32)(unsafe.Add(pointer(o), l.length)) = uint32(n)
	*(*int)(unsafe.Add(pointer(o), l.count)) = n
}

// typedArray is the type that goja has for typed arrays of all kinds.
var typedArray = sync.OnceValue(func() reflect.Type {
	v, err := goja.New().RunString("new Uint8Array")
	if err != nil {
		return nil
	}
	return implementation(v.(*goja.Object))
})

// IsTypedArray reports whether an object is a typed array.
func IsTypedArray(o *goja.Object) bool { return implementation(o) == typedArray() }

// ViewLength is the length of a typed array, whatever it inherits.
func ViewLength(o *goja.Object) int {
	offset := viewLength()
	if offset < 0 || !IsTypedArray(o) {
		return 0
	}
	return *(*int)(unsafe.Add(pointer(o), offset))
}

var viewLength = sync.OnceValue(func() int {
	t := typedArray()
	if t == nil || t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return -1
	}
	f, ok := t.Elem().FieldByName("length")
	if !ok || f.Type.Kind() != reflect.Int {
		return -1
	}
	return int(offsetOf(t.Elem(), f))
})
