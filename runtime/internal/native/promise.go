package native

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// What await waits for is a promise that no script ever sees. So it needs no
// functions that resolve it, which are most of what goja makes for one.

// promiseFields tell where goja has what a promise consists of, and what it does
// for who awaits it.
type promiseFields struct {
	val, extensible, state, result, fulfilled, rejected, handled uintptr
	handler, context                                             uintptr // of a reaction
	callback                                                     uintptr // of its handler
	self                                                         uintptr // in Object

	pair      reflect.Type // of two reactions, one for each outcome, and their handlers
	reactions [2]uintptr
	handlers  [2]uintptr
}

var promiseLayout = sync.OnceValue(func() *promiseFields {
	t := reflect.TypeFor[goja.Promise]()
	known := true
	field := func(of reflect.Type, name string, is func(reflect.Type) bool) (uintptr, reflect.Type) {
		f, ok := of.FieldByName(name)
		if known = known && ok && is(f.Type); !known {
			return 0, nil
		}
		return offsetOf(of, f), f.Type
	}
	same := func(want reflect.Type) func(reflect.Type) bool {
		return func(t reflect.Type) bool { return t == want }
	}
	toStruct := func(t reflect.Type) bool { return t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct }
	var l promiseFields
	l.val, _ = field(t, "val", same(reflect.TypeFor[*goja.Object]()))
	l.extensible, _ = field(t, "extensible", same(reflect.TypeFor[bool]()))
	l.state, _ = field(t, "state", same(reflect.TypeFor[goja.PromiseState]()))
	l.result, _ = field(t, "result", same(reflect.TypeFor[goja.Value]()))
	var reactions reflect.Type
	l.fulfilled, reactions = field(t, "fulfillReactions", func(t reflect.Type) bool { return t.Kind() == reflect.Slice && toStruct(t.Elem()) })
	l.rejected, _ = field(t, "rejectReactions", same(reactions))
	l.handled, _ = field(t, "handled", same(reflect.TypeFor[bool]()))
	if !known {
		return nil
	}
	reaction := reactions.Elem().Elem()
	var handler reflect.Type
	l.handler, handler = field(reaction, "handler", toStruct)
	l.context, _ = field(reaction, "asyncCtx", same(reflect.TypeFor[any]()))
	if !known {
		return nil
	}
	l.callback, _ = field(handler.Elem(), "callback", same(reflect.TypeFor[Call]()))
	l.self, _ = field(reflect.TypeFor[goja.Object](), "self", func(t reflect.Type) bool { return t.Kind() == reflect.Interface && t.NumMethod() > 0 })
	if !known {
		return nil
	}
	l.pair = reflect.StructOf([]reflect.StructField{
		{Name: "A", Type: reaction}, {Name: "B", Type: reaction}, {Name: "C", Type: handler.Elem()}, {Name: "D", Type: handler.Elem()},
	})
	for i := range 2 {
		l.reactions[i], l.handlers[i] = l.pair.Field(i).Offset, l.pair.Field(2+i).Offset
	}
	return &l
})

// Awaits makes what await waits for in one VM.
type Awaits struct {
	rt      *goja.Runtime
	tracker goja.AsyncContextTracker
	machine Machine
	sample  *goja.Promise
	object  *goja.Object
}

// AwaitsOf returns those of a VM that has a tracker.
func AwaitsOf(rt *goja.Runtime, machine Machine) (*Awaits, error) {
	l := promiseLayout()
	if l == nil {
		return nil, ErrUnknown
	}
	sample, _, _ := rt.NewPromise()
	*(*bool)(unsafe.Add(unsafe.Pointer(sample), l.extensible)) = false // all share the map of its properties
	return &Awaits{rt: rt, tracker: Tracker(rt), machine: machine, sample: sample, object: rt.ToValue(sample).(*goja.Object)}, nil
}

// An Awaited is a promise that may be given to await, once, and to nothing else. It
// is made with [Awaits.Make].
type Awaited struct {
	all     *Awaits
	promise goja.Promise
	object  goja.Object
	room    [2]unsafe.Pointer // for what goes on when it is fulfilled or rejected
	first   resumption
}

// Make makes one of the zero Awaited, which may be part of something else. It is
// pending.
func (a *Awaits) Make(w *Awaited) {
	l := promiseLayout()
	w.all, w.promise, w.object = a, *a.sample, *a.object
	p := unsafe.Pointer(&w.promise)
	*(**goja.Object)(unsafe.Add(p, l.val)) = &w.object
	*(*[]unsafe.Pointer)(unsafe.Add(p, l.fulfilled)) = w.room[0:0:1]
	*(*[]unsafe.Pointer)(unsafe.Add(p, l.rejected)) = w.room[1:1:2]
	(*face)(unsafe.Add(unsafe.Pointer(&w.object), l.self)).data = p
}

// Fulfilled returns one that has a value.
func (a *Awaits) Fulfilled(value goja.Value) *goja.Object {
	w := new(Awaited)
	a.Make(w)
	w.set(goja.PromiseStateFulfilled, value)
	return &w.object
}

// Object is what to await.
func (w *Awaited) Object() *goja.Object { return &w.object }

func (w *Awaited) set(state goja.PromiseState, value goja.Value) {
	l, p := promiseLayout(), unsafe.Pointer(&w.promise)
	*(*goja.PromiseState)(unsafe.Add(p, l.state)) = state
	*(*goja.Value)(unsafe.Add(p, l.result)) = value
}

// Settle has who awaits it go on in a microtask, as goja does it.
func (w *Awaited) Settle(rejected bool, value goja.Value) {
	l, p := promiseLayout(), unsafe.Pointer(&w.promise)
	state, field := goja.PromiseStateFulfilled, l.fulfilled
	if rejected {
		state, field = goja.PromiseStateRejected, l.rejected
	}
	for i, reaction := range *(*[]unsafe.Pointer)(unsafe.Add(p, field)) {
		handler := *(*unsafe.Pointer)(unsafe.Add(reaction, l.handler))
		if handler == nil { // a script has got hold of it after all
			continue
		}
		r := &w.first
		if i > 0 {
			r = new(resumption)
		}
		r.all, r.value[0] = w.all, value
		r.handler = *(*Call)(unsafe.Add(handler, l.callback))
		r.context = *(*any)(unsafe.Add(reaction, l.context))
		r.step = r.next
		w.all.machine.AddMicrotask(r.step)
	}
	*(*[]unsafe.Pointer)(unsafe.Add(p, l.fulfilled)) = nil
	*(*[]unsafe.Pointer)(unsafe.Add(p, l.rejected)) = nil
	w.set(state, value)
}

// A resumption is a microtask in which somebody goes on that awaits.
type resumption struct {
	all     *Awaits
	handler Call
	context any
	value   [1]goja.Value
	step    func() // next: one function for both steps
	under   bool
}

func (r *resumption) next() {
	if r.under {
		r.handler(goja.FunctionCall{This: goja.Undefined(), Arguments: r.value[:]})
		return
	}
	r.under = true
	r.all.tracker.Resumed(r.context)
	_ = r.all.rt.Try(r.step) // what it throws rejects the promise of the function that awaits
	r.all.tracker.Exited()
}
