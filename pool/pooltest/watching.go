package pooltest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"github.com/wprun/wprun/pool"
)

// diary keeps what an observer is told.
type diary struct {
	mu     sync.Mutex
	events []pool.Event
}

func (d *diary) note(e pool.Event) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.events = append(d.events, e)
}

// kinds are the types of the events about the task of that number, or about
// workers if it is zero.
func (d *diary) kinds(task uint64) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var kinds []string
	for _, e := range d.events {
		var of uint64
		switch e := e.(type) {
		case pool.TaskQueued:
			of = e.Task.ID()
		case pool.TaskStarted:
			of = e.Task.ID()
		case pool.TaskSettled:
			of = e.Task.ID()
		}
		if of == task {
			kinds = append(kinds, strings.TrimPrefix(fmt.Sprintf("%T", e), "pool."))
		}
	}
	return strings.Join(kinds, " ")
}

func (x exercise) watching(t *testing.T) {
	t.Run("Observer", x.observer)
	t.Run("Stats", x.stats)
	t.Run("an observer that calls the pool", func(t *testing.T) {
		var p *pool.Pool
		var once sync.Once
		inner := make(chan *pool.Promise, 1)
		p = x.pool(t, pool.Options{MaxWorkers: 1, Observer: func(e pool.Event) {
			if _, ok := e.(pool.TaskSettled); ok {
				p.Stats()
				once.Do(func() { inner <- p.Run("() => 2") })
			}
		}})
		same(t, await[int](t, p.Run("() => 1")), 1)
		same(t, await[int](t, <-inner), 2)
	})
	t.Run("Logger", func(t *testing.T) {
		var log bytes.Buffer // slog's handlers have a lock
		p := x.pool(t, pool.Options{MaxWorkers: 1, Logger: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
		fails(t, p.Exec("none", nil, nil), nil)
		fails(t, p.Run(crash), nil)
		same(t, p.Close(t.Context()), nil)
		for _, want := range []string{
			"level=DEBUG msg=\"task queued\" task.id=1 task.method=none",
			"level=DEBUG msg=\"task settled\" task.id=1 task.method=none worker=1",
			"task.id=2 task.method=function",
			"level=WARN msg=\"worker lost\" worker=1",
		} {
			if !strings.Contains(log.String(), want) {
				t.Errorf("there is no %s in\n%s", want, log.String())
			}
		}
	})
	t.Run("Trace", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, TasksPerWorker: 2, Trace: func(task *pool.Task) (context.Context, string) {
			name, _ := task.Metadata().(string)
			return task.Context(), name
		}})
		const read = "async function () { const first = this.worker.traceparent; await null; return [first, this.worker.traceparent] }"
		var promises []*pool.Promise
		for _, name := range []string{"00-a-b-01", "00-c-d-01"} {
			promises = append(promises, p.Exec("run", []any{read}, &pool.ExecOptions{Metadata: name}))
		}
		same(t, await[[]string](t, promises[0]), "[00-a-b-01 00-a-b-01]")
		same(t, await[[]string](t, promises[1]), "[00-c-d-01 00-c-d-01]")
		same(t, await[[]any](t, p.Run(read)), "[undefined undefined]")
	})
}

func (x exercise) observer(t *testing.T) {
	var d diary
	p := x.pool(t, pool.Options{MaxWorkers: 1, MaxQueue: 10, Observer: d.note})
	await[any](t, p.Run(nothing))
	running := hold(t, p, nil)
	waiting := p.Run(nothing)
	waiting.Cancel()
	running.release()
	await[any](t, running.Promise)
	fails(t, p.Run("() => { throw 1 }"), nil)
	fails(t, p.Run(crash), nil)
	same(t, p.Close(t.Context()), nil)
	fails(t, p.Run(nothing), pool.ErrClosed)
	same(t, d.kinds(1), "TaskQueued TaskStarted TaskSettled")
	same(t, d.kinds(2), "TaskQueued TaskStarted TaskSettled")
	same(t, d.kinds(3), "TaskQueued TaskSettled")
	same(t, d.kinds(4), "TaskQueued TaskStarted TaskSettled")
	same(t, d.kinds(5), "TaskQueued TaskStarted TaskSettled")
	same(t, d.kinds(6), "TaskQueued TaskSettled")
	same(t, d.kinds(0), "WorkerStarting WorkerReady WorkerEnded")
	for _, e := range d.events {
		switch e := e.(type) {
		case pool.TaskSettled:
			failed := map[uint64]error{3: context.Canceled, 6: pool.ErrClosed}[e.Task.ID()]
			if e.Task.ID() < 3 && e.Err != nil || failed != nil && !errors.Is(e.Err, failed) || (e.Ran > 0) != (failed == nil) {
				t.Errorf("task %d: %+v", e.Task.ID(), e)
			}
		case pool.WorkerEnded:
			if e.Err == nil {
				t.Error("the worker is not said to be lost")
			}
		}
	}
}

func (x exercise) stats(t *testing.T) {
	p := x.pool(t, pool.Options{MaxWorkers: 1})
	for range 5 {
		await[any](t, p.Run(nothing))
	}
	fails(t, p.Run("() => { throw 1 }"), nil)
	fails(t, p.Run(forever).Timeout(1), context.DeadlineExceeded)
	running := hold(t, p, nil)
	waiting := p.Run(nothing)
	s := p.Stats()
	if s.TotalWorkers != 1 || s.BusyWorkers != 1 || s.IdleWorkers != 0 || s.PendingTasks != 1 || s.ActiveTasks != 1 || s.OldestWait <= 0 {
		t.Fatalf("%+v", s)
	}
	waiting.Cancel()
	running.release()
	await[any](t, running.Promise)
	s = p.Stats()
	if s.Completed != 6 || s.Failed != 1 || s.TimedOut != 1 || s.Cancelled != 1 || s.ActiveTasks != 0 || s.PendingTasks != 0 || s.OldestWait != 0 {
		t.Fatalf("%+v", s)
	}
	if s.WaitTime.Count != 8 || s.RunTime.Count != 8 || s.RunTime.Max <= 0 || s.RunTime.Quantile(0.5) > s.RunTime.Max {
		t.Fatalf("%+v", s)
	}
	if s.Started != 2 || s.Restarts != 1 { // the one that timed out took its worker with it
		t.Fatalf("%+v", s)
	}
}
