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
	val, extensible, state, result, fulfilled, rejected uintptr
	handler, context                                    uintptr // of a reaction
	callback                                            uintptr // of its handler
	self                                                uintptr // in Object
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

// An Awaited is a promise that may be given to await, once, and to nothing else.
type Awaited struct {
	all     *Awaits
	promise goja.Promise
	object  goja.Object
}

// New returns one that is pending.
func (a *Awaits) New() *Awaited {
	l := promiseLayout()
	w := &Awaited{a, *a.sample, *a.object}
	*(**goja.Object)(unsafe.Add(unsafe.Pointer(&w.promise), l.val)) = &w.object
	(*face)(unsafe.Add(unsafe.Pointer(&w.object), l.self)).data = unsafe.Pointer(&w.promise)
	return w
}

// Fulfilled returns one that has a value.
func (a *Awaits) Fulfilled(value goja.Value) *goja.Object {
	w := a.New()
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
	for _, reaction := range *(*[]unsafe.Pointer)(unsafe.Add(p, field)) {
		handler := *(*unsafe.Pointer)(unsafe.Add(reaction, l.handler))
		if handler == nil { // a script has got hold of it after all
			continue
		}
		call := *(*Call)(unsafe.Add(handler, l.callback))
		context := *(*any)(unsafe.Add(reaction, l.context))
		w.all.machine.AddMicrotask(func() {
			w.all.tracker.Resumed(context)
			// What it throws rejects the promise of the function that awaits.
			_ = w.all.rt.Try(func() {
				call(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{value}})
			})
			w.all.tracker.Exited()
		})
	}
	*(*[]unsafe.Pointer)(unsafe.Add(p, l.fulfilled)) = nil
	*(*[]unsafe.Pointer)(unsafe.Add(p, l.rejected)) = nil
	w.set(state, value)
}
