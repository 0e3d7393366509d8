package jsbridge

import (
	"strconv"

	"github.com/dop251/goja"
)

// move is an ArrayBuffer that is to be transferred.
type move struct {
	obj    *goja.Object
	buffer *buffer // nil until it is met in the value
}

// expect notes the buffers to transfer.
func (e *jsEncoder) expect(transfer []goja.Value) error {
	for i, v := range transfer {
		refuse := func(reason string) error {
			return &CloneError{Root: "transfer", Path: "[" + strconv.Itoa(i) + "]", Reason: reason}
		}
		o, ok := v.(*goja.Object)
		if !ok || kindOf(o) != kindBuffer {
			return refuse("value is not an ArrayBuffer and cannot be transferred")
		}
		if o.Export().(goja.ArrayBuffer).Detached() {
			return refuse("ArrayBuffer is detached and cannot be transferred")
		}
		if e.moveOf(o) != nil {
			return refuse("ArrayBuffer is a duplicate of an earlier one")
		}
		e.moves = append(e.moves, move{obj: o})
	}
	return nil
}

// moveOf finds the transfer of a buffer, or nil.
func (e *jsEncoder) moveOf(o *goja.Object) *move {
	for i := range e.moves {
		if e.moves[i].obj == o {
			return &e.moves[i]
		}
	}
	return nil
}

// complete finishes the value and moves the buffers. It detaches none unless
// it can detach all.
func (e *jsEncoder) complete() (Clone, error) {
	for i, m := range e.moves {
		reason := ""
		switch {
		case m.buffer == nil:
			reason = "ArrayBuffer is not part of the value"
		case m.obj.Export().(goja.ArrayBuffer).Detached(): // by a getter
			reason = "ArrayBuffer is detached and cannot be transferred"
		default:
			continue
		}
		return Clone{}, &CloneError{Root: "transfer", Path: "[" + strconv.Itoa(i) + "]", Reason: reason}
	}
	c, err := e.finish()
	if err != nil {
		return Clone{}, err
	}
	for _, m := range e.moves {
		b := m.obj.Export().(goja.ArrayBuffer)
		m.buffer.data = b.Bytes()
		b.Detach()
	}
	return c, nil
}

// arrayBuffer writes a buffer that has been marked.
func (e *jsEncoder) arrayBuffer(o *goja.Object) error {
	b := o.Export().(goja.ArrayBuffer)
	if b.Detached() {
		return &CloneError{Reason: "detached ArrayBuffer cannot be cloned"}
	}
	m := e.moveOf(o)
	if m == nil {
		return e.appendBuffer(b.Bytes())
	}
	if len(b.Bytes()) == 0 { // there is nothing to move
		m.buffer = &buffer{}
		return e.appendBuffer(nil)
	}
	if err := e.reserve(len(b.Bytes())); err != nil {
		return err
	}
	m.buffer = &buffer{size: len(b.Bytes()), moved: true}
	e.addBuffer(m.buffer)
	return nil
}

// typedArray writes a view. One that covers a buffer of its own has a short
// form: its tag and the bytes.
func (e *jsEncoder) typedArray(o *goja.Object) error {
	r := e.realm()
	t := viewByName(r.call(fnViewName, o).String())
	target := r.call(fnViewBuffer, o).(*goja.Object)
	offset := r.call(fnViewOffset, o).ToInteger()
	length := r.call(fnViewLength, o).ToInteger()
	b := target.Export().(goja.ArrayBuffer)
	if !b.Detached() && e.visited(target) < 0 && e.moveOf(target) == nil &&
		len(b.Bytes()) <= inlineMax && offset == 0 && int(length)*t.size == len(b.Bytes()) {
		v := &view{at: len(e.buf), typ: t, length: int(length)}
		e.buf = appendHead(e.buf, majorTag, t.tag)
		e.visit(target)
		e.marks[len(e.marks)-1].view = v
		e.buf = appendBytes(e.buf, b.Bytes())
		v.end = len(e.buf)
		return nil
	}
	return e.longView(t.name, target, offset, length)
}

// dataView writes a DataView, which has no tag.
func (e *jsEncoder) dataView(o *goja.Object) error {
	r := e.realm()
	target := r.call(fnDataBuffer, o).(*goja.Object)
	if target.Export().(goja.ArrayBuffer).Detached() {
		return &CloneError{Reason: "detached ArrayBuffer cannot be cloned"}
	}
	return e.longView(nameDataView, target, r.call(fnDataOffset, o).ToInteger(), r.call(fnDataLength, o).ToInteger())
}

func (e *jsEncoder) longView(name string, target *goja.Object, offset, length int64) error {
	e.buf = appendObject(e.buf, name, 3)
	if id := e.visited(target); id >= 0 {
		e.refer(id)
	} else {
		e.visit(target)
		if err := e.arrayBuffer(target); err != nil {
			return err
		}
	}
	e.buf = appendHead(e.buf, majorUint, uint64(offset))
	e.buf = appendHead(e.buf, majorUint, uint64(length))
	return nil
}
