package jsbridge

import (
	"fmt"
	"reflect"
	"strconv"
)

// array reads n elements into a slice or an array.
func (d *goDecoder) array(v reflect.Value, number int, n uint64) error {
	if err := makeList(v, int(n)); err != nil {
		return err
	}
	d.registerList(number, v)
	t := typeOf(v.Type().Elem())
	for i := range int(n) {
		if i >= v.Len() { // more than an array has room for
			d.skip()
			continue
		}
		if t.scalar != reflect.Invalid && d.scalar(v.Index(i), t.scalar) {
			continue
		}
		if t.record && d.data[d.pos]&0xe0 == majorMap && d.depth < typedDepth {
			d.depth++
			err := d.structure(v.Index(i), t.fields, d.count())
			d.depth--
			if err != nil {
				return inside(err, index(i))
			}
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
		return d.structure(v, typeOf(v.Type()).fields, n)
	case reflect.Map:
		return d.mapping(v, number, n, func(key reflect.Value) error { return setKey(key, d.key()) })
	}
	return misfit("object", v)
}

// structure reads n properties into the fields of a struct.
func (d *goDecoder) structure(v reflect.Value, fs *fields, n uint64) error {
	next := 0 // most likely the properties come as the fields do
	for range n {
		var f *field
		if next < len(fs.list) && d.ahead(fs.list[next].key) {
			f = &fs.list[next]
		} else {
			f = fs.find(d.key())
		}
		next++
		if f == nil {
			d.skip()
			continue
		}
		fv, err := allocated(v, f.index)
		if err == nil && (f.scalar == reflect.Invalid || !d.scalar(fv, f.scalar)) {
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
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
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
		if err := d.spend(length * int(v.Type().Elem().Size())); err != nil {
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
	if err := d.spend(len(p)); err != nil { // other views may have as much of the buffer
		return err
	}
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
