package jsbridge

import (
	"cmp"
	"encoding"
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// special writes the types that are known by name, or by their methods.
func (g *goEncoder) special(v reflect.Value, f form) error {
	switch f {
	case formUndefined:
		return g.simple(simpleUndefined)
	case formJSON, formText:
		return g.marshaler(v, f)
	case formNumber:
		n, err := strconv.ParseFloat(cmp.Or(v.String(), "0"), 64)
		if err != nil {
			return &CloneError{Reason: fmt.Sprintf("json.Number %q is not a number and cannot be cloned", v)}
		}
		return g.put(appendFloat(g.w.buf, n))
	case formGoja:
		return &CloneError{Reason: v.Type().String() + " cannot be cloned; use FromJS"}
	case formRefused:
		return &CloneError{Reason: v.Type().String() + " cannot be cloned"}
	}
	if !v.CanInterface() {
		return &CloneError{Reason: "unexported " + v.Type().String() + " cannot be cloned"}
	}
	if v.CanAddr() { // these are not to be copied
		v = v.Addr()
	}
	switch x := v.Interface().(type) {
	case Clone:
		return g.w.embed(x)
	case *Clone:
		return g.w.embed(*x)
	case RegExp:
		return g.regExp(x)
	case *RegExp:
		return g.regExp(*x)
	case time.Time:
		return g.time(x)
	case *time.Time:
		return g.time(*x)
	case big.Int:
		return g.put(appendBigInt(g.w.buf, &x))
	case *big.Int:
		return g.put(appendBigInt(g.w.buf, x))
	case Map:
		return g.jsMap(&x)
	case *Map:
		return g.jsMap(x)
	case Set:
		return g.jsSet(&x)
	case *Set:
		return g.jsSet(x)
	case Object:
		return g.jsObject(&x)
	case *Object:
		return g.jsObject(x)
	case Error:
		return g.error(&x)
	case error:
		return g.error(x)
	default:
		return g.error(reflect.ValueOf(x).Elem().Interface().(error)) // a *T whose T is one
	}
}

func (g *goEncoder) regExp(x RegExp) error {
	if err := cmp.Or(checkFlags(x.Flags), checkSource(x.Source)); err != nil {
		return &CloneError{Reason: err.Error()}
	}
	g.w.buf = appendHead(g.w.buf, majorTag, tagRegExp)
	g.w.buf = appendHead(g.w.buf, majorArray, 2)
	if err := g.string(cmp.Or(x.Source, "(?:)")); err != nil {
		return err
	}
	g.w.buf = appendText(g.w.buf, x.Flags)
	return nil
}

// maxDate is how far from 1970 a Date reaches, in milliseconds.
const maxDate = 8.64e15

func (g *goEncoder) time(t time.Time) error {
	ms := float64(t.UnixMilli())
	if t.Year() > 275_800 || t.Year() < -271_900 { // UnixMilli may have overflowed
		ms = math.NaN()
	}
	if math.Abs(ms) > maxDate {
		ms = math.NaN()
	}
	return g.put(appendDate(g.w.buf, ms))
}

// jsMap writes a Map. Its keys differ in Go, and must as what they become.
func (g *goEncoder) jsMap(m *Map) error {
	if err := g.enter(); err != nil {
		return err
	}
	g.w.buf = appendHead(g.w.buf, majorTag, tagMap)
	g.w.buf = appendHead(g.w.buf, majorMap, uint64(m.Len()))
	i := 0
	var seen keySet
	for k, v := range m.All() {
		if err := g.member(&seen, k); err != nil {
			return within(err, pathMapKey(i))
		}
		if err := g.encode(reflect.ValueOf(v)); err != nil {
			return within(err, pathMapValue(i))
		}
		i++
	}
	g.w.close()
	return nil
}

// member writes a key of a Map or a member of a Set.
func (g *goEncoder) member(seen *keySet, k any) error {
	v := reflect.ValueOf(k)
	if v.IsValid() && v.CanFloat() && v.Float() == 0 {
		v = reflect.ValueOf(0) // there is no -0 among keys
	}
	at := len(g.w.buf)
	if err := g.encode(v); err != nil {
		return err
	}
	if !isObject(g.w.buf[at:]) && !seen.add(g.w.buf, at, len(g.w.buf)) {
		return &CloneError{Reason: "key that occurs twice cannot be cloned"}
	}
	return nil
}

func (g *goEncoder) jsSet(s *Set) error {
	if err := g.enter(); err != nil {
		return err
	}
	g.w.buf = appendHead(g.w.buf, majorTag, tagSet)
	g.w.buf = appendHead(g.w.buf, majorArray, uint64(s.Len()))
	i := 0
	var seen keySet
	for v := range s.All() {
		if err := g.member(&seen, v); err != nil {
			return within(err, pathMember(i))
		}
		i++
	}
	g.w.close()
	return nil
}

func (g *goEncoder) jsObject(o *Object) error {
	if err := g.enter(); err != nil {
		return err
	}
	g.w.buf = appendHead(g.w.buf, majorMap, uint64(o.Len()))
	for k, v := range o.All() {
		if err := g.property(k, reflect.ValueOf(v)); err != nil {
			return err
		}
	}
	g.w.close()
	return nil
}

// property writes a key and its value.
func (g *goEncoder) property(key string, v reflect.Value) error {
	if !utf8.ValidString(key) {
		return &CloneError{Path: pathKey(key), Reason: "key that is not UTF-8 cannot be cloned"}
	}
	g.w.buf = appendText(g.w.buf, key)
	if err := g.encode(v); err != nil {
		return within(err, pathKey(key))
	}
	return nil
}

// mapping writes a Go map as an object.
func (g *goEncoder) mapping(v reflect.Value) error {
	if err := g.enter(); err != nil {
		return err
	}
	type pair struct {
		key   string
		value reflect.Value
	}
	pairs := make([]pair, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		key, err := mapKeyText(it.Key())
		if err != nil {
			return err
		}
		pairs = append(pairs, pair{key, it.Value()})
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Compare(a.key, b.key) })
	g.w.buf = appendHead(g.w.buf, majorMap, uint64(len(pairs)))
	for i, p := range pairs {
		if i > 0 && p.key == pairs[i-1].key {
			return &CloneError{Path: pathKey(p.key), Reason: "key that two map keys share cannot be cloned"}
		}
		if err := g.property(p.key, p.value); err != nil {
			return err
		}
	}
	g.w.close()
	return nil
}

