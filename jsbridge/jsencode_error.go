package jsbridge

import (
	"slices"

	"github.com/dop251/goja"
)

// errorObject enters an error: tag 27 with the name of a built-in class, the
// properties that are hidden in an error as they come, and those that are
// enumerable.
//
// The algorithm keeps name, message, stack and cause. The others are worth
// keeping: err.code is what programs look at.
func (e *jsEncoder) errorObject(o *goja.Object) error {
	class, builtin, hidden := e.hiddenFields(o)
	keys, odd := e.ownKeys(o)
	taken := func(key string) bool {
		return key == "message" || key == "stack" || slices.Contains(hidden.keys, key) || key == "name" && builtin
	}
	if odd != nil {
		odd = slices.DeleteFunc(slices.Clone(odd), func(k goja.Value) bool { return taken(k.String()) })
	} else {
		keys = slices.DeleteFunc(keys, taken)
	}
	e.buf = appendObject(e.buf, errorNames[class], 2)
	rest := jsFrame{shape: shapeProps, obj: o, keys: keys, values: odd, head: -1}
	if e.lenient {
		rest.undo, hidden.undo = new(snapshot), new(snapshot)
	}
	if err := e.push(rest); err != nil {
		return err
	}
	return e.push(hidden)
}

// hiddenFields reads the properties that errors have by themselves, and the
// class that o counts to: the one that its name says, if that is built in.
func (e *jsEncoder) hiddenFields(o *goja.Object) (class int, builtin bool, f jsFrame) {
	r := e.realm()
	f = jsFrame{shape: shapeFields, obj: o, head: -1, inner: true}
	field := func(key string, v goja.Value) {
		f.keys = append(f.keys, key)
		f.values = append(f.values, v)
	}
	own := func(key string) (p property, ok bool) {
		p, ok = r.own(o, e.rt.ToValue(key))
		return p, ok && p.value != nil // and no accessor
	}
	var name goja.String
	e.tolerate(func() { name, _ = o.Get("name").(goja.String) })
	if name != nil {
		class = errorClass(name.String())
	}
	if p, ok := own("message"); ok {
		e.tolerate(func() { field("message", p.value.ToString()) })
	} else if text := e.shown(o, "message"); text != nil && goja.IsString(text) && text.ToBoolean() {
		field("message", text)
	}
	var stack goja.Value = goja.Undefined()
	if p, ok := r.own(o, e.rt.ToValue("stack")); ok {
		v := p.value
		if p.getter != nil {
			e.rt.Try(func() { v = p.getter(goja.FunctionCall{This: o}) })
		}
		if v != nil && goja.IsString(v) {
			stack = v
		}
	}
	field("stack", stack)
	if builtin = name == nil || errorNames[class] == name.String(); !builtin {
		// An error thrown keeps whatever name it shows. Other clones have it from
		// their class, unless it is their own; DOMException comes to mind.
		if p, ok := own("name"); ok && !p.enumerable || !ok && e.lenient {
			field("name", name)
		}
	}
	code := e.shown(o, "code")
	if p, ok := r.own(o, e.rt.ToValue("code")); ok {
		code = nil // if it is enumerable it crosses anyway
		if !p.enumerable {
			code = p.value
		}
	}
	if code != nil && (goja.IsNumber(code) || goja.IsString(code)) {
		field("code", code)
	}
	if p, ok := own("cause"); ok {
		field("cause", p.value)
	}
	if p, ok := own("errors"); ok && errorNames[class] == "AggregateError" {
		field("errors", p.value)
	}
	return class, builtin, f
}

// shown is a property of an error that was thrown, wherever its class has it. Of
// other errors only those cross that they have themselves.
func (e *jsEncoder) shown(o *goja.Object, key string) (v goja.Value) {
	if e.lenient {
		e.tolerate(func() { v = o.Get(key) })
	}
	return v
}

// isError reports whether an object that was thrown means to be an error, by what
// it inherits from, as the errors of classes do that are functions.
func (e *jsEncoder) isError(o *goja.Object) bool {
	if !e.lenient {
		return false
	}
	prototype := e.realm().prototype(errorNames[0])
	for range mostPrototypes {
		if o = o.Prototype(); o == nil || o == prototype {
			break
		}
	}
	return o == prototype
}

// mostPrototypes bounds how far isError looks: with a Proxy among them prototypes
// may form a circle.
const mostPrototypes = 100

// tolerate runs f, which may call getters. In lenient mode what they throw
// counts for nothing.
func (e *jsEncoder) tolerate(f func()) {
	if e.lenient {
		e.rt.Try(f)
		return
	}
	f()
}

// fields writes properties that have been read, up to one that has parts.
func (e *jsEncoder) fields(f *jsFrame) (more bool, err error) {
	if f.head < 0 {
		f.head = len(e.buf)
		e.buf = appendHead(e.buf, majorMap, uint64(len(f.keys)))
	}
	height := len(e.stack)
	for f.next < len(f.keys) {
		i := f.next
		f.next++
		if f.undo != nil {
			e.save(f)
		}
		e.buf = appendText(e.buf, f.keys[i])
		f.kept++
		if err := e.value(f.values[i]); err != nil || len(e.stack) > height {
			return true, err
		}
	}
	e.recount(f.head, majorMap, len(f.keys), f.kept)
	return false, nil
}

// snapshot is the state of an encoder before it wrote a property that may
// turn out not to be cloneable.
type snapshot struct {
	buf, marks, refs, edits, buffers int
	beside, depth, elements          int
	kept                             int
}

// save notes the state in f.undo.
func (e *jsEncoder) save(f *jsFrame) {
	*f.undo = snapshot{
		buf: len(e.buf), marks: len(e.marks), refs: len(e.refs), edits: len(e.edits), buffers: len(e.buffers),
		beside: e.beside, depth: e.depth, elements: e.elements,
		kept: f.kept,
	}
}

// rewind drops the property of the nearest error object that is being
// written, and reports whether there is one.
func (e *jsEncoder) rewind() bool {
	for i := len(e.stack) - 1; i >= 0; i-- {
		f := &e.stack[i]
		if f.undo == nil || f.next == 0 {
			continue
		}
		s := f.undo
		e.buf, e.marks, e.refs = e.buf[:s.buf], e.marks[:s.marks], e.refs[:s.refs]
		e.edits, e.buffers = e.edits[:s.edits], e.buffers[:s.buffers]
		e.beside, e.depth, e.elements = s.beside, s.depth, s.elements
		e.ids.forget(s.marks)
		e.wrapped.ids.forget(s.marks)
		f.kept = s.kept
		for _, f := range e.stack[i+1:] {
			e.names = e.names[:len(e.names)-len(f.names)]
		}
		clear(e.stack[i+1:])
		e.stack = e.stack[:i+1]
		return true
	}
	return false
}
