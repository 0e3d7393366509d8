package pooltest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"go.uber.org/goleak"
)

// Ledger gives so many tasks to pools of the transport's workers and has them
// cancelled, timed out, crashed, cleared and terminated at random, as the seed
// says. Then it checks the books: each task has settled once, with what it can
// have come to; none has run twice; those that nobody stopped have their value;
// a last task succeeds; and no goroutine is left.
func Ledger(t *testing.T, transport pool.Transport, tasks int, seed uint64) {
	t.Logf("%d tasks, seed %d", tasks, seed)
	before := goleak.IgnoreCurrent()
	random := rand.New(rand.NewPCG(seed, 0))
	const rounds = 10
	for round := range rounds {
		n := tasks / rounds
		if round == 0 {
			n += tasks % rounds
		}
		l := &ledger{t: t, seed: random.Uint64(), accounts: make([]account, n), terminated: round%3 == 2}
		l.run(exercise{transport}, round)
		if t.Failed() {
			t.Fatalf("in round %d of seed %d", round, seed)
		}
	}
	if err := leaks.Find(before); err != nil {
		t.Error(err)
	}
}

// A ledger is the books of one pool.
type ledger struct {
	t          *testing.T
	seed       uint64
	accounts   []account
	terminated bool // the pool is, while tasks run
	beside     bool // tasks run beside others
	settled    sync.Map
}

// An account is what is known of one task.
type account struct {
	kind    kind
	promise *pool.Promise
	ran     atomic.Int32 // how often it has said that it runs
	settled atomic.Int32 // how often the promise has called back
}

// A kind is what a task does, and what is done to it.
type kind int

const (
	plain     kind = iota
	later          // a value that takes a while
	throwing       // an error of its own
	crashing       // and its worker with it
	cancelled      // at some moment
	yielding       // cancelled, with an abort listener
	timedOut       // while it loops, or is through before
	kinds
)

const ledgerScript = `
const { worker } = require('workerpool')
const wait = ms => new Promise(resolve => setTimeout(resolve, ms))
worker({
	plain (id) { this.worker.emit(id); return id },
	async later (id, n) { this.worker.emit(id); await wait(n); return id },
	throwing (id) { this.worker.emit(id); throw new RangeError(id) },
	crashing (id) { this.worker.emit(id); setTimeout(() => { throw new Error('crash') }); return new Promise(() => {}) },
	cancelled (id, n) { this.worker.emit(id); for (let i = 0; i < n * 1000; i++); return id },
	async yielding (id, n) {
		this.worker.addAbortListener(async () => { if (n === 0) throw new Error('no') })
		this.worker.emit(id)
		for (let i = 0; i < n; i++) await wait(1)
		return id
	},
	timedOut (id, n) { this.worker.emit(id); for (;n < 3;); return id },
})`

var methods = [kinds]string{"plain", "later", "throwing", "crashing", "cancelled", "yielding", "timedOut"}

func (l *ledger) run(x exercise, round int) {
	t := l.t
	options := pool.Options{
		Script: script(t, ledgerScript), MaxWorkers: 4, MaxFailures: 1 << 30,
		AbortTimeout: 100 * time.Millisecond,
		Observer: func(e pool.Event) {
			if e, ok := e.(pool.TaskSettled); ok {
				if _, twice := l.settled.LoadOrStore(e.Task.ID(), true); twice {
					t.Errorf("task %d has settled twice", e.Task.ID())
				}
			}
		},
	}
	switch round % 4 {
	case 1:
		options.TasksPerWorker, l.beside = 3, true
	case 2:
		options.MaxTasks, options.MinWorkers = 50, 2
	case 3:
		options.MaxQueue, options.IdleTimeout = 64, time.Millisecond
	}
	p := x.pool(t, options)
	var wg sync.WaitGroup
	const givers = 4
	for g := range givers {
		wg.Go(func() { l.give(p, g, givers) })
	}
	if l.terminated {
		until(t, p, func(s pool.Stats) bool { return s.Completed > uint64(len(l.accounts)/2) })
		if err := p.Terminate(); err != nil {
			t.Error(err)
		}
	}
	wg.Wait()
	for i := range l.accounts {
		<-l.accounts[i].promise.Done()
	}
	if !l.terminated {
		alive(t, p)
	}
	if err := p.Close(t.Context()); err != nil {
		t.Error(err)
	}
	l.check(p.Stats())
}

