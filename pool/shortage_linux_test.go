package pool_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
)

// While this process can open no file, tasks wait; then they are done.
func TestNoDescriptors(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 1}, pool.Process{})
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	none := limit
	none.Cur = uint64(descriptors(t)) // and two pipes are needed
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &none); err != nil {
		t.Fatal(err)
	}
	promise := b.Run("() => 7")
	until(t, b.Pool, func(s pool.Stats) bool { return s.Restarts >= 4 && s.PendingTasks == 1 })
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	if got := await[int](t, promise); got != 7 {
		t.Error(got)
	}
}

// A transport whose system can start no process at the moment.
type short struct {
	pool.Process
	opened pool.Transport
	times  *atomic.Int32
}

func (x short) Open(config pool.WorkerConfig) (pool.Transport, error) {
	opened, err := x.Process.Open(config)
	x.opened = opened
	return x, err
}

func (x short) Spawn(ctx context.Context, config pool.WorkerConfig) (pool.Conn, error) {
	if x.times.Add(-1) >= 0 {
		return nil, &os.PathError{Op: "fork/exec", Path: "worker", Err: syscall.EAGAIN}
	}
	return x.opened.Spawn(ctx, config)
}

func (x short) Close() error { return x.opened.(interface{ Close() error }).Close() }

func TestNoProcesses(t *testing.T) {
	x := short{Process: pool.Process{Spares: -1}, times: new(atomic.Int32)}
	x.times.Store(5)
	b := keepBooks(t, pool.Options{MaxWorkers: 1, FailurePeriod: 20 * time.Millisecond, Transport: x}, pool.Process{})
	if got := await[int](t, b.Run("() => 7")); got != 7 || b.Stats().Restarts != 5 {
		t.Error(got, b.Stats())
	}
}

// A script that throws when it is loaded: its tasks fail with what it has thrown,
// and no more workers are started than MaxFailures, which is three.
func TestScriptThatThrows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "worker.js")
	if err := os.WriteFile(path, []byte("throw new RangeError('while loading')"), 0o600); err != nil {
		t.Fatal(err)
	}
	nothingIsLeft(t)
	var started atomic.Int32
	p := newPool(t, pool.Options{MaxWorkers: 4, Script: path, FailurePeriod: time.Hour, Transport: pool.Process{},
		OnCreateWorker: func(int, *pool.WorkerConfig) error { started.Add(1); return nil }})
	var promises []*pool.Promise
	for range 100 {
		promises = append(promises, p.Run("() => 1"))
	}
	for _, promise := range promises {
		var failed *pool.PoolError
		if err := fails(t, promise); !errors.As(err, &failed) || !thrown("RangeError")(nil, err) {
			t.Fatal(err)
		}
	}
	if n := started.Load(); n < 3 || n > 4+2 { // four at once, and what their delays let through
		t.Errorf("%d workers were started", n)
	}
}

func TestCancelAtAnyTime(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 1}, pool.Process{})
	before := b.Run(forever)
	before.Cancel()
	queued := b.runs(pool.ExecOptions{}, loop)
	waiting := b.Run("() => 1")
	waiting.Cancel()
	queued.Cancel()
	queued.Cancel()
	for _, promise := range []*pool.Promise{before, waiting, queued} {
		if err := fails(t, promise); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
	after := b.Run("() => 7")
	if got := await[int](t, after); got != 7 {
		t.Error(got)
	}
	after.Cancel()
	if got := await[int](t, after); got != 7 {
		t.Error(got)
	}
}

func TestTerminateWithManyQueued(t *testing.T) {
	for name, transport := range map[string]pool.Transport{"goroutine": pool.Goroutine{}, "process": pool.Process{}} {
		t.Run(name, func(t *testing.T) {
			nothingIsLeft(t)
			p := newPool(t, pool.Options{MaxWorkers: 1, Transport: transport})
			running := p.Run(loop)
			promises := make([]*pool.Promise, 100_000)
			for i := range promises {
				promises[i] = p.Run("() => 1")
			}
			waitRunning(t, p)
			if err := p.Terminate(); err != nil {
				t.Fatal(err)
			}
			if err := fails(t, running); !errors.Is(err, pool.ErrTerminated) {
				t.Error(err)
			}
			for _, promise := range promises {
				if err := fails(t, promise); !errors.Is(err, pool.ErrClosed) {
					t.Fatal(err)
				}
			}
		})
	}
}
