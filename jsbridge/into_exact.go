package jsbridge

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"time"
)

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
			return true, misfit(d.describeNext(), v)
		}
		d.ordered = true
		defer func() { d.ordered = false }()
		o := v.Addr().Interface().(*Object)
		*o = Object{}
		return true, d.fill(number, goOpen{shape: goProps, made: o, left: d.count()})
	case reflect.TypeFor[time.Time](), reflect.TypeFor[RegExp](), reflect.TypeFor[Map](), reflect.TypeFor[Set](), reflect.TypeFor[Error]():
		return d.same(v, number)
	case reflect.TypeFor[big.Int]():
		return true, d.bigInt(v.Addr().Interface().(*big.Int))
	case reflect.TypeFor[json.Number]():
		x, err := d.natural(number)
		if err != nil {
			return true, err
		}
		switch x := x.(type) {
		case float64:
			v.SetString(numberText(x))
			return true, nil
		case *big.Int:
			v.SetString(x.String())
			return true, nil
		}
		return true, misfit(describe(x), v)
	}
	return false, nil
}

// fill reads what belongs into a value that exists.
func (d *goDecoder) fill(number int, f goOpen) error {
	v, done, err := d.enter(number, f)
	_, err = d.complete(v, done, err)
	return err
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
			return true, d.fill(number, goOpen{shape: goMap, made: m, left: d.count()})
		}
	case reflect.TypeFor[Set]():
		if tag, content := d.peekTag(); tag == tagSet {
			d.pos = content
			s := v.Addr().Interface().(*Set)
			*s = Set{}
			return true, d.fill(number, goOpen{shape: goSet, made: s, left: d.count()})
		}
	case reflect.TypeFor[Error]():
		if name, ok := d.errorName(); ok {
			e := v.Addr().Interface().(*Error)
			at := start
			if number != notShared {
				at -= len(appendHead(nil, majorTag, tagShareable))
			}
			*e = Error{Name: name, from: d.from, at: at}
			return true, d.fill(number, goOpen{shape: goHidden, made: e, left: d.count()})
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
		if v.Type() == reflect.TypeFor[time.Time]() && d.data[d.pos]&0xe0 == majorText {
			return false, nil // as encoding/json has times
		}
	}
	return true, misfit(d.describeNext(), v)
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

// describeNext names the kind of the next value, without reading it.
func (d *goDecoder) describeNext() string {
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
			return true, misfit(d.describeNext(), v)
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
