package jsbridge

import (
	"encoding/binary"
	"math"
	"slices"
	"time"
)

// openNamed reads what follows tag 27, which stands at start, or enters it.
func (d *goDecoder) openNamed(start, number int) (v any, done bool, err error) {
	d.count()
	name := d.text()
	switch name {
	case nameArray:
		return d.openLongArray(number)
	case nameNumber, nameString, nameBoolean, nameBigInt:
		v, _, err = d.open(notShared)
	case nameBuffer:
		b, ok := d.from.buffers[d.count()].copy()
		if !ok {
			err = errTaken
		}
		v = b
	case nameDataView:
		v, err = d.openView(viewByName("Uint8Array"), 1)
	default:
		t := viewByName(name)
		if t == nil {
			if number != notShared {
				start -= len(appendHead(nil, majorTag, tagShareable))
			}
			e := &Error{Name: name, from: d.from, at: start, taken: true}
			return d.enter(number, goOpen{shape: goHidden, made: e, left: d.count()})
		}
		v, err = d.openView(t, t.size)
	}
	if err == nil {
		d.become(number, v)
	}
	return v, true, err
}

// openView reads the rest of a view in the long form.
func (d *goDecoder) openView(t *viewType, size int) (any, error) {
	b, err := d.viewed(size)
	if err == nil {
		err = d.spend(len(b)) // other views may have as much of the buffer
	}
	if err != nil {
		return nil, err
	}
	return t.slice(b), nil
}

// openLongArray reads an array that has named properties, which a slice has
// no place for, or many holes.
func (d *goDecoder) openLongArray(number int) (v any, done bool, err error) {
	major, n := d.head()
	if major == majorArray {
		return d.enter(number, goOpen{shape: goLongList, made: make([]any, n), left: n})
	}
	if err := d.spend(elementSize * int(n)); err != nil {
		return nil, true, err
	}
	list := make([]any, n)
	for i := range list {
		list[i] = Undefined
	}
	return d.enter(number, goOpen{shape: goSparse, made: list, left: d.count()})
}

// elementSize is what an element of []any takes, in bytes.
const elementSize = 16

// viewed reads the rest of a view in the long form, and returns the part of
// the buffer that it covers. The buffer is not copied.
func (d *goDecoder) viewed(size int) ([]byte, error) {
	b, err := d.bufferBytes()
	if err != nil {
		return nil, err
	}
	offset, length := int(d.count()), int(d.count())
	return b[offset : offset+length*size], nil
}

// bufferBytes reads a buffer in any of its forms.
func (d *goDecoder) bufferBytes() ([]byte, error) {
	major, n := d.head()
	if major == majorBytes {
		return d.raw(n), nil
	}
	switch n {
	case tagShareable:
		return d.bufferBytes()
	case tagReference:
		back := d.leave(int(d.count()))
		b, err := d.bufferBytes()
		d.pos = back
		return b, err
	}
	d.count()
	d.text() // nameBuffer
	b, ok := d.from.buffers[d.count()].stable()
	if !ok {
		return nil, errTaken
	}
	return b, nil
}

// errorField sets the field for a property of an error object, which lies at
// a place. Later ones win: an error may show a name although it hides one.
func (d *goDecoder) errorField(e *Error, key string, v any, at int) {
	switch key {
	case "name":
		if s, ok := v.(string); ok {
			e.Name = s
		}
	case "message":
		e.Message, _ = v.(string)
	case "stack":
		s, _ := v.(string)
		e.Stack = NodeStack(s)
	case "cause":
		if v != Undefined {
			e.Cause = d.inner(v, at)
		}
	case "errors":
		list, _ := v.([]any)
		e.Errors = d.innerList(list, at)
	}
}

// inner is thrown for what is in an error. An error that is in another one already,
// or in itself, is not put there again: whoever follows causes, as errors.Is does,
// would find no end, or come to the same one on more ways than can be gone.
func (d *goDecoder) inner(v any, at int) *Error {
	e := d.thrown(v, at)
	if e.taken {
		return &Error{Name: e.Name, Message: e.Message, from: e.from, at: e.at}
	}
	e.taken = true
	return e
}

// innerList is inner for the elements of an array at a place. Many errors may
// refer to one array.
func (d *goDecoder) innerList(list []any, at int) []error {
	if len(list) == 0 || d.lists[&list[0]] {
		return nil
	}
	if d.lists == nil {
		d.lists = make(map[*any]bool)
	}
	d.lists[&list[0]] = true
	r := reader{data: d.data, pos: at}
	tag, content := r.peekTag()
	if tag == tagShareable {
		r.pos = content
	} else if tag == tagReference {
		r.pos = content
		r.pos = d.shares[r.count()] // known, for the array has been read
	}
	errs := make([]error, len(list))
	if major, _ := r.head(); major != majorArray {
		// In the long form: with holes, or properties of its own.
		for i, v := range list {
			errs[i] = d.inner(v, at)
		}
	} else {
		for i, v := range list {
			errs[i] = d.inner(v, r.pos)
			r.skip()
		}
	}
	return errs
}

// slice returns the elements that p holds, copied.
func (t *viewType) slice(p []byte) any {
	n := len(p) / t.size
	switch t.name {
	case "Uint8Array", "Uint8ClampedArray":
		return slices.Clone(p)
	case "Int8Array":
		return elements(make([]int8, n), p)
	case "Uint16Array":
		return elements(make([]uint16, n), p)
	case "Int16Array":
		return elements(make([]int16, n), p)
	case "Uint32Array":
		return elements(make([]uint32, n), p)
	case "Int32Array":
		return elements(make([]int32, n), p)
	case "BigUint64Array":
		return elements(make([]uint64, n), p)
	case "BigInt64Array":
		return elements(make([]int64, n), p)
	case "Float32Array":
		return elements(make([]float32, n), p)
	default:
		return elements(make([]float64, n), p)
	}
}

// elements reads little-endian numbers into list.
func elements[T any](list []T, p []byte) []T {
	if _, err := binary.Decode(p, binary.LittleEndian, list); err != nil {
		panic("jsbridge: " + err.Error()) // fewer bytes than elements
	}
	return list
}

// decodeTime is a Date as a time in UTC, the zero time for an invalid one.
func decodeTime(bits uint64) time.Time {
	ms := decodeDate(bits)
	if math.IsNaN(ms) {
		return time.Time{}
	}
	return time.UnixMilli(int64(ms)).UTC()
}
