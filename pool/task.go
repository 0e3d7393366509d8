package pool

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/wprun/wprun/pool/internal/wire"
)

// A Task is one call that waits, runs, or has settled, as a [Queue] and an
// [Observer] see it. Its methods may be called from any goroutine.
type Task struct {
	// These never change once the task was given to the pool.
	pool     *Pool
	call     wire.Message // its ID is that worker's number of it, once it runs
	options  *ExecOptions // its own, or noOptions
	id       uint64
	queuedAt time.Duration // on the pool's clock

	promise Promise

	// The pool's state.
	stage          stage         // where it stands
	settled        bool          // an outcome was decided on; its worker may still be busy with it
	aborting       bool          // its worker stops it gently
	ends           atomic.Int32  // how much there is of what OnStopped waits for; see end
	previous, next *Task         // in lists where it waits
	index          int           // in heaps where it waits
	worker         *worker       // that it is pinned to, or that runs it or did
	timeout        time.Duration // from its start; 0 is none
	startedAt      time.Duration // on the pool's clock
	due            time.Duration // when timer ends it
	timer          *time.Timer   // ends it, while it runs; then gives up waiting for its worker
	extra          *taskExtra    // what few tasks have; nil when this one has not
}

// A stage is where a task stands.
type stage uint8

const (
	entering stage = iota // its caller waits for room in the queue
	queued                // it waits for any worker
	pinned                // it waits for the one worker that may run it
	running               // its worker has it, and has not answered
	over
)

// A taskExtra is what few tasks have.
type taskExtra struct {
	release  func() bool             // ends the watch over the task's context
	admitted chan struct{}           // closed when the task waits for room no more
	claim    *Session                // the task takes a worker for a session
	feed     *feed                   // of what is told about it
	ctx      context.Context         // of host functions that it calls
	end      context.CancelCauseFunc // ends ctx
	errors   []hostError             // of these, the latest
}

var noOptions = new(ExecOptions)

// more returns the task's extra, made when it is needed.
func (t *Task) more() *taskExtra {
	if t.extra == nil {
		t.extra = new(taskExtra)
	}
	return t.extra
}

// claims reports whether this is no task but the wish for a session.
func (t *Task) claims() bool { return t.extra != nil && t.extra.claim != nil }

// ID is the task's number in its pool, from 1 in the order in which tasks came.
func (t *Task) ID() uint64 { return t.id }

// Method is the name of the method that the task calls; "" for a function.
func (t *Task) Method() string { return t.call.Method }

// Function is the text of the function that the task offloads; "" for a method.
func (t *Task) Function() string { return t.call.Function }

// Priority is [ExecOptions].Priority.
func (t *Task) Priority() int { return t.options.Priority }

// Metadata is [ExecOptions].Metadata.
func (t *Task) Metadata() any { return t.options.Metadata }

// Context is what [Options].Trace has made of [ExecOptions].Context; without it,
// that one, or the background context.
func (t *Task) Context() context.Context {
	if ctx := t.options.Context; ctx != nil {
		return ctx
	}
	return context.Background()
}

// stop fails the task with err, wherever it is, and frees its worker of it.
func (t *Task) stop(err error) {
	t.pool.update(func(s *state) { s.stop(t, err) })
}

// settle settles the task's promise.
func (t *Task) settle(o outcome) {
	t.promise.settle(o)
	if t.options.OnSettled != nil {
		t.options.OnSettled()
	}
	if t.options.OnStopped != nil {
		t.end()
	}
}

// end is called when the promise has settled, and when nothing is left of a task
// that was stopped. Whichever comes last has OnStopped called.
func (t *Task) end() {
	if t.ends.Add(1) == 2 {
		t.options.OnStopped()
	}
}

func (t *Task) cancel() { t.stop(&CancellationError{}) }

func (t *Task) setTimeout(d time.Duration) {
	d = max(d, 1) // zero would be none
	t.pool.update(func(s *state) {
		switch {
		case t.settled:
		case t.stage != running:
			t.timeout = d
		default:
			// The earliest counts: the others find the task settled.
			s.startTimer(t, d)
		}
	})
}
