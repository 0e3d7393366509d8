package pooltest

import (
	"context"
	"errors"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// session waits for a session, which is closed with the test.
func session(t *testing.T, p *pool.Pool) *pool.Session {
	t.Helper()
	x, err := p.Session(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(x.Close)
	return x
}

func (x exercise) sessions(t *testing.T) {
	t.Run("keeps state", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 2, MaxTasks: 2, Script: script(t, "let n = 0; require('workerpool').worker({ count: () => ++n })")})
		one, two := session(t, p), session(t, p)
		var promises []*pool.Promise
		for range 20 { // in their order
			promises = append(promises, one.Exec("count", nil, nil))
		}
		for i, promise := range promises {
			same(t, await[int](t, promise), i+1)
		}
		same(t, await[int](t, two.Exec("count", nil, nil)), 1)
		same(t, await[int](t, two.Run("() => globalThis.mark = 5")), 5)
		same(t, one.Err(), nil)
		one.Close()
		one.Close()
		<-one.Lost()
		same(t, one.Err(), pool.ErrClosed)
		fails(t, one.Run(nothing), pool.ErrClosed)
		same(t, await[string](t, p.Run("() => typeof mark")), "undefined") // on another worker
		same(t, await[int](t, two.Run("() => mark")), 5)
	})
	t.Run("is lost with its worker", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		for _, lose := range []func(*pool.Promise){func(*pool.Promise) {}, (*pool.Promise).Cancel} {
			s := session(t, p)
			started := make(chan struct{})
			running := s.RunWith(&pool.ExecOptions{OnEvent: func(jsbridge.Clone) { close(started) }},
				"function () { this.worker.emit(1); setTimeout(() => { throw new Error('uncaught') }, 1); return new Promise(() => {}) }")
			waiting := s.Run(nothing)
			<-started
			lose(running)
			fails(t, running, nil)
			<-s.Lost()
			fails(t, waiting, pool.ErrSessionLost)
			fails(t, s.Run(nothing), pool.ErrSessionLost)
			if err := s.Err(); !errors.Is(err, pool.ErrSessionLost) || !errors.As(err, new(*pool.WorkerError)) {
				t.Fatalf("%T: %v", err, err)
			}
			alive(t, p) // its place is free
		}
	})
	t.Run("its tasks can be stopped", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		s := session(t, p)
		promise, heard := listening(p, nothing) // has to wait for the session to end
		running := s.Exec("run", []any{"function () { this.worker.addAbortListener(async () => {}); globalThis.mark = 1; return new Promise(() => {}) }"}, nil)
		waiting := s.Run("() => 2")
		active(t, p, 1)
		waiting.Cancel()
		fails(t, waiting, context.Canceled)
		last := s.Run("() => mark")
		until(t, p, func(s pool.Stats) bool { return s.PendingTasks == 2 })
		running.Cancel()
		fails(t, running, context.Canceled)
		if n, err := pool.Await[int](t.Context(), last); err == nil {
			same(t, n, 1)
		} else if !errors.Is(err, pool.ErrSessionLost) { // it was cancelled before it had begun
			t.Fatal(err)
		}
		s.Close()
		await[any](t, promise)
		same(t, len(heard), 0)
	})
	t.Run("close while a task runs", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		s := session(t, p)
		running, waiting := s.Run(loop), s.Run(nothing)
		active(t, p, 1)
		s.Close()
		if err := fails(t, running, nil); !errors.As(err, new(*pool.WorkerError)) {
			t.Fatalf("%T: %v", err, err)
		}
		fails(t, waiting, pool.ErrClosed)
		alive(t, p)
	})
	t.Run("waits for a worker", func(t *testing.T) {
		for _, beside := range []int{1, 2} {
			p := x.pool(t, pool.Options{MaxWorkers: 1, TasksPerWorker: beside})
			running := hold(t, p, "well")
			got := make(chan *pool.Session)
			go func() { // ends when the session is there; the test waits for it
				s, err := p.Session(t.Context())
				if err != nil {
					t.Error(err)
				}
				got <- s
			}()
			until(t, p, func(s pool.Stats) bool { return s.PendingTasks == 1 })
			behind := p.Run("() => 'behind'")
			running.release()
			same(t, await[string](t, running.Promise), "well")
			s := <-got
			same(t, await[int](t, s.Run("() => 1")), 1)
			same(t, p.Stats().PendingTasks, 1) // the session has the only place
			s.Close()
			same(t, await[string](t, behind), "behind")
		}
	})
	t.Run("that nobody waits for any more", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		running := hold(t, p, nil)
		cause := errors.New("no patience")
		ctx, cancel := context.WithCancelCause(t.Context())
		got := make(chan error)
		go func() { // ends with ctx; the test waits for it
			_, err := p.Session(ctx)
			got <- err
		}()
		until(t, p, func(s pool.Stats) bool { return s.PendingTasks == 1 })
		cancel(cause)
		same(t, <-got, cause)
		running.release()
		alive(t, p)
	})
	t.Run("at the end of the pool", func(t *testing.T) {
		for _, end := range []func(*pool.Pool) error{(*pool.Pool).Terminate, func(p *pool.Pool) error { return p.Close(t.Context()) }} {
			p := x.pool(t, pool.Options{MaxWorkers: 2})
			idle, busy := session(t, p), session(t, p)
			running := hold(t, busy, "well")
			waiting := busy.Run(nothing)
			ended := make(chan error)
			go func() { ended <- end(p) }() // ends with the held task; the test waits for it
			fails(t, waiting, nil)
			running.release()
			same(t, <-ended, nil)
			<-idle.Lost()
			<-busy.Lost()
			if v, err := running.Await(t.Context()); v != "well" && !errors.Is(err, pool.ErrTerminated) {
				t.Fatal(v, err)
			}
			fails(t, idle.Run(nothing), pool.ErrClosed)
			_, err := p.Session(t.Context())
			same(t, err, pool.ErrClosed)
		}
	})
}
