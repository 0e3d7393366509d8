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

// completeArray makes an array of the elements read, unless it exists already.
func (d *jsDecoder) completeArray(f *jsOpen) {
	if f.obj == nil {
		f.obj = d.rt.NewArray()
	}
	if f.holes || !setElements(f.obj, f.elements) {
		d.defineElements(f)
	}
	f.elements = nil
	if f.share >= 0 {
		d.refs[f.share] = f.obj
	}
}

// defineElements defines the elements one by one, some of which may be missing.
func (d *jsDecoder) defineElements(f *jsOpen) {
	for i, v := range f.elements {
		if v == nil {
			continue
		}
		if err := f.obj.DefineDataProperty(strconv.Itoa(i), v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
			d.fail(err)
		}
	}
	if err := f.obj.Set("length", len(f.elements)); err != nil { // the last ones may be holes
		d.fail(err)
	}
}
