package jsbridge

import (
	"encoding"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"strconv"
	"time"
)

// array reads n elements into a slice or an array.
func (d *goDecoder) array(v reflect.Value, number int, n uint64) error {
	if err := makeList(v, int(n)); err != nil {
		return err
	}
	d.registerList(number, v)
	for i := range int(n) {
		if i >= v.Len() { // more than an array has room for
			d.skip()
			continue
		}
		if tag, content := d.peekTag(); tag == tagHole {
			d.pos = content
		}
		if err := d.into(v.Index(i)); err != nil {
			return inside(err, index(i))
		}
	}
	return nil
}

// makeList makes v a slice of n elements, or clears the elements of an array.
func makeList(v reflect.Value, n int) error {
	switch v.Kind() {
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), n, n))
	case reflect.Array:
		v.SetZero()
	default:
		return misfit("array", v)
	}
	return nil
}

func (d *goDecoder) registerList(number int, v reflect.Value) {
	if v.Kind() == reflect.Slice {
		d.register(number, v.Type(), reflect.ValueOf(v.Interface()))
	}
}

// intoObject reads n properties into a struct or a map.
func (d *goDecoder) intoObject(v reflect.Value, number int, n uint64) error {
	switch v.Kind() {
	case reflect.Struct:
		return d.structure(v, n)
	case reflect.Map:
		return d.mapping(v, number, n, func(key reflect.Value) error { return setKey(key, d.key()) })
	}
	return misfit("object", v)
}

// structure reads n properties into the fields of a struct.
func (d *goDecoder) structure(v reflect.Value, n uint64) error {
	fs := typeOf(v.Type()).fields
	for range n {
		key := d.key()
		f := fs.find(key)
		if f == nil {
			d.skip()
			continue
		}
		fv, err := allocated(v, f.index)
		if err == nil {
			err = d.into(fv)
		}
		if err != nil {
			return inside(err, goPath(v.Type(), f.index))
		}
	}
	return nil
}

// allocated finds a field and makes the embedded structs on the way there.
func allocated(v reflect.Value, index []int) (reflect.Value, error) {
	for i, n := range index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if !v.CanSet() {
					return v, fmt.Errorf("jsbridge: Into cannot set an embedded pointer to the unexported %s", v.Type().Elem())
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(n)
	}
	return v, nil
}

// goPath is the name of a field, without the embedded structs that it comes
// from: Go promotes it.
func goPath(t reflect.Type, index []int) string { return t.FieldByIndex(index).Name }

// mapping reads n entries into a Go map. readKey reads a key.
func (d *goDecoder) mapping(v reflect.Value, number int, n uint64, readKey func(reflect.Value) error) error {
	t := v.Type()
	if v.IsNil() {
		v.Set(reflect.MakeMapWithSize(t, int(n)))
	}
	d.register(number, t, reflect.ValueOf(v.Interface()))
	m := reflect.ValueOf(v.Interface()) // v may be set again while its entries are read
	for range n {
		key := reflect.New(t.Key()).Elem()
		if err := readKey(key); err != nil {
			return err
		}
		value := reflect.New(t.Elem()).Elem()
		if err := d.into(value); err != nil {
			return inside(err, fmt.Sprintf("[%v]", keyText(key)))
		}
		if !key.Comparable() {
			return &IntoError{Value: describe(key.Interface()), Type: t.Key(), Reason: "not a key that Go can hash"}
		}
		m.SetMapIndex(key, value)
	}
	return nil
}

// keyText is a map key as Go would write it.
func keyText(key reflect.Value) any {
	if key.Kind() == reflect.String {
		return strconv.Quote(key.String())
	}
	return key.Interface()
}

// setKey sets a map key to the name of a property.
func setKey(key reflect.Value, s string) error {
	if key.Kind() != reflect.String {
		if u, ok := key.Addr().Interface().(encoding.TextUnmarshaler); ok {
			return u.UnmarshalText([]byte(s))
		}
	}
	switch {
	case key.Kind() == reflect.String:
		key.SetString(s)
		return nil
	case key.Kind() == reflect.Interface && key.NumMethod() == 0:
		key.Set(reflect.ValueOf(s))
		return nil
	case key.CanInt() || key.CanUint():
		if n, ok := new(big.Int).SetString(s, 10); ok && setBig(key, n) {
			return nil
		}
		return &IntoError{Value: "key " + strconv.Quote(s), Type: key.Type()}
	}
	return &IntoError{Value: "key", Type: key.Type()}
}

