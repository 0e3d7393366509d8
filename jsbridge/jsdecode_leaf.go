package jsbridge

import (
	"math"
	"math/big"

	"github.com/dop251/goja"
)

// make calls a constructor of the realm.
func (d *jsDecoder) make(class string, args ...goja.Value) *goja.Object {
	o, err := d.rt.New(d.realm().object(class), args...)
	if err != nil {
		d.fail(err)
	}
	return d.own(o)
}

// leaf reads what follows a tag that is not for containers.
func (d *jsDecoder) leaf(tag uint64) goja.Value {
	switch tag {
	case tagBigPos, tagBigNeg:
		return d.rt.ToValue(decodeBigInt(tag, d.raw(d.count())))
	case tagWTF8:
		return goja.StringFromUTF16(decodeWTF8(d.raw(d.count())))
	case tagDate:
		return d.make("Date", d.rt.ToValue(decodeDate(d.count())))
	case tagRegExp:
		d.count()
		source := d.primitive()
		return d.make("RegExp", source, d.primitive())
	}
	t := viewByTag(tag)
	share := d.share
	d.share = -1
	buffer := d.newBuffer(copyBytes(d.raw(d.count())))
	d.share = share
	return d.make(t.name, buffer)
}

// primitive reads a value that has no parts.
func (d *jsDecoder) primitive() goja.Value {
	depth := d.stack
	d.stack = nil // so that item does not look for a key
	v := d.item()
	d.stack = depth
	return v
}

// named reads what follows tag 27 and a name.
func (d *jsDecoder) named(name string, parts uint64) goja.Value {
	switch name {
	case nameArray:
		major, n := d.head()
		if major == majorArray {
			return d.enter(jsOpen{shape: openLongArray, left: n})
		}
		o := d.own(d.rt.NewArray())
		if err := o.Set("length", int64(n)); err != nil {
			d.fail(err)
		}
		return d.enter(jsOpen{shape: openProps, obj: o, left: d.count()})
	case nameBuffer:
		b, ok := d.buffers[d.count()].take()
		if !ok {
			d.fail(errTaken)
		}
		return d.own(d.newBuffer(b))
	case nameNumber, nameString, nameBoolean, nameBigInt:
		return d.own(d.primitive().ToObject(d.rt))
	case nameDataView:
		return d.view(nameDataView)
	}
	if t := viewByName(name); t != nil {
		return d.view(t.name)
	}
	o := d.make("Error")
	if err := o.SetPrototype(d.realm().prototype(name)); err != nil {
		d.fail(err)
	}
	return d.enter(jsOpen{shape: openHidden, obj: o, left: d.count()})
}

// view reads the parts of a view in the long form and makes it.
func (d *jsDecoder) view(class string) goja.Value {
	share := d.share
	d.share = -1
	buffer := d.arrayBuffer()
	offset, length := d.primitive(), d.primitive()
	d.share = share
	return d.make(class, buffer, offset, length)
}

// arrayBuffer reads a buffer in any of its forms: bytes, one that rides
// beside, or a reference to one.
func (d *jsDecoder) arrayBuffer() goja.Value {
	major, n := d.head()
	if major == majorTag {
		return d.tagged(n)
	}
	return d.own(d.newBuffer(copyBytes(d.raw(n))))
}

func (d *jsDecoder) newBuffer(data []byte) *goja.Object {
	d.realm().object(nameBuffer) // whoever is told of constructors is to know of that of a buffer, too
	return d.rt.ToValue(d.rt.NewArrayBuffer(data)).(*goja.Object)
}

// decodeBigInt is the reverse of appendBigInt.
func decodeBigInt(tag uint64, p []byte) *big.Int {
	n := new(big.Int).SetBytes(p)
	if tag == tagBigNeg {
		n.Not(n)
	}
	return n
}

// decodeDate returns the milliseconds that a Date was made of, or NaN. Far
// from 1970 the seconds are just exact enough, but a product would not be.
func decodeDate(bits uint64) float64 {
	seconds := math.Float64frombits(bits)
	product := seconds * 1000
	ms := math.Round(product)
	return ms + math.Round(product-ms+math.FMA(seconds, 1000, -product))
}
