package jsbridge

import (
	"errors"
	"strconv"

	"github.com/dop251/goja"
)

// list builds the elements of an array. Most often nothing refers to the array
// itself, and it need not be made.
func (d *jsDecoder) list() []goja.Value {
	major, n := d.head()
	if major != majorArray {
		d.pos = 0
		return d.listOf(d.run())
	}
	vs := make([]goja.Value, n)
	for i := range vs {
		if vs[i] = d.run(); vs[i] == hole {
			vs[i] = goja.Undefined()
		}
	}
	return vs
}

// listOf reads the elements of a value that should be an array.
func (d *jsDecoder) listOf(v goja.Value) []goja.Value {
	o, ok := v.(*goja.Object)
	if !ok || o.ClassName() != "Array" {
		d.fail(errors.New("jsbridge: the value is not an array"))
	}
	n := o.Get("length").ToInteger()
	if n > defaultElements {
		d.fail(&LimitError{What: "elements", Limit: defaultElements})
	}
	vs := make([]goja.Value, n)
	for i := range vs {
		if vs[i] = o.Get(strconv.Itoa(i)); vs[i] == nil {
			vs[i] = goja.Undefined()
		}
	}
	return vs
}

// completeArray makes an array of the elements read.
func (d *jsDecoder) completeArray(f *jsOpen) {
	elements := d.vals[f.start:]
	if f.obj == nil && !f.holes {
		items := make([]any, len(elements))
		for i, v := range elements {
			items[i] = v
		}
		f.obj = d.rt.NewArray(items...)
	} else {
		d.fillArray(f, elements)
	}
	if f.share >= 0 {
		d.refs[f.share] = f.obj
	}
	clear(elements)
	d.vals = d.vals[:f.start]
}

// fillArray does the same for an array that exists already or has holes.
func (d *jsDecoder) fillArray(f *jsOpen, elements []goja.Value) {
	if f.obj == nil {
		f.obj = d.rt.NewArray()
	}
	for i, v := range elements {
		if v == nil {
			continue
		}
		if err := f.obj.DefineDataProperty(strconv.Itoa(i), v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
			d.fail(err)
		}
	}
	if err := f.obj.Set("length", len(elements)); err != nil { // the last ones may be holes
		d.fail(err)
	}
}
