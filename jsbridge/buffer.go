package jsbridge

import (
	"errors"
	"sync"
	"unsafe"
)

// inlineMax is the longest buffer that lies inside the CBOR bytes. Longer
// ones ride beside them, so that a transport can send them without copying.
const inlineMax = 64 << 10

// buffer is the contents of an ArrayBuffer that rides beside the CBOR bytes.
type buffer struct {
	size  int
	moved bool // transferred: belongs to whoever takes it first
	kept  bool // another Clone has the same bytes

	mu   sync.Mutex // guards data against a reader while another takes it
	data []byte     // nil once taken
}

// errTaken reports a transferred buffer that is in use elsewhere.
var errTaken = errors.New("jsbridge: a transferred ArrayBuffer has been taken already")

// take hands out the bytes for a VM to own: those of a transferred buffer
// themselves, once; a copy of any other. ok is false when they are gone.
func (b *buffer) take() (data []byte, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.data == nil {
		return nil, false
	}
	if !b.moved {
		return copyBytes(b.data), true
	}
	data, b.data = b.data, nil
	return data, true
}

// copy returns a copy of the bytes, and false when they are gone.
func (b *buffer) copy() (data []byte, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.data == nil {
		return nil, false
	}
	return copyBytes(b.data), true
}

// stable returns bytes that nobody changes: a copy of a transferred buffer,
// which a VM may take any time, the bytes of any other. It returns false when
// they are gone.
func (b *buffer) stable() (data []byte, ok bool) {
	if b.moved {
		return b.copy()
	}
	return b.data, true
}

// view returns the bytes, nil when they are gone.
func (b *buffer) view() []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.data
}

// copyBytes copies p to a fresh array, aligned for float64 elements: goja
// reads typed arrays straight from memory. It never returns nil, which goja
// would take for a detached buffer.
func copyBytes(p []byte) []byte {
	if len(p) >= 64 { // surely aligned; and not cleared before it is written
		return append([]byte(nil), p...)
	}
	c := make([]byte, len(p), (len(p)+8)&^7)
	copy(c, p)
	return c
}

// aligned reports whether bytes lie where float64 elements may lie.
func aligned(p []byte) bool {
	return uintptr(unsafe.Pointer(unsafe.SliceData(p)))%8 == 0
}

// Names that tag 27 carries, apart from those of errors and typed arrays.
const (
	nameArray    = "Array" // [elements, named properties] or [length, all properties]
	nameBuffer   = "ArrayBuffer"
	nameDataView = "DataView"
	nameNumber   = "Number"
	nameString   = "String"
	nameBoolean  = "Boolean"
	nameBigInt   = "BigInt"
)

// viewType describes one kind of typed array.
type viewType struct {
	name string // of the constructor
	tag  uint64 // RFC 8746, section 2.1; little endian
	size int    // of an element, in bytes
}

// viewTypes lists the typed arrays.
var viewTypes = [...]viewType{
	{"Uint8Array", 64, 1},
	{"Uint8ClampedArray", 68, 1},
	{"Int8Array", 72, 1},
	{"Uint16Array", 69, 2},
	{"Int16Array", 77, 2},
	{"Uint32Array", 70, 4},
	{"Int32Array", 78, 4},
	{"BigUint64Array", 71, 8},
	{"BigInt64Array", 79, 8},
	{"Float32Array", 85, 4},
	{"Float64Array", 86, 8},
}

// viewByTag finds the typed array with a tag, or nil.
func viewByTag(tag uint64) *viewType {
	if tag < 64 || tag > 86 {
		return nil
	}
	for i := range viewTypes {
		if viewTypes[i].tag == tag {
			return &viewTypes[i]
		}
	}
	return nil
}

// viewByName finds the typed array with a name, or nil.
func viewByName(name string) *viewType {
	for i := range viewTypes {
		if viewTypes[i].name == name {
			return &viewTypes[i]
		}
	}
	return nil
}

// appendViewName begins the long form of a view: the constructor's name; the
// buffer, offset in bytes and length in elements are to follow.
func appendViewName(b []byte, t *viewType) []byte {
	return appendObject(b, t.name, 3)
}

// appendObject begins a tag 27 item: a name and n arguments that follow.
func appendObject(b []byte, name string, n int) []byte {
	b = appendHead(b, majorTag, tagObject)
	b = appendHead(b, majorArray, uint64(1+n))
	return appendText(b, name)
}
