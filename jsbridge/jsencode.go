package jsbridge

import (
	"fmt"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// FromJS encodes a JavaScript value as the structured clone algorithm of HTML
// (https://html.spec.whatwg.org/multipage/structured-data.html) says, with
// one addition: error objects keep their own enumerable properties.
//
// The ArrayBuffers in transfer move instead of being copied: once all else has
// succeeded they are detached, and the Clone owns their bytes. Each must be
// part of the value.
//
// The error is a [*CloneError] for a value that cannot cross, a [*LimitError]
// for one that is too big, a [*Error] for what a getter threw, and a
// [*goja.InterruptedError] or [*goja.StackOverflowError] as it is, for the
// caller to pass on: a native function panics with it. Nothing has been
// detached then.
//
// Getters and the methods of a [goja.DynamicObject] run, hence call it on the
// goroutine of rt only, where an interrupt may arrive. Microtasks do not run.
func (l Limits) FromJS(rt *goja.Runtime, v goja.Value, transfer ...goja.Value) (Clone, error) {
	if len(transfer) == 0 {
		if c, ok := l.flatFromJS(v); ok {
			return c, nil
		}
	}
	c, ex, err := l.fromJS(rt, v, transfer)
	if ex != nil {
		return Clone{}, ErrorFromJS(rt, ex.Value())
	}
	return c, err
}

// FromJSArray encodes values as an array of them, as [Limits.FromJS] would: the
// arguments of a call. [Clone.JSArray] and [Clone.Elements] are the reverse.
//
// Call it on the goroutine of rt only; values must not change meanwhile.
func (l Limits) FromJSArray(rt *goja.Runtime, values []goja.Value) (Clone, error) {
	c, ex, err := l.encoded(rt, func(e *jsEncoder) error {
		if err := e.count(1); err != nil {
			return err
		}
		e.buf = appendHead(e.buf, majorArray, uint64(len(values)))
		if err := e.push(jsFrame{shape: shapeElements, values: values, length: len(values)}); err != nil {
			return err
		}
		return e.drain()
	})
	if ex != nil {
		return Clone{}, ErrorFromJS(rt, ex.Value())
	}
	return c, err
}

// StructuredClone is the structuredClone function of browsers
// (https://html.spec.whatwg.org/multipage/structured-data.html#dom-structuredclone):
// it builds in rt again what [Limits.FromJS] makes of v. Its errors are the
// same but for what a getter threw, a [*goja.Exception] with that very value.
//
// Call it on the goroutine of rt only.
func (l Limits) StructuredClone(rt *goja.Runtime, v goja.Value, transfer ...goja.Value) (goja.Value, error) {
	c, ex, err := l.fromJS(rt, v, transfer)
	if ex != nil {
		return nil, ex
	}
	if err != nil {
		return nil, err
	}
	return c.JS(rt)
}

// fromJS is FromJS, but returns what a script threw as it is.
func (l Limits) fromJS(rt *goja.Runtime, v goja.Value, transfer []goja.Value) (Clone, *goja.Exception, error) {
	return l.encoded(rt, func(e *jsEncoder) error {
		if err := e.expect(transfer); err != nil {
			return err
		}
		return e.encode(v)
	})
}

// encoded returns what f has written, or what a script threw meanwhile.
func (l Limits) encoded(rt *goja.Runtime, f func(*jsEncoder) error) (c Clone, ex *goja.Exception, err error) {
	e := newJSEncoder(rt, l)
	defer recoverTo(&err, "encoding a value")
	ex = rt.Try(func() {
		if err = f(e); err == nil {
			c, err = e.complete()
		}
	})
	return c, ex, err
}

// recoverTo turns a panic that goja did not turn into an exception into an
// error: an interrupt, the end of the call stack, or a bug in a native
// function, which some arguments bring out.
func recoverTo(err *error, doing string) {
	switch x := recover().(type) {
	case nil:
	case *goja.InterruptedError:
		*err = x
	case *goja.StackOverflowError:
		*err = x
	case missingError:
		*err = x
	case error:
		*err = fmt.Errorf("jsbridge: %s: panic: %w", doing, x)
	default:
		*err = fmt.Errorf("jsbridge: %s: panic: %v", doing, x)
	}
}

// jsEncoder writes one JavaScript value. It keeps a stack of its own, for
// values may be nested deeper than the Go stack could bear.
type jsEncoder struct {
	writer
	rt     *goja.Runtime
	shared *realm // see realm
	boxes  *boxes
	ids    identities[objectRef]
	stack  []jsFrame
	names  []unistring.String // of the simple properties of all open objects
	moves  []move

	wrapped goEncoder // for Go values that were given to the VM

	// lenient drops a property of an error object that cannot be cloned,
	// instead of giving up.
	lenient bool
}

func newJSEncoder(rt *goja.Runtime, l Limits) *jsEncoder {
	return &jsEncoder{rt: rt, writer: newWriter(l), boxes: boxLayout()}
}

// objectRef identifies an object.
type objectRef struct{ *goja.Object }

func (r objectRef) address() uintptr { return uintptr(unsafe.Pointer(r.Object)) }

// realm returns the realm of the VM. Plain values do without.
func (e *jsEncoder) realm() *realm {
	if e.shared == nil {
		e.shared = realmOf(e.rt)
	}
	return e.shared
}

// jsFrame is a container that is being written.
type jsFrame struct {
	shape  shape
	obj    *goja.Object // nil for the array of FromJSArray
	keys   []string     // of properties and fields
	names  []unistring.String
	values []goja.Value // elements, members, entries, fields; or keys that no Go string can hold
	next   int          // the index of what is to be written next
	length int          // of an array
	start  int          // where its elements begin
	print  fingerprint  // of the array that values belongs to
	head   int          // where the head of the map lies; -1: it is not written yet
	kept   int          // properties written
	inner  bool         // part of an object for which another frame stands
	undo   *snapshot    // for an error object in lenient mode
}

// shape tells what a frame writes.
type shape uint8

const (
	shapeProps    shape = iota // the properties called keys, as a map
	shapeSimple                // the same for those called names
	shapeFields                // properties already read: keys and values
	shapeElements              // the elements of a dense array: values
	shapeHoles                 // the elements of an array with holes: keys are the indices
	shapeEntries               // of a Map: keys and values, alternating
	shapeMembers               // of a Set
)

// encode writes v, all of it.
func (e *jsEncoder) encode(v goja.Value) error {
	if err := e.value(v); err != nil {
		return err
	}
	return e.drain()
}

// drain writes what the frames on the stack stand for.
func (e *jsEncoder) drain() error {
	for len(e.stack) > 0 {
		var err error
		more := false
		switch f := e.top(); f.shape {
		case shapeProps:
			more, err = e.props(f)
		case shapeSimple:
			more, err = e.simple(f)
		case shapeFields:
			more, err = e.fields(f)
		case shapeElements:
			more, err = e.elementsOf(f)
		case shapeHoles:
			more, err = e.holes(f)
		default:
			more, err = e.list(f)
		}
		if err != nil {
			if e.lenient && e.rewind() {
				continue
			}
			return e.located(err)
		}
		if !more {
			e.pop()
		}
	}
	return nil
}

func (e *jsEncoder) top() *jsFrame { return &e.stack[len(e.stack)-1] }

// push enters a container.
func (e *jsEncoder) push(f jsFrame) error {
	if !f.inner {
		if err := e.open(); err != nil {
			return err
		}
	}
	e.stack = append(e.stack, f)
	return nil
}

func (e *jsEncoder) pop() {
	f := e.top()
	if !f.inner {
		e.close()
	}
	e.names = e.names[:len(e.names)-len(f.names)]
	*f = jsFrame{}
	e.stack = e.stack[:len(e.stack)-1]
}

// visit notes that an object begins here.
func (e *jsEncoder) visit(o *goja.Object) { e.ids.add(objectRef{o}, e.mark()) }

// visited returns the mark of an object, or -1.
func (e *jsEncoder) visited(o *goja.Object) int { return e.ids.find(objectRef{o}) }

// value writes v if it has no parts; else it writes a head and enters v.
func (e *jsEncoder) value(v goja.Value) error {
	if err := e.count(1); err != nil {
		return err
	}
	if o, ok := v.(*goja.Object); ok {
		return e.object(o)
	}
	return e.primitive(v)
}

func (e *jsEncoder) primitive(v goja.Value) error {
	buf, err := e.appendPrimitive(e.buf, v)
	if err == nil {
		e.buf = buf
	}
	return err
}

// object writes an object, or a reference to it.
func (e *jsEncoder) object(o *goja.Object) error {
	if id := e.visited(o); id >= 0 {
		e.refer(id)
		return nil
	}
	k := kindOf(o)
	if k == kindRefused {
		return &CloneError{Reason: refusal(e.rt, o) + " cannot be cloned"}
	}
	e.visit(o)
	switch k {
	case kindPlain, kindGoMap:
		if e.isError(o) {
			return e.errorObject(o)
		}
		return e.plain(o, k)
	case kindStdArray:
		return e.stdArray(o)
	case kindArray:
		return e.array(o)
	case kindError:
		return e.errorObject(o)
	case kindMap:
		entries := distinct(e.realm().mapEntries(o), 2)
		e.buf = appendHead(e.buf, majorTag, tagMap)
		e.buf = appendHead(e.buf, majorMap, uint64(len(entries)/2))
		return e.push(jsFrame{shape: shapeEntries, obj: o, values: entries})
	case kindSet:
		var members []goja.Value
		if err := e.rt.ExportTo(o, &members); err != nil { // in order, and runs no JavaScript
			return fmt.Errorf("jsbridge: reading a Set: %w", err)
		}
		members = distinct(members, 1)
		e.buf = appendHead(e.buf, majorTag, tagSet)
		e.buf = appendHead(e.buf, majorArray, uint64(len(members)))
		return e.push(jsFrame{shape: shapeMembers, obj: o, values: members})
	case kindBuffer:
		return e.arrayBuffer(o)
	case kindView:
		return e.typedArray(o)
	case kindDataView:
		return e.dataView(o)
	case kindGo:
		return e.goValue(o)
	default:
		return e.leaf(o, k)
	}
}
