package jsbridge

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// ownKeys lists the own enumerable string keys of an object: as Go strings,
// or as goja's where one of them might have a lone surrogate.
func (e *jsEncoder) ownKeys(o *goja.Object) (keys []string, odd []goja.Value) {
	keys = o.Keys()
	for _, k := range keys {
		if strings.ContainsRune(k, utf8.RuneError) || !utf8.ValidString(k) {
			return nil, e.realm().keys(o)
		}
	}
	return keys, nil
}

// plain enters an ordinary object. A Go map lists its keys in another order
// each time, which should not show.
func (e *jsEncoder) plain(o *goja.Object, k kind) error {
	if k == kindPlain {
		if done, err := e.record(o); done || err != nil {
			return err
		}
		if p := simpleProperties(o); p != nil {
			start := len(e.names)
			e.names = append(e.names, p.propNames...)
			return e.push(jsFrame{shape: shapeSimple, obj: o, names: e.names[start:], head: -1})
		}
	}
	keys, odd := e.ownKeys(o)
	if k == kindGoMap {
		slices.Sort(keys)
	}
	return e.push(jsFrame{shape: shapeProps, obj: o, keys: keys, values: odd, head: -1})
}

// props writes properties up to one that has parts. They are looked up one by
// one, for a getter may delete those that follow.
func (e *jsEncoder) props(f *jsFrame) (more bool, err error) {
	n := len(f.keys) + len(f.values) // one of them is empty
	if f.head < 0 {
		f.head = len(e.buf)
		e.buf = appendHead(e.buf, majorMap, uint64(n))
	}
	height := len(e.stack)
	for f.next < n {
		i := f.next
		f.next++
		if f.undo != nil {
			e.save(f)
		}
		var v goja.Value
		if f.keys == nil {
			if v = e.oddValue(f.obj, f.values[i]); v != nil {
				e.buf = appendJSString(e.buf, f.values[i].(goja.String))
			}
		} else if v = f.obj.Get(f.keys[i]); v != nil {
			e.buf = appendText(e.buf, f.keys[i])
		}
		if v == nil {
			continue // deleted meanwhile
		}
		f.kept++
		if err := e.value(v); err != nil || len(e.stack) > height {
			return true, err
		}
	}
	e.recount(f.head, majorMap, n, f.kept)
	return false, nil
}

// record writes an object whose properties are simple and hold primitives, as
// most do: nothing can happen in between. If it is not one, or is beyond a limit,
// nothing is written.
func (e *jsEncoder) record(o *goja.Object) (done bool, err error) {
	l := objectLayout()
	p := l.of(o)
	if p == nil {
		return false, nil
	}
	buf := appendHead(e.buf, majorMap, uint64(len(p.propNames)))
	for i, name := range p.propNames {
		v := p.values[name]
		if _, object := v.(*goja.Object); object || !l.simple(name, v) {
			e.buf = buf[:len(e.buf)] // with its room
			return false, nil
		}
		buf = appendText(buf, string(name))
		if buf, err = e.appendPrimitive(buf, v); err != nil ||
			e.elements+i >= e.limits.Elements || len(buf) > e.limits.Bytes-e.beside {
			e.buf = buf[:len(e.buf)]
			return false, nil
		}
	}
	if err := e.open(); err != nil {
		return false, err
	}
	e.close()
	e.buf, e.elements = buf, e.elements+len(p.propNames)
	return true, nil
}

// simple writes properties of an object that has nothing special up to one
// that has parts.
func (e *jsEncoder) simple(f *jsFrame) (more bool, err error) {
	if f.head < 0 {
		f.head = len(e.buf)
		e.buf = appendHead(e.buf, majorMap, uint64(len(f.names)))
	}
	height := len(e.stack)
	for f.next < len(f.names) {
		name := f.names[f.next]
		f.next++
		v := simpleValue(f.obj, name)
		if v == nil {
			continue // deleted meanwhile
		}
		e.buf = appendText(e.buf, string(name))
		f.kept++
		if err := e.value(v); err != nil || len(e.stack) > height {
			return true, err
		}
	}
	e.recount(f.head, majorMap, len(f.names), f.kept)
	return false, nil
}

