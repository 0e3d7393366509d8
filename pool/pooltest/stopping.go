package pooltest

import (
	"context"
	"errors"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/internal/wire"
)

func (x exercise) stopping(t *testing.T) {
	t.Run("whatever it does", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		for _, src := range []string{
			loop, forever,
			"async () => { for (;;) await null }",
			"() => { const next = () => setImmediate(next); next(); return new Promise(() => {}) }",
			"() => { for (;;) try { for (;;); } finally { continue } }",
			"() => /(a*)*b/.test('a'.repeat(40))",
		} {
			promise := p.Run(src)
			active(t, p, 1)
			next := p.Run("() => 'next'")
			promise.Cancel()
			promise.Cancel()
			fails(t, promise, context.Canceled)
			same(t, await[string](t, next), "next")
			fails(t, p.Run(src).Timeout(time.Millisecond), context.DeadlineExceeded)
		}
		if s := p.Stats(); s.Cancelled != 6 || s.TimedOut != 6 || s.Completed != 6 || s.Failed != 0 {
			t.Fatalf("%+v", s)
		}
	})
	t.Run("before and after", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		for range 50 {
			promise := p.Run("() => 1")
			promise.Cancel() // on its way, running or done
			if v, err := promise.Await(t.Context()); v != 1.0 && !errors.Is(err, context.Canceled) {
				t.Fatal(v, err)
			}
			promise = p.Run("() => 1")
			same(t, await[int](t, promise), 1)
			promise.Cancel()
			same(t, await[int](t, promise), 1)
		}
	})
	t.Run("timeouts", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		running := hold(t, p, 1)
		// In the queue time does not count, and the last one set does.
		waiting := p.Run("() => 2").Timeout(1).Timeout(time.Hour)
		late := p.Exec("run", []any{forever}, &pool.ExecOptions{Timeout: time.Millisecond})
		running.release()
		same(t, await[int](t, running.Promise)+await[int](t, waiting), 3)
		fails(t, late, context.DeadlineExceeded)
		// When it runs, the one counts that ends first.
		promise := p.Run(forever)
		active(t, p, 1)
		err := fails(t, promise.Timeout(time.Hour).Timeout(time.Millisecond).Timeout(time.Minute), nil)
		var timeout *pool.TimeoutError
		if !errors.As(err, &timeout) || timeout.After != time.Millisecond {
			t.Fatalf("%T: %v", err, err)
		}
	})
}

// aborting is about abort listeners.
func (x exercise) aborting(t *testing.T) {
	const task = `function (listener) {
		globalThis.tasks = (globalThis.tasks || 0) + 1
		const worker = this.worker
		const f = eval(listener)
		worker.addAbortListener(() => { worker.emit('aborted'); return f() })
		worker.emit('ready')
		return new Promise(resolve => { globalThis.finish = resolve })
	}`
	// stop runs and cancels a task with such a listener, and returns how many
	// tasks its worker had when the next one runs there, which it counts.
	stop := func(t *testing.T, p *pool.Pool, listener string) int {
		t.Helper()
		for range 20 {
			heard, stopped := make(chan string, 2), make(chan struct{})
			promise := p.RunWith(&pool.ExecOptions{
				OnEvent:   func(c jsbridge.Clone) { heard <- c.String() },
				OnStopped: func() { close(stopped) },
			}, task, listener)
			same(t, <-heard, `"ready"`)
			promise.Cancel()
			fails(t, promise, context.Canceled)
			<-stopped
			tasks := await[int](t, p.Run("() => globalThis.tasks || 0"))
			if len(heard) > 0 {
				same(t, <-heard, `"aborted"`) // though the promise had settled
				return tasks
			}
			same(t, tasks, 0) // its time was over before the listener was called: again
		}
		t.Fatal("the listener is not called")
		return 0
	}
	// late is enough for a listener to be called, mostly.
	const late = 100 * time.Millisecond
	t.Run("all resolve", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		same(t, stop(t, p, "async () => {}"), 1)
		same(t, stop(t, p, "() => new Promise(resolve => setTimeout(resolve, 1))"), 2)
		same(t, stop(t, p, "() => { finish('too late') }"), 3)
		same(t, p.Stats().Restarts, 0)
	})
	t.Run("one fails", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		same(t, stop(t, p, "async () => { throw new Error('no') }"), 0)
		same(t, stop(t, p, "() => { finish(); throw new Error('no') }"), 0)
		same(t, p.Stats().Restarts, 2)
	})
	t.Run("one is late", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, AbortTimeout: late, Grace: time.Hour})
		same(t, stop(t, p, "() => new Promise(() => {})"), 0)
		same(t, stop(t, p, "() => { for (;;); }"), 0)
	})
	t.Run("a script's own time", func(t *testing.T) {
		p := x.pool(t, pool.Options{
			MaxWorkers: 1, Grace: time.Hour, AbortTimeout: time.Hour,
			Script: script(t, "require('workerpool').worker({}, { abortListenerTimeout: 100 })"),
		})
		same(t, stop(t, p, "() => new Promise(() => {})"), 0)
	})
	t.Run("of a task that is over", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		promise, heard := listening(p, "function () { this.worker.addAbortListener(async () => { this.worker.emit('wrong') }); this.worker.emit('right') }")
		await[any](t, promise)
		same(t, <-heard, "right")
		next := p.Run(forever)
		active(t, p, 1)
		next.Cancel()
		fails(t, next, context.Canceled)
		alive(t, p)
		same(t, len(heard), 0)
		same(t, p.Stats().Restarts, 1) // the listener was not its own
	})
}

