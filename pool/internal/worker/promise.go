package worker

import (
	"github.com/dop251/goja"
	"github.com/wprun/wprun/runtime"
)

// A Promise is what stands behind an object of the class workerpool.Promise: it
// calls back synchronously, and can be cancelled. shared.js has the rest of the
// class. Its methods belong to the sandbox's thread.
//
// It is written in Go since each task of a program's needs two of them, and the
// engine takes ten times as long for the same in JavaScript.
type Promise struct {
	class  *Promises
	object *goja.Object

	state   promiseState
	telling bool // those that wait are being told
	value   goja.Value
	first   any // what is told when it settles, a waiter or a runtime.Settler; most have one
	others  []any
	parent  *Promise   // that this one was made from
	root    Root       // of a promise that stands for something that can be stopped
	unheard goja.Value // a rejected native promise, while nobody has asked for the error

	onSuccess, onFail goja.Value // of a promise of then
}

type promiseState uint8

const (
	pending promiseState = iota
	resolved
	rejected
)

// A Root is what a promise stands for: a task.
type Root interface {
	Cancel()
	Timeout(milliseconds goja.Value)
}

// A waiter is told that a promise has settled. It returns a promise that has
// settled by that, whose waiters have not been told, or nil.
type waiter interface {
	settled(p *Promise) *Promise
}

// A waiterFunc is a waiter that settles nothing.
type waiterFunc func(p *Promise)

func (f waiterFunc) settled(p *Promise) *Promise {
	f(p)
	return nil
}

// Object is what the program has of it.
func (p *Promise) Object() *goja.Object { return p.object }

// Resolve gives the promise a value, unless it has an outcome, and calls back.
func (p *Promise) Resolve(value goja.Value) { p.settle(resolved, value) }

// Reject gives it an error.
func (p *Promise) Reject(value goja.Value) { p.settle(rejected, value) }

func (p *Promise) settle(state promiseState, value goja.Value) {
	if p.decide(state, value) {
		p.tell()
	}
}

// decide notes the outcome, unless there is one. Then who waits is to be told.
func (p *Promise) decide(state promiseState, value goja.Value) bool {
	if p.state != pending {
		return false
	}
	p.state, p.value = state, value
	p.telling = p.first != nil
	if !p.telling && state == rejected {
		// Let the engine decide, when this job is over, that nobody cares.
		if unheard := p.class.call("unheard", value); !goja.IsUndefined(unheard) {
			p.unheard = unheard
		}
	}
	return true
}

// tell tells those that wait, and those that wait for what they settle, each of
// these before the next one of the others. A chain may be longer than the Go stack
// could bear.
func (p *Promise) tell() {
	if !p.telling {
		return
	}
	type step struct {
		p    *Promise
		next int // of those that wait
	}
	var few [4]step
	stack := append(few[:0], step{p, 0})
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		waiting := top.p.waiting(top.next)
		top.next++
		if waiting == nil {
			top.p.telling, top.p.first, top.p.others = false, nil, nil
			stack = stack[:len(stack)-1]
		} else if settled := top.p.told(waiting); settled != nil && settled.telling {
			stack = append(stack, step{settled, 0})
		}
	}
}

// told tells one of them, as a waiter is told.
func (p *Promise) told(waiting any) *Promise {
	if w, ok := waiting.(waiter); ok {
		return w.settled(p)
	}
	waiting.(runtime.Settler).Settle(p.state == rejected, p.value)
	return nil
}

// waiting is who waits, by number; who is told may add to them.
func (p *Promise) waiting(n int) any {
	switch {
	case n == 0:
		return p.first
	case n <= len(p.others):
		return p.others[n-1]
	}
	return nil
}

// whenSettled has w told, a waiter or a runtime.Settler.
func (p *Promise) whenSettled(w any) {
	if p.unheard != nil {
		p.class.call("heard", p.unheard)
		p.unheard = nil
	}
	switch {
	case p.state != pending && !p.telling:
		if settled := p.told(w); settled != nil {
			settled.tell()
		}
	case p.first == nil:
		p.first = w
	default:
		p.others = append(p.others, w)
	}
}

