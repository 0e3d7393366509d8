package pooltest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
)

func (x exercise) ending(t *testing.T) {
	t.Run("Close finishes what runs", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 2, MinWorkers: 2})
		running := hold(t, p, "finished")
		busy := hold(t, p, "as well")
		waiting := p.Run(nothing)
		closed := make(chan error)
		for range 3 {
			go func() { closed <- p.Close(t.Context()) }() // ends with the pool; the loop below waits for it
		}
		fails(t, waiting, pool.ErrClosed)
		fails(t, p.Run(nothing), pool.ErrClosed)
		running.release()
		busy.release()
		same(t, await[string](t, running.Promise)+await[string](t, busy.Promise), "finishedas well")
		for range 3 {
			same(t, <-closed, nil)
		}
		x.isEnded(t, p)
	})
	t.Run("Close before anything has started", func(t *testing.T) {
		p := x.pool(t, pool.Options{})
		same(t, p.Close(t.Context()), nil)
		same(t, p.Terminate(), nil)
		x.isEnded(t, p)
	})
	t.Run("Close while workers start", func(t *testing.T) {
		p := x.pool(t, pool.Options{MinWorkers: 3, Script: script(t, "setTimeout(() => require('workerpool').worker({}), 1e6)")})
		waiting, told := p.Run(nothing), p.Broadcast(nothing)
		same(t, p.Close(t.Context()), nil)
		fails(t, waiting, pool.ErrClosed)
		fails(t, told, nil)
		x.isEnded(t, p)
	})
	t.Run("a deadline", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		running := p.Run(loop)
		active(t, p, 1)
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		if err := p.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		fails(t, running, pool.ErrTerminated)
		x.isEnded(t, p)
	})
	t.Run("Terminate", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 2})
		running := []*pool.Promise{p.Run(loop), p.Run(forever)}
		var waiting []*pool.Promise
		for range 1000 {
			waiting = append(waiting, p.Run(nothing))
		}
		active(t, p, 2)
		var wg sync.WaitGroup
		for i := range 4 { // at the same time, and one who would wait
			wg.Go(func() {
				if i == 0 {
					_ = p.Close(t.Context())
				} else if err := p.Terminate(); err != nil {
					t.Error(err)
				}
			})
		}
		for _, promise := range running {
			fails(t, promise, pool.ErrTerminated)
		}
		for _, promise := range waiting {
			fails(t, promise, pool.ErrClosed)
		}
		wg.Wait()
		same(t, p.Terminate(), nil)
		x.isEnded(t, p)
	})
	t.Run("Terminate does not wait for events to be taken", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, Grace: grace})
		running := hold(t, p, nil)
		if err := p.Terminate(); err == nil {
			t.Fatal("nothing was wrong")
		}
		fails(t, running.Promise, pool.ErrTerminated)
		running.release()
		until(t, p, func(s pool.Stats) bool { return s.Abandoned == 0 }) // it may have been late itself
		same(t, p.Close(t.Context()), nil)
	})
}

// isEnded checks that nothing of a pool is left.
func (x exercise) isEnded(t *testing.T, p *pool.Pool) {
	t.Helper()
	if s := p.Stats(); s.TotalWorkers+s.PendingTasks+s.ActiveTasks+s.Abandoned != 0 {
		t.Fatalf("%+v", s)
	}
	fails(t, p.Run(nothing), pool.ErrClosed)
}
