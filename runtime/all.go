package runtime

import (
	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// What Promise.all makes of a [Thenable] the engine makes a promise of, with two
// functions that resolve it, has another two called by its then, and makes another
// promise of that: a hundred allocations an element, of which no script ever sees
// anything. So where nothing else occurs in an array, and none of what the language
// says is asked for on the way was touched, it is done here, in the same microtasks.

// hastenAll does so with a new constructor Promise.
func (s *Sandbox) hastenAll(promise *goja.Object) error {
	resolve := native.Found(promise, "resolve")
	for name, allSettled := range map[string]bool{"all": false, "allSettled": true} {
		f, _ := promise.Get(name).(*goja.Object)
		if err := native.WrapCall(f, func(call goja.FunctionCall, next native.Call) goja.Value {
			if call.This == goja.Value(promise) && resolve != nil && native.Found(promise, "resolve") == resolve {
				if combined := s.all(call.Argument(0), allSettled); combined != nil {
					return combined
				}
			}
			return next(call)
		}); err != nil {
			return err
		}
	}
	return nil
}

// all is Promise.all or Promise.allSettled, or does nothing and returns nil.
func (s *Sandbox) all(iterable goja.Value, allSettled bool) goja.Value {
	array, ok := iterable.(*goja.Object)
	if !ok {
		return nil
	}
	elements, ok := s.guard.Iterated(array)
	if !ok {
		return nil
	}
	a := &combination{sandbox: s, allSettled: allSettled, parts: make([]part, 0, len(elements)), values: make([]any, len(elements))}
	for i, element := range elements {
		object, isObject := element.(*goja.Object)
		if !isObject {
			a.fulfilled(i, element)
			continue
		}
		thenable := untouched(object)
		if thenable == nil {
			return nil
		}
		a.parts = append(a.parts, part{a, thenable, i})
	}
	if len(a.parts) == 0 {
		return nil
	}
	promise, resolve, reject := s.vm.NewPromise()
	a.resolve, a.reject, a.pending = resolve, reject, len(a.parts)
	a.context = (*taskTracker)(s).Grab()
	s.turn.machine.AddMicrotask(a.subscribe) // where goja calls then, of one after the other
	return s.vm.ToValue(promise)
}

// A combination is what has become of an array so far.
type combination struct {
	sandbox    *Sandbox
	allSettled bool
	parts      []part // what it waits for,
	pending    int    // of which so many have no outcome so far
	rejected   bool
	values     []any
	context    any // of the tracker

	resolve, reject func(reason any) error
}

// A part is a thenable in the array.
type part struct {
	of       *combination
	thenable Thenable
	index    int
}

// subscribe has it told all outcomes.
func (a *combination) subscribe() {
	for i := range a.parts {
		if i%1024 == 1023 {
			a.sandbox.poll()
		}
		a.parts[i].thenable.OnSettled(&a.parts[i])
	}
}

// Settle takes an outcome.
func (p *part) Settle(rejected bool, value goja.Value) {
	if rejected || !p.of.sandbox.adopt(value, p) {
		p.settled(rejected, value)
	}
}

// settled takes an outcome that is final. Of what all of them make together, the
// microtask in which it comes is all that a script can tell: it is the one that
// follows the last outcome.
func (p *part) settled(rejected bool, value goja.Value) {
	a := p.of
	switch {
	case !rejected:
		a.fulfilled(p.index, value)
	case a.allSettled:
		a.values[p.index] = a.sandbox.status("rejected", "reason", value)
	case a.rejected:
		return
	default:
		a.rejected = true
		a.sandbox.turn.machine.AddMicrotask(func() { a.finish(a.reject, value) })
		return
	}
	if a.pending--; a.pending == 0 {
		a.sandbox.turn.machine.AddMicrotask(func() { a.finish(a.resolve, a.sandbox.vm.NewArray(a.values...)) })
	}
}

func (a *combination) fulfilled(i int, value goja.Value) {
	if a.allSettled {
		value = a.sandbox.status("fulfilled", "value", value)
	}
	a.values[i] = value
}

// finish settles the promise.
func (a *combination) finish(settle func(any) error, value goja.Value) {
	tracker := (*taskTracker)(a.sandbox)
	tracker.Resumed(a.context)
	if err := settle(value); err != nil {
		panic(err) // an interrupt
	}
	tracker.Exited()
}

// status is what allSettled says of an outcome.
func (s *Sandbox) status(status, key string, value goja.Value) goja.Value {
	o := s.vm.NewObject()
	_ = o.DefineDataProperty("status", s.vm.ToValue(status), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	_ = o.DefineDataProperty(key, value, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	return o
}
