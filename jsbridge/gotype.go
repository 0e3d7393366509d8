package jsbridge

import (
	"encoding"
	"encoding/json"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"
)

// form says how the values of a Go type are encoded.
type form uint8

const (
	formRefused form = iota
	formBool
	formInt
	formUint
	formFloat
	formString
	formInterface
	formPointer
	formStruct
	formMap
	formArray // slices too
	formView  // slices whose elements are those of a typed array
	formMoved
	formClone
	formUndefined
	formRegExp
	formTime
	formBig
	formSet
	formJSMap
	formObject
	formNumber // json.Number
	formError
	formJSON // json.Marshaler
	formText // encoding.TextMarshaler
	formGoja
)

// goType is what there is to know about a Go type.
type goType struct {
	form     form
	addrForm form      // for a value that can be addressed: its pointer may have more methods
	view     *viewType // for formView
	fields   *fields   // for formStruct
	scalar   reflect.Kind
	record   bool // a struct of which all is said by its fields
}

// goTypes caches goType by reflect.Type. It is the one thing this package
// shares between goroutines: working out the fields of a struct takes longer
// than encoding it.
var goTypes sync.Map

// typeOf returns what there is to know about t.
func typeOf(t reflect.Type) *goType {
	if g, ok := goTypes.Load(t); ok {
		return g.(*goType)
	}
	g := &goType{form: formOf(t)}
	g.addrForm = g.form
	if t.Kind() != reflect.Pointer && t.Kind() != reflect.Interface {
		if f := methodForm(reflect.PointerTo(t)); (f == formJSON || f == formText) && exactForm(t) == formRefused && g.form != formError {
			g.addrForm = f
		}
	}
	if t.Kind() == reflect.Slice {
		g.view = viewByElem(t.Elem())
	}
	if t.Kind() == reflect.Struct {
		g.fields = fieldsOf(t)
		g.record = mute(t)
	}
	g.scalar = scalarOf(t)
	actual, _ := goTypes.LoadOrStore(t, g)
	return actual.(*goType)
}

// scalarOf is the kind of a type whose values are one primitive, however they are
// read and written; Invalid for any other.
func scalarOf(t reflect.Type) reflect.Kind {
	switch k := t.Kind(); k {
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if mute(t) {
			return k
		}
	}
	return reflect.Invalid
}