// give gives every so manieth task to the pool, and does to it what its kind
// says.
func (l *ledger) give(p *pool.Pool, from, step int) {
	random := rand.New(rand.NewPCG(l.seed, uint64(from)))
	window := make(chan struct{}, 100) // tasks of this giver's that have not settled
	for id := from; id < len(l.accounts); id += step {
		a := &l.accounts[id]
		if a.kind = kind(random.IntN(int(kinds))); random.IntN(12) > 0 {
			a.kind = plain // most of them, as in life
		}
		n := random.IntN(4)
		window <- struct{}{}
		ctx, cancel := context.WithCancel(l.t.Context())
		a.promise = p.Exec(methods[a.kind], []any{id, n}, &pool.ExecOptions{
			Context: ctx, Wait: true,
			OnEvent: func(c jsbridge.Clone) {
				var said int
				if err := c.Into(&said); err != nil || said != id {
					l.t.Errorf("task %d has heard of %v", id, c)
				}
				a.ran.Add(1)
				if a.kind == yielding && n%2 == 0 {
					cancel()
				}
			},
		})
		a.promise.Finally(func() {
			a.settled.Add(1)
			cancel()
			<-window
		})
		switch a.kind {
		case cancelled:
			if random.IntN(2) == 0 {
				go a.promise.Cancel() // ends at once
			} else {
				cancel()
			}
		case timedOut:
			a.promise.Timeout(time.Duration(random.IntN(2000)) * time.Microsecond)
		}
		if random.IntN(2000) == 0 {
			p.Clear(random.IntN(2) == 0)
		}
	}
	for range cap(window) {
		window <- struct{}{}
	}
}

// check does the sums.
func (l *ledger) check(s pool.Stats) {
	t := l.t
	values, told := 0, 0
	for id := range l.accounts {
		a := &l.accounts[id]
		if n := a.settled.Load(); n != 1 {
			t.Errorf("task %d, %s: the promise has settled %d times", id, methods[a.kind], n)
		}
		ran := a.ran.Load()
		if ran > 1 {
			t.Errorf("task %d, %s: it has run %d times", id, methods[a.kind], ran)
		}
		got, err := pool.Await[int](t.Context(), a.promise)
		switch {
		case err == nil:
			if values++; got != id || ran != 1 || a.kind == throwing || a.kind == crashing {
				t.Errorf("task %d, %s: the value is %d, it has run %d times", id, methods[a.kind], got, ran)
			}
		default:
			if reason := l.excuse(a.kind, err); reason != nil {
				t.Errorf("task %d: %v", id, reason)
			}
		}
	}
	l.settled.Range(func(any, any) bool { told++; return true })
	sum := s.Completed + s.Failed + s.Cancelled + s.TimedOut
	if probe := 1; told != int(sum) || l.terminated && told > len(l.accounts) || !l.terminated && told != len(l.accounts)+probe {
		t.Errorf("%d tasks, %d settled, %d counted: %+v", len(l.accounts), told, sum, s)
	}
	if s.ActiveTasks+s.PendingTasks+s.TotalWorkers+s.Abandoned != 0 || s.WaitTime.Count != s.RunTime.Count {
		t.Errorf("something is left: %+v", s)
	}
	if values == 0 {
		t.Error("no task has a value")
	}
}

// excuse says what is wrong with an error as that of such a task; nil if it is
// one that it may have.
func (l *ledger) excuse(k kind, err error) error {
	var thrown *jsbridge.Error
	var lost *pool.WorkerError
	switch {
	case errors.As(err, &lost) && (k == crashing || l.beside || errors.Is(err, pool.ErrTerminated)):
		return nil // its worker has crashed, or was ended with one beside it, or by Clear or Terminate
	case errors.Is(err, pool.ErrClosed) && l.terminated:
		return nil
	case k == throwing && errors.As(err, &thrown) && thrown.Name == "RangeError":
		return nil
	case (k == cancelled || k == yielding) && errors.Is(err, context.Canceled):
		return nil
	case k == timedOut && errors.Is(err, context.DeadlineExceeded):
		return nil
	}
	return fmt.Errorf("%s: %w", methods[k], err)
}
