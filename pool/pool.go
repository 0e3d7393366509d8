package pool

import (
	"context"
	"errors"
	"fmt"
	"slices"
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

	ctx  context.Context // of spawning workers; ends with Terminate
	stop context.CancelFunc

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
	p := &Pool{settings: settings}
	p.ctx, p.stop = context.WithCancel(context.Background())
	p.state = state{pool: p, workers: make(map[*worker]bool)}
	p.update(func(*state) {}) // starts what is to be kept
	return p, nil
}

// Run offloads a function: src is its source text, as JavaScript's
// Function.prototype.toString gives it, and is evaluated in a worker as
//
//	new Function('return (' + src + ').apply(this, arguments)')
//
// so it sees its arguments and the worker's globals, and nothing of where it
// came from. The arguments are encoded as [jsbridge.FromGo] says. Whatever
// goes wrong, the promise fails.
func (p *Pool) Run(src string, args ...any) *Promise {
	if src == "" {
		return Rejected(&jsbridge.Error{Name: "SyntaxError", Message: "the text of the function is empty"})
	}
	return p.submit(wire.Message{Function: src}, args, nil)
}

// ExecOptions are the options of one task. The zero value is that of a task
// without any.
type ExecOptions struct {
	// Timeout is how long the task may take from its start; zero means for
	// ever. See [Promise.Timeout].
	Timeout time.Duration

	// Context stops the task when it ends, with its cause as the error; nil
	// means that nothing does.
	Context context.Context
}

// Exec calls a method that the workers' script has registered. The options may
// be nil. A method that nobody has registered fails with a [*jsbridge.Error].
// Whatever goes wrong, the promise fails.
func (p *Pool) Exec(method string, args []any, options *ExecOptions) *Promise {
	return p.submit(wire.Message{Method: method}, args, options)
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

// Submit is [Pool.Run] and [Pool.Exec] for a [Call]. The options may be nil.
func (p *Pool) Submit(call Call, options *ExecOptions) *Promise {
	return p.enqueue(wire.Message{Method: call.Method, Function: call.Function, Value: call.Args}, options)
}

func (p *Pool) submit(call wire.Message, args []any, options *ExecOptions) *Promise {
	if args == nil {
		args = []any{}
	}
	var err error
	if call.Value, err = p.settings.config.Limits.Values.FromGo(args); err != nil {
		var refused *jsbridge.CloneError
		if errors.As(err, &refused) {
			err = refused.At("arguments")
		}
		return Rejected(err)
	}
	call.Value = call.Value.Once() // one worker gets it, once
	return p.enqueue(call, options)
}

func (p *Pool) enqueue(call wire.Message, options *ExecOptions) *Promise {
	t := &task{pool: p, call: call}
	t.promise.task = t
	var ctx context.Context
	if options != nil {
		t.timeout, ctx = max(options.Timeout, 0), options.Context
	}
	if ctx != nil && ctx.Err() != nil {
		return Rejected(context.Cause(ctx))
	}
	p.update(func(s *state) {
		switch limit := s.pool.settings.maxQueue; {
		case s.closed:
			s.settle(t, outcome{err: ErrClosed})
		case limit > 0 && s.queue.length >= limit && len(s.idle) == 0:
			s.settle(t, outcome{err: ErrQueueFull})
		default:
			s.queue.push(t)
		}
	})
	if ctx != nil && ctx.Done() != nil {
		release := context.AfterFunc(ctx, func() { t.stop(context.Cause(ctx)) })
		p.update(func(*state) {
			if t.settled {
				release()
			} else {
				t.release = release
			}
		})
	}
	return &t.promise
}

// Stats are numbers about a pool at one moment.
type Stats struct {
	TotalWorkers int // that have a place in the pool; at most MaxWorkers
	BusyWorkers  int // of these, the ones that start, run a task, or stop one
	IdleWorkers  int // and the others
	PendingTasks int // that wait for a worker
	ActiveTasks  int // that run and have not settled

	// Abandoned counts workers that were ended by force and did not end within
	// Grace: goroutines in a native function that does not return.
	Abandoned int
}

// Stats returns the pool's numbers.
func (p *Pool) Stats() Stats {
	var stats Stats
	p.update(func(s *state) {
		stats = Stats{
			TotalWorkers: s.places(),
			BusyWorkers:  s.count[starting] + s.count[busy],
			IdleWorkers:  s.count[idle],
			PendingTasks: s.queue.length,
			Abandoned:    s.abandoned,
		}
		for w := range s.workers {
			if w.task != nil && !w.task.settled {
				stats.ActiveTasks++
			}
		}
	})
	return stats
}

// Close ends the pool in good order: tasks that run go on to their end, tasks
// that wait fail with [ErrClosed], new ones as well. It returns when all
// workers have ended. When ctx ends first, the pool is terminated, and the
// error is the cause of ctx. Closing again waits again.
func (p *Pool) Close(ctx context.Context) error {
	drained := make(chan struct{})
	p.update(func(s *state) { s.close(false, drained) })
	select {
	case <-drained:
		p.stop()
		return p.abandoned()
	case <-ctx.Done():
		return errors.Join(context.Cause(ctx), p.Terminate())
	}
}

// Terminate ends the pool now: tasks that run fail with a [*WorkerError] that
// matches [ErrTerminated], tasks that wait with [ErrClosed], new ones as well.
// It returns when all workers have ended, or are [Stats].Abandoned: the error
// then matches [ErrAbandoned].
func (p *Pool) Terminate() error {
	p.stop()
	drained := make(chan struct{})
	p.update(func(s *state) { s.close(true, drained) })
	<-drained
	return p.abandoned()
}

func (p *Pool) abandoned() error {
	if n := p.Stats().Abandoned; n > 0 {
		return fmt.Errorf("%w: %d", ErrAbandoned, n)
	}
	return nil
}

// Clear ends all workers; the pool goes on with new ones. Tasks that run go on
// to their end, or, with force, fail with a [*WorkerError] that matches
// [ErrTerminated]. Tasks that wait keep waiting.
func (p *Pool) Clear(force bool) {
	p.update(func(s *state) { s.clear(force) })
}

func (s *state) close(force bool, drained chan struct{}) {
	s.closed = true
	s.drained = append(s.drained, drained)
	for t := s.queue.pop(); t != nil; t = s.queue.pop() {
		s.settle(t, outcome{err: ErrClosed})
	}
	s.clear(force)
}

func (s *state) clear(force bool) {
	workers := make([]*worker, 0, len(s.workers))
	for w := range s.workers {
		workers = append(workers, w)
	}
	slices.SortFunc(workers, func(a, b *worker) int { return a.number - b.number }) // tasks fail in order
	for _, w := range workers {
		if w.phase == busy && !force {
			w.last = true
			continue
		}
		s.expel(w, ErrTerminated)
	}
}
