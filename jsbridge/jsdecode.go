package jsbridge

import (
	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// JS builds the value in a VM. Call it on the goroutine of rt only; no script
// runs meanwhile.
//
// A Clone may be built any number of times, with one exception: an ArrayBuffer
// that was transferred moves into the VM that builds it first, without being
// copied, and is an error for all that come later.
//
// What else can fail is a regular expression that this VM does not support,
// which gives a [*Error].
func (c Clone) JS(rt *goja.Runtime) (v goja.Value, err error) {
	flat := reader{data: c.bytes()}
	if v := flat.flatJS(rt, boxLayout()); v != nil {
		return v, nil
	}
	err = c.build(rt, func(d *jsDecoder) { v = d.run() })
	return v, err
}

// JSArray builds the elements of an array: the arguments of a call. An object
// that several elements refer to stays one object; a hole becomes undefined.
// The error is as for [Clone.JS], or says that the Clone is no array.
func (c Clone) JSArray(rt *goja.Runtime) ([]goja.Value, error) { return c.AppendJS(nil, rt) }

// AppendJS is [Clone.JSArray] for who has room for the elements already: it appends
// them to vs. With an error it returns vs as it was, and may have used its room.
func (c Clone) AppendJS(vs []goja.Value, rt *goja.Runtime) ([]goja.Value, error) {
	if all, ok := c.appendFlatJS(vs, rt); ok {
		return all, nil
	}
	err := c.build(rt, func(d *jsDecoder) { vs = append(vs, d.list()...) })
	return vs, err
}

// build runs f on a decoder. What cannot be built panics with a buildError.
func (c Clone) build(rt *goja.Runtime, f func(*jsDecoder)) (err error) {
	defer recoverTo(&err, "building a value")
	d := &jsDecoder{reader: reader{data: c.bytes()}, buffers: c.buffers, rt: rt, boxes: boxLayout(), share: -1}
	if ex := rt.Try(func() { err = d.catch(f) }); ex != nil {
		return ErrorFromJS(rt, ex.Value())
	}
	return err
}

// catch runs f and returns what it failed with. Errors of the decoder are
// panics so that its loop stays readable; none leaves the package.
func (d *jsDecoder) catch(f func(*jsDecoder)) (err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case buildError:
			err = x.error
		default:
			panic(x)
		}
	}()
	f(d)
	return nil
}

type buildError struct{ error }

// jsDecoder builds one value. The bytes have been checked. Like its
// counterpart, jsEncoder, it keeps its own stack.
type jsDecoder struct {
	reader
	buffers []*buffer
	rt      *goja.Runtime
	shared  *realm
	boxes   *boxes

	refs  []*goja.Object // by number; nil: an array that is not complete
	share int            // the number of the object to come, -1 for none
	stack []jsOpen
	keys  recentKeys
	maker maker
	rows  [][]unistring.String // names of recent ordinary objects; see row
}

// jsOpen is a container that is being built.
type jsOpen struct {
	shape    openShape
	obj      *goja.Object // nil for an array, until it is complete or referred to
	share    int          // its number, or -1
	left     uint64       // items to come
	elements []goja.Value // of an array, so far
	holes    bool         // among them
	key      string       // of the property under way
	odd      goja.Value   // a key that is no Go string; the key of a Map entry

	plain *plainObject       // of an ordinary object, see maker; else nil
	row   []unistring.String // the names of an earlier object, for as long as they are those of plain
}

type openShape uint8

const (
	openArray openShape = iota
	openLongArray
	openProps
	openHidden // the first part of an error
	openMap
	openMapValue
	openSet
)

// hole stands for an absent element while an array is being read.
var hole goja.Value = goja.NewSymbol("hole")

func (d *jsDecoder) realm() *realm {
	if d.shared == nil {
		d.shared = realmOf(d.rt)
	}
	return d.shared
}

func (d *jsDecoder) fail(err error) {
	if ex, ok := err.(*goja.Exception); ok {
		err = ErrorFromJS(d.rt, ex.Value())
	}
	panic(buildError{err})
}

