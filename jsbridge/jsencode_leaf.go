package jsbridge

import (
	"math"
	"math/big"
	"time"

	"github.com/dop251/goja"
)

// appendPrimitive appends a value that is no object.
func (e *jsEncoder) appendPrimitive(b []byte, v goja.Value) ([]byte, error) {
	if n, ok := e.boxes.asInt(&v); ok && -maxSafe <= n && n <= maxSafe {
		return appendInt(b, n), nil
	}
	if s, ok := e.boxes.asText(&v); ok {
		return appendText(b, s), nil
	}
	switch {
	case v == nil || goja.IsUndefined(v):
		return append(b, simpleUndefined), nil
	case goja.IsNull(v):
		return append(b, simpleNull), nil
	case goja.IsNumber(v):
		return appendFloat(b, v.ToFloat()), nil
	}
	if s, ok := v.(goja.String); ok {
		return appendJSString(b, s), nil
	}
	switch x := v.Export().(type) {
	case bool:
		return appendBool(b, x), nil
	case *big.Int:
		return appendBigInt(b, x), nil
	}
	return b, &CloneError{Reason: "symbol cannot be cloned"}
}

// leaf writes an object that holds no other values.
func (e *jsEncoder) leaf(o *goja.Object, k kind) error {
	switch k {
	case kindDate:
		ms := math.NaN()
		if t, ok := o.Export().(time.Time); ok {
			ms = float64(t.UnixMilli())
		}
		e.buf = appendDate(e.buf, ms)
	case kindRegExp:
		source, flags := e.regExp(o)
		if err := checkSource(source.String()); err != nil {
			return &CloneError{Reason: err.Error()}
		}
		e.buf = appendHead(e.buf, majorTag, tagRegExp)
		e.buf = appendHead(e.buf, majorArray, 2)
		e.buf = appendJSString(e.buf, source)
		e.buf = appendText(e.buf, flags)
	case kindString:
		e.buf = appendObject(e.buf, nameString, 1)
		return e.primitive(e.realm().call(fnStringValue, o))
	default:
		return e.boxed(o)
	}
	return nil
}

// regExp reads an expression past its properties, which scripts may define
// anew. lastIndex does not cross.
func (e *jsEncoder) regExp(o *goja.Object) (source goja.String, flags string) {
	r := e.realm()
	for i, f := range regExpFlags {
		if r.call(fnFlags+fn(i), o).ToBoolean() {
			flags += string(f.flag)
		}
	}
	return r.call(fnSource, o).(goja.String), flags
}

// boxed writes an object around a primitive other than a string.
func (e *jsEncoder) boxed(o *goja.Object) error {
	switch x := o.Export().(type) {
	case bool:
		e.buf = appendBool(appendObject(e.buf, nameBoolean, 1), x)
	case *big.Int:
		e.buf = appendBigInt(appendObject(e.buf, nameBigInt, 1), x)
	case int64:
		e.buf = appendFloat(appendObject(e.buf, nameNumber, 1), float64(x))
	case float64:
		e.buf = appendFloat(appendObject(e.buf, nameNumber, 1), x)
	default:
		return &CloneError{Reason: "symbol object cannot be cloned"}
	}
	return nil
}

// goValue writes a Go value that was given to the VM with ToValue.
func (e *jsEncoder) goValue(o *goja.Object) error {
	e.ids.forget(len(e.marks) - 1) // the Go value decides whether it has an identity
	e.marks = e.marks[:len(e.marks)-1]
	e.elements--
	e.wrapped.w = &e.writer
	return e.wrapped.value(o.Export())
}
