package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// Kind is the name that goja has for what is behind an object: "classFuncObject",
// say. It tells what no property tells reliably. The tests of package inspect fail
// where goja has another name for one of those that it asks for.
func Kind(o *goja.Object) string {
	t := implementation(o)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Name()
}

// Primitive returns the value that an object is a box of; nil if it is none.
func Primitive(o *goja.Object) goja.Value {
	t := implementation(o)
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return nil
	}
	if f, ok := t.Elem().FieldByName("pValue"); ok && f.Type == reflect.TypeFor[goja.Value]() {
		return *(*goja.Value)(unsafe.Add(pointer(o), offsetOf(t.Elem(), f)))
	}
	if f, ok := t.Elem().FieldByName("value"); ok && f.Type == reflect.TypeFor[goja.String]() {
		return *(*goja.String)(unsafe.Add(pointer(o), offsetOf(t.Elem(), f)))
	}
	return nil
}

// orderedFields tell where the entries of maps and sets are.
type orderedFields struct {
	m                       map[reflect.Type]uintptr // of Map and Set: where the map is
	iter, kind              map[reflect.Type]uintptr // of their iterators
	first, size, cur, iterM uintptr
	key, value, next, prev  uintptr
}

var orderedLayout = sync.OnceValue(func() *orderedFields {
	vm := goja.New()
	l := &orderedFields{m: make(map[reflect.Type]uintptr), iter: make(map[reflect.Type]uintptr), kind: make(map[reflect.Type]uintptr)}
	known := true
	field := func(of reflect.Type, name string) (offset uintptr, t reflect.Type) {
		f, ok := of.FieldByName(name)
		if !ok {
			known = false
			return 0, nil
		}
		return offsetOf(of, f), f.Type
	}
	for _, source := range [...]string{"new Map", "new Set"} {
		v, err := vm.RunString(source)
		if err != nil {
			return nil
		}
		t := implementation(v.(*goja.Object))
		offset, m := field(t.Elem(), "m")
		if !known || m.Kind() != reflect.Pointer {
			return nil
		}
		l.m[t] = offset
		l.first, _ = field(m.Elem(), "iterFirst")
		size, sizeType := field(m.Elem(), "size")
		l.size = size
		_, entry := field(m.Elem(), "iterFirst")
		if !known || sizeType.Kind() != reflect.Int || entry.Kind() != reflect.Pointer {
			return nil
		}
		var key, value reflect.Type
		l.key, key = field(entry.Elem(), "key")
		l.value, value = field(entry.Elem(), "value")
		l.next, _ = field(entry.Elem(), "iterNext")
		l.prev, _ = field(entry.Elem(), "iterPrev")
		if !known || key != reflect.TypeFor[goja.Value]() || value != key {
			return nil
		}
		v, err = vm.RunString("(" + source + ").values()")
		if err != nil {
			return nil
		}
		t = implementation(v.(*goja.Object))
		at, iter := field(t.Elem(), "iter")
		kind, kindType := field(t.Elem(), "kind")
		if !known || iter.Kind() != reflect.Pointer || kindType.Kind() != reflect.Int {
			return nil
		}
		l.iter[t], l.kind[t] = at, kind
		l.cur, _ = field(iter.Elem(), "cur")
		l.iterM, _ = field(iter.Elem(), "m")
	}
	if !known {
		return nil
	}
	return l
})

// An Entry is one of a Map or a Set; the latter's have no value.
type Entry struct{ Key, Value goja.Value }

// Entries returns up to n entries of a Map or a Set, and how many it has; false
// says that the object is neither.
func Entries(o *goja.Object, n int) (entries []Entry, size int, ok bool) {
	l := orderedLayout()
	if l == nil {
		return nil, 0, false
	}
	offset, ok := l.m[implementation(o)]
	if !ok {
		return nil, 0, false
	}
	m := *(*unsafe.Pointer)(unsafe.Add(pointer(o), offset))
	if m == nil {
		return nil, 0, true
	}
	first := *(*unsafe.Pointer)(unsafe.Add(m, l.first))
	return l.collect(first, n), *(*int)(unsafe.Add(m, l.size)), true
}

func (l *orderedFields) collect(entry unsafe.Pointer, n int) (entries []Entry) {
	for ; entry != nil && len(entries) < n; entry = *(*unsafe.Pointer)(unsafe.Add(entry, l.next)) {
		if key := *(*goja.Value)(unsafe.Add(entry, l.key)); key != nil {
			entries = append(entries, Entry{key, *(*goja.Value)(unsafe.Add(entry, l.value))})
		}
	}
	return entries
}

// Preview returns up to n of what an iterator of a Map or a Set is still to give,
// and whether these are pairs, keys, or values. It does not move the iterator.
func Preview(o *goja.Object, n int) (entries []Entry, kind IteratorKind, ok bool) {
	l := orderedLayout()
	if l == nil {
		return nil, 0, false
	}
	t := implementation(o)
	offset, ok := l.iter[t]
	if !ok {
		return nil, 0, false
	}
	kind = IteratorKind(*(*int)(unsafe.Add(pointer(o), l.kind[t])))
	iter := *(*unsafe.Pointer)(unsafe.Add(pointer(o), offset))
	if iter == nil {
		return nil, kind, true
	}
	cur := *(*unsafe.Pointer)(unsafe.Add(iter, l.cur))
	// It stands on the last entry that it gave, which may have been removed.
	for cur != nil && *(*goja.Value)(unsafe.Add(cur, l.key)) == nil {
		cur = *(*unsafe.Pointer)(unsafe.Add(cur, l.prev))
	}
	if cur != nil {
		return l.collect(*(*unsafe.Pointer)(unsafe.Add(cur, l.next)), n), kind, true
	}
	m := *(*unsafe.Pointer)(unsafe.Add(iter, l.iterM))
	if m == nil {
		return nil, kind, true
	}
	return l.collect(*(*unsafe.Pointer)(unsafe.Add(m, l.first)), n), kind, true
}

// IteratorKind says what an iterator gives.
type IteratorKind int

// As goja has them.
const (
	Keys IteratorKind = iota
	Values
	KeysAndValues
)