// grace is more than a worker needs that does end, mostly.
const grace = 50 * time.Millisecond

// stuck is about workers that do not end by themselves.
func (x exercise) stuck(t *testing.T) {
	t.Run("Grace", func(t *testing.T) {
		d := &deaf{Transport: x.transport, release: make(chan struct{})}
		p := x.pool(t, pool.Options{MaxWorkers: 1, Grace: grace, Transport: d})
		promise := p.Run(forever)
		active(t, p, 1)
		promise.Cancel()
		fails(t, promise, context.Canceled) // at once
		until(t, p, func(s pool.Stats) bool { return s.Abandoned == 1 && s.TotalWorkers == 0 })
		close(d.release)
		alive(t, p)
		until(t, p, func(s pool.Stats) bool { return s.Abandoned == 0 })
	})
	t.Run("MaxAbandoned", func(t *testing.T) {
		d := &deaf{Transport: x.transport, release: make(chan struct{})}
		p := x.pool(t, pool.Options{MaxWorkers: 1, Grace: grace, MaxAbandoned: 2, Transport: d})
		for n := range 2 {
			promise := p.Run(forever)
			active(t, p, 1)
			promise.Cancel()
			fails(t, promise, context.Canceled)
			until(t, p, func(s pool.Stats) bool { return s.Abandoned == n+1 })
		}
		if err := fails(t, p.Run(nothing), pool.ErrAbandoned); !errors.As(err, new(*pool.PoolError)) {
			t.Fatalf("%T: %v", err, err)
		}
		close(d.release)
		until(t, p, func(s pool.Stats) bool { return s.Abandoned == 0 })
		alive(t, p)
	})
	t.Run("Terminate", func(t *testing.T) {
		d := &deaf{Transport: x.transport, release: make(chan struct{})}
		p := x.pool(t, pool.Options{MaxWorkers: 1, Grace: grace, Transport: d})
		promise := p.Run(forever)
		active(t, p, 1)
		if err := p.Terminate(); !errors.Is(err, pool.ErrAbandoned) {
			t.Fatal(err)
		}
		fails(t, promise, pool.ErrTerminated)
		close(d.release)
		until(t, p, func(s pool.Stats) bool { return s.Abandoned == 0 })
	})
}

// deaf makes workers that do not hear that they are to stop anything, nor that
// they are to end, until they are released: as those do that are in a native
// function which does not return.
type deaf struct {
	pool.Transport
	release chan struct{}
}

// Open opens a transport that wants to be.
func (d *deaf) Open(config pool.WorkerConfig) (pool.Transport, error) {
	opener, ok := d.Transport.(pool.Opener)
	if !ok {
		return d, nil
	}
	opened, err := opener.Open(config)
	return &deaf{Transport: opened, release: d.release}, err
}

// Close closes a transport that wants to be.
func (d *deaf) Close() error {
	if closer, ok := d.Transport.(io.Closer); ok {
		return closer.Close()
	}
	return nil
}

func (d *deaf) Spawn(ctx context.Context, config pool.WorkerConfig) (pool.Conn, error) {
	conn, err := d.Transport.Spawn(ctx, config)
	if err != nil {
		return nil, err
	}
	return &deafConn{Conn: conn, release: d.release}, nil
}

type deafConn struct {
	pool.Conn
	release chan struct{}
	closing sync.Once
}

func (c *deafConn) Send(m pool.Message) error {
	if m.Kind == wire.Cancel {
		return nil
	}
	return c.Conn.Send(m)
}

func (c *deafConn) Close() error {
	c.closing.Do(func() {
		go func() { // ends when the test releases the workers; the worker's end waits for it
			<-c.release
			_ = c.Conn.Close()
		}()
	})
	return nil
}
