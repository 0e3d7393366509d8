package jsbridge

import (
	"encoding/binary"
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// boxes tell how goja's integers and its strings of ASCII lie in an interface: by
// their place in memory, as all that is no pointer itself. So they can be made in
// one piece, and read without asking. goja.Runtime.ToValue wants them in an
// interface first, which is a piece more.
type boxes struct {
	integer, text unsafe.Pointer // how a goja.Value says that it holds one; nil: not known
	small         [256]goja.Value
}

var boxLayout = sync.OnceValue(func() *boxes {
	rt := goja.New()
	b := new(boxes)
	if v := rt.ToValue(int64(maxSafe)); reflect.TypeOf(v).Kind() == reflect.Int64 {
		b.integer = partsOf(&v).methods
	}
	if v := rt.ToValue("text"); reflect.TypeOf(v).Kind() == reflect.String {
		b.text = partsOf(&v).methods
	}
	for i := range b.small {
		b.small[i] = rt.ToValue(i)
	}
	return b
})

// partsOf is what a value consists of, which is an interface with methods.
func partsOf(v *goja.Value) *struct{ methods, data unsafe.Pointer } {
	return (*struct{ methods, data unsafe.Pointer })(unsafe.Pointer(v))
}

// int is an integer that is safe.
func (b *boxes) int(rt *goja.Runtime, n int64) (v goja.Value) {
	switch {
	case n >= 0 && n < int64(len(b.small)):
		return b.small[n]
	case n < 0 || b.integer == nil: // goja has the small negative ones ready
		return rt.ToValue(n)
	}
	p := new(int64)
	*p = n
	parts := partsOf(&v)
	parts.methods, parts.data = b.integer, unsafe.Pointer(p)
	return v
}

// shortText is a string and its text in one piece.
type shortText struct {
	text  string
	bytes [16]byte
}

// string is a text. goja looks at a long one only when it has to.
func (b *boxes) string(rt *goja.Runtime, p []byte) (v goja.Value) {
	const long = 128
	if len(p) > long || b.text == nil || !ascii(p) {
		return rt.ToValue(string(p))
	}
	var text *string
	if len(p) > 0 && len(p) <= len(shortText{}.bytes) {
		s := new(shortText)
		s.text = unsafe.String(&s.bytes[0], copy(s.bytes[:], p))
		text = &s.text
	} else {
		text = new(string)
		*text = string(p)
	}
	parts := partsOf(&v)
	parts.methods, parts.data = b.text, unsafe.Pointer(text)
	return v
}

// asInt returns an integer, if v is one.
func (b *boxes) asInt(v *goja.Value) (n int64, ok bool) {
	if parts := partsOf(v); parts.methods == b.integer && b.integer != nil {
		return *(*int64)(parts.data), true
	}
	return 0, false
}

// asText returns a string of ASCII, if v is one.
func (b *boxes) asText(v *goja.Value) (s string, ok bool) {
	if parts := partsOf(v); parts.methods == b.text && b.text != nil {
		s = *(*string)(parts.data)
		return s, ascii(unsafe.Slice(unsafe.StringData(s), len(s)))
	}
	return "", false
}

// ascii reports whether a text has ASCII only.
func ascii(text []byte) bool {
	for len(text) >= 8 {
		if binary.NativeEndian.Uint64(text)&0x8080808080808080 != 0 {
			return false
		}
		text = text[8:]
	}
	for _, c := range text {
		if c >= 0x80 {
			return false
		}
	}
	return true
}
