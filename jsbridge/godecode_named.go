package jsbridge

import (
	"encoding/binary"
	"math"
	"slices"
	"time"
)

// naturalNamed reads what follows tag 27, which stands at start.
func (d *goDecoder) naturalNamed(start, number int) (any, error) {
	d.count()
	name := d.text()
	switch name {
	case nameArray:
		return d.naturalLongArray(number)
	case nameNumber, nameString, nameBoolean, nameBigInt:
		v, err := d.natural(notShared)
		if err == nil {
			d.become(number, v)
		}
		return v, err
	case nameBuffer:
		b, ok := d.from.buffers[d.count()].copy()
		if !ok {
			return nil, errTaken
		}
		d.become(number, b)
		return b, nil
	case nameDataView:
		b, err := d.viewed(1)
		if err != nil {
			return nil, err
		}
		b = slices.Clone(b)
		d.become(number, b)
		return b, nil
	}
	if t := viewByName(name); t != nil {
		b, err := d.viewed(t.size)
		if err != nil {
			return nil, err
		}
		v := t.slice(b)
		d.become(number, v)
		return v, nil
	}
	if number != notShared {
		start -= len(appendHead(nil, majorTag, tagShareable))
	}
	e := &Error{from: d.from, at: start}
	d.become(number, e)
	return e, d.error(e, name)
}

// naturalLongArray reads an array that has named properties, which a slice
// has no place for, or many holes.
func (d *goDecoder) naturalLongArray(number int) (any, error) {
	major, n := d.head()
	if major == majorArray {
		list, err := d.naturalArray(number, n)
		if err == nil {
			d.skip()
		}
		return list, err
	}
	if err := d.allow(n); err != nil {
		return nil, err
	}
	list := make([]any, n)
	for i := range list {
		list[i] = Undefined
	}
	d.become(number, list)
	for range d.count() {
		key := d.key()
		v, err := d.any()
		if err != nil {
			return nil, err
		}
		if i := arrayIndex(key); i >= 0 {
			list[i] = v
		}
	}
	return list, nil
}

// allow reports an error where sparse arrays would have too many elements: in
// Go each takes memory.
func (d *goDecoder) allow(n uint64) error {
	if n > uint64(d.holes) {
		return &LimitError{What: "elements", Limit: d.holes}
	}
	d.holes -= int(n)
	return nil
}

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
		back := d.jump(int(d.count()))
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

// error reads the properties of an error object.
func (d *goDecoder) error(e *Error, class string) error {
	e.Name = class
	for range 2 { // those it hides and those it shows
		for range d.count() {
			key, at := d.key(), d.pos
			v, err := d.any()
			if err != nil {
				return err
			}
			e.setField(key, v, func(v any) error { return asThrown(v, d.from, at) })
		}
	}
	return nil
}

// setField sets the field for a property of an error object. Later ones win:
// an error may show a name although it hides one.
func (e *Error) setField(key string, v any, thrown func(any) error) {
	switch key {
	case "name":
		if s, ok := v.(string); ok {
			e.Name = s
		}
	case "message":
		e.Message, _ = v.(string)
	case "stack":
		s, _ := v.(string)
		e.Stack = nodeStack(s)
	case "cause":
		if v != Undefined {
			e.Cause = thrown(v)
		}
	case "errors":
		list, _ := v.([]any)
		e.Errors = nil
		for _, v := range list {
			e.Errors = append(e.Errors, thrown(v))
		}
	}
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
