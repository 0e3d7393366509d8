package pooltest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
)

func (x exercise) workers(t *testing.T) {
	t.Run("none without tasks", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 2})
		same(t, p.Stats().Started, 0)
	})
	t.Run("MinWorkers are kept", func(t *testing.T) {
		p := x.pool(t, pool.Options{MinWorkers: 2, MaxWorkers: 3})
		kept := func(s pool.Stats) bool { return s.TotalWorkers == 2 && s.IdleWorkers == 2 }
		until(t, p, kept)
		fails(t, p.Run(crash), nil)
		until(t, p, kept)
		p.Clear(true)
		until(t, p, kept)
		same(t, p.Stats().Restarts, 1)
	})
	t.Run("more only when none is idle", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 3})
		for range 5 {
			alive(t, p)
		}
		same(t, p.Stats().Started, 1)
		first, second := hold(t, p, 1), hold(t, p, 2)
		same(t, p.Stats().Started, 2)
		alive(t, p)
		third := hold(t, p, 3)
		same(t, p.Stats().Started, 3)
		waiting := p.Run("() => 4") // there are no more than three
		if s := p.Stats(); s.PendingTasks != 1 || s.BusyWorkers != 3 || s.ActiveTasks != 3 {
			t.Fatalf("%+v", s)
		}
		sum := 0
		for _, task := range []held{first, second, third} {
			task.release()
			sum += await[int](t, task.Promise)
		}
		same(t, sum+await[int](t, waiting), 10)
		same(t, p.Stats().TotalWorkers, 3)
	})
	t.Run("IdleTimeout", func(t *testing.T) {
		p := x.pool(t, pool.Options{MinWorkers: 1, MaxWorkers: 3, IdleTimeout: time.Millisecond})
		tasks := []held{hold(t, p, 1), hold(t, p, 2), hold(t, p, 3)}
		for _, task := range tasks {
			task.release()
			await[int](t, task.Promise)
		}
		until(t, p, func(s pool.Stats) bool { return s.TotalWorkers == 1 && s.IdleWorkers == 1 })
		alive(t, p)
		same(t, p.Stats().Restarts, 0)
	})
	t.Run("crash", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		var lost *pool.WorkerError
		if err := fails(t, p.Run(crash), nil); !errors.As(err, &lost) {
			t.Fatalf("%T: %v", err, err)
		}
		alive(t, p)
		await[any](t, p.Run("() => { setTimeout(() => { throw 1 }) }")) // when it is idle
		until(t, p, func(s pool.Stats) bool { return s.TotalWorkers == 0 })
		alive(t, p)
		same(t, p.Stats().Restarts, 2)
	})
	t.Run("hooks", x.hooks)
}

// OnCreateWorker and OnTerminateWorker come once for each worker, the latter
// with what was not meant to be.
func (x exercise) hooks(t *testing.T) {
	var mu sync.Mutex
	created := make(map[int]int)
	ended := make(map[int]error)
	p := x.pool(t, pool.Options{
		MaxWorkers: 1,
		OnCreateWorker: func(number int, config *pool.WorkerConfig) error {
			mu.Lock()
			defer mu.Unlock()
			created[number]++
			config.Sandbox.Env = map[string]string{"NUMBER": string(rune('0' + number))}
			return nil
		},
		OnTerminateWorker: func(number int, reason error) {
			mu.Lock()
			defer mu.Unlock()
			if _, twice := ended[number]; twice || created[number] != 1 {
				t.Errorf("worker %d: created %d times, ended before: %v", number, created[number], twice)
			}
			ended[number] = reason
		},
	})
	same(t, await[string](t, p.Run("() => process.env.NUMBER")), "1")
	fails(t, p.Run(crash), nil)
	same(t, await[string](t, p.Run("() => process.env.NUMBER")), "2")
	if err := p.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(created) != 2 || len(ended) != 2 || ended[1] == nil || ended[2] != nil {
		t.Fatalf("created %v, ended %v", created, ended)
	}
}

