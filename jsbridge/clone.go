package jsbridge

import (
	"github.com/dop251/goja"
)

// A Clone is an immutable value in transit: CBOR bytes (RFC 8949) and the big
// buffers that ride beside them. The zero Clone is undefined.
//
// Any goroutine may use a Clone, several at once too.
type Clone struct {
	data    []byte // empty: undefined
	buffers []*buffer
}

// FromGo encodes a Go value under the default [Limits]; see [Limits.FromGo].
func FromGo(v any) (Clone, error) { return Limits{}.FromGo(v) }

// FromJS encodes a JavaScript value under the default [Limits]; see
// [Limits.FromJS].
func FromJS(rt *goja.Runtime, v goja.Value) (Clone, error) { return Limits{}.FromJS(rt, v) }

// CBOR returns the encoded value and the buffers that ride beside it, for a
// transport to send. [Parse] puts them together again. Both are views into
// the Clone: the caller must not change them.
func (c Clone) CBOR() (data []byte, buffers [][]byte) {
	data = c.bytes()
	for _, b := range c.buffers {
		buffers = append(buffers, b.view())
	}
	return data, buffers
}

// Size is the length of the value in bytes, the buffers beside it included.
func (c Clone) Size() int {
	n := len(c.bytes())
	for _, b := range c.buffers {
		n += b.size
	}
	return n
}

// bytes is the encoded value, which the zero Clone leaves out.
func (c Clone) bytes() []byte {
	if len(c.data) == 0 {
		return []byte{simpleUndefined}
	}
	return c.data
}