// mapKeyText is the property that a map key becomes.
func mapKeyText(k reflect.Value) (string, error) {
	if k.Kind() == reflect.Interface && !k.IsNil() {
		k = k.Elem()
	}
	if k.Kind() == reflect.String {
		return k.String(), nil
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		if k.Kind() == reflect.Pointer && k.IsNil() {
			return "", nil
		}
		text, err := m.MarshalText()
		return string(text), err
	}
	switch {
	case k.CanInt():
		return strconv.FormatInt(k.Int(), 10), nil
	case k.CanUint():
		return strconv.FormatUint(k.Uint(), 10), nil
	}
	return "", &CloneError{Reason: "map with keys of type " + k.Type().String() + " cannot be cloned; use jsbridge.Map"}
}

// view writes a slice as a typed array.
func (g *goEncoder) view(v reflect.Value, t *viewType) error {
	if err := g.w.count(1); err != nil {
		return err
	}
	n := v.Len() * t.size
	if err := g.w.reserve(n); err != nil {
		return err
	}
	if n <= inlineMax {
		g.w.buf = appendHead(g.w.buf, majorTag, t.tag)
		g.w.buf = appendHead(g.w.buf, majorBytes, uint64(n))
		g.w.buf = appendElements(g.w.buf, v)
		return nil
	}
	var data []byte
	if v.Type().Elem().Kind() == reflect.Uint8 {
		data = copyBytes(v.Bytes()) // into memory that is not cleared first
	} else {
		data = appendElements(make([]byte, 0, (n+7)&^7), v)
	}
	g.w.buf = appendObject(g.w.buf, t.name, 3)
	g.w.addBuffer(&buffer{size: n, data: data})
	g.w.buf = appendHead(g.w.buf, majorUint, 0)
	g.w.buf = appendHead(g.w.buf, majorUint, uint64(v.Len()))
	return nil
}

// moved hands over bytes as a Uint8Array. Few of them are copied all the same.
func (g *goEncoder) moved(p []byte) error {
	if len(p) <= inlineMax {
		return g.view(reflect.ValueOf(p), viewByName("Uint8Array"))
	}
	if err := g.w.count(1); err != nil {
		return err
	}
	if err := g.w.reserve(len(p)); err != nil {
		return err
	}
	if !aligned(p) {
		p = copyBytes(p)
	}
	g.w.buf = appendObject(g.w.buf, "Uint8Array", 3)
	g.w.addBuffer(&buffer{size: len(p), moved: true, data: p})
	g.w.buf = appendHead(g.w.buf, majorUint, 0)
	g.w.buf = appendHead(g.w.buf, majorUint, uint64(len(p)))
	return nil
}

// appendElements appends the elements of a slice of one of the types that
// viewByElem knows.
func appendElements(b []byte, v reflect.Value) []byte {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return append(b, v.Bytes()...)
	}
	b, err := binary.Append(b, binary.LittleEndian, v.Interface())
	if err != nil {
		panic("jsbridge: " + err.Error()) // not a slice of fixed-size numbers
	}
	return b
}