// mute reports whether a type has no say in how its values are read and written.
func mute(t reflect.Type) bool {
	if exactForm(t) != formRefused {
		return false
	}
	p := reflect.PointerTo(t)
	return p.NumMethod() == 0 || methodForm(p) == formRefused &&
		!p.Implements(reflect.TypeFor[json.Unmarshaler]()) && !p.Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// formOf decides the form of t: first by what it is, then by its methods,
// then by its kind.
func formOf(t reflect.Type) form {
	if f := exactForm(t); f != formRefused {
		return f
	}
	if f := methodForm(t); f != formRefused {
		return f
	}
	switch t.Kind() {
	case reflect.Bool:
		return formBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return formInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return formUint
	case reflect.Float32, reflect.Float64:
		return formFloat
	case reflect.String:
		return formString
	case reflect.Interface:
		return formInterface
	case reflect.Pointer:
		return formPointer
	case reflect.Struct:
		return formStruct
	case reflect.Map:
		return formMap
	case reflect.Array:
		return formArray
	case reflect.Slice:
		if viewByElem(t.Elem()) != nil {
			return formView
		}
		return formArray
	default:
		return formRefused // chan, func, complex, unsafe.Pointer
	}
}

// exactForm is the form of the types that are named in this package.
func exactForm(t reflect.Type) form {
	switch t {
	case reflect.TypeFor[Clone]():
		return formClone
	case reflect.TypeFor[UndefinedType]():
		return formUndefined
	case reflect.TypeFor[RegExp]():
		return formRegExp
	case reflect.TypeFor[time.Time]():
		return formTime
	case reflect.TypeFor[big.Int]():
		return formBig
	case reflect.TypeFor[Moved]():
		return formMoved
	case reflect.TypeFor[Set]():
		return formSet
	case reflect.TypeFor[Map]():
		return formJSMap
	case reflect.TypeFor[Object]():
		return formObject
	case reflect.TypeFor[json.Number]():
		return formNumber
	case reflect.TypeFor[Error]():
		return formError
	case reflect.TypeFor[json.RawMessage]():
		return formJSON
	}
	if t.Kind() == reflect.Pointer {
		// These have methods, which a pointer must not be taken for.
		switch t.Elem() {
		case reflect.TypeFor[time.Time](), reflect.TypeFor[big.Int](), reflect.TypeFor[json.RawMessage]():
			return formPointer
		}
	}
	return formRefused
}

// methodForm is the form that the methods of t ask for.
func methodForm(t reflect.Type) form {
	switch {
	case t.Kind() == reflect.Interface:
		return formRefused
	case t.Implements(reflect.TypeFor[goja.Value]()):
		return formGoja
	case t.Implements(reflect.TypeFor[error]()):
		return formError
	case t.Implements(reflect.TypeFor[json.Marshaler]()):
		return formJSON
	case t.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
		return formText
	}
	return formRefused
}

// viewByElem finds the typed array for slices of a Go type. Only the
// predeclared types count: a []Celsius stays an array.
func viewByElem(elem reflect.Type) *viewType {
	name := ""
	switch elem {
	case reflect.TypeFor[uint8]():
		name = "Uint8Array"
	case reflect.TypeFor[int8]():
		name = "Int8Array"
	case reflect.TypeFor[uint16]():
		name = "Uint16Array"
	case reflect.TypeFor[int16]():
		name = "Int16Array"
	case reflect.TypeFor[uint32]():
		name = "Uint32Array"
	case reflect.TypeFor[int32]():
		name = "Int32Array"
	case reflect.TypeFor[uint64]():
		name = "BigUint64Array"
	case reflect.TypeFor[int64]():
		name = "BigInt64Array"
	case reflect.TypeFor[float32]():
		name = "Float32Array"
	case reflect.TypeFor[float64]():
		name = "Float64Array"
	}
	return viewByName(name)
}

// fields are the properties of a struct type, as encoding/json would name
// them.
type fields struct {
	list  []field
	exact map[string]int
}

// field is one property of a struct type.
type field struct {
	name      string
	index     []int
	tagged    bool
	omitEmpty bool
	omitZero  bool
	key       []byte       // the name, encoded
	scalar    reflect.Kind // of its type
}

// find returns the field for a key: its own, else one that differs in case
// only, else nil.
func (f *fields) find(key string) *field {
	if i, ok := f.exact[key]; ok {
		return &f.list[i]
	}
	for i := range f.list {
		if strings.EqualFold(f.list[i].name, key) {
			return &f.list[i]
		}
	}
	return nil
}

// fieldsOf lists the fields of a struct type, those of embedded structs among
// them as Go promotes them: of two fields with one name the less deeply
// embedded wins, then the one with a tag; where neither does, both are left
// out.
func fieldsOf(t reflect.Type) *fields {
	type level struct {
		typ   reflect.Type
		index []int
	}
	var found []field
	taken := map[string]bool{}
	visited := map[reflect.Type]bool{t: true}
	for current := []level{{typ: t}}; len(current) > 0; {
		var next []level
		var here []field
		count := map[reflect.Type]int{} // of embedded types on the next level
		for _, l := range current {
			for i := range l.typ.NumField() {
				sf := l.typ.Field(i)
				f, embedded, ok := fieldOf(sf, l.index)
				if !ok {
					continue
				}
				if embedded == nil {
					here = append(here, f)
					continue
				}
				count[embedded]++
				if !visited[embedded] {
					next = append(next, level{embedded, f.index})
				}
			}
		}
		found = append(found, dominant(here, taken)...)
		for typ := range count {
			visited[typ] = true
		}
		current = next
	}
	return ordered(found)
}

// fieldOf describes one field of a struct. embedded is the struct whose
// fields it promotes, if it does.
func fieldOf(sf reflect.StructField, at []int) (f field, embedded reflect.Type, ok bool) {
	typ := sf.Type
	if sf.Anonymous && typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if !sf.IsExported() && !(sf.Anonymous && typ.Kind() == reflect.Struct) {
		return field{}, nil, false
	}
	tag := sf.Tag.Get("json")
	if tag == "-" {
		return field{}, nil, false
	}
	name, options, _ := strings.Cut(tag, ",")
	f = field{name: name, tagged: name != "", index: append(append([]int(nil), at...), sf.Index...)}
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "omitempty":
			f.omitEmpty = true
		case "omitzero":
			f.omitZero = true
		}
	}
	if sf.Anonymous && name == "" && typ.Kind() == reflect.Struct {
		return f, typ, true
	}
	if !sf.IsExported() {
		return field{}, nil, false
	}
	if name == "" {
		f.name = sf.Name
	}
	f.scalar = scalarOf(sf.Type)
	return f, nil, true
}

// dominant picks from the fields of one level those that are visible, and
// notes all names in taken: a conflict hides what lies deeper, too.
func dominant(here []field, taken map[string]bool) []field {
	byName := map[string][]field{}
	for _, f := range here {
		if !taken[f.name] {
			byName[f.name] = append(byName[f.name], f)
		}
	}
	var visible []field
	for name, same := range byName {
		taken[name] = true
		if len(same) == 1 {
			visible = append(visible, same[0])
			continue
		}
		tagged := slices.DeleteFunc(same, func(f field) bool { return !f.tagged })
		if len(tagged) == 1 {
			visible = append(visible, tagged[0])
		}
	}
	return visible
}

// ordered puts fields in the order of the source.
func ordered(list []field) *fields {
	slices.SortFunc(list, func(a, b field) int { return slices.Compare(a.index, b.index) })
	f := &fields{list: list, exact: make(map[string]int, len(list))}
	for i := range list {
		f.exact[list[i].name] = i
		list[i].key = appendText(nil, list[i].name)
	}
	return f
}
