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
		if math.Abs(f) > math.MaxUint64 { // infinities, too
			return refuse("out of range")
		}
		n, _ := big.NewFloat(f).Int(nil)
		if !setBig(v, n) {
			return refuse("out of range")
		}
		return nil
	}
	return misfit("number "+numberText(f), v)
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
