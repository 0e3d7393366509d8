package pool

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
)

// A Pool runs tasks in workers. Create it with [New], and end it with
// [Pool.Close] or [Pool.Terminate].
type Pool struct {
	settings *settings
	began    time.Time

	ctx  context.Context // of spawning workers; ends with Terminate
	stop context.CancelFunc

	closeTransport func() error // once

	mu    sync.Mutex
	state state
}

// New returns a pool. It starts the workers that [Options].MinWorkers asks for;
// the others are started for tasks. The error says which option is wrong, or
// what is wrong with the script.
func New(options Options) (*Pool, error) {
	settings, err := options.check()
	if err != nil {
		return nil, err
	}
	p := &Pool{settings: settings, began: time.Now()}
	p.ctx, p.stop = context.WithCancel(context.Background())
	p.closeTransport = sync.OnceValue(func() error {
		if closer, ok := settings.transport.(io.Closer); ok {
			return closer.Close()
		}
		return nil
	})
	p.state = state{pool: p, queue: settings.queue, workers: workers{
		alive:   make(map[*worker]bool),
		breaker: breaker{limit: settings.maxFailures, period: settings.failurePeriod},
	}}
	p.update(func(*state) {}) // starts what is to be kept
	return p, nil
}

// Name returns [Options].Name.
func (p *Pool) Name() string { return p.settings.worker.Pool }

// now is the time by the pool's clock, which starts with it. It is never zero.
func (p *Pool) now() time.Duration { return time.Since(p.began) + 1 }

// Run offloads a function: src is its source text, as JavaScript's
// Function.prototype.toString gives it, and is evaluated in a worker as
//
//	new Function('return (' + src + ').apply(this, arguments)')
//
// so it sees its arguments and the worker's globals, and nothing of where it
// came from. The arguments are encoded as [jsbridge.FromGo] says. Whatever
// goes wrong, the promise fails.
func (p *Pool) Run(src string, args ...any) *Promise { return p.run(src, args, nil, nil) }

// RunWith is [Pool.Run] with options, which may be nil.
func (p *Pool) RunWith(options *ExecOptions, src string, args ...any) *Promise {
	return p.run(src, args, options, nil)
}

func (p *Pool) run(src string, args []any, options *ExecOptions, session *Session) *Promise {
	if src == "" {
		return options.refused(errNoFunction)
	}
	return p.submit(wire.Message{Function: src}, args, options, session)
}

var errNoFunction = &jsbridge.Error{Name: "SyntaxError", Message: "the text of the function is empty"}

// ExecOptions are the options of one task. The zero value is that of a task
// without any.
type ExecOptions struct {
	// Timeout is how long the task may take from its start; zero means for
	// ever, and less that it is too late already. See [Promise.Timeout].
	Timeout time.Duration

	// Context stops the task when it ends, with its cause as the error, whatever
	// the task answers after that; nil means that nothing does. Host functions
	// that the task calls get a context with its values.
	Context context.Context

	// Priority decides when it is the task's turn, in a queue that
	// [ByPriority] has made: higher ones come first.
	Priority int

	// Metadata is for an [Options].Queue or an [Observer] of one's own; see
	// [Task.Metadata].
	Metadata any

	// Wait has the call wait for room when [Options].MaxQueue tasks are
	// waiting, for as long as Context lasts. Else it fails with [ErrQueueFull].
	Wait bool

	// OnEvent is called with what the task sends with workerEmit, in order and
	// one at a time, on a goroutine that is not the caller's. The promise
	// settles after the last one, unless the task is stopped. A task whose
	// events are not taken has to wait when some are on their way.
	OnEvent func(payload jsbridge.Clone)

	// OnSettled is called once when the promise has settled, on whatever goroutine
	// settles it, perhaps the caller's before it has got the promise. It is for
	// bridges that hand the outcome on: it must not block. Tasks that one worker
	// runs one after the other settle in that order, and after what the pool prints
	// of them, unless they are stopped, or their events wait for who hears them; see
	// Deliver.
	OnSettled func()

	// OnStopped is called when the task was stopped, or has lost its worker, and
	// nothing of it is left: it has left the queue or its worker, a worker that was
	// not to outlive it has ended or was given up, and OnEvent has returned for the
	// last time, or Deliver has been given that call. The task's promise has settled
	// by then. It is called on any goroutine, and must be quick and not block.
	OnStopped func()

	// Stdout and Stderr receive what the task prints, in place of those of
	// [Options], as OnEvent is given its events: each line in one Write.
	Stdout, Stderr io.Writer

	// Deliver, if not nil, is given the calls of OnEvent and of the writers in place
	// of a goroutine: it has each of them called, once and in the order in which
	// they came, but not before it returns, and it must not block. The promise then
	// does not wait for them. So a host with an event loop hears what one worker
	// sends in the order in which it was sent, events and outcomes alike, if
	// OnSettled hands those to the same loop.
	Deliver func(call func())
}

