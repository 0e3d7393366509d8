package jsbridge

import (
	"errors"
	"fmt"
	"reflect"
)

// Elements reads the elements of an array into Go, one after the other, each
// into a type of its own: the arguments of a call. Make one with
// [Clone.Elements]. It belongs to one goroutine at a time.
type Elements struct {
	d    *goDecoder
	left int
}

var errNoArray = errors.New("jsbridge: the value is not an array")

// Elements returns the elements of an array, to be read once. The error says
// that the value is no array, or one that has next to nothing in it for its
// length.
func (c Clone) Elements() (*Elements, error) {
	d := newGoDecoder(c)
	tag, content := d.peekTag()
	if tag == tagShareable {
		d.pos = content
		tag, content = d.peekTag()
	}
	if tag == tagObject { // an array with properties beside its elements
		d.pos = content
		d.count()
		if d.text() != nameArray {
			return nil, errNoArray
		}
	}
	major, n := d.head()
	if major != majorArray {
		return nil, errNoArray
	}
	return &Elements{d, int(n)}, nil
}

// Len is how many elements have not been read.
func (e *Elements) Len() int { return e.left }

// Into decodes the next element as [Clone.Into] would, except that an object
// which several elements refer to becomes one pointer, map or slice. A hole is
// undefined, and so is what comes after the last element. After an error the
// Elements must not be used any more.
func (e *Elements) Into(dst any) error {
	v, err := pointed(dst)
	if err != nil {
		return err
	}
	if e.left == 0 {
		return newGoDecoder(Clone{}).into(v)
	}
	e.left--
	if tag, content := e.d.peekTag(); tag == tagHole {
		e.d.pos = content
	}
	return e.d.into(v)
}

// pointed is what the target of an Into points to.
func pointed(dst any) (reflect.Value, error) {
	v := reflect.ValueOf(dst)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return v, fmt.Errorf("jsbridge: Into needs a pointer that is not nil, not %T", dst)
	}
	return v.Elem(), nil
}
