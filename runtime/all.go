package runtime

import (
	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// What Promise.all makes of a [Thenable] the engine makes a promise of, with two
// functions that resolve it, has another two called by its then, and makes another
// promise of that: a hundred allocations an element, and forty where that is a
// promise, of which no script ever sees anything. So where nothing else occurs in an
// array, and none of what the language says is asked for on the way was touched, it
// is done here, in the same microtasks.

// pristine is what is asked for on the way, as it was before any script.
type pristine struct {
	promise, prototype *goja.Object
	resolve, then      goja.Value
	species            *goja.Object
}

// lasts reports whether it is so still.
func (was *pristine) lasts() bool {
	return was.resolve != nil && native.Found(was.promise, "resolve") == was.resolve &&
		was.then != nil && native.Found(was.prototype, "then") == was.then &&
		native.Found(was.prototype, "constructor") == goja.Value(was.promise) &&
		was.species != nil && native.OwnGetter(was.promise, goja.SymSpecies) == was.species
}

// hastenAll does so with a new constructor Promise.
func (s *Sandbox) hastenAll(promise *goja.Object) error {
	prototype, _ := promise.Get("prototype").(*goja.Object)
	was := &pristine{promise, prototype, native.Found(promise, "resolve"), native.Found(prototype, "then"), native.OwnGetter(promise, goja.SymSpecies)}
	for name, allSettled := range map[string]bool{"all": false, "allSettled": true} {
		f, _ := promise.Get(name).(*goja.Object)
		if err := native.WrapCall(f, func(call goja.FunctionCall, next native.Call) goja.Value {
			if call.This == goja.Value(promise) && was.lasts() {
				if combined := s.all(call.Argument(0), was, allSettled); combined != nil {
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

// plain returns the promise of goja's that an object is, if then does with it what
// it did before any script.
func (was *pristine) plain(o *goja.Object) *goja.Promise {
	promise := native.PromiseOf(o)
	if promise == nil || native.Found(o, "then") != was.then || native.Found(o, "constructor") != goja.Value(was.promise) {
		return nil
	}
	return promise
}

// all is Promise.all or Promise.allSettled, or does nothing and returns nil.
func (s *Sandbox) all(iterable goja.Value, was *pristine, allSettled bool) goja.Value {
	array, ok := iterable.(*goja.Object)
	if !ok {
		return nil
	}
	elements, ok := s.guard.Iterated(array)
	if !ok {
		return nil
	}
	a := &combination{sandbox: s, allSettled: allSettled, values: make([]any, len(elements))}
	for i, element := range elements {
		s.pollAt(i)
		object, isObject := element.(*goja.Object)
		if !isObject {
			a.put(i, false, element)
			continue
		}
		p := part{of: a, index: i, thenable: untouched(object)}
		if p.thenable == nil {
			if p.promise = was.plain(object); p.promise == nil {
				return nil
			}
			a.mixed = true
		}
		if a.parts == nil { // most are all such
			a.parts = make([]part, 0, len(elements)-i)
		}
		a.parts = append(a.parts, p)
	}
	if len(a.parts) == 0 {
		return nil
	}
	promise, resolve, reject := s.vm.NewPromise()
	a.resolve, a.reject, a.pending = resolve, reject, len(a.parts)
	a.context = (*taskTracker)(s).Grab()
	a.begin()
	return s.vm.ToValue(promise)
}

// A combination is what has become of an array so far.
type combination struct {
	sandbox    *Sandbox
	allSettled bool
	mixed      bool   // not all parts are thenables
	parts      []part // what it waits for,
	pending    int    // of which so many have not come so far
	values     []any
	context    any // of the tracker

	resolve, reject func(reason any) error
	over            bool // one of them was called, or is about to be
}

// A part is a thenable or a promise in the array.
type part struct {
	of       *combination
	thenable Thenable
	promise  *goja.Promise
	index    int
}

// begin has it told all outcomes. The language calls the then of each thenable in a
// microtask, and that of promises at once. Nothing comes between the microtasks of
// thenables alone.
func (a *combination) begin() {
	if !a.mixed {
		a.sandbox.turn.machine.AddMicrotask(func() {
			for i := range a.parts {
				a.sandbox.pollAt(i)
				a.parts[i].subscribe()
			}
		})
		return
	}
	for i := range a.parts {
		a.sandbox.pollAt(i)
		if p := &a.parts[i]; p.promise != nil {
			p.listen()
		} else {
			a.sandbox.turn.machine.AddMicrotask(p.subscribe)
		}
	}
}

func (p *part) subscribe() { p.thenable.OnSettled(p) }

// listen is then of a promise.
func (p *part) listen() {
	s := p.of.sandbox
	if state := p.promise.State(); state == goja.PromiseStatePending {
		native.Handled(p.promise)
		come := func(rejected bool) native.Call {
			return func(call goja.FunctionCall) goja.Value {
				p.of.come(p.index, rejected, call.Argument(0))
				return goja.Undefined()
			}
		}
		native.Subscribe(p.promise, p.of.context, come(false), come(true))
	} else {
		if !native.Handled(p.promise) && state == goja.PromiseStateRejected {
			s.trackRejection(p.promise, goja.PromiseRejectionHandle)
		}
		p.later(state == goja.PromiseStateRejected, p.promise.Result())
	}
}

// Settle takes the outcome of a thenable.
func (p *part) Settle(rejected bool, value goja.Value) {
	if rejected || !p.of.sandbox.adopt(value, p) {
		p.settled(rejected, value)
	}
}

// settled takes an outcome that is final. All that a script can tell of the
// microtasks in which those of thenables alone come is which is the last one.
func (p *part) settled(rejected bool, value goja.Value) {
	switch a := p.of; {
	case a.mixed || rejected && !a.allSettled && !a.over:
		p.later(rejected, value)
		a.over = !a.mixed
	case !a.over:
		a.put(p.index, rejected, value)
		if a.pending--; a.pending == 0 {
			a.over = true
			a.sandbox.turn.machine.AddMicrotask(a.onBehalf(a.fulfill))
		}
	}
}

// later has an outcome come in a microtask.
func (p *part) later(rejected bool, value goja.Value) {
	p.of.sandbox.turn.machine.AddMicrotask(p.of.onBehalf(func() { p.of.come(p.index, rejected, value) }))
}

// come is what the function does that then is called with.
func (a *combination) come(i int, rejected bool, value goja.Value) {
	if rejected && !a.allSettled {
		must(a.reject(value))
		return
	}
	a.put(i, rejected, value)
	if a.pending--; a.pending == 0 {
		a.fulfill()
	}
}

func (a *combination) fulfill() { must(a.resolve(a.sandbox.vm.NewArray(a.values...))) }

// onBehalf returns f, done on behalf of the task that has called all.
func (a *combination) onBehalf(f func()) func() {
	return func() {
		tracker := (*taskTracker)(a.sandbox)
		tracker.Resumed(a.context)
		f()
		tracker.Exited()
	}
}

// pollAt is poll for a loop with so many rounds so far.
func (s *Sandbox) pollAt(round int) {
	if round%1024 == 1023 {
		s.poll()
	}
}

// must panics with the error of what fails only where it is interrupted.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// put notes an outcome.
func (a *combination) put(i int, rejected bool, value goja.Value) {
	switch {
	case !a.allSettled:
		a.values[i] = value
	case rejected:
		a.values[i] = a.sandbox.status("rejected", "reason", value)
	default:
		a.values[i] = a.sandbox.status("fulfilled", "value", value)
	}
}

// status is what allSettled says of an outcome.
func (s *Sandbox) status(status, key string, value goja.Value) goja.Value {
	o := s.vm.NewObject()
	_ = o.DefineDataProperty("status", s.vm.ToValue(status), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	_ = o.DefineDataProperty(key, value, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	return o
}
