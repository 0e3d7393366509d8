package jsbridge

import (
	"iter"
	"math"
	"math/big"
	"reflect"
	"slices"
)

// Map is the Go form of a JavaScript Map: any values as keys, in the order in
// which they were first set. The zero Map is empty and ready to use.
//
// Keys compare as JavaScript compares them: numbers by value whatever their Go
// type, strings and *big.Int by value, what has an identity in Go (pointers,
// maps, slices) by identity. A Map must not be copied after its first use, and
// only one goroutine at a time may change it.
type Map struct {
	entries []entry
	index   map[any]int // from comparable keys to entries; nil while there are few
}

type entry struct{ key, norm, value any }

const fewEntries = 8

// Len is the number of entries.
func (m *Map) Len() int { return len(m.entries) }

// Get returns the value under a key, and whether there is one.
func (m *Map) Get(key any) (value any, ok bool) {
	if i := m.find(normalKey(key)); i >= 0 {
		return m.entries[i].value, true
	}
	return nil, false
}

// Set puts a value under a key. A new key comes last.
func (m *Map) Set(key, value any) {
	norm := normalKey(key)
	if i := m.find(norm); i >= 0 {
		m.entries[i].value = value
		return
	}
	m.append(entry{key, norm, value})
}

// Delete removes the entry with a key and reports whether there was one. It
// takes time in proportion to the size of the Map.
func (m *Map) Delete(key any) bool {
	i := m.find(normalKey(key))
	if i < 0 {
		return false
	}
	m.entries = slices.Delete(m.entries, i, i+1)
	m.reindex()
	return true
}

// All iterates over the entries in order.
func (m *Map) All() iter.Seq2[any, any] {
	return func(yield func(key, value any) bool) {
		for _, e := range m.entries {
			if !yield(e.key, e.value) {
				return
			}
		}
	}
}

func (m *Map) find(norm any) int {
	if m.index != nil {
		if i, ok := m.index[norm]; ok {
			return i
		}
		return -1
	}
	return slices.IndexFunc(m.entries, func(e entry) bool { return e.norm == norm })
}

// append adds an entry even when the key is there already: two Date objects
// of the same time are two keys in JavaScript, but one time.Time.
func (m *Map) append(e entry) {
	m.entries = append(m.entries, e)
	if m.index != nil {
		m.index[e.norm] = len(m.entries) - 1
	} else if len(m.entries) > fewEntries {
		m.reindex()
	}
}

func (m *Map) reindex() {
	m.index = nil
	if len(m.entries) <= fewEntries {
		return
	}
	m.index = make(map[any]int, len(m.entries))
	for i, e := range m.entries {
		if _, ok := m.index[e.norm]; !ok {
			m.index[e.norm] = i
		}
	}
}

// Set is the Go form of a JavaScript Set: any values, each once, in the order
// in which they were added. The zero Set is empty and ready to use. Members
// compare as the keys of a [Map] do, and the same rules of use apply.
type Set struct{ m Map }

// Len is the number of members.
func (s *Set) Len() int { return s.m.Len() }

// Has reports whether v is a member.
func (s *Set) Has(v any) bool { return s.m.find(normalKey(v)) >= 0 }

// Add makes v a member. A new one comes last.
func (s *Set) Add(v any) { s.m.Set(v, nil) }

// Delete removes v and reports whether it was a member. It takes time in
// proportion to the size of the Set.
func (s *Set) Delete(v any) bool { return s.m.Delete(v) }

// All iterates over the members in order.
func (s *Set) All() iter.Seq[any] {
	return func(yield func(any) bool) {
		for _, e := range s.m.entries {
			if !yield(e.key) {
				return
			}
		}
	}
}

// Object is a plain JavaScript object that keeps its properties in order.
// [Clone.Into] fills one when asked to, with further *Object inside; into any
// it makes a map[string]any. The zero Object is empty and ready to use.
//
// JavaScript has an order of its own: keys that are array indices come first,
// ascending. An Object must not be copied after its first use, and only one
// goroutine at a time may change it.
type Object struct{ m Map }

// Len is the number of properties.
func (o *Object) Len() int { return o.m.Len() }

// Get returns the value of a property, and whether there is one.
func (o *Object) Get(key string) (value any, ok bool) { return o.m.Get(key) }

// Set sets a property. A new one comes last.
func (o *Object) Set(key string, value any) { o.m.Set(key, value) }

// Delete removes a property and reports whether there was one. It takes time
// in proportion to the size of the Object.
func (o *Object) Delete(key string) bool { return o.m.Delete(key) }

// All iterates over the properties in order.
func (o *Object) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, e := range o.m.entries {
			if !yield(e.key.(string), e.value) {
				return
			}
		}
	}
}

// Forms of keys that Go would not compare as JavaScript does.
type (
	nanKey   struct{}
	bigKey   string
	sliceKey struct {
		first uintptr
		len   int
		typ   reflect.Type
	}
	mapKey struct {
		p   uintptr
		typ reflect.Type
	}
	uniqueKey struct{ _ *byte }
)

// normalKey returns a comparable value that is equal for equal keys.
func normalKey(key any) any {
	switch k := key.(type) {
	case nil, string, bool:
		return k
	case float64:
		return normalFloat(k)
	case *big.Int:
		if k != nil {
			return bigKey(k.String())
		}
		return k
	}
	v := reflect.ValueOf(key)
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return normalFloat(float64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return normalFloat(float64(v.Uint()))
	case reflect.Float32:
		return normalFloat(v.Float())
	case reflect.Slice:
		return sliceKey{v.Pointer(), v.Len(), v.Type()}
	case reflect.Map:
		return mapKey{v.Pointer(), v.Type()}
	}
	if v.Comparable() {
		return key
	}
	return uniqueKey{new(byte)}
}

func normalFloat(f float64) any {
	if math.IsNaN(f) {
		return nanKey{}
	}
	if f == 0 {
		return 0.0 // also for -0
	}
	return f
}
