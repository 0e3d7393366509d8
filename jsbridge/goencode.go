package jsbridge

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"unicode/utf8"
)

// FromGo encodes a Go value: nil and nil pointers as null, booleans, strings,
// all numbers as what they are in JavaScript, and further
//
//   - structs as objects, with the names and options of their json tags as
//     encoding/json reads them (name, "-", omitempty, omitzero; the option
//     string is ignored), embedded structs promoted;
//   - maps as objects: string keys in sorted order, or those that
//     encoding/json turns into strings (integers, [encoding.TextMarshaler]);
//   - slices and arrays as arrays, but slices of a predeclared type that a
//     typed array has as elements as that typed array: []byte as Uint8Array,
//     []float64 as Float64Array, []int64 as BigInt64Array. A []int is an array;
//   - [time.Time] as Date, in milliseconds; *[big.Int] as bigint; errors as
//     Error, with their cause, an [*Error] as the whole of what was thrown;
//   - [json.Marshaler] and [encoding.TextMarshaler] as JSON and text,
//     [json.Number] as number;
//   - [Undefined], [RegExp], *[Map], *[Set], *[Object] and [Clone] as what they
//     stand for.
//
// A pointer, map or slice that occurs twice becomes one object, cycles
// included. Bytes are copied, unless they are [Moved].
//
// The error is a [*CloneError] for what has no counterpart, which names the
// place: channels, functions, complex numbers, integers beyond 2^53-1, strings
// that are not UTF-8, maps with other keys, values of goja. It is a
// [*LimitError] for a value that is too big, and else what a marshaler
// returned.
func (l Limits) FromGo(v any) (Clone, error) {
	if c, ok := v.(Clone); ok {
		return c, nil
	}
	if c, ok := l.flatFromGo(v); ok {
		return c, nil
	}
	w := newWriter(l)
	g := goEncoder{w: &w}
	if err := g.value(v); err != nil {
		return Clone{}, err
	}
	return w.finish()
}

// FromGoArray is [Limits.FromGo] for the elements of an array, such as the
// arguments of a call: nil is an empty one.
func (l Limits) FromGoArray(elements []any) (Clone, error) {
	if c, ok := l.flatFromGoArray(elements); ok {
		return c, nil
	}
	if elements == nil {
		elements = []any{}
	}
	return l.FromGo(elements)
}

// goEncoder writes Go values.
type goEncoder struct {
	w   *writer
	ids identities[goRef]
}

// goRef identifies what a pointer, a map or a slice refers to. The type
// matters: a struct and its first field have one address.
type goRef struct {
	p   uintptr
	len int
	typ reflect.Type
}

func (r goRef) address() uintptr { return r.p }

func (g *goEncoder) value(v any) error {
	return g.encode(reflect.ValueOf(v))
}

// encode writes v. The recursion is as deep as the value, which the limit on
// depth bounds.
func (g *goEncoder) encode(v reflect.Value) error {
	for v.IsValid() && v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		return g.simple(simpleNull)
	}
	return g.encodeAs(v, typeOf(v.Type()))
}

// encodeAs is encode for a value whose type is known, and no interface.
func (g *goEncoder) encodeAs(v reflect.Value, t *goType) error {
	if t.scalar != reflect.Invalid {
		return g.scalar(v, t.scalar)
	}
	f := t.form
	if v.CanAddr() {
		f = t.addrForm
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice:
		if v.IsNil() && f != formUndefined {
			return g.simple(simpleNull)
		}
	}
	switch f {
	case formBool, formInt, formUint, formFloat, formString:
		return g.scalar(v, v.Kind())
	case formPointer:
		return g.pointer(v)
	case formStruct:
		return g.structure(v, t.fields)
	case formMap:
		return g.identified(v, 0, func() error { return g.mapping(v) })
	case formArray:
		if v.Kind() == reflect.Array || v.Len() == 0 {
			return g.array(v)
		}
		return g.identified(v, v.Len(), func() error { return g.array(v) })
	case formMoved:
		return g.identified(v, v.Len(), func() error { return g.moved(v.Bytes()) })
	case formView:
		if v.Len() == 0 {
			return g.view(v, t.view)
		}
		return g.identified(v, v.Len(), func() error { return g.view(v, t.view) })
	default:
		return g.special(v, f)
	}
}

// scalar writes a value of a kind that is one primitive.
func (g *goEncoder) scalar(v reflect.Value, k reflect.Kind) error {
	buf, err := g.appendScalar(g.w.buf, v, k)
	if err != nil {
		return err
	}
	return g.put(buf)
}

