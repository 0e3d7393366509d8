package pool

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"time"

	"github.com/wprun/wprun/jsbridge"
)

// A Promise is the result of a task, or of what was done with one. It settles
// once: with a value or with an error.
type Promise struct {
	origin origin // whose result this is or was made from; nil if there is none

	mu        sync.Mutex
	settled   bool
	calling   bool // a goroutine is working through callbacks
	outcome   outcome
	done      chan struct{}   // made when somebody asks for it
	waiters   *sync.WaitGroup // of those that wait for nothing else; made for the first
	callbacks []func(outcome) // in the order in which they were attached
}

// An origin is what can be stopped by who has a promise: a task, or the origins of
// the promises that one was made of.
type origin interface {
	cancel()
	setTimeout(time.Duration)
}

type parts []*Promise

func (ps parts) cancel() {
	for _, p := range ps {
		p.Cancel()
	}
}

func (ps parts) setTimeout(d time.Duration) {
	for _, p := range ps {
		p.Timeout(d)
	}
}

// An outcome is a clone, or a Go value that a callback returned, or an error.
type outcome struct {
	clone jsbridge.Clone
	value *any // nil when the result is clone
	err   error
}

// returned is the outcome that a callback's value is.
func returned(value any, err error) outcome { return outcome{value: &value, err: err} }

// Await waits until the promise has settled or ctx ends, and returns its value
// or its error. Numbers are float64, objects map[string]any, arrays []any; see
// [jsbridge.Clone.Into], and [Await] for a type of your own. That ctx ends
// stops the waiting, not the task; the error is then the cause of ctx.
func (p *Promise) Await(ctx context.Context) (any, error) {
	return Await[any](ctx, p)
}

// Await is [Promise.Await] for a result of type T: numbers, strings, structs,
// slices, maps, whatever [jsbridge.Clone.Into] can fill.
func Await[T any](ctx context.Context, p *Promise) (T, error) {
	var result T
	o, err := p.wait(ctx)
	if err != nil {
		return result, err
	}
	err = o.into(&result)
	return result, err
}

// wait returns the outcome when there is one. Its error is that of ctx or of
// the outcome.
func (p *Promise) wait(ctx context.Context) (outcome, error) {
	if ctx.Done() == nil {
		p.waitForever()
	} else if !p.isSettled() {
		select {
		case <-p.Done():
		case <-ctx.Done():
			return outcome{}, context.Cause(ctx)
		}
	}
	return p.outcome, p.outcome.err // settled: nobody writes it any more
}

// waitForever waits until the promise has settled. To wait for that alone takes
// less than to select.
func (p *Promise) waitForever() {
	p.mu.Lock()
	if p.settled {
		p.mu.Unlock()
		return
	}
	if p.waiters == nil {
		p.waiters = new(sync.WaitGroup)
		p.waiters.Add(1)
	}
	waiters := p.waiters
	p.mu.Unlock()
	waiters.Wait()
}

func (p *Promise) isSettled() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.settled
}

// into stores the value in dst, a non-nil pointer.
func (o *outcome) into(dst any) error {
	if o.value == nil {
		return o.clone.Into(dst)
	}
	// A value of Go's goes as it is to where it fits.
	if value, to := reflect.ValueOf(*o.value), reflect.ValueOf(dst).Elem(); !value.IsValid() {
		to.SetZero()
		return nil
	} else if value.Type().AssignableTo(to.Type()) {
		to.Set(value)
		return nil
	}
	clone, err := jsbridge.FromGo(*o.value)
	if err != nil {
		return err
	}
	return clone.Into(dst)
}

// Result returns the value in transit, or the error. It waits for neither: the
// promise must have settled, as Done and Finally tell.
func (p *Promise) Result() (jsbridge.Clone, error) {
	p.mu.Lock()
	o, settled := p.outcome, p.settled
	p.mu.Unlock()
	switch {
	case !settled:
		panic("pool: Result of a promise that has not settled")
	case o.err != nil:
		return jsbridge.Clone{}, o.err
	case o.value != nil:
		return jsbridge.FromGo(*o.value)
	}
	return o.clone, nil
}