// run builds the next value, all of it.
func (d *jsDecoder) run() goja.Value {
	for {
		v := d.item()
		for v != nil {
			if len(d.stack) == 0 {
				return v
			}
			v = d.deliver(v)
		}
	}
}

// item reads the next value. It returns nil for a container, which it enters,
// if that has parts.
func (d *jsDecoder) item() goja.Value {
	if len(d.stack) > 0 {
		d.readKey(&d.stack[len(d.stack)-1])
	}
	if v := d.flatJS(d.rt, d.boxes); v != nil {
		return v
	}
	start := d.pos
	major, n := d.head()
	switch major {
	case majorBytes:
		d.pos = start
		return d.arrayBuffer()
	case majorArray:
		return d.enter(jsOpen{shape: openArray, left: n})
	case majorMap:
		return d.enterPlain(n)
	default:
		return d.tagged(n)
	}
}

// tagged reads what follows a tag.
func (d *jsDecoder) tagged(tag uint64) goja.Value {
	switch tag {
	case tagShareable:
		d.share = len(d.refs)
		d.refs = append(d.refs, nil)
		start := d.pos
		if major, n := d.head(); major == majorArray {
			return d.enter(jsOpen{shape: openArray, left: n})
		} else if major == majorMap {
			return d.enterPlain(n)
		} else if major == majorTag {
			return d.tagged(n)
		}
		d.pos = start
		return d.arrayBuffer()
	case tagReference:
		return d.referred(d.count())
	case tagHole:
		d.count()
		return hole
	case tagMap:
		return d.enter(jsOpen{shape: openMap, obj: d.make("Map"), left: d.count()})
	case tagSet:
		return d.enter(jsOpen{shape: openSet, obj: d.make("Set"), left: d.count()})
	case tagObject:
		parts := d.count()
		return d.named(d.text(), parts)
	default:
		return d.leaf(tag)
	}
}

// own gives an object its number, if something will refer to it.
func (d *jsDecoder) own(o *goja.Object) *goja.Object {
	if d.share >= 0 {
		d.refs[d.share] = o
		d.share = -1
	}
	return o
}

// referred returns the object with a number. It may be an array whose
// elements are still being read; that has to exist now.
func (d *jsDecoder) referred(number uint64) goja.Value {
	if o := d.refs[number]; o != nil {
		return o
	}
	for i := range d.stack {
		if f := &d.stack[i]; f.share == int(number) && f.obj == nil {
			f.obj = d.rt.NewArray()
			d.refs[number] = f.obj
			return f.obj
		}
	}
	panic("jsbridge: reference to an unknown object") // Parse refuses that
}

// enter begins a container. One without parts is complete at once.
func (d *jsDecoder) enter(f jsOpen) goja.Value {
	f.share, d.share = d.share, -1
	if f.shape == openArray || f.shape == openLongArray {
		f.elements = make([]goja.Value, 0, f.left) // there is at least a byte for each
	}
	d.stack = append(d.stack, f)
	if f.left == 0 {
		return d.close()
	}
	return nil
}

// enterPlain begins a plain object. One that has primitives only, and the names of
// an earlier one, is complete at once.
func (d *jsDecoder) enterPlain(n uint64) goja.Value {
	f := jsOpen{shape: openProps, left: n}
	if f.obj, f.plain = d.maker.plain(d.rt, int(n)); f.plain != nil && n > 0 {
		if row := d.row(int(n)); row != nil && len(*row) == int(n) {
			f.row = *row
		} else {
			f.plain.propNames = make([]unistring.String, 0, n+1)
		}
	}
	d.own(f.obj)
	if len(f.row) == 0 {
		return d.enter(f)
	}
	for i, name := range f.row {
		start := d.pos
		major, size := d.head()
		if major == majorText && string(d.raw(size)) == string(name) {
			if v := d.flatJS(d.rt, d.boxes); v != nil {
				f.plain.values[name] = v
				continue
			}
		}
		d.pos, f.left = start, n-uint64(i)
		return d.enter(f)
	}
	f.plain.propNames = f.row
	return f.obj
}

