package pool_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/runtime"
)

// A listener that takes its time is no worker that is stuck: it is waited for.
func TestSlowListenersAreNoAbandonedWorkers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, err := pool.New(pool.Options{MaxWorkers: 1, MaxTasks: 1, MaxAbandoned: 1})
		if err != nil {
			t.Fatal(err)
		}
		slow := p.Exec("run", []any{"function () { this.worker.emit(1) }"}, &pool.ExecOptions{
			OnEvent: func(jsbridge.Clone) { time.Sleep(time.Hour) },
		})
		if _, err := p.Run("() => 1").Await(t.Context()); err != nil {
			t.Error(err)
		}
		time.Sleep(time.Minute) // by the clock of synctest
		if s := p.Stats(); s.Abandoned != 0 {
			t.Errorf("%+v", s)
		}
		if err := p.Close(t.Context()); err != nil {
			t.Error(err)
		}
		select {
		case <-slow.Done():
		default:
			t.Error("Close has not waited for the events")
		}
	})
}

// What the pool calls may end the pool.
func TestTerminateFromCallbacks(t *testing.T) {
	for _, from := range []string{"OnEvent", "OnTerminateWorker", "Observer", "Then"} {
		t.Run(from, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var p *pool.Pool
				var once sync.Once
				ended := make(chan struct{})
				end := func(here string) {
					if here == from {
						once.Do(func() {
							_ = p.Terminate() // an error where it waits for itself
							close(ended)
						})
					}
				}
				var err error
				p, err = pool.New(pool.Options{
					MaxWorkers:        1,
					MaxTasks:          1,
					OnTerminateWorker: func(int, error) { end("OnTerminateWorker") },
					Observer: func(e pool.Event) {
						if _, ok := e.(pool.TaskSettled); ok {
							end("Observer")
						}
					},
				})
				if err != nil {
					t.Fatal(err)
				}
				promise := p.Exec("run", []any{"function () { this.worker.emit(1) }"}, &pool.ExecOptions{
					OnEvent: func(jsbridge.Clone) { end("OnEvent") },
				})
				promise.Finally(func() { end("Then") })
				<-promise.Done()
				<-ended
				synctest.Wait() // a worker whose goroutine was in the Observer has yet to end
				if err := p.Terminate(); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// hung is a transport whose Spawn, or whose workers, do nothing at all.
type hung struct{ spawn bool }

func (h hung) Spawn(ctx context.Context, config pool.WorkerConfig) (pool.Conn, error) {
	if h.spawn {
		<-ctx.Done()
		return nil, context.Cause(ctx)
	}
	return &silent{gone: make(chan struct{})}, nil
}

// silent is a worker that never says anything, but what it was given.
type silent struct {
	once sync.Once
	says []pool.Message
	gone chan struct{}
}

func (c *silent) Send(pool.Message) error { return nil }
func (c *silent) Close() error            { c.once.Do(func() { close(c.gone) }); return nil }
func (c *silent) Recv() (pool.Message, error) {
	if len(c.says) > 0 {
		m := c.says[0]
		c.says = c.says[1:]
		return m, nil
	}
	<-c.gone
	return pool.Message{}, errors.New("killed")
}

// Workers that are never ready are given up, and so are the tasks that wait for
// them, however long that takes each time.
func TestWorkersThatAreNeverReady(t *testing.T) {
	for _, h := range []hung{{spawn: true}, {spawn: false}} {
		synctest.Test(t, func(t *testing.T) {
			began := time.Now()
			p, err := pool.New(pool.Options{
				MaxWorkers: 2, Script: writeScript(t, "w.js", "1"), StartTimeout: time.Minute, Transport: h,
			})
			if err != nil {
				t.Fatal(err)
			}
			_, err = p.Run("() => 1").Await(t.Context())
			var failure *pool.PoolError
			if !errors.As(err, &failure) || failure.Failures != 3 {
				t.Error(err)
			}
			if took := time.Since(began); took > 4*time.Minute {
				t.Error(took)
			}
			if err := p.Close(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

type says []pool.Message

func (s says) Spawn(context.Context, pool.WorkerConfig) (pool.Conn, error) {
	return &silent{gone: make(chan struct{}), says: s}, nil
}

// A worker that says that it is broken, and does not end, is ended by force.
func TestBrokenWorkersThatDoNotEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		why := (&jsbridge.Error{Name: "Error", Message: "I am broken"}).Value()
		p, err := pool.New(pool.Options{MaxWorkers: 1, MaxFailures: 1, Transport: says{{Kind: 3, Value: why}}})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			_, err := p.Run("() => 1").Await(t.Context())
			if !errors.As(err, new(*pool.WorkerError)) && !errors.As(err, new(*pool.PoolError)) {
				t.Error(err)
			}
		}
		if err := p.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// A worker cannot put off its end by saying again and again that it stops a task
// gently.
func TestEndlessAborting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, err := pool.New(pool.Options{MaxWorkers: 1, Transport: aborting{}})
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		promise := p.Run("() => 1")
		synctest.Wait() // the worker has it
		promise.Cancel()
		if _, err := promise.Await(t.Context()); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		if err := p.Close(t.Context()); err != nil {
			t.Error(err)
		}
		if took := time.Since(began); took > 3*time.Second {
			t.Error(took)
		}
	})
}

// aborting makes workers that say four times a second that they stop call 1, and
// that this takes a second.
type aborting struct{}

func (aborting) Spawn(context.Context, pool.WorkerConfig) (pool.Conn, error) {
	return &abortingConn{gone: make(chan struct{})}, nil
}

type abortingConn struct {
	once sync.Once
	gone chan struct{}
}

func (c *abortingConn) Send(pool.Message) error { return nil }
func (c *abortingConn) Close() error            { c.once.Do(func() { close(c.gone) }); return nil }
func (c *abortingConn) Recv() (pool.Message, error) {
	select {
	case <-time.After(time.Second / 4):
		second, err := jsbridge.FromGo(1000)
		return pool.Message{Kind: 4, ID: 1, Method: "aborting", Value: second}, err
	case <-c.gone:
		return pool.Message{}, fmt.Errorf("killed")
	}
}

// A worker that says why it breaks, and then does not end in time, has said why.
func TestBrokenAndLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, err := pool.New(pool.Options{MaxWorkers: 1, Transport: lateOne{}})
		if err != nil {
			t.Fatal(err)
		}
		_, err = p.Run("() => 1").Await(t.Context())
		if worker := new(pool.WorkerError); !errors.As(err, &worker) || err.Error() != "pool: the worker ended before the task did: Error: its reason" {
			t.Error(err)
		}
		if err := p.Terminate(); err != nil {
			t.Error(err)
		}
	})
}

// A lateOne is a transport whose workers break with each task, and end when they are
// made to.
type lateOne struct{}

func (lateOne) Spawn(context.Context, pool.WorkerConfig) (pool.Conn, error) {
	near, far := wire.Pipe()
	reason := (&jsbridge.Error{Name: "Error", Message: "its reason"}).Value()
	go func() { // ends with the connection
		defer far.Close()
		for {
			m, err := far.Recv()
			if err != nil {
				return
			}
			if m.Kind == wire.Call {
				_ = far.Send(wire.Message{Kind: wire.Fault, Value: reason, Flags: wire.Retire})
			}
		}
	}()
	return near, nil
}

// A worker that was abandoned in a native function does nothing more when that
// returns: its script does not go on.
func TestAbandonedScriptsDoNotGoOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		entered, release := make(chan struct{}), make(chan struct{})
		var wentOn atomic.Bool
		p := newPool(t, pool.Options{MaxWorkers: 1, Grace: time.Second, Modules: []runtime.Module{{
			Name: "native",
			Init: func(_ *runtime.Sandbox, exports *goja.Object) error {
				return errors.Join(
					exports.Set("stick", func() { close(entered); <-release }), // deaf to any interrupt
					exports.Set("goOn", func() { wentOn.Store(true) }),
				)
			},
		}}})
		promise := p.Run(`() => {
			const { stick, goOn } = require('native')
			Promise.resolve().then(goOn)
			setTimeout(goOn)
			try { stick() } finally { goOn() }
			goOn()
		}`)
		<-entered
		promise.Cancel()
		fails(t, promise)
		time.Sleep(3 * time.Second) // by the clock of synctest: Grace, and that of the end by force
		if n := p.Stats().Abandoned; n != 1 {
			t.Error(n)
		}
		probe(t, p) // elsewhere
		close(release)
		synctest.Wait()
		if n := p.Stats().Abandoned; n != 0 {
			t.Error(n)
		}
		if wentOn.Load() {
			t.Error("the script has gone on")
		}
	})
}