func (g *goEncoder) appendScalar(b []byte, v reflect.Value, k reflect.Kind) ([]byte, error) {
	switch k {
	case reflect.Bool:
		return appendBool(b, v.Bool()), nil
	case reflect.String:
		s := v.String()
		if !utf8.ValidString(s) {
			return b, errNotUTF8()
		}
		return appendText(b, s), nil
	case reflect.Float32, reflect.Float64:
		return appendFloat(b, v.Float()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := v.Int()
		if n < -maxSafe || n > maxSafe {
			return b, g.unsafe(v)
		}
		return appendInt(b, n), nil
	default:
		n := v.Uint()
		if n > maxSafe {
			return b, g.unsafe(v)
		}
		return appendHead(b, majorUint, n), nil
	}
}

// put replaces the buffer by one to which a value without parts was added.
func (g *goEncoder) put(buf []byte) error {
	g.w.buf = buf
	return g.w.count(1)
}

func (g *goEncoder) simple(head byte) error { return g.put(append(g.w.buf, head)) }

func (g *goEncoder) string(s string) error {
	if !utf8.ValidString(s) {
		return errNotUTF8()
	}
	return g.put(appendText(g.w.buf, s))
}

func errNotUTF8() error { return &CloneError{Reason: "string that is not UTF-8 cannot be cloned"} }

func (g *goEncoder) unsafe(v reflect.Value) error {
	return &CloneError{Reason: fmt.Sprintf("%s %v is not a safe integer and cannot be cloned; use *big.Int", v.Type(), v)}
}

// pointer writes what v points to.
func (g *goEncoder) pointer(v reflect.Value) error {
	if v.Type().Elem().Size() == 0 { // all of these have one address
		return g.encode(v.Elem())
	}
	at, marks := len(g.w.buf), len(g.w.marks)
	err := g.identified(v, 0, func() error { return g.encode(v.Elem()) })
	if err == nil && len(g.w.marks) > marks && !isObject(g.w.buf[at:]) {
		// A primitive has no identity. Nothing can have referred to it.
		g.ids.forget(marks)
		g.w.marks = g.w.marks[:marks]
	}
	return err
}

// isObject reports whether the value that b begins with is an object: neither
// a primitive nor a reference.
func isObject(b []byte) bool {
	major, n, _ := readHead(b, 0)
	switch major {
	case majorBytes, majorArray, majorMap:
		return true
	case majorTag:
		return n != tagBigPos && n != tagBigNeg && n != tagWTF8 && n != tagReference
	}
	return false
}

// identified writes what v refers to with f, or a reference if it was written
// before.
func (g *goEncoder) identified(v reflect.Value, n int, f func() error) error {
	ref := goRef{v.Pointer(), n, v.Type()}
	if id := g.ids.find(ref); id >= 0 {
		if g.w.marks[id].at == len(g.w.buf) {
			return &CloneError{Reason: "pointer to itself cannot be cloned"}
		}
		g.w.refer(id)
		return g.w.count(1)
	}
	g.ids.add(ref, g.w.mark())
	return f()
}

// structure writes a struct as an object.
func (g *goEncoder) structure(v reflect.Value, fs *fields) error {
	if err := g.enter(); err != nil {
		return err
	}
	head, kept := len(g.w.buf), 0
	buf := appendHead(g.w.buf, majorMap, uint64(len(fs.list))) // the writer has it again behind the fields that are scalars
	for i := range fs.list {
		f := &fs.list[i]
		fv, ok := fieldValue(v, f.index)
		if !ok || f.omitEmpty && isEmpty(fv) || f.omitZero && isZero(fv) {
			continue
		}
		kept++
		buf = append(buf, f.key...)
		var err error
		if f.scalar == reflect.Invalid {
			g.w.buf = buf
			err = g.encode(fv)
			buf = g.w.buf
		} else if buf, err = g.appendScalar(buf, fv, f.scalar); err == nil && !g.w.counted(len(buf)) {
			err = g.put(buf)
		}
		if err != nil {
			return within(err, pathKey(f.name))
		}
	}
	g.w.buf = buf
	g.w.recount(head, majorMap, len(fs.list), kept)
	g.w.close()
	return nil
}

// enter counts a container and opens it.
func (g *goEncoder) enter() error {
	if err := g.w.count(1); err != nil {
		return err
	}
	return g.w.open()
}

// within adds the step from a container to an error inside.
func within(err error, step string) error {
	var refused *CloneError
	if !errors.As(err, &refused) {
		return err
	}
	at := *refused
	at.Path = step + at.Path
	return &at
}

// fieldValue finds a field; ok is false where a nil pointer to an embedded
// struct is in the way.
func fieldValue(v reflect.Value, index []int) (f reflect.Value, ok bool) {
	if len(index) == 1 {
		return v.Field(index[0]), true
	}
	for i, n := range index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return reflect.Value{}, false
			}
			v = v.Elem()
		}
		v = v.Field(n)
	}
	return v, true
}

// isEmpty is what omitempty leaves out.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	default:
		return v.IsZero()
	}
}

// isZero is what omitzero leaves out.
func isZero(v reflect.Value) bool {
	if v.CanInterface() && (v.Kind() != reflect.Pointer && v.Kind() != reflect.Interface || !v.IsNil()) {
		if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
			return z.IsZero()
		}
		if v.CanAddr() {
			if z, ok := v.Addr().Interface().(interface{ IsZero() bool }); ok {
				return z.IsZero()
			}
		}
	}
	return v.IsZero()
}

// array writes a slice or an array as an array.
func (g *goEncoder) array(v reflect.Value) error {
	if err := g.enter(); err != nil {
		return err
	}
	g.w.buf = appendHead(g.w.buf, majorArray, uint64(v.Len()))
	start := len(g.w.buf)
	var t *goType // of all elements; nil if each has its own
	if elem := v.Type().Elem(); elem.Kind() != reflect.Interface {
		t = typeOf(elem)
	}
	for i := range v.Len() {
		if i == sample {
			g.w.makeRoom(len(g.w.buf)-start, v.Len())
		}
		var err error
		if t != nil {
			err = g.encodeAs(v.Index(i), t)
		} else {
			err = g.encode(v.Index(i))
		}
		if err != nil {
			return within(err, "["+strconv.Itoa(i)+"]")
		}
	}
	g.w.close()
	return nil
}
