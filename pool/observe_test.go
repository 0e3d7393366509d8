package pool_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"runtime/pprof"
	"strings"
	"sync"
	"testing"

	"github.com/wprun/wprun/jsbridge"
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

func TestStatsAsJSON(t *testing.T) {
	p := newPool(t, pool.Options{})
	await[int](t, p.Run("() => 1"))
	fails(t, p.Run("() => { throw 1 }"))
	text, err := json.Marshal(p.Stats())
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		TotalWorkers, Completed, Failed int
		OldestWait                      *int64
		RunTime                         struct{ Count, Sum, Mean, P50, P90, P99, Max int64 }
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	ran := got.RunTime
	ordered := 0 < ran.P50 && ran.P50 <= ran.P90 && ran.P90 <= ran.P99 && ran.P99 <= ran.Max && ran.Max < ran.Sum
	if got.TotalWorkers == 0 || got.Completed != 1 || got.Failed != 1 || got.OldestWait == nil || ran.Count != 2 || ran.Mean != ran.Sum/2 || !ordered {
		t.Errorf("%s", text)
	}
}

// A profile of the process says which pool, worker and method a goroutine is
// at work for.
func TestProfileLabels(t *testing.T) {
	p := newPool(t, pool.Options{
		Name:       "plugins",
		MaxWorkers: 1,
		Script: writeScript(t, "spin.js", `require('workerpool').worker({
			spin () { this.worker.emit('spinning'); for (;;); },
		})`),
	})
	spinning := make(chan struct{})
	promise := p.Exec("spin", nil, &pool.ExecOptions{OnEvent: func(jsbridge.Clone) { close(spinning) }})
	<-spinning
	var profile bytes.Buffer
	if err := pprof.Lookup("goroutine").WriteTo(&profile, 1); err != nil {
		t.Fatal(err)
	}
	promise.Cancel()
	const labels = `{"wprun.method":"spin", "wprun.pool":"plugins", "wprun.worker":"0"}`
	if !strings.Contains(profile.String(), labels) {
		t.Errorf("no goroutine is labelled %s in\n%s", labels, &profile)
	}
}