// intoTag reads what follows a tag.
func (d *goDecoder) intoTag(v reflect.Value, number int, tag uint64) error {
	switch tag {
	case tagBigPos, tagBigNeg:
		n := decodeBigInt(tag, d.raw(d.count()))
		return setBigInt(v, n)
	case tagWTF8:
		return setString(v, d.wtf8())
	case tagDate:
		return misfit("Date", v)
	case tagRegExp:
		return misfit("RegExp", v)
	case tagSet:
		return d.intoSet(v, number, d.count())
	case tagMap:
		if v.Kind() != reflect.Map {
			return misfit("Map", v)
		}
		return d.mapping(v, number, d.count(), d.into)
	case tagObject:
		d.count()
		return d.intoNamed(v, number, d.text())
	}
	t := viewByTag(tag)
	return d.intoView(v, number, t, d.raw(d.count()), t.name)
}

// setBigInt sets v to a bigint that it can hold exactly.
func setBigInt(v reflect.Value, n *big.Int) error {
	switch {
	case v.CanInt() || v.CanUint():
		if !setBig(v, n) {
			return &IntoError{Value: "bigint " + shorten(n.String(), 40), Type: v.Type(), Reason: "out of range"}
		}
		return nil
	case v.Kind() == reflect.Float64:
		if f, exact := new(big.Float).SetInt(n).Float64(); exact == big.Exact {
			v.SetFloat(f)
			return nil
		}
		return &IntoError{Value: "bigint " + shorten(n.String(), 40), Type: v.Type(), Reason: "not exact"}
	}
	return misfit("bigint", v)
}

// intoSet reads the members of a Set into a slice, or as the keys of a map.
func (d *goDecoder) intoSet(v reflect.Value, number int, n uint64) error {
	if v.Kind() != reflect.Map {
		if v.Kind() != reflect.Slice && v.Kind() != reflect.Array {
			return misfit("Set", v)
		}
		return d.array(v, number, n)
	}
	var member reflect.Value
	switch elem := v.Type().Elem(); {
	case elem.Kind() == reflect.Bool:
		member = reflect.ValueOf(true).Convert(elem)
	case elem.Size() == 0:
		member = reflect.Zero(elem)
	default:
		return misfit("Set", v)
	}
	if v.IsNil() {
		v.Set(reflect.MakeMapWithSize(v.Type(), int(n)))
	}
	m := reflect.ValueOf(v.Interface())
	d.register(number, v.Type(), m)
	for range n {
		key := reflect.New(v.Type().Key()).Elem()
		if err := d.into(key); err != nil {
			return err
		}
		if !key.Comparable() {
			return &IntoError{Value: describe(key.Interface()), Type: key.Type(), Reason: "not a key that Go can hash"}
		}
		m.SetMapIndex(key, member)
	}
	return nil
}

// intoNamed reads what follows tag 27 and a name.
func (d *goDecoder) intoNamed(v reflect.Value, number int, name string) error {
	switch name {
	case nameArray:
		major, n := d.head()
		if major == majorArray {
			if err := d.array(v, number, n); err != nil {
				return err
			}
			d.skip()
			return nil
		}
		return d.sparse(v, number, int(n))
	case nameNumber, nameString, nameBoolean, nameBigInt:
		return d.item(v, notShared)
	case nameBuffer:
		b, ok := d.from.buffers[d.count()].stable()
		if !ok {
			return errTaken
		}
		return d.intoView(v, number, viewByName("Uint8Array"), b, name)
	case nameDataView:
		b, err := d.viewed(1)
		if err != nil {
			return err
		}
		return d.intoView(v, number, viewByName("Uint8Array"), b, name)
	}
	if t := viewByName(name); t != nil {
		b, err := d.viewed(t.size)
		if err != nil {
			return err
		}
		return d.intoView(v, number, t, b, name)
	}
	return misfit("Error", v)
}

// sparse reads an array of which only some elements are there.
func (d *goDecoder) sparse(v reflect.Value, number int, length int) error {
	if v.Kind() == reflect.Slice {
		if err := d.allow(uint64(length)); err != nil {
			return err
		}
	}
	if err := makeList(v, length); err != nil {
		return err
	}
	d.registerList(number, v)
	for range d.count() {
		i := arrayIndex(d.key())
		if i < 0 || i >= v.Len() {
			d.skip()
			continue
		}
		if err := d.into(v.Index(i)); err != nil {
			return inside(err, index(i))
		}
	}
	return nil
}