// oddValue is the value of a property whose key no Go string can hold, nil
// when there is none.
func (e *jsEncoder) oddValue(o *goja.Object, key goja.Value) goja.Value {
	p, ok := e.realm().own(o, key)
	switch {
	case !ok:
		return nil
	case p.getter != nil:
		return p.getter(goja.FunctionCall{This: o})
	case p.value != nil:
		return p.value
	default:
		return goja.Undefined()
	}
}

// stdArray enters an array of goja's usual sort, which most often is dense
// and bare.
func (e *jsEncoder) stdArray(o *goja.Object) error {
	print, dense := denseArray(o)
	if !dense {
		return e.array(o)
	}
	e.buf = appendHead(e.buf, majorArray, uint64(print.length))
	f := jsFrame{shape: shapeElements, obj: o, print: print, length: print.length, start: len(e.buf)}
	if print.length > 0 {
		f.values = e.realm().elements(o)
		if _, object := f.values[0].(*goja.Object); object && print.length > fewIdentities {
			n := min(print.length, e.limits.Elements)
			e.marks = slices.Grow(e.marks, n)
			e.ids.expect(n)
		}
	}
	return e.push(f)
}

// elementsOf writes the elements of a dense array up to one that has parts.
func (e *jsEncoder) elementsOf(f *jsFrame) (more bool, err error) {
	if f.next > 0 && f.values != nil && f.obj != nil {
		// A getter may have changed the array while its last element was written.
		if print, dense := denseArray(f.obj); !dense || print != f.print {
			f.values = nil
		}
	}
	height := len(e.stack)
	for f.next < f.length {
		i := f.next
		f.next++
		var v goja.Value
		if f.values == nil {
			v = f.obj.Get(strconv.Itoa(i))
		} else {
			v = f.values[i]
		}
		if i == sample {
			e.makeRoom(len(e.buf)-f.start, f.length)
		}
		if v == nil {
			err = e.hole()
		} else {
			err = e.value(v)
		}
		if err != nil || len(e.stack) > height {
			return true, err
		}
	}
	return false, nil
}

func (e *jsEncoder) hole() error {
	e.buf = append(appendHead(e.buf, majorTag, tagHole), simpleUndefined)
	return e.count(1)
}

// array enters any array. Holes are written out as long as they are few.
// Named properties need the long form, [elements, properties], and so do the
// many holes of a sparse array: [length, indices and properties].
func (e *jsEncoder) array(o *goja.Object) error {
	length, err := e.arrayLength(o)
	if err != nil {
		return err
	}
	keys, odd := e.ownKeys(o)
	n := 0 // of the keys, those that are indices; they come first
	if odd != nil {
		for n < len(odd) && arrayIndex(odd[n].String()) >= 0 {
			n++
		}
	} else {
		for n < len(keys) && arrayIndex(keys[n]) >= 0 {
			n++
		}
	}
	if sparse(length, n) {
		e.buf = appendObject(e.buf, nameArray, 2)
		e.buf = appendHead(e.buf, majorUint, uint64(length))
		if err := e.count(sparseCost(length)); err != nil {
			return err
		}
		return e.push(jsFrame{shape: shapeProps, obj: o, keys: keys, values: odd, head: -1})
	}
	named := max(len(keys), len(odd)) > n
	if named {
		rest := jsFrame{shape: shapeProps, obj: o, head: -1}
		if odd != nil {
			rest.values = odd[n:]
			keys = make([]string, n)
			for i := range keys {
				keys[i] = odd[i].String()
			}
		} else {
			rest.keys = keys[n:]
		}
		e.buf = appendObject(e.buf, nameArray, 2)
		if err := e.push(rest); err != nil {
			return err
		}
	}
	e.buf = appendHead(e.buf, majorArray, uint64(length))
	return e.push(jsFrame{shape: shapeHoles, obj: o, keys: keys[:n], length: length, inner: named})
}

// arrayLength reads the length of an array. That of a [goja.DynamicArray] is
// what its Go code says.
func (e *jsEncoder) arrayLength(o *goja.Object) (int, error) {
	v := o.Get("length")
	if v == nil {
		return 0, errors.New("jsbridge: array without length")
	}
	n := v.ToInteger()
	if n < 0 || n > math.MaxUint32 {
		return 0, errors.New("jsbridge: array with a length of " + v.String())
	}
	return int(n), nil
}

