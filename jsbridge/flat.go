package jsbridge

import (
	"math"
	"reflect"
	"slices"
	"sync"
	"unicode/utf8"
	"unsafe"

	"github.com/dop251/goja"
)

// Most values that cross are a few primitives: the arguments of a small task and
// its result. They need nothing of what encoders and decoders keep, for nothing
// in them can be met again and no script can run meanwhile. So they are written
// and read here; whatever else occurs is left to those.

// flatMost is how many elements a flat array has at most: a longer one is worth
// an encoder.
const flatMost = 16

// flatFromJS encodes a primitive, or an array of some. It is not ok for anything
// else, and where that would be beyond a limit.
func (l Limits) flatFromJS(v goja.Value) (c Clone, ok bool) {
	o, isObject := v.(*goja.Object)
	if !isObject {
		buf, ok := flatPrimitive(make([]byte, 0, 9), v)
		return Clone{data: buf}, ok && l.flat(buf, 1)
	}
	elements, ok := flatElements(o)
	if !ok {
		return Clone{}, false
	}
	return flatArray(l, elements, flatPrimitive)
}

// flatArray writes an array of what write takes.
func flatArray[T any](l Limits, elements []T, write func([]byte, T) ([]byte, bool)) (c Clone, ok bool) {
	buf := make([]byte, 0, 1+9*len(elements))
	buf = appendHead(buf, majorArray, uint64(len(elements)))
	for _, v := range elements {
		if buf, ok = write(buf, v); !ok {
			return Clone{}, false
		}
	}
	return Clone{data: buf}, l.flat(buf, 1+len(elements))
}

// flat reports whether so many values that take these bytes are within the
// limits.
func (l Limits) flat(buf []byte, values int) bool {
	l = l.withDefaults()
	return len(buf) <= l.Bytes && values <= l.Elements
}

func flatPrimitive(b []byte, v goja.Value) ([]byte, bool) {
	switch {
	case v == nil:
		return b, false
	case goja.IsNumber(v):
		return appendFloat(b, v.ToFloat()), true
	case goja.IsUndefined(v):
		return append(b, simpleUndefined), true
	case goja.IsNull(v):
		return append(b, simpleNull), true
	case goja.IsString(v):
		if s, ok := v.(goja.String); ok {
			return appendJSString(b, s), true
		}
	case v.ExportType() == reflect.TypeFor[bool]():
		if _, boxed := v.(*goja.Object); !boxed {
			return appendBool(b, v.ToBoolean()), true
		}
	}
	return b, false
}

// flatFields tell where an ordinary array has its elements, if it is as
// arrayFields know it.
type flatFields struct {
	values, length, count, accessors, names uintptr
	implementation                          unsafe.Pointer // how an interface says that it holds one
}

var flatLayout = sync.OnceValue(func() *flatFields {
	l := arrayLayout()
	if l == nil || l.typ.FieldByIndex(l.values).Type != reflect.TypeFor[[]goja.Value]() {
		return nil
	}
	offset := func(index []int) (at uintptr) {
		t := l.typ
		for _, i := range index {
			at += t.Field(i).Offset
			t = t.Field(i).Type
		}
		return at
	}
	f := &flatFields{
		values: offset(l.values), length: offset(l.length), count: offset(l.count), accessors: offset(l.accessors),
		names: offset(l.names), implementation: interfaceOf(goja.New().NewArray()).methods,
	}
	if !f.works() {
		return nil
	}
	return f
})

// interfaceOf is what an object has for its implementation, which it has as its
// first field: an interface with methods.
func interfaceOf(o *goja.Object) *struct{ methods, data unsafe.Pointer } {
	return (*struct{ methods, data unsafe.Pointer })(unsafe.Pointer(o))
}

// flatElements returns the elements of a short array that has nothing else.
func flatElements(o *goja.Object) ([]goja.Value, bool) {
	l := flatLayout()
	self := interfaceOf(o)
	if l == nil || self.methods != l.implementation {
		return nil, false
	}
	p := self.data
	values := *(*[]goja.Value)(unsafe.Add(p, l.values))
	n := len(values)
	if n > flatMost || int(*(*uint32)(unsafe.Add(p, l.length))) != n || *(*int)(unsafe.Add(p, l.count)) != n ||
		*(*int)(unsafe.Add(p, l.accessors)) != 0 || len(*(*[]string)(unsafe.Add(p, l.names))) != 1 { // "length"
		return nil, false
	}
	return values, true
}

// flatJS builds a primitive. It is nil for anything else.
func (r *reader) flatJS(rt *goja.Runtime, b *boxes) goja.Value {
	start := r.pos
	major, n := r.head()
	switch major {
	case majorUint:
		return b.int(rt, int64(n))
	case majorNegint:
		return b.int(rt, -1-int64(n))
	case majorText:
		return b.string(rt, r.raw(n))
	case majorSimple:
		return simpleJS(rt, r.data[start], n)
	}
	r.pos = start
	return nil
}

// simpleJS is what a head of that major type stands for.
func simpleJS(rt *goja.Runtime, head byte, n uint64) goja.Value {
	switch head {
	case simpleFalse:
		return rt.ToValue(false)
	case simpleTrue:
		return rt.ToValue(true)
	case simpleNull:
		return goja.Null()
	case simpleUndefined:
		return goja.Undefined()
	}
	return rt.ToValue(math.Float64frombits(n))
}

// appendFlatJS builds the elements of an array of primitives. It is not ok for
// anything else.
func (c Clone) appendFlatJS(vs []goja.Value, rt *goja.Runtime) ([]goja.Value, bool) {
	r := reader{data: c.bytes()}
	major, n := r.head()
	if major != majorArray || n > flatMost {
		return nil, false
	}
	vs = slices.Grow(vs, int(n))
	boxes := boxLayout()
	for range n {
		v := r.flatJS(rt, boxes)
		if v == nil {
			return nil, false
		}
		vs = append(vs, v)
	}
	return vs, true
}

// flatFromGo encodes a primitive, or a []any of some.
func (l Limits) flatFromGo(v any) (c Clone, ok bool) {
	if list, isList := v.([]any); isList {
		return l.flatFromGoArray(list)
	}
	buf, ok := flatGo(make([]byte, 0, 9), v)
	return Clone{data: buf}, ok && l.flat(buf, 1)
}

func (l Limits) flatFromGoArray(list []any) (c Clone, ok bool) {
	if list == nil || len(list) > flatMost {
		return Clone{}, false
	}
	return flatArray(l, list, flatGo)
}

func flatGo(b []byte, v any) ([]byte, bool) {
	switch v := v.(type) {
	case nil:
		return append(b, simpleNull), true
	case bool:
		return appendBool(b, v), true
	case int:
		return appendInt(b, int64(v)), -maxSafe <= int64(v) && int64(v) <= maxSafe
	case float64:
		return appendFloat(b, v), true
	case string:
		return appendText(b, v), utf8.ValidString(v)
	}
	return b, false
}

// flatInto decodes a primitive into an any. It is not ok for anything else.
func (c Clone) flatInto(dst any) (ok bool) {
	to, isAny := dst.(*any)
	if !isAny || to == nil || *to != nil { // what is there may be a pointer to fill
		return false
	}
	r := reader{data: c.bytes()}
	major, n := r.head()
	switch major {
	case majorUint:
		*to = float64(n)
	case majorNegint:
		*to = -1 - float64(n)
	case majorText:
		*to = string(r.raw(n))
	case majorSimple:
		if r.data[0] != simpleFloat64 {
			return false
		}
		*to = math.Float64frombits(n)
	default:
		return false
	}
	return true
}