// Done returns a channel that is closed when the promise has settled.
func (p *Promise) Done() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done == nil {
		p.done = make(chan struct{})
		if p.settled {
			close(p.done)
		}
	}
	return p.done
}

// Cancel stops the task, from any promise that was made from its own: it fails
// with a [*CancellationError], at once. A task that runs is interrupted. When
// it has settled, Cancel does nothing.
func (p *Promise) Cancel() {
	if p.origin != nil {
		p.origin.cancel()
	}
}

// Timeout gives the task so much time from its start; then it fails with a
// [*TimeoutError] and is interrupted. Time in the queue does not count. Of
// several timeouts the last counts while the task waits, and the one that ends
// first when it runs. It returns p.
func (p *Promise) Timeout(d time.Duration) *Promise {
	if p.origin != nil {
		p.origin.setTimeout(d)
	}
	return p
}

// Then returns a promise for what f makes of the value. When p fails, so does
// the new promise, and f is not called. When f returns a [*Promise], its
// outcome is taken.
//
// Callbacks of one promise are called one after the other in the order in
// which they were attached, on a goroutine of their own; they may block.
func (p *Promise) Then(f func(value any) (any, error)) *Promise {
	return p.derive(func(o outcome) outcome {
		if o.err != nil {
			return o
		}
		var value any
		if err := o.into(&value); err != nil {
			return outcome{err: err}
		}
		return returned(f(value))
	})
}

// Catch returns a promise for what f makes of the error. When p has a value,
// so has the new promise, and f is not called. See [Promise.Then].
func (p *Promise) Catch(f func(err error) (any, error)) *Promise {
	return p.derive(func(o outcome) outcome {
		if o.err == nil {
			return o
		}
		return returned(f(o.err))
	})
}

// Finally returns a promise with the outcome of p, after f was called. See
// [Promise.Then].
func (p *Promise) Finally(f func()) *Promise {
	return p.derive(func(o outcome) outcome {
		f()
		return o
	})
}

func (p *Promise) derive(f func(outcome) outcome) *Promise {
	derived := &Promise{origin: p.origin}
	p.whenSettled(func(o outcome) {
		o = f(o)
		next := o.promise()
		switch next {
		case nil:
			derived.settle(o)
		case derived:
			derived.settle(outcome{err: errCycle})
		default:
			next.whenSettled(derived.settle)
		}
	})
	return derived
}

// promise is the promise that a callback has returned, or nil.
func (o *outcome) promise() *Promise {
	if o.err != nil || o.value == nil {
		return nil
	}
	p, _ := (*o.value).(*Promise)
	return p
}

var errCycle = errors.New("pool: a callback has returned the promise for what it returns")

// whenSettled calls f with the outcome, after the callbacks that were attached
// before.
func (p *Promise) whenSettled(f func(outcome)) {
	p.mu.Lock()
	p.callbacks = append(p.callbacks, f)
	p.startCallbacks()
	p.mu.Unlock()
}

// settle sets the outcome, if there is none yet. It calls nobody.
func (p *Promise) settle(o outcome) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.settled {
		return
	}
	p.settled, p.outcome = true, o
	if p.done != nil {
		close(p.done)
	}
	if p.waiters != nil {
		p.waiters.Done()
	}
	p.startCallbacks()
}

// startCallbacks must be called with p.mu held.
func (p *Promise) startCallbacks() {
	if p.settled && !p.calling && len(p.callbacks) > 0 {
		p.calling = true
		go p.call() // ends when no callback is left; nothing waits for it
	}
}

func (p *Promise) call() {
	for {
		p.mu.Lock()
		if len(p.callbacks) == 0 {
			p.calling = false
			p.mu.Unlock()
			return
		}
		f := p.callbacks[0]
		p.callbacks = p.callbacks[1:]
		p.mu.Unlock()
		f(p.outcome) // settled: nobody writes it any more
	}
}

// Rejected returns a promise that has failed with err: for code that returns
// promises and finds out before there is a task that it cannot go on.
func Rejected(err error) *Promise {
	return &Promise{settled: true, outcome: outcome{err: err}}
}
