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
	ordered bool // plain objects become *Object
	holes   int  // how many more elements sparse arrays may have
}

// madeKey identifies what a shareable object became for one Go type.
type madeKey struct {
	number int
	typ    reflect.Type
}

var anyType = reflect.TypeFor[any]()

func newGoDecoder(c Clone) *goDecoder {
	data := c.bytes()
	return &goDecoder{
		reader: reader{data: data},
		from:   c,
		made:   make(map[madeKey]reflect.Value),
		holes:  1<<20 + 16*len(data), // at least 16 MB, of []any
	}
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

// jump moves to the object with a number and returns the way back.
func (d *goDecoder) jump(number int) (back int) {
	if d.shares == nil {
		d.shares = d.shareables()
	}
	back, d.pos = d.pos, d.shares[number]
	return back
}

// register notes what an object becomes, before its parts are read: they may
// refer to it.
func (d *goDecoder) register(number int, typ reflect.Type, v reflect.Value) {
	if number != notShared {
		d.made[madeKey{number, typ}] = v
	}
}

// any reads the next value as its natural Go form. See [Clone.Into].
func (d *goDecoder) any() (any, error) {
	tag, content := d.peekTag()
	number := notShared
	switch tag {
	case tagShareable:
		number = d.number(content)
		if v, ok := d.made[madeKey{number, anyType}]; ok {
			d.skip()
			return v.Interface(), nil
		}
		d.pos = content
	case tagReference:
		d.pos = content
		number = int(d.count())
		if v, ok := d.made[madeKey{number, anyType}]; ok {
			return v.Interface(), nil
		}
		back := d.jump(number)
		defer func() { d.pos = back }()
	}
	return d.natural(number)
}

// become registers the natural form of an object, under its own type too.
func (d *goDecoder) become(number int, v any) {
	if number != notShared {
		d.register(number, anyType, reflect.ValueOf(v))
		d.register(number, reflect.TypeOf(v), reflect.ValueOf(v))
	}
}

// natural reads a value that is neither marked nor a reference.
func (d *goDecoder) natural(number int) (any, error) {
	start := d.pos
	major, n := d.head()
	switch major {
	case majorUint:
		return float64(n), nil
	case majorNegint:
		return -1 - float64(n), nil
	case majorText:
		return string(d.raw(n)), nil
	case majorBytes:
		b := slices.Clone(d.raw(n))
		d.become(number, b)
		return b, nil
	case majorArray:
		return d.naturalArray(number, n)
	case majorMap:
		return d.naturalObject(number, n)
	case majorTag:
		return d.naturalTag(start, number, n)
	}
	switch d.data[start] {
	case simpleFalse:
		return false, nil
	case simpleTrue:
		return true, nil
	case simpleNull:
		return nil, nil
	case simpleUndefined:
		return Undefined, nil
	default:
		return math.Float64frombits(n), nil
	}
}

func (d *goDecoder) naturalArray(number int, n uint64) ([]any, error) {
	list := make([]any, n)
	d.become(number, list)
	for i := range list {
		v, err := d.any()
		if err != nil {
			return nil, err
		}
		list[i] = v
	}
	return list, nil
}

func (d *goDecoder) naturalObject(number int, n uint64) (any, error) {
	if d.ordered {
		o := &Object{}
		d.become(number, o)
		return o, d.object(o, n)
	}
	m := make(map[string]any, n)
	d.become(number, m)
	for range n {
		key := d.key()
		v, err := d.any()
		if err != nil {
			return nil, err
		}
		m[key] = v
	}
	return m, nil
}

// object reads n properties into o.
func (d *goDecoder) object(o *Object, n uint64) error {
	for range n {
		key := d.key()
		v, err := d.any()
		if err != nil {
			return err
		}
		o.Set(key, v)
	}
	return nil
}

// key reads a property name. Lone surrogates become U+FFFD.
func (d *goDecoder) key() string {
	if d.data[d.pos]&0xe0 == majorTag {
		d.count()
		return d.wtf8()
	}
	return d.text()
}

func (d *goDecoder) wtf8() string {
	return string(utf16.Decode(decodeWTF8(d.raw(d.count()))))
}

func (d *goDecoder) naturalTag(start, number int, tag uint64) (any, error) {
	switch tag {
	case tagBigPos, tagBigNeg:
		return decodeBigInt(tag, d.raw(d.count())), nil
	case tagWTF8:
		return d.wtf8(), nil
	case tagHole:
		d.count()
		return Undefined, nil
	case tagDate:
		t := decodeTime(d.count())
		d.become(number, t)
		return t, nil
	case tagRegExp:
		d.count()
		r := RegExp{Source: d.key(), Flags: d.text()}
		d.become(number, r)
		return r, nil
	case tagMap:
		m := &Map{}
		d.become(number, m)
		return m, d.jsMap(m)
	case tagSet:
		s := &Set{}
		d.become(number, s)
		return s, d.jsSet(s)
	case tagObject:
		return d.naturalNamed(start, number)
	}
	t := viewByTag(tag)
	v := t.slice(d.raw(d.count()))
	d.become(number, v)
	return v, nil
}

func (d *goDecoder) jsMap(m *Map) error {
	for range d.count() {
		k, err := d.any()
		if err != nil {
			return err
		}
		v, err := d.any()
		if err != nil {
			return err
		}
		m.append(entry{k, normalKey(k), v})
	}
	return nil
}

func (d *goDecoder) jsSet(s *Set) error {
	for range d.count() {
		v, err := d.any()
		if err != nil {
			return err
		}
		s.m.append(entry{key: v, norm: normalKey(v)})
	}
	return nil
}
