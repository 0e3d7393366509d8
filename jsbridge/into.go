package jsbridge

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"reflect"
	"strconv"
	"time"
)

// Into decodes the value into what dst, a pointer that is not nil, points to.
//
// Into any it gives undefined and holes as [Undefined], null as nil, booleans
// and strings as themselves, every number as float64, a bigint as *[big.Int],
// a plain object as map[string]any, an array as []any, a Date as [time.Time] in
// UTC (an invalid one as the zero time), a [RegExp], [*Map] and [*Set], an
// error object as [*Error], ArrayBuffer, DataView and Uint8Array as []byte,
// other typed arrays as the slice with their elements, and the object around a
// primitive as the primitive. In a Go string a lone surrogate is U+FFFD.
//
// Into other types it follows encoding/json: json tags, names that differ in
// case only, keys without a field ignored, embedded pointers allocated, null
// setting pointers, maps, slices and interfaces to nil and leaving all else
// alone (and so does undefined), [json.Unmarshaler] and
// [encoding.TextUnmarshaler] respected. Numbers and bigints must fit: a
// fraction does not go into an int, nor 300 into a uint8. Furthermore a Map
// goes into a Go map, a Set into a slice or a map, [*Object] keeps the order
// of properties, and a [Clone] takes part of a value as it is.
//
// An object that is referred to twice becomes one pointer, map or slice as far
// as the Go types agree; a cycle through these is no obstacle.
//
// The error is an [*IntoError] for a value that does not fit, a [*LimitError]
// for sparse arrays that would take too much memory as slices, and else what
// an unmarshaler returned. dst may have been filled in part then.
func (c Clone) Into(dst any) error {
	if c.flatInto(dst) {
		return nil
	}
	v, err := pointed(dst)
	if err != nil {
		return err
	}
	return newGoDecoder(c).into(v)
}

// IntoError reports a value that does not fit the Go type it was to be
// decoded into.
type IntoError struct {
	Path   string       // to the Go value, from the one passed to Into: "Items[2].Price"; "" for itself
	Value  string       // what was there: "string", "number 300"
	Type   reflect.Type // what it was to become
	Reason string       // "out of range"; may be ""
}

// Error is, for example, "jsbridge: Into: field Items[2].Price: string into float64".
func (e *IntoError) Error() string {
	s := "jsbridge: Into: "
	if e.Path != "" {
		s += "field " + e.Path + ": "
	}
	s += e.Value + " into " + e.Type.String()
	if e.Reason != "" {
		s += ": " + e.Reason
	}
	return s
}

// inside adds the step to an error that occurred inside a Go value.
func inside(err error, step string) error {
	var e *IntoError
	if !errors.As(err, &e) {
		return err
	}
	at := *e
	switch {
	case at.Path == "" || at.Path[0] == '[':
		at.Path = step + at.Path
	default:
		at.Path = step + "." + at.Path
	}
	return &at
}

// into reads the next value into v, which can be set.
func (d *goDecoder) into(v reflect.Value) error {
	tag, content := d.peekTag()
	switch tag {
	case tagShareable:
		d.pos = content
		return d.item(v, d.number(content))
	case tagReference:
		d.pos = content
		number := int(d.count())
		if d.reuse(v, number) {
			return nil
		}
		return d.jump(number, func() error { return d.item(v, number) })
	}
	return d.item(v, notShared)
}

// reuse sets v to what the object with a number has become for its type.
func (d *goDecoder) reuse(v reflect.Value, number int) bool {
	if number == notShared {
		return false
	}
	made, ok := d.made[madeKey{number, v.Type()}]
	if ok {
		v.Set(made)
	}
	return ok
}

// typedDepth is how deep typed values may be nested. They are read
// recursively, and a type may contain itself.
const typedDepth = defaultDepth

// item reads a value that is neither marked nor a reference.
func (d *goDecoder) item(v reflect.Value, number int) error {
	if d.depth == typedDepth {
		return &LimitError{What: "depth", Limit: typedDepth}
	}
	d.depth++
	err := d.typed(v, number)
	d.depth--
	if err == nil && number != notShared {
		switch typeOf(v.Type()).form {
		case formStruct, formArray:
			if v.Kind() != reflect.Slice { // else it is registered already
				made := reflect.New(v.Type()).Elem()
				made.Set(v)
				d.register(number, v.Type(), made)
			}
		}
	}
	return err
}

// typed is item, at a depth that is known to be allowed.
func (d *goDecoder) typed(v reflect.Value, number int) error {
	start := d.pos
	if d.reuse(v, number) {
		d.skip()
		return nil
	}
	switch d.data[start] {
	case simpleNull, simpleUndefined:
		return d.absent(v)
	}
	if v.CanAddr() && number != notShared {
		d.register(number, reflect.PointerTo(v.Type()), v.Addr())
	}
	if done, err := d.exact(v, number); done {
		return err
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		return d.item(v.Elem(), number)
	}
	if done, err := d.unmarshaler(v); done {
		return err
	}
	if v.Kind() == reflect.Interface {
		return d.intoInterface(v, number)
	}
	major, n := d.head()
	switch major {
	case majorUint:
		return setNumber(v, float64(n))
	case majorNegint:
		return setNumber(v, -1-float64(n))
	case majorText:
		return setString(v, string(d.raw(n)))
	case majorArray:
		return d.array(v, number, n)
	case majorMap:
		return d.intoObject(v, number, n)
	case majorBytes:
		return d.intoView(v, number, viewByName("Uint8Array"), d.raw(n), "ArrayBuffer")
	case majorTag:
		return d.intoTag(v, number, n)
	}
	switch d.data[start] {
	case simpleFalse, simpleTrue:
		if v.Kind() != reflect.Bool {
			return misfit("boolean", v)
		}
		v.SetBool(d.data[start] == simpleTrue)
		return nil
	default:
		return setNumber(v, math.Float64frombits(n))
	}
}

// misfit is the error for a value that v has no place for.
func misfit(value string, v reflect.Value) error {
	return &IntoError{Value: value, Type: v.Type()}
}

// absent sets v to null or undefined. What cannot be nil stays as it is.
func (d *goDecoder) absent(v reflect.Value) error {
	undefined := d.data[d.pos] == simpleUndefined
	d.pos++
	switch v.Kind() {
	case reflect.Interface:
		if undefined && v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(Undefined))
			return nil
		}
		v.SetZero()
	case reflect.Pointer, reflect.Map, reflect.Slice:
		v.SetZero()
	default:
		if v.Type() == reflect.TypeFor[Clone]() {
			var c Clone
			if !undefined {
				c.data = []byte{simpleNull}
			}
			v.Set(reflect.ValueOf(c))
			return nil
		}
		if u, ok := v.Addr().Interface().(json.Unmarshaler); ok && !undefined {
			return u.UnmarshalJSON([]byte("null"))
		}
	}
	return nil
}

// describe names the kind of a natural value.
func describe(x any) string {
	switch x := x.(type) {
	case nil:
		return "null"
	case UndefinedType:
		return "undefined"
	case bool:
		return "boolean"
	case float64:
		return "number " + numberText(x)
	case string:
		return "string"
	case *big.Int:
		return "bigint"
	case time.Time:
		return "Date"
	case RegExp:
		return "RegExp"
	case *Map:
		return "Map"
	case *Set:
		return "Set"
	case *Error:
		return "Error"
	case []any:
		return "array"
	case map[string]any, *Object:
		return "object"
	default:
		return "typed array"
	}
}

// index is the step to an element.
func index(i int) string { return "[" + strconv.Itoa(i) + "]" }
