package pool

import (
	"errors"
	"sync"
)

// errNone is what there is to say of no promises at all.
var errNone = errors.New("pool: of no promises, none can settle first")

// All returns a promise for the values of all promises, in a []any in their
// order. It fails as soon as one of them does, with its error; the others go
// on. To cancel it is to cancel all of them.
func All(promises ...*Promise) *Promise {
	values := make([]any, len(promises))
	all := &Promise{origin: parts(promises)}
	left := counter{n: len(promises)}
	if len(promises) == 0 {
		all.settle(returned(values, nil))
	}
	for i, p := range promises {
		p.whenSettled(func(o outcome) {
			if o.err == nil {
				o.err = o.into(&values[i])
			}
			if o.err != nil {
				all.settle(outcome{err: o.err})
			} else if left.down() {
				all.settle(returned(values, nil))
			}
		})
	}
	return all
}

// Settled is the outcome of one of the promises of [AllSettled].
type Settled struct {
	Value any // as [Promise.Await] returns it
	Err   error
}

// AllSettled returns a promise for the outcomes of all promises, in a []Settled
// in their order. It does not fail. To cancel it is to cancel all of them.
func AllSettled(promises ...*Promise) *Promise {
	outcomes := make([]Settled, len(promises))
	all := &Promise{origin: parts(promises)}
	left := counter{n: len(promises)}
	if len(promises) == 0 {
		all.settle(returned(outcomes, nil))
	}
	for i, p := range promises {
		p.whenSettled(func(o outcome) {
			s := &outcomes[i]
			if s.Err = o.err; s.Err == nil {
				s.Err = o.into(&s.Value)
			}
			if left.down() {
				all.settle(returned(outcomes, nil))
			}
		})
	}
	return all
}

// Any returns a promise for the first value among the promises. It fails when
// all have failed, with their errors joined in their order. To cancel it is to
// cancel all of them.
func Any(promises ...*Promise) *Promise {
	if len(promises) == 0 {
		return Rejected(errNone)
	}
	failed := make([]error, len(promises))
	first := &Promise{origin: parts(promises)}
	left := counter{n: len(promises)}
	for i, p := range promises {
		p.whenSettled(func(o outcome) {
			if failed[i] = o.err; o.err == nil {
				first.settle(o)
			}
			if left.down() {
				first.settle(outcome{err: errors.Join(failed...)}) // in vain if one had a value
			}
		})
	}
	return first
}

// Race returns a promise for what the first promise that settles has: a value or
// an error. The others go on. To cancel it is to cancel all of them.
func Race(promises ...*Promise) *Promise {
	if len(promises) == 0 {
		return Rejected(errNone)
	}
	first := &Promise{origin: parts(promises)}
	for _, p := range promises {
		p.whenSettled(first.settle)
	}
	return first
}

// counter counts down, from any goroutine.
type counter struct {
	mu sync.Mutex
	n  int
}

// down reports whether that was the last one.
func (c *counter) down() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n--
	return c.n == 0
}