func (x exercise) recycling(t *testing.T) {
	const count = "() => globalThis.n = (globalThis.n || 0) + 1"
	t.Run("MaxTasks", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, MaxTasks: 2})
		for i := range 5 {
			same(t, await[int](t, p.Run(count)), i%2+1)
		}
		same(t, p.Stats().Restarts, 0)
	})
	t.Run("MaxHeap", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, MaxHeap: 1 << 20})
		const grow = "() => { (globalThis.kept = globalThis.kept || []).push(new Array(1e5).fill(0).map(i => ({ i }))); return kept.length }"
		grown := 0
		for { // until one was replaced: what has become of the heap is looked at now and then
			n := await[int](t, p.Run(grow))
			if n == 1 && grown > 0 {
				break
			}
			grown = n
		}
		same(t, p.Stats().Restarts, 0)
	})
	t.Run("Fresh", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 2, Fresh: true})
		var promises []*pool.Promise
		for range 20 {
			promises = append(promises, p.Run(count))
		}
		for _, promise := range promises {
			same(t, await[int](t, promise), 1)
		}
		// Spares are ready, and no more than two run.
		until(t, p, func(s pool.Stats) bool { return s.IdleWorkers == 2 })
		first, second := hold(t, p, 1), hold(t, p, 2)
		third := p.Run("() => 3")
		until(t, p, func(s pool.Stats) bool { return s.IdleWorkers == 2 && s.BusyWorkers == 2 && s.PendingTasks == 1 })
		first.release()
		second.release()
		same(t, await[int](t, third), 3)
	})
	t.Run("Clear", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		same(t, await[int](t, p.Run(count)), 1)
		p.Clear(false)
		same(t, await[int](t, p.Run(count)), 1)
		running := hold(t, p, "well")
		waiting := p.Run(count)
		p.Clear(false)
		running.release()
		same(t, await[string](t, running.Promise), "well")
		same(t, await[int](t, waiting), 1)
		stopped := p.Run(loop)
		active(t, p, 1)
		waiting = p.Run(count)
		p.Clear(true)
		var lost *pool.WorkerError
		if err := fails(t, stopped, pool.ErrTerminated); !errors.As(err, &lost) {
			t.Fatalf("%T", err)
		}
		same(t, await[int](t, waiting), 1)
	})
}

// Several tasks on one worker.
func (x exercise) beside(t *testing.T) {
	const wait = "name => new Promise(resolve => { globalThis[name] = resolve })"
	t.Run("they take turns", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, TasksPerWorker: 3})
		first, second := p.Run(wait, "first"), p.Run(wait, "second")
		await[any](t, p.Run("() => { first(1); second(2) }"))
		same(t, await[int](t, first)+await[int](t, second), 3)
		var waiting []*pool.Promise
		for _, name := range []string{"a", "b", "c", "d"} {
			waiting = append(waiting, p.Run(wait, name))
		}
		if s := p.Stats(); s.ActiveTasks != 3 || s.PendingTasks != 1 || s.TotalWorkers != 1 {
			t.Fatalf("%+v", s)
		}
		waiting[0].Cancel()
		until(t, p, func(s pool.Stats) bool { return s.ActiveTasks == 3 && s.PendingTasks == 0 })
	})
	t.Run("on as many workers as there may be", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 2, TasksPerWorker: 2})
		for range 4 {
			p.Run(forever)
		}
		until(t, p, func(s pool.Stats) bool { return s.ActiveTasks == 4 })
		same(t, p.Stats().TotalWorkers, 2)
	})
	t.Run("one that yields is stopped alone", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, TasksPerWorker: 2})
		other := p.Run(wait, "other")
		stopped := p.Run("() => { setTimeout(() => { throw new Error('it was stopped') }, 1e6); return new Promise(() => {}) }")
		active(t, p, 2)
		stopped.Cancel()
		fails(t, stopped, context.Canceled)
		await[any](t, p.Run("() => other('well')"))
		same(t, await[string](t, other), "well")
		same(t, p.Stats().Started, 1)
	})
	t.Run("one that does not takes the others with it", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, TasksPerWorker: 2, AbortTimeout: time.Millisecond})
		other := p.Run(wait, "other")
		active(t, p, 1)
		stopped, heard := listening(p, "function () { this.worker.emit('loops'); for (;;); }")
		same(t, <-heard, "loops")
		stopped.Cancel()
		fails(t, stopped, context.Canceled)
		var lost *pool.WorkerError
		if err := fails(t, other, nil); !errors.As(err, &lost) {
			t.Fatalf("%T: %v", err, err)
		}
		alive(t, p)
		same(t, p.Stats().Started, 2)
	})
}