// then is the method of that name.
func (p *Promise) then(onSuccess, onFail goja.Value) *Promise {
	next := p.class.New(nil)
	next.parent, next.onSuccess, next.onFail = p, onSuccess, onFail
	p.whenSettled(next)
	return next
}

// settled settles a promise of then, when the one has settled that it is from.
func (p *Promise) settled(from *Promise) *Promise {
	callback := p.onSuccess
	if from.state == rejected {
		callback = p.onFail
	}
	p.onSuccess, p.onFail = nil, nil
	if !callback.ToBoolean() {
		return p.follow(from.state, from.value)
	}
	result, ok := p.try(callback, from.value)
	if !ok {
		return p.follow(rejected, result)
	}
	if then := p.class.thenOf(result); then != nil {
		p.adopt(then, result, p.function(resolved, nil))
		return nil
	}
	return p.follow(resolved, result)
}

// follow decides, and returns the promise if it has.
func (p *Promise) follow(state promiseState, value goja.Value) *Promise {
	if p.decide(state, value) {
		return p
	}
	return nil
}

// try calls a function of the program's. When that throws, it returns what.
func (p *Promise) try(callback goja.Value, args ...goja.Value) (result goja.Value, ok bool) {
	f, isFunction := goja.AssertFunction(callback)
	if !isFunction {
		return p.class.sandbox.VM().NewTypeError("callback is not a function"), false
	}
	result, err := f(goja.Undefined(), args...)
	if err == nil {
		return result, true
	}
	exception, thrown := err.(*goja.Exception)
	if !thrown {
		panic(err) // an interrupt
	}
	return exception.Value(), false
}

// adopt has a promise settle as another one does, of whatever class: onSuccess
// is given its value.
func (p *Promise) adopt(then goja.Callable, other, onSuccess goja.Value) {
	if _, err := then(other, onSuccess, p.function(rejected, nil)); err != nil {
		panic(err)
	}
}

// function returns a function that settles the promise, with value if that is not
// nil, else with its argument.
func (p *Promise) function(state promiseState, value goja.Value) goja.Value {
	return p.class.sandbox.Function("", 1, func(call goja.FunctionCall) goja.Value {
		v := value
		if v == nil {
			v = call.Argument(0)
		}
		if p.decide(state, v) {
			p.tell()
		}
		return goja.Undefined()
	})
}

// A finally is the promise of that method.
type finally struct {
	*Promise
	callback goja.Value
}

func (f *finally) settled(from *Promise) *Promise {
	result, ok := goja.Undefined(), true
	if f.callback.ToBoolean() {
		result, ok = f.try(f.callback)
	}
	if !ok {
		return f.follow(rejected, result)
	}
	if then := f.class.thenOf(result); then != nil {
		f.adopt(then, result, f.function(from.state, from.value))
		return nil
	}
	return f.follow(from.state, from.value)
}

// cancel rejects the promise that this one comes from in the end.
func (p *Promise) cancel() {
	for p.parent != nil {
		p = p.parent
	}
	if p.state != pending {
		return
	}
	if p.root != nil {
		p.root.Cancel()
	}
	p.Reject(p.class.call("cancelled"))
}

// timeout gives what the promise stands for so much time, or else the promise
// that this one comes from in the end.
func (p *Promise) timeout(delay goja.Value) {
	for p.parent != nil {
		p = p.parent
	}
	switch {
	case p.state != pending:
	case p.root != nil:
		p.root.Timeout(delay)
	default:
		stop, _ := goja.AssertFunction(p.class.call("startTimer", delay, p.function(rejected, nil)))
		p.whenSettled(waiterFunc(func(*Promise) {
			if _, err := stop(goja.Undefined()); err != nil {
				panic(err)
			}
		}))
	}
}

// Then and OnSettled make it a [runtime.Thenable].
func (p *Promise) Then() *goja.Object { return p.class.then }

func (p *Promise) OnSettled(s runtime.Settler) { p.whenSettled(s) }

var _ runtime.Thenable = (*Promise)(nil)
