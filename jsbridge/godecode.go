package jsbridge

import (
	"math"
	"reflect"
	"slices"
	"unicode/utf16"
)

// goDecoder reads a value into Go. Unlike jsDecoder it may read an object
// twice: a reference into a Go type that the object has not been made for.
type goDecoder struct {
	reader
	from    Clone
	shares  []int // see reader.shareables
	made    map[madeKey]reflect.Value
	stack   []goOpen
	depth   int           // of typed values, which are read recursively
	ordered bool          // plain objects become *Object
	budget  int           // see spend
	texts   int           // how many more causes are to be described at length
	lists   map[*any]bool // that are the errors of one
	keys    recentKeys
}

// madeKey identifies what a shareable object became for one Go type.
type madeKey struct {
	number int
	typ    reflect.Type
}

var anyType = reflect.TypeFor[any]()

func newGoDecoder(c Clone) *goDecoder {
	return &goDecoder{
		reader: reader{data: c.bytes()},
		from:   c,
		budget: goBudget(c),
		texts:  16,
	}
}

// goBudget is how much memory Go values may take beyond what their CBOR form
// accounts for.
func goBudget(c Clone) int { return 16<<20 + 16*c.Size() }

// spend notes that n bytes are used that the length of the value does not
// account for: Go has no holes, no views that share a buffer, and cannot
// always share what JavaScript shares.
func (d *goDecoder) spend(n int) error {
	if n > d.budget {
		return &LimitError{What: "bytes as a Go value", Limit: goBudget(d.from)}
	}
	d.budget -= n
	return nil
}

// notShared is the number of an object that nothing refers to.
const notShared = -1

// number returns the number of the shareable object whose content is at pos.
func (d *goDecoder) number(pos int) int {
	if d.shares == nil {
		d.shares = d.shareables()
	}
	n, _ := slices.BinarySearch(d.shares, pos)
	return n
}

// jump moves to the object with a number, which f reads, and back.
func (d *goDecoder) jump(number int, f func() error) error {
	back := d.leave(number)
	start := d.pos
	if err := f(); err != nil {
		return err
	}
	read := d.pos - start
	d.pos = back
	return d.spend(read)
}

// leave moves to the object with a number and returns the way back.
func (d *goDecoder) leave(number int) (back int) {
	if d.shares == nil {
		d.shares = d.shareables()
	}
	back, d.pos = d.pos, d.shares[number]
	return back
}

// register notes what an object becomes, before its parts are read: they may
// refer to it.
func (d *goDecoder) register(number int, typ reflect.Type, v reflect.Value) {
	if number == notShared {
		return
	}
	if d.made == nil { // most values have nothing that is shared
		d.made = make(map[madeKey]reflect.Value)
	}
	d.made[madeKey{number, typ}] = v
	switch typ {
	case reflect.TypeFor[map[string]any](), reflect.TypeFor[[]any](): // its natural form, too
		if key := (madeKey{number, anyType}); !d.made[key].IsValid() {
			d.made[key] = v
		}
	}
}

// any reads the next value as its natural Go form. See [Clone.Into]. It keeps
// a stack of its own, for values may be nested deeper than the Go stack could
// bear.
func (d *goDecoder) any() (any, error) {
	v, done, err := d.begin()
	return d.complete(v, done, err)
}

// natural is any for a value that is neither marked nor a reference.
func (d *goDecoder) natural(number int) (any, error) {
	v, done, err := d.open(number)
	return d.complete(v, done, err)
}

// complete reads on until the value that was begun is done.
func (d *goDecoder) complete(v any, done bool, err error) (any, error) {
	for err == nil {
		for done && len(d.stack) > 0 {
			v, done = d.deliver(v)
		}
		if done {
			return v, nil
		}
		f := &d.stack[len(d.stack)-1]
		switch f.shape {
		case goProps, goSparse, goHidden, goShown:
			f.key = d.key()
		}
		f.at = d.pos
		v, done, err = d.begin()
	}
	d.stack = d.stack[:0]
	return nil, err
}

// goOpen is a container that is being read into its natural form.
type goOpen struct {
	shape  goShape
	left   uint64 // values to come
	made   any    // what it becomes: []any, map[string]any, *Object, *Map, *Set, *Error
	next   int    // the index of the next element
	key    string // of the property under way
	at     int    // where the value under way lies
	mapKey any    // the key of the entry under way
	back   int    // where to go on afterwards, if a reference led here; else 0
}

type goShape uint8

const (
	goList     goShape = iota
	goLongList         // its named properties are to be skipped
	goSparse
	goProps
	goMap
	goMapValue
	goSet
	goHidden // the first part of an error
	goShown
)

// begin reads the next value if it has no parts, and enters it otherwise.
func (d *goDecoder) begin() (v any, done bool, err error) {
	tag, content := d.peekTag()
	switch tag {
	case tagShareable:
		number := d.number(content)
		if v, ok := d.made[madeKey{number, anyType}]; ok {
			d.skip()
			return v.Interface(), true, nil
		}
		d.pos = content
		return d.open(number)
	case tagReference:
		d.pos = content
		number := int(d.count())
		if v, ok := d.made[madeKey{number, anyType}]; ok {
			return v.Interface(), true, nil
		}
		back, height := d.leave(number), len(d.stack)
		v, done, err := d.open(number)
		if err == nil && !done {
			d.stack[height].back = back
		} else {
			d.pos = back
		}
		return v, done, err
	}
	return d.open(notShared)
}

