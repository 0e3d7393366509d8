package pool_test

import (
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// OnSettled is called in the order in which a worker has run its tasks, and at
// once for a promise that has settled.
func TestOnSettled(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	var called sync.WaitGroup
	var order []int // the worker's goroutine only
	var last *pool.Promise
	for i := range 100 {
		called.Add(1)
		last = p.Run("x => x", i)
		last.OnSettled(func() {
			order = append(order, i)
			called.Done()
		})
	}
	called.Wait()
	if len(order) != 100 || !slices.IsSorted(order) {
		t.Fatal(order)
	}
	called.Add(1)
	last.OnSettled(called.Done)
	called.Wait()
}

// OnStopped is called for tasks that are stopped, wherever they are, and for those
// that lose their worker: after their last event, and the end of a worker that
// goes with them.
func TestOnStopped(t *testing.T) {
	var ended atomic.Int32
	p := newPool(t, pool.Options{MaxWorkers: 1, OnTerminateWorker: func(int, error) { ended.Add(1) }})
	gone := make(chan string, 3)
	var emitted []string // before OnStopped is called
	options := func(name string) *pool.ExecOptions {
		return &pool.ExecOptions{
			OnEvent:   func(payload jsbridge.Clone) { emitted = append(emitted, payload.String()) },
			OnStopped: func() { gone <- name },
		}
	}
	await[any](t, p.RunWith(options("not stopped"), "() => 1"))
	began := make(chan struct{})
	running := options("running")
	running.OnEvent = func(payload jsbridge.Clone) {
		if emitted = append(emitted, payload.String()); len(emitted) == 1 {
			close(began)
		}
	}
	task := p.RunWith(running, `function () {
		this.worker.addAbortListener(async () => this.worker.emit('stopping'))
		this.worker.emit('began')
		return new Promise(() => {})
	}`)
	<-began
	waiting := p.RunWith(options("waiting"), "() => 2")
	waiting.Cancel()
	if name := <-gone; name != "waiting" {
		t.Fatal(name)
	}
	task.Cancel()
	if name := <-gone; name != "running" || !slices.Equal(emitted, []string{`"began"`, `"stopping"`}) {
		t.Fatal(name, emitted)
	}
	blocked := p.RunWith(options("blocked"), "() => { for (;;); }")
	blocked.Timeout(1)
	if name := <-gone; name != "blocked" || ended.Load() != 1 {
		t.Fatal(name, ended.Load())
	}
	p.RunWith(options("lost"), "() => process.exit(1)")
	if name := <-gone; name != "lost" || ended.Load() != 2 {
		t.Fatal(name, ended.Load())
	}
	if len(gone) > 0 {
		t.Fatal(<-gone)
	}
}

// Nobody hears that a worker has ended, or that nothing is left of a task, before
// the task's promise has settled, however long that takes whoever stops it.
func TestOutcomesComeFirst(t *testing.T) {
	for name, stop := range map[string]func(*pool.Promise){
		"cancel":  (*pool.Promise).Cancel,
		"timeout": func(p *pool.Promise) { p.Timeout(1) },
	} {
		for what, wait := range map[string]string{"ends": "() => {}", "stays": "() => this.worker.addAbortListener(async () => {})"} {
			t.Run(name+"/"+what, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					var ended, stopped atomic.Bool
					p, err := pool.New(pool.Options{MaxWorkers: 1, OnTerminateWorker: func(int, error) { ended.Store(true) }})
					if err != nil {
						t.Fatal(err)
					}
					began := make(chan struct{})
					task := p.RunWith(&pool.ExecOptions{
						OnEvent:   func(jsbridge.Clone) { close(began) },
						OnStopped: func() { stopped.Store(true) },
					}, `function () {
						(`+wait+`)()
						this.worker.emit('began')
						return new Promise(() => {})
					}`)
					<-began
					settled := make(chan struct{})
					task.OnSettled(func() { <-settled })
					go stop(task)
					time.Sleep(time.Millisecond) // by the clock of synctest: the timeout is over
					synctest.Wait()
					if ended.Load() || stopped.Load() {
						t.Error("before the promise has settled: ended", ended.Load(), "stopped", stopped.Load())
					}
					close(settled)
					synctest.Wait()
					if ended.Load() != (what == "ends") || !stopped.Load() {
						t.Error("when it has: ended", ended.Load(), "stopped", stopped.Load())
					}
					if err := p.Close(t.Context()); err != nil {
						t.Error(err)
					}
				})
			})
		}
	}
}
