package pool

import (
	"context"
	"fmt"

	"github.com/wprun/wprun/pool/internal/wire"
)

// A Session is one worker of a pool for oneself: what a task leaves there, in
// globals or in modules, the next one finds. Get it with [Pool.Session].
//
// A session is lost when its worker ends: by an uncaught error, or because one
// of its tasks was stopped that does not yield. Its tasks then fail with an
// error that matches [ErrSessionLost]. Its methods may be called from any
// goroutine.
type Session struct {
	pool *Pool
	lost chan struct{} // closed when the session is over

	// The pool's state.
	worker *worker // nil until the session has one
	err    error   // why it is over
}

// Session waits for a worker that has nothing to do, and takes it out of the
// pool, with its place, until [Session.Close]. The error is the cause of ctx, or
// what a task would fail with: [ErrClosed], a [*PoolError].
//
// That counts as a task: a [Queue], an [Observer] and [Stats] see one that has
// neither method nor function.
func (p *Pool) Session(ctx context.Context) (*Session, error) {
	x := &Session{pool: p, lost: make(chan struct{})}
	t := &Task{pool: p, options: &ExecOptions{Context: ctx, Wait: true}, extra: &taskExtra{claim: x}}
	t.promise.origin = t
	if _, err := p.give(t, nil).wait(context.Background()); err != nil {
		return nil, err
	}
	return x, nil
}

// claim gives a worker to the session that the task asks for: when it has done
// what it runs, and until then it gets nothing else.
func (s *state) claim(t *Task, w *worker) {
	if len(w.running) > 0 {
		t.stage, t.worker = pinned, w
		w.claimed = t
		s.place(w)
		return
	}
	t.stage = over
	w.session = t.extra.claim
	w.session.worker = w
	w.stopTimer() // of an idle worker
	s.place(w)
	s.settle(t, outcome{}, false)
}

// unclaim has the session that waits for a worker look for another one.
func (s *state) unclaim(w *worker) {
	t := w.claimed
	if t == nil {
		return
	}
	w.claimed = nil
	if s.enqueue(t); s.closed {
		s.failAll(s.queue, ErrClosed)
	}
}

// Run is [Pool.Run] on the session's worker. Tasks of a session run in the order
// in which they were given.
func (x *Session) Run(src string, args ...any) *Promise {
	return x.pool.run(src, args, nil, x)
}

// RunWith is [Pool.RunWith] on the session's worker.
func (x *Session) RunWith(options *ExecOptions, src string, args ...any) *Promise {
	return x.pool.run(src, args, options, x)
}

// Exec is [Pool.Exec] on the session's worker. When [Options].MaxQueue tasks
// wait for it, one more fails with [ErrQueueFull]: Wait does not count here.
func (x *Session) Exec(method string, args []any, options *ExecOptions) *Promise {
	return x.pool.submit(wire.Message{Method: method}, args, options, x)
}

// Submit is [Pool.Submit] on the session's worker.
func (x *Session) Submit(call Call, options *ExecOptions) *Promise {
	return x.pool.enqueue(wire.Message{Method: call.Method, Function: call.Function, Value: call.Args}, options, x)
}

// Lost returns a channel that is closed when the session is over: lost, or
// closed.
func (x *Session) Lost() <-chan struct{} { return x.lost }

// Err returns nil while the session lasts, and then why it is over: an error
// that matches [ErrSessionLost] and wraps the [*WorkerError], or [ErrClosed].
func (x *Session) Err() error {
	var err error
	x.pool.update(func(*state) { err = x.err })
	return err
}

// Close ends the session and its worker, so that nobody finds what was left
// there; another one may take its place. A task that runs fails with a
// [*WorkerError], one that waits with [ErrClosed]. Closing again does nothing.
func (x *Session) Close() {
	x.pool.update(func(s *state) {
		if x.err == nil {
			x.over(ErrClosed)
			s.expel(x.worker, nil)
		}
	})
}

// lose ends a session whose worker leaves.
func (x *Session) lose(err error) {
	if x.err == nil {
		x.over(fmt.Errorf("%w: %w", ErrSessionLost, err))
	}
}

func (x *Session) over(err error) {
	x.err = err
	close(x.lost)
}