// refused returns the promise of a call with such options that cannot become a task.
func (o *ExecOptions) refused(err error) *Promise {
	if o != nil && o.OnSettled != nil {
		defer o.OnSettled()
	}
	return Rejected(err)
}

// Exec calls a method that the workers' script has registered. The options may
// be nil. A method that nobody has registered fails with a [*jsbridge.Error].
// Whatever goes wrong, the promise fails.
func (p *Pool) Exec(method string, args []any, options *ExecOptions) *Promise {
	return p.submit(wire.Message{Method: method}, args, options, nil)
}

// Methods returns the names of the methods that the workers offer: run and
// methods, which all have, and those that the script has registered.
func (p *Pool) Methods(ctx context.Context) ([]string, error) {
	return Await[[]string](ctx, p.Exec(far.Methods, nil, &ExecOptions{Context: ctx}))
}

// A Call is a task whose arguments are already in transit, for a caller that
// holds them so: a bridge from another VM.
type Call struct {
	Method   string         // the name of a method,
	Function string         // or else the source text of a function
	Args     jsbridge.Clone // an array
}

// Submit is [Pool.Run] and [Pool.Exec] for a [Call]. The options may be nil. They
// must not be changed any more.
func (p *Pool) Submit(call Call, options *ExecOptions) *Promise {
	return p.enqueue(wire.Message{Method: call.Method, Function: call.Function, Value: call.Args}, options, nil)
}

func (p *Pool) submit(call wire.Message, args []any, options *ExecOptions, session *Session) *Promise {
	if err := p.encode(&call, args); err != nil {
		return options.refused(err)
	}
	call.Value = call.Value.Once() // one worker gets it, once
	if options != nil {
		own := *options
		options = &own
	}
	return p.enqueue(call, options, session)
}

// encode makes arguments the value of a call.
func (p *Pool) encode(call *wire.Message, args []any) (err error) {
	if call.Value, err = p.settings.worker.Sandbox.Limits.Values.FromGoArray(args); err != nil {
		var refused *jsbridge.CloneError
		if errors.As(err, &refused) {
			return refused.At("arguments")
		}
	}
	return err
}

// enqueue makes a task and gives it to the pool, or to a session. The options are
// its own from then on.
func (p *Pool) enqueue(call wire.Message, options *ExecOptions, session *Session) *Promise {
	t := &Task{pool: p, call: call, options: noOptions}
	t.promise.origin = t
	if options != nil {
		if t.options = options; options.Timeout != 0 {
			t.timeout = max(options.Timeout, 1)
		}
		if options.OnEvent != nil {
			t.call.Flags |= wire.WantEvents
		}
		if options.Stdout != nil || options.Stderr != nil {
			t.call.Flags |= wire.WantOutput
		}
	}
	return p.give(t, session)
}

func (p *Pool) give(t *Task, session *Session) *Promise {
	ctx := t.options.Context
	if ctx != nil && ctx.Err() != nil {
		return t.options.refused(context.Cause(ctx))
	}
	if trace := p.settings.trace; trace != nil && !t.claims() {
		own := *t.options // they may be everybody's
		own.Context, t.call.Trace = trace(t)
		t.options = &own
	}
	var admitted chan struct{}
	p.update(func(s *state) { admitted = s.submit(t, session) })
	if ctx != nil && ctx.Done() != nil {
		release := context.AfterFunc(ctx, func() { t.stop(context.Cause(ctx)) })
		p.update(func(*state) {
			if t.settled {
				release()
			} else {
				t.more().release = release
			}
		})
	}
	if admitted != nil {
		<-admitted // closed when there is room, and when the task has settled: ctx may end that
	}
	return &t.promise
}

