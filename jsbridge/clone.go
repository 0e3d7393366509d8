package jsbridge

import (
	"fmt"
	"strings"

	"github.com/dop251/goja"
	"github.com/fxamacker/cbor/v2"
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

// Once returns the same value for whoever is the only one to build it: the
// bytes of its big buffers move into that VM instead of being copied. Those
// that came as part of another Clone are copied all the same. After that c must
// not be used again.
func (c Clone) Once() Clone {
	if len(c.buffers) == 0 {
		return c
	}
	once := make([]*buffer, len(c.buffers))
	for i, b := range c.buffers {
		if once[i] = b; !b.moved && !b.kept {
			once[i] = &buffer{size: b.size, moved: true, data: b.data}
		}
	}
	return Clone{data: c.data, buffers: once}
}

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

// String is the value in the diagnostic notation of CBOR (RFC 8949, section
// 8), for debugging. A long one is cut short.
func (c Clone) String() string {
	const most = 1000
	data := c.bytes()
	if len(data) > 64*most {
		return fmt.Sprintf("(%d bytes of CBOR)", len(data))
	}
	mode, err := cbor.DiagOptions{MaxNestedLevels: 1000, MaxArrayElements: 1 << 20, MaxMapPairs: 1 << 20}.DiagMode()
	if err != nil {
		panic("jsbridge: " + err.Error()) // the options above are wrong
	}
	s, err := mode.Diagnose(data)
	if err != nil { // nested too deep
		return fmt.Sprintf("(%d bytes of CBOR)", len(data))
	}
	return shorten(s, most)
}

// bytes is the encoded value, which the zero Clone leaves out.
func (c Clone) bytes() []byte {
	if len(c.data) == 0 {
		return []byte{simpleUndefined}
	}
	return c.data
}

// shorten cuts a text that is longer than n bytes.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
