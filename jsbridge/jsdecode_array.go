package jsbridge

import (
	"errors"
	"fmt"

	"github.com/dop251/goja"
)

// list builds the elements of an array.
func (d *jsDecoder) list() []goja.Value {
	v := d.run()
	o, ok := v.(*goja.Object)
	if !ok || o.ClassName() != "Array" {
		d.fail(errors.New("jsbridge: the value is not an array"))
	}
	if _, dense := denseArray(o); dense {
		return append([]goja.Value(nil), d.realm().elements(o)...)
	}
	n := o.Get("length").ToInteger()
	if n > defaultElements {
		d.fail(&LimitError{What: "elements", Limit: defaultElements})
	}
	vs := make([]goja.Value, n)
	for i := range vs {
		if vs[i] = o.Get(fmt.Sprint(i)); vs[i] == nil {
			vs[i] = goja.Undefined()
		}
	}
	return vs
}

// completeArray makes an array of the elements read.
func (d *jsDecoder) completeArray(f *jsOpen) {
	elements := d.vals[f.start:]
	if f.obj == nil && !f.holes {
		f.obj = d.realm().fn[fnArrayOf](goja.FunctionCall{This: goja.Undefined(), Arguments: elements}).(*goja.Object)
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
		if err := f.obj.DefineDataProperty(fmt.Sprint(i), v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
			d.fail(err)
		}
	}
	if err := f.obj.Set("length", len(elements)); err != nil { // the last ones may be holes
		d.fail(err)
	}
}