// row is where the names of an ordinary object are kept for others to come that
// have as many, in a container that is as deep: as most tables have rows, those
// will most likely have the same ones. Then they share them. It is nil for the
// first object, which may be the only one.
func (d *jsDecoder) row(n int) *[]unistring.String {
	const slots = 16
	if d.rows == nil {
		if d.maker.made < 2 || !objectLayout().shares {
			return nil
		}
		d.rows = make([][]unistring.String, slots)
	}
	return &d.rows[(3*len(d.stack)+n)%slots]
}

// part ends that an object has the names of an earlier one.
func (f *jsOpen) part() {
	if n := len(f.row); n > 0 {
		f.plain.propNames = append(make([]unistring.String, 0, n+1), f.row[:n-int(f.left)]...)
		f.row = nil
	}
}

// readKey reads the key of a property, before its value.
func (d *jsDecoder) readKey(f *jsOpen) {
	if f.shape != openProps && f.shape != openHidden {
		return
	}
	major, n := d.head()
	if major == majorTag { // a lone surrogate
		f.odd = goja.StringFromUTF16(decodeWTF8(d.raw(d.count())))
		f.part()
		return
	}
	f.odd = nil
	text := d.raw(n)
	if len(f.row) > 0 {
		if name := f.row[len(f.row)-int(f.left)]; string(name) == string(text) { // hence ASCII
			f.key = string(name)
			return
		}
		f.part()
	}
	f.key = d.keys.text(text)
}

// deliver adds a value to the container that is open. If that is complete
// now, it is the value returned; otherwise nil.
func (d *jsDecoder) deliver(v goja.Value) goja.Value {
	f := &d.stack[len(d.stack)-1]
	switch f.shape {
	case openArray, openLongArray:
		if v == hole {
			f.holes = true
			v = nil
		}
		f.elements = append(f.elements, v)
	case openProps:
		if f.plain == nil || f.odd != nil {
			d.define(f, v, goja.FLAG_TRUE)
			break
		}
		if len(f.row) > 0 {
			f.plain.values[unistring.String(f.key)] = v
			break
		}
		name := unistring.NewFromString(f.key)
		f.plain.values[name] = v
		f.plain.propNames = append(f.plain.propNames, name)
	case openHidden:
		d.define(f, v, goja.FLAG_FALSE)
	case openSet:
		d.realm().call(fnSetAdd, f.obj, v)
	case openMap:
		f.odd = v
		f.shape = openMapValue
		return nil
	case openMapValue:
		d.realm().call(fnMapSet, f.obj, f.odd, v)
		f.shape = openMap
	}
	if f.left--; f.left > 0 {
		return nil
	}
	return d.close()
}

// define defines a property past whatever setters the prototypes have.
func (d *jsDecoder) define(f *jsOpen, v goja.Value, enumerable goja.Flag) {
	if f.odd != nil {
		d.realm().define(f.obj, f.odd, v)
		return
	}
	if err := f.obj.DefineDataProperty(f.key, v, goja.FLAG_TRUE, goja.FLAG_TRUE, enumerable); err != nil {
		d.fail(err)
	}
}

// close ends the container that is open. Some have a second part: then it is
// entered, and the result is nil.
func (d *jsDecoder) close() goja.Value {
	f := &d.stack[len(d.stack)-1]
	switch f.shape {
	case openArray:
		d.completeArray(f)
	case openLongArray:
		d.completeArray(f)
		f.shape, f.left = openProps, d.count()
		return nil // has one property at least
	case openHidden:
		f.shape, f.left = openProps, d.count()
		if f.left > 0 {
			return nil
		}
	}
	o, plain, row := f.obj, f.plain, f.row
	*f = jsOpen{}
	d.stack = d.stack[:len(d.stack)-1]
	if len(row) > 0 {
		plain.propNames = row
	} else if plain != nil {
		d.keepRow(plain.propNames)
	}
	return o
}

// keepRow keeps the names of an object that is complete.
func (d *jsDecoder) keepRow(names []unistring.String) {
	if n := len(names); n > 0 && cap(names) == n+1 {
		if row := d.row(n); row != nil {
			*row = marked(names)
		}
	}
}
