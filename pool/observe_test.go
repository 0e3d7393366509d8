package pool_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/wprun/wprun/pool"
)

type key struct{}

// A recording keeps what an observer was told of tasks.
type recording struct {
	mu      sync.Mutex
	queued  []*pool.Task
	settled map[*pool.Task][]error
}

func (r *recording) observe(e pool.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := e.(type) {
	case pool.TaskQueued:
		r.queued = append(r.queued, e.Task)
	case pool.TaskSettled:
		if r.settled == nil {
			r.settled = make(map[*pool.Task][]error)
		}
		r.settled[e.Task] = append(r.settled[e.Task], e.Err)
	}
}

func TestTrace(t *testing.T) {
	var seen recording
	p := newPool(t, pool.Options{
		Observer: seen.observe,
		Trace: func(task *pool.Task) (context.Context, string) {
			return context.WithValue(task.Context(), key{}, "of the trace"), "00-" + task.Method() + "-01"
		},
	})
	ctx, cancel := context.WithCancel(context.WithValue(t.Context(), key{}, "of the caller"))
	const traceparent = "function () { return this.worker.traceparent }"
	got := await[string](t, p.Exec("run", []any{traceparent}, &pool.ExecOptions{Context: ctx}))
	if got != "00-run-01" {
		t.Errorf("the script finds %q", got)
	}
	if got := seen.queued[0].Context().Value(key{}); got != "of the trace" {
		t.Errorf("the context of the task is that %v", got)
	}

	cancel()
	if err := fails(t, p.Exec("run", []any{loop}, &pool.ExecOptions{Context: ctx})); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that has ended: %v", err)
	}
	if n := len(seen.queued); n != 1 {
		t.Errorf("%d tasks, one of them refused before it was one", n-1)
	}
}

func TestTheContextOfTheCallerStopsATracedTask(t *testing.T) {
	p := newPool(t, pool.Options{
		Trace: func(*pool.Task) (context.Context, string) { return context.Background(), "" },
	})
	ctx, cancel := context.WithCancel(t.Context())
	promise := p.Exec("run", []any{loop}, &pool.ExecOptions{Context: ctx})
	cancel()
	if err := fails(t, promise); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Whatever becomes of tasks, the observer is told of each one's end, once, and
// before the pool's end.
func TestTheObserverIsToldAll(t *testing.T) {
	for range 50 {
		var seen recording
		traced := make(map[*pool.Task]bool)
		var mu sync.Mutex
		p := newPool(t, pool.Options{
			MaxWorkers: 2, MaxQueue: 2,
			Observer: seen.observe,
			Trace: func(task *pool.Task) (context.Context, string) {
				mu.Lock()
				defer mu.Unlock()
				traced[task] = true
				return task.Context(), ""
			},
		})
		ctx, cancel := context.WithCancel(t.Context())
		session, err := p.Session(ctx)
		if err != nil {
			t.Fatal(err)
		}
		session.Run(loop)
		session.Run("() => 1")
		p.Run(loop).Cancel()
		for range 6 { // more than there is room for
			p.Exec("run", []any{loop}, &pool.ExecOptions{Context: ctx})
		}
		p.Run("() => { throw 1 }")
		p.Broadcast("() => 1")
		cancel()
		if err := p.Terminate(); err != nil {
			t.Fatal(err)
		}
		p.Run("() => 'too late'")

		for task := range traced {
			if n := len(seen.settled[task]); n != 1 {
				t.Errorf("task %d has settled %d times", task.ID(), n)
			}
		}
		for _, task := range seen.queued {
			if n := len(seen.settled[task]); n != 1 {
				t.Errorf("task %d has settled %d times", task.ID(), n)
			}
		}
	}
}