// sparse reports whether an array with n elements is written key by key: that
// is when writing the holes would take more room.
func sparse(length, n int) bool { return length-n > 16+2*n }

// sparseCost is what a sparse array counts for beyond its properties. goja
// gives a short one memory for its holes, but none to a long one.
func sparseCost(length int) int { return min(length, 4096) }

// arrayIndex returns the array index that a key stands for, or -1.
func arrayIndex(key string) int {
	if key == "" || len(key) > 10 || key[0] == '0' && len(key) > 1 {
		return -1
	}
	n := 0
	for i := range len(key) {
		d := key[i] - '0'
		if d > 9 {
			return -1
		}
		n = 10*n + int(d)
	}
	if n >= math.MaxUint32 {
		return -1
	}
	return n
}

// holes writes the elements of an array that has holes, up to one that has
// parts.
func (e *jsEncoder) holes(f *jsFrame) (more bool, err error) {
	height := len(e.stack)
	for f.next < f.length {
		i := f.next
		f.next++
		var v goja.Value
		if len(f.keys) > f.kept && arrayIndex(f.keys[f.kept]) == i {
			v = f.obj.Get(f.keys[f.kept])
			f.kept++
		}
		if v == nil {
			err = e.hole()
		} else {
			err = e.value(v)
		}
		if err != nil || len(e.stack) > height {
			return true, err
		}
	}
	return false, nil
}

// list writes the members of a Set or the entries of a Map, up to one that
// has parts.
func (e *jsEncoder) list(f *jsFrame) (more bool, err error) {
	height := len(e.stack)
	for f.next < len(f.values) {
		i := f.next
		f.next++
		if err := e.value(f.values[i]); err != nil || len(e.stack) > height {
			return true, err
		}
	}
	return false, nil
}

// distinct drops keys that occur twice, which are the first of each stride
// items: goja has two forms of integers beyond 2^53-1, and takes equal ones for
// different keys. The last value stays, in the place of the first.
func distinct(items []goja.Value, stride int) []goja.Value {
	var places map[float64]int
	kept := items[:0]
	for i := 0; i < len(items); i += stride {
		if key := items[i]; goja.IsNumber(key) {
			if f := key.ToFloat(); math.Abs(f) > maxSafe {
				if at, ok := places[f]; ok {
					copy(kept[at+1:at+stride], items[i+1:])
					continue
				}
				if places == nil {
					places = make(map[float64]int)
				}
				places[f] = len(kept)
			}
		}
		kept = append(kept, items[i:i+stride]...)
	}
	return kept
}

// located adds to an error where it happened.
func (e *jsEncoder) located(err error) error {
	var refused *CloneError
	if !errors.As(err, &refused) {
		return err
	}
	var path strings.Builder
	for i := range e.stack {
		e.stack[i].writePath(&path)
	}
	at := *refused
	at.Path = path.String() + at.Path
	return &at
}

// writePath appends the step from the container to what is being written.
func (f *jsFrame) writePath(b *strings.Builder) {
	i := f.next - 1
	if i < 0 {
		return // an outer frame of an array: the elements come first
	}
	switch f.shape {
	case shapeProps, shapeFields:
		if f.keys != nil {
			b.WriteString(pathKey(f.keys[i]))
		} else {
			b.WriteString(pathKey(f.values[i].String()))
		}
	case shapeSimple:
		b.WriteString(pathKey(string(f.names[i])))
	case shapeElements, shapeHoles:
		b.WriteString("[" + strconv.Itoa(i) + "]")
	case shapeMembers:
		b.WriteString(pathMember(i))
	case shapeEntries:
		if i%2 == 0 {
			b.WriteString(pathMapKey(i / 2))
			return
		}
		key := f.values[i-1]
		if _, object := key.(*goja.Object); object {
			b.WriteString(pathMapValue(i / 2))
			return
		}
		text := key.String()
		if goja.IsString(key) {
			text = strconv.Quote(text)
		}
		b.WriteString(".get(" + text + ")")
	}
}