// submit takes a task. When its caller is to wait for room, it returns what is
// closed then.
func (s *state) submit(t *Task, session *Session) (admitted chan struct{}) {
	s.submitted++
	t.id, t.queuedAt = s.submitted, s.pool.now()
	s.workers.warm = true
	if s.pool.settings.observer != nil && !t.claims() {
		s.event(TaskQueued{Task: t})
	}
	limit := s.pool.settings.maxQueue
	switch {
	case s.closed:
		s.settle(t, outcome{err: ErrClosed}, false)
	case session != nil && session.err != nil:
		s.settle(t, outcome{err: session.err}, false)
	case session != nil && limit > 0 && session.worker.own.Len() >= limit && !session.worker.hasRoom():
		s.settle(t, outcome{err: ErrQueueFull}, false)
	case session != nil:
		s.pin(t, session.worker)
	case s.entering.Len() == 0 && s.room():
		s.enqueue(t)
	case t.options.Wait:
		admitted = make(chan struct{})
		t.more().admitted = admitted
		s.entering.Push(t)
	default:
		s.settle(t, outcome{err: ErrQueueFull}, false)
	}
	return admitted
}

// pin has a task run by one worker and no other.
func (s *state) pin(t *Task, w *worker) {
	t.stage, t.worker = pinned, w
	w.own.Push(t)
	for w.own.Len() > 0 && w.hasRoom() {
		s.assign(w.own.Pop(), w)
	}
}

// Close ends the pool in good order: tasks that run go on to their end, tasks
// that wait fail with [ErrClosed], new ones as well. It returns when all
// workers have ended, [Options].Observer was told everything, and functions that
// the pool calls have returned: one of these must not call Close with a ctx that
// does not end. When ctx ends first, the pool is terminated, and the error is
// the cause of ctx. Closing again waits again.
func (p *Pool) Close(ctx context.Context) error {
	drained := make(chan struct{})
	p.update(func(s *state) { s.close(false, drained) })
	select {
	case <-drained:
		p.stop()
		return p.atEnd()
	case <-ctx.Done():
		return errors.Join(context.Cause(ctx), p.Terminate())
	}
}

// Terminate ends the pool now: tasks that run fail with a [*WorkerError] that
// matches [ErrTerminated], tasks that wait with [ErrClosed], new ones as well.
// It returns when all workers have ended, or are [Stats].Abandoned: the error
// then matches [ErrAbandoned]. Functions that the pool calls, such as
// [ExecOptions].OnEvent, it waits for as well, but for no longer than Grace: they
// may call Terminate themselves.
func (p *Pool) Terminate() error {
	drained := make(chan struct{})
	p.update(func(s *state) { s.close(true, drained) })
	p.stop() // not before, or workers that are being spawned fail in an open pool
	patience := time.AfterFunc(later(p.settings.grace, p.settings.grace), func() {
		p.update(func(s *state) { s.impatient = true })
	})
	defer patience.Stop()
	<-drained
	return errors.Join(p.atEnd(), p.callback())
}

// callback is an error if a function of the user's is not waited for.
func (p *Pool) callback() (err error) {
	p.update(func(s *state) {
		waited := s.telling
		for w := range s.workers.alive {
			waited = waited || w.ended
		}
		if s.impatient && waited {
			err = errCallback
		}
	})
	return err
}

// atEnd closes the transport when the pool has ended, and says what has not.
func (p *Pool) atEnd() (err error) {
	if n := p.Stats().Abandoned; n > 0 {
		err = fmt.Errorf("%w: %d", ErrAbandoned, n)
	}
	return errors.Join(err, p.closeTransport())
}

// Clear ends all workers; the pool goes on with new ones. Tasks that run go on
// to their end, or, with force, fail with a [*WorkerError] that matches
// [ErrTerminated]. Tasks that wait keep waiting.
func (p *Pool) Clear(force bool) {
	p.update(func(s *state) { s.clear(force) })
}

func (s *state) close(force bool, drained chan struct{}) {
	s.closed, s.impatient = true, false
	s.drained = append(s.drained, drained)
	s.failAll(s.queue, ErrClosed)
	s.failAll(&s.entering, ErrClosed)
	s.workers.breaker.stop()
	s.clear(force)
}

func (s *state) clear(force bool) {
	for _, w := range s.workers.inOrder() { // so that tasks fail in order
		switch {
		case force:
			s.expel(w, ErrTerminated)
		case w.phase == busy:
			w.last = true
			s.place(w)
			s.unclaim(w)
			if s.closed {
				s.failAll(&w.own, ErrClosed)
			}
		default:
			s.expel(w, nil)
		}
	}
}