// intoView reads the elements of a typed array into a slice or an array.
func (d *goDecoder) intoView(v reflect.Value, number int, t *viewType, p []byte, name string) error {
	if v.Kind() != reflect.Slice && v.Kind() != reflect.Array {
		return misfit(name, v)
	}
	list := reflect.ValueOf(t.slice(p))
	if v.Kind() == reflect.Slice && v.Type().Elem() == list.Type().Elem() {
		v.Set(list.Convert(v.Type()))
		d.registerList(number, v)
		return nil
	}
	if err := makeList(v, list.Len()); err != nil {
		return err
	}
	d.registerList(number, v)
	for i := range min(list.Len(), v.Len()) {
		if err := setElement(v.Index(i), list.Index(i)); err != nil {
			return inside(err, index(i))
		}
	}
	return nil
}

// setElement sets v to an element of a typed array.
func setElement(v, element reflect.Value) error {
	switch {
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		switch {
		case element.Kind() == reflect.Int64:
			v.Set(reflect.ValueOf(big.NewInt(element.Int())))
		case element.Kind() == reflect.Uint64:
			v.Set(reflect.ValueOf(new(big.Int).SetUint64(element.Uint())))
		case element.CanFloat():
			v.Set(reflect.ValueOf(element.Float()))
		case element.CanInt():
			v.Set(reflect.ValueOf(float64(element.Int())))
		default:
			v.Set(reflect.ValueOf(float64(element.Uint())))
		}
		return nil
	case element.Kind() == reflect.Int64:
		return setBigInt(v, big.NewInt(element.Int()))
	case element.Kind() == reflect.Uint64:
		return setBigInt(v, new(big.Int).SetUint64(element.Uint()))
	case element.CanFloat():
		return setNumber(v, element.Float())
	case element.CanInt():
		return setNumber(v, float64(element.Int()))
	default:
		return setNumber(v, float64(element.Uint()))
	}
}

// appendJSON appends the next value as JSON.stringify writes it, for a type
// that unmarshals itself: undefined is null, a Date is its ISO form. Unlike
// there a bigint is a number, and bytes are base64 as in encoding/json.
func (d *goDecoder) appendJSON(b []byte, depth int) ([]byte, error) {
	tag, content := d.peekTag()
	switch tag {
	case tagShareable:
		d.pos = content
	case tagReference:
		if depth > defaultDepth { // a cycle, no doubt
			return nil, &IntoError{Value: "cycle", Type: reflect.TypeFor[json.Unmarshaler]()}
		}
		d.pos = content
		back := d.jump(int(d.count()))
		b, err := d.appendJSON(b, depth+1)
		d.pos = back
		return b, err
	case tagHole:
		d.pos = content
	}
	start := d.pos
	major, n := d.head()
	var err error
	switch major {
	case majorArray:
		b = append(b, '[')
		for i := range n {
			if i > 0 {
				b = append(b, ',')
			}
			if b, err = d.appendJSON(b, depth+1); err != nil {
				return nil, err
			}
		}
		return append(b, ']'), nil
	case majorMap:
		b = append(b, '{')
		for i := range n {
			if i > 0 {
				b = append(b, ',')
			}
			key, _ := json.Marshal(d.key())
			b = append(append(b, key...), ':')
			if b, err = d.appendJSON(b, depth+1); err != nil {
				return nil, err
			}
		}
		return append(b, '}'), nil
	}
	d.pos = start
	x, err := d.natural(notShared)
	if err != nil {
		return nil, err
	}
	switch x := x.(type) {
	case UndefinedType:
		return append(b, "null"...), nil
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return append(b, "null"...), nil
		}
		return append(b, numberText(x)...), nil
	case *big.Int:
		return x.Append(b, 10), nil
	case time.Time:
		if x.IsZero() {
			return append(b, "null"...), nil
		}
		return append(b, `"`+x.Format(isoTime)+`"`...), nil
	case []byte:
		return append(b, `"`+base64.StdEncoding.EncodeToString(x)+`"`...), nil
	case *Map, *Set, *Error, RegExp:
		return nil, &IntoError{Value: describe(x), Type: reflect.TypeFor[json.Unmarshaler]()}
	}
	text, err := json.Marshal(x)
	return append(b, text...), err
}
