package jsbridge

import (
	"encoding"
	"math"
	"math/big"
	"reflect"
	"strconv"
)

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
		if !setWhole(v, f) {
			return refuse("out of range")
		}
		return nil
	}
	return misfit("number "+numberText(f), v)
}

// setWhole sets v, of an integer type, to a number without a fraction if that
// fits.
func setWhole(v reflect.Value, f float64) bool {
	if v.CanInt() {
		if f < -1<<63 || f >= 1<<63 || v.OverflowInt(int64(f)) {
			return false
		}
		v.SetInt(int64(f))
		return true
	}
	if f < 0 || f >= 1<<64 || v.OverflowUint(uint64(f)) {
		return false
	}
	v.SetUint(uint64(f))
	return true
}

// scalar reads the next value into v, of a kind that is one primitive, if it is
// one and fits. Otherwise it reads nothing: [goDecoder.into] says why, or knows
// another way.
func (d *goDecoder) scalar(v reflect.Value, k reflect.Kind) bool {
	if d.depth == typedDepth {
		return false
	}
	start := d.pos
	major, n := d.head()
	ok := false
	switch major {
	case majorUint:
		ok = setInteger(v, k, int64(n))
	case majorNegint:
		ok = setInteger(v, k, -1-int64(n))
	case majorText:
		if ok = k == reflect.String; ok {
			v.SetString(string(d.raw(n)))
		}
	case majorSimple:
		switch first := d.data[start]; {
		case first == simpleFloat64:
			f := math.Float64frombits(n)
			if ok = (k == reflect.Float64 || k == reflect.Float32) && !v.OverflowFloat(f); ok {
				v.SetFloat(f)
			}
		case first == simpleFalse || first == simpleTrue:
			if ok = k == reflect.Bool; ok {
				v.SetBool(first == simpleTrue)
			}
		}
	}
	if !ok {
		d.pos = start
	}
	return ok
}

// setInteger sets v, of a kind, to an integer that is safe, if that fits.
func setInteger(v reflect.Value, k reflect.Kind, n int64) bool {
	switch k {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if v.OverflowInt(n) {
			return false
		}
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if n < 0 || v.OverflowUint(uint64(n)) {
			return false
		}
		v.SetUint(uint64(n))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(n))
	default:
		return false
	}
	return true
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

// setKey sets a map key to the name of a property.
func setKey(key reflect.Value, s string) error {
	if u, ok := key.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return u.UnmarshalText([]byte(s))
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