// become registers the natural form of an object, under its own type too.
func (d *goDecoder) become(number int, v any) {
	if number != notShared {
		d.register(number, anyType, reflect.ValueOf(v))
		d.register(number, reflect.TypeOf(v), reflect.ValueOf(v))
	}
}

// enter begins a container. One without parts is done at once.
func (d *goDecoder) enter(number int, f goOpen) (v any, done bool, err error) {
	d.become(number, f.made)
	d.stack = append(d.stack, f)
	if f.left > 0 {
		return nil, false, nil
	}
	v, done = d.close()
	return v, done, nil
}

// deliver adds a value to the container that is open. If that is done now, it
// is the value returned.
func (d *goDecoder) deliver(v any) (made any, done bool) {
	f := &d.stack[len(d.stack)-1]
	switch f.shape {
	case goList, goLongList:
		f.made.([]any)[f.next] = v
		f.next++
	case goSparse:
		if i := arrayIndex(f.key); i >= 0 {
			f.made.([]any)[i] = v
		}
	case goProps:
		switch o := f.made.(type) {
		case map[string]any:
			o[f.key] = v
		case *Object:
			o.Set(f.key, v)
		}
	case goMap:
		f.mapKey, f.shape = v, goMapValue
		return nil, false
	case goMapValue:
		f.made.(*Map).append(entry{f.mapKey, normalKey(f.mapKey), v})
		f.shape = goMap
	case goSet:
		f.made.(*Set).m.append(entry{key: v, norm: normalKey(v)})
	case goHidden, goShown:
		d.errorField(f.made.(*Error), f.key, v, f.at)
	}
	if f.left--; f.left > 0 {
		return nil, false
	}
	return d.close()
}

// close ends the container that is open, or enters its second part.
func (d *goDecoder) close() (made any, done bool) {
	f := &d.stack[len(d.stack)-1]
	switch f.shape {
	case goLongList:
		d.skip()
	case goHidden:
		if f.shape, f.left = goShown, d.count(); f.left > 0 {
			return nil, false
		}
	}
	if f.back > 0 {
		d.pos = f.back
	}
	made = f.made
	if e, ok := made.(*Error); ok {
		e.taken = false
	}
	*f = goOpen{}
	d.stack = d.stack[:len(d.stack)-1]
	return made, true
}

// open is begin for a value that is neither marked nor a reference.
func (d *goDecoder) open(number int) (v any, done bool, err error) {
	start := d.pos
	major, n := d.head()
	switch major {
	case majorUint:
		v = float64(n)
	case majorNegint:
		v = -1 - float64(n)
	case majorText:
		v = string(d.raw(n))
	case majorBytes:
		b := slices.Clone(d.raw(n))
		d.become(number, b)
		v = b
	case majorArray:
		return d.enter(number, goOpen{shape: goList, made: make([]any, n), left: n})
	case majorMap:
		if d.ordered {
			return d.enter(number, goOpen{shape: goProps, made: &Object{}, left: n})
		}
		return d.enter(number, goOpen{shape: goProps, made: make(map[string]any, n), left: n})
	case majorTag:
		return d.openTag(start, number, n)
	default:
		v = d.simple(start, n)
	}
	return v, true, nil
}

// simple is the value of a head that says all.
func (d *goDecoder) simple(start int, n uint64) any {
	switch d.data[start] {
	case simpleFalse:
		return false
	case simpleTrue:
		return true
	case simpleNull:
		return nil
	case simpleUndefined:
		return Undefined
	default:
		return math.Float64frombits(n)
	}
}

// key reads a property name. Lone surrogates become U+FFFD.
func (d *goDecoder) key() string {
	if d.data[d.pos]&0xe0 == majorTag {
		d.count()
		return d.wtf8()
	}
	return d.keys.text(d.raw(d.count()))
}

func (d *goDecoder) wtf8() string {
	return string(utf16.Decode(decodeWTF8(d.raw(d.count()))))
}

// openTag reads what follows a tag, which stands at start.
func (d *goDecoder) openTag(start, number int, tag uint64) (v any, done bool, err error) {
	switch tag {
	case tagBigPos, tagBigNeg:
		return decodeBigInt(tag, d.raw(d.count())), true, nil
	case tagWTF8:
		return d.wtf8(), true, nil
	case tagHole:
		d.count()
		return Undefined, true, nil
	case tagMap:
		return d.enter(number, goOpen{shape: goMap, made: &Map{}, left: d.count()})
	case tagSet:
		return d.enter(number, goOpen{shape: goSet, made: &Set{}, left: d.count()})
	case tagObject:
		return d.openNamed(start, number)
	case tagDate:
		v = decodeTime(d.count())
	case tagRegExp:
		d.count()
		v = RegExp{Source: d.key(), Flags: d.text()}
	default:
		t := viewByTag(tag)
		v = t.slice(d.raw(d.count()))
	}
	d.become(number, v)
	return v, true, nil
}
