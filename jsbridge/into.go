package jsbridge

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
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
	v := reflect.ValueOf(dst)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return fmt.Errorf("jsbridge: Into needs a pointer that is not nil, not %T", dst)
	}
	return newGoDecoder(c).into(v.Elem())
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
		back := d.jump(number)
		err := d.item(v, number)
		d.pos = back
		return err
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

// item reads a value that is neither marked nor a reference.
func (d *goDecoder) item(v reflect.Value, number int) error {
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

// exact reads into the types that this package knows by name.
func (d *goDecoder) exact(v reflect.Value, number int) (done bool, err error) {
	start := d.pos
	if number != notShared {
		start -= len(appendHead(nil, majorTag, tagShareable))
	}
	switch v.Type() {
	case anyType:
		if v.IsNil() || v.Elem().Kind() != reflect.Pointer || v.Elem().IsNil() {
			x, err := d.natural(number)
			if err == nil && x != nil {
				v.Set(reflect.ValueOf(x))
			}
			return true, err
		}
	case reflect.TypeFor[Clone]():
		c, err := d.from.extract(start, d.shares)
		d.skip()
		v.Set(reflect.ValueOf(c))
		return true, err
	case reflect.TypeFor[Object]():
		if d.data[d.pos]&0xe0 != majorMap {
			return true, misfit(d.describe(), v)
		}
		was := d.ordered
		d.ordered = true
		o := v.Addr().Interface().(*Object)
		*o = Object{}
		d.become(number, o)
		err := d.object(o, d.count())
		d.ordered = was
		return true, err
	case reflect.TypeFor[time.Time](), reflect.TypeFor[RegExp](), reflect.TypeFor[Map](), reflect.TypeFor[Set](), reflect.TypeFor[Error]():
		return d.same(v, number)
	case reflect.TypeFor[big.Int]():
		return true, d.bigInt(v.Addr().Interface().(*big.Int))
	case reflect.TypeFor[json.Number]():
		x, err := d.natural(number)
		if err != nil {
			return true, err
		}
		f, ok := x.(float64)
		if !ok {
			return true, misfit(describe(x), v)
		}
		v.SetString(numberText(f))
		return true, nil
	}
	return false, nil
}

// same reads into a type that is the natural form of some value, or what a
// pointer to it points to. Others may be able to unmarshal themselves.
func (d *goDecoder) same(v reflect.Value, number int) (done bool, err error) {
	start := d.pos
	switch v.Type() {
	case reflect.TypeFor[Map]():
		if tag, content := d.peekTag(); tag == tagMap {
			d.pos = content
			m := v.Addr().Interface().(*Map)
			*m = Map{}
			d.become(number, m)
			return true, d.jsMap(m)
		}
	case reflect.TypeFor[Set]():
		if tag, content := d.peekTag(); tag == tagSet {
			d.pos = content
			s := v.Addr().Interface().(*Set)
			*s = Set{}
			d.become(number, s)
			return true, d.jsSet(s)
		}
	case reflect.TypeFor[Error]():
		if name, ok := d.errorName(); ok {
			e := v.Addr().Interface().(*Error)
			at := start
			if number != notShared {
				at -= len(appendHead(nil, majorTag, tagShareable))
			}
			*e = Error{from: d.from, at: at}
			d.become(number, e)
			return true, d.error(e, name)
		}
	default: // time.Time, RegExp
		if tag, _ := d.peekTag(); tag == tagDate || tag == tagRegExp {
			x, err := d.natural(number)
			if err != nil {
				return true, err
			}
			if r := reflect.ValueOf(x); r.Type() == v.Type() {
				v.Set(r)
				return true, nil
			}
			return true, misfit(describe(x), v)
		}
		if v.Type() == reflect.TypeFor[time.Time]() {
			return false, nil // a string, perhaps
		}
	}
	return true, misfit(d.describe(), v)
}

// errorName returns the name of the error object that comes next, moving past
// it, if it is one.
func (d *goDecoder) errorName() (string, bool) {
	tag, content := d.peekTag()
	if tag != tagObject {
		return "", false
	}
	start := d.pos
	d.pos = content
	d.count()
	name := d.text()
	if errorNames[errorClass(name)] != name {
		d.pos = start
		return "", false
	}
	return name, true
}

// describe names the kind of the next value, without reading it.
func (d *goDecoder) describe() string {
	back := d.pos
	defer func() { d.pos = back }()
	x, err := d.natural(notShared)
	if err != nil {
		return "value"
	}
	return describe(x)
}

// bigInt reads an integer.
func (d *goDecoder) bigInt(n *big.Int) error {
	v := reflect.ValueOf(n).Elem()
	x, err := d.natural(notShared)
	if err != nil {
		return err
	}
	switch x := x.(type) {
	case *big.Int:
		n.Set(x)
		return nil
	case float64:
		if x == math.Trunc(x) && !math.IsInf(x, 0) {
			big.NewFloat(x).Int(n)
			return nil
		}
	}
	return misfit(describe(x), v)
}

// unmarshaler lets v read the value itself, if it can.
func (d *goDecoder) unmarshaler(v reflect.Value) (done bool, err error) {
	if !v.CanAddr() || v.NumMethod() == 0 && reflect.PointerTo(v.Type()).NumMethod() == 0 || v.Kind() == reflect.Interface {
		return false, nil
	}
	switch u := v.Addr().Interface().(type) {
	case json.Unmarshaler:
		text, err := d.appendJSON(nil, 0)
		if err != nil {
			return true, err
		}
		if err := u.UnmarshalJSON(text); err != nil {
			return true, fmt.Errorf("jsbridge: %s.UnmarshalJSON: %w", v.Type(), err)
		}
		return true, nil
	case encoding.TextUnmarshaler:
		if d.data[d.pos]&0xe0 != majorText {
			return true, misfit(d.describe(), v)
		}
		if err := u.UnmarshalText([]byte(d.text())); err != nil {
			return true, fmt.Errorf("jsbridge: %s.UnmarshalText: %w", v.Type(), err)
		}
		return true, nil
	}
	return false, nil
}

// intoInterface reads into an interface: into the pointer that it holds, or
// as the natural form if that has the methods.
func (d *goDecoder) intoInterface(v reflect.Value, number int) error {
	if !v.IsNil() && v.Elem().Kind() == reflect.Pointer && !v.Elem().IsNil() {
		return d.item(v.Elem().Elem(), number)
	}
	x, err := d.natural(number)
	if err != nil {
		return err
	}
	if r := reflect.ValueOf(x); r.IsValid() && r.Type().AssignableTo(v.Type()) {
		v.Set(r)
		return nil
	}
	return misfit(describe(x), v)
}

// setNumber sets v to a number that it can hold exactly; a float32 may round.
func setNumber(v reflect.Value, f float64) error {
	refuse := func(reason string) error {
		return &IntoError{Value: "number " + numberText(f), Type: v.Type(), Reason: reason}
	}
	switch {
	case v.CanFloat():
		if v.OverflowFloat(f) {
			return refuse("out of range")
		}
		v.SetFloat(f)
		return nil
	case v.CanInt() || v.CanUint():
		if f != math.Trunc(f) {
			return refuse("not an integer")
		}
		if math.Abs(f) > math.MaxUint64 { // infinities, too
			return refuse("out of range")
		}
		n, _ := big.NewFloat(f).Int(nil)
		if !setBig(v, n) {
			return refuse("out of range")
		}
		return nil
	}
	return misfit("number", v)
}

// setBig sets v, of an integer type, to n if that fits.
func setBig(v reflect.Value, n *big.Int) bool {
	if v.CanInt() {
		if !n.IsInt64() || v.OverflowInt(n.Int64()) {
			return false
		}
		v.SetInt(n.Int64())
		return true
	}
	if !n.IsUint64() || v.OverflowUint(n.Uint64()) {
		return false
	}
	v.SetUint(n.Uint64())
	return true
}

func setString(v reflect.Value, s string) error {
	if v.Kind() != reflect.String {
		return misfit("string", v)
	}
	v.SetString(s)
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
