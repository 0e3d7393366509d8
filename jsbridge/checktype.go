package jsbridge

import (
	"encoding"
	"encoding/json"
	"math/big"
	"reflect"
	"time"

	"github.com/dop251/goja"
)

// Unfillable looks for a type that no value can ever be decoded into: t, or
// what t consists of where it is a pointer, slice, array or map. It returns the
// first one, or nil. Such are channels, functions, complex numbers, unsafe
// pointers, values of goja, structs that have unexported fields only, and
// interfaces with methods that nothing has which [Clone.Into] gives. A field of
// a struct may have any type, for a value need not have its key.
func Unfillable(t reflect.Type) reflect.Type { return unfillable(t, make(map[reflect.Type]bool)) }

// Unclonable does the same for types that [FromGo] can never encode. Here the
// fields of structs count, unless they can be omitted; interfaces do not, for
// it is their dynamic type that matters.
func Unclonable(t reflect.Type) reflect.Type { return unclonable(t, make(map[reflect.Type]bool)) }

// naturals are what Into gives for any that has methods.
var naturals = [...]reflect.Type{
	reflect.TypeFor[UndefinedType](), reflect.TypeFor[*big.Int](), reflect.TypeFor[time.Time](),
	reflect.TypeFor[RegExp](), reflect.TypeFor[*Map](), reflect.TypeFor[*Set](), reflect.TypeFor[*Error](),
}

// unfillable has seen the types that are being looked at: a type may contain
// itself.
func unfillable(t reflect.Type, seen map[reflect.Type]bool) reflect.Type {
	if seen[t] {
		return nil
	}
	seen[t] = true
	pointer := reflect.PointerTo(t)
	switch {
	case ofGoja(t):
		return t
	case exactForm(t) != formRefused && t.Kind() != reflect.Pointer,
		pointer.Implements(reflect.TypeFor[json.Unmarshaler]()),
		pointer.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return nil
	}
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
		return t
	case reflect.Interface:
		if t.NumMethod() == 0 {
			return nil
		}
		for _, n := range naturals {
			if n.Implements(t) {
				return nil
			}
		}
		return t
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return unfillable(t.Elem(), seen)
	case reflect.Map:
		if bad := unfillable(t.Key(), seen); bad != nil {
			return bad
		}
		return unfillable(t.Elem(), seen)
	case reflect.Struct:
		if opaque(t) {
			return t
		}
	}
	return nil
}

func unclonable(t reflect.Type, seen map[reflect.Type]bool) reflect.Type {
	if seen[t] {
		return nil
	}
	seen[t] = true
	g := typeOf(t)
	switch g.form {
	case formRefused, formGoja:
		return t
	case formInterface:
		if ofGoja(t) {
			return t
		}
	case formPointer, formArray:
		return unclonable(t.Elem(), seen)
	case formMap:
		switch k := t.Key(); k.Kind() {
		case reflect.Bool, reflect.Float32, reflect.Float64, reflect.Array, reflect.Struct, reflect.Pointer, reflect.Chan, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
			if !k.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
				return t
			}
		}
		return unclonable(t.Elem(), seen)
	case formStruct:
		if g.addrForm != g.form {
			return nil // it encodes itself
		}
		if opaque(t) {
			return t
		}
		for _, f := range g.fields.list {
			if f.omitEmpty || f.omitZero {
				continue
			}
			if bad := unclonable(t.FieldByIndex(f.index).Type, seen); bad != nil {
				return bad
			}
		}
	}
	return nil
}

func ofGoja(t reflect.Type) bool { return t.Implements(reflect.TypeFor[goja.Value]()) }

// opaque reports whether nothing of a struct can cross.
func opaque(t reflect.Type) bool { return t.NumField() > 0 && len(typeOf(t).fields.list) == 0 }
