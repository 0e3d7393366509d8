package pool_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/internal/wire"
)

// OnSettled is called in the order in which a worker has run its tasks, and when
// there is no task.
func TestOnSettled(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	var called sync.WaitGroup
	var order []int // the worker's goroutine only
	for i := range 100 {
		called.Add(1)
		p.RunWith(&pool.ExecOptions{OnSettled: func() {
			order = append(order, i)
			called.Done()
		}}, "x => x", i)
	}
	called.Wait()
	if len(order) != 100 || !slices.IsSorted(order) {
		t.Fatal(order)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	calls := 0
	options := &pool.ExecOptions{OnSettled: func() { calls++ }, Context: over}
	for n, promise := range []*pool.Promise{
		p.RunWith(options, "() => 1"),
		p.RunWith(options, ""),
		p.Exec("run", []any{make(chan int)}, options),
	} {
		if _, err := promise.Result(); err == nil {
			t.Error(n, "has not failed")
		}
	}
	if calls != 3 {
		t.Error(calls)
	}
}

// With Deliver, a loop hears what one worker sends in the order in which it was sent,
// however slow it is, and never on a goroutine of the pool's.
func TestDeliver(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	loop := make(chan func(), 100)
	var heard []string
	run := func(name string, events int) {
		options := &pool.ExecOptions{Deliver: func(call func()) { loop <- call }}
		options.OnSettled = func() { loop <- func() { heard = append(heard, name+" has settled") } }
		if events > 0 {
			options.OnEvent = func(payload jsbridge.Clone) { heard = append(heard, name+" "+payload.String()) }
			options.Stdout = writer(func(text string) { heard = append(heard, name+" prints "+text) })
		}
		p.RunWith(options, `function (events) {
			for (let i = 0; i < events; i++) {
				this.worker.emit(i)
				console.log(i)
			}
		}`, events)
	}
	run("a", 2)
	run("b", 0)
	run("c", 1)
	for range 9 {
		(<-loop)()
	}
	if want := []string{
		"a 0", "a prints 0\n", "a 1", "a prints 1\n", "a has settled", "b has settled",
		"c 0", "c prints 0\n", "c has settled",
	}; !slices.Equal(heard, want) {
		t.Errorf("%q", heard)
	}
}

type writer func(string)

func (w writer) Write(p []byte) (int, error) {
	w(string(p))
	return len(p), nil
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
					began, settled := make(chan struct{}), make(chan struct{})
					task := p.RunWith(&pool.ExecOptions{
						OnEvent:   func(jsbridge.Clone) { close(began) },
						OnSettled: func() { <-settled },
						OnStopped: func() { stopped.Store(true) },
					}, `function () {
						(`+wait+`)()
						this.worker.emit('began')
						return new Promise(() => {})
					}`)
					<-began
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

// A context that has ended before its task is answered decides, also when the
// goroutine that is to stop the task has not come to it.
func TestContextsThatEndFirst(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	enough := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	gone := make(chan struct{})
	promise := p.RunWith(&pool.ExecOptions{
		Context:   unheard{ctx},
		OnEvent:   func(jsbridge.Clone) { cancel(enough) },
		OnStopped: func() { close(gone) },
	}, "function (n) { for (let i = 0; i < n; i++) this.worker.emit(i) }", wire.Window+1) // waits for the first to be taken
	if _, err := promise.Await(t.Context()); err != enough {
		t.Error(err)
	}
	<-gone
	if s := p.Stats(); s.Failed != 1 || s.Completed != 0 {
		t.Errorf("%+v", s)
	}
	await[any](t, p.Run("() => 1"))
}

// An unheard context ends, and tells nobody.
type unheard struct{ context.Context }

func (unheard) Done() <-chan struct{} { return nil }

// What the pool prints of one worker, and the outcomes of that worker's tasks, come in
// the order in which the worker has told them, however slow it is to print.
func TestPrintingKeepsTheOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var heard []string
		hear := func(what string) {
			mu.Lock()
			defer mu.Unlock()
			heard = append(heard, what)
		}
		gate := make(chan struct{})
		p, err := pool.New(pool.Options{MaxWorkers: 1, Stdout: writer(func(text string) {
			<-gate
			hear(text)
		})})
		if err != nil {
			t.Fatal(err)
		}
		run := func(name string, listens bool) {
			options := &pool.ExecOptions{OnSettled: func() { hear(name + " has settled") }}
			if listens {
				options.OnEvent = func(payload jsbridge.Clone) { hear(name + " " + payload.String()) }
				options.Deliver = func(call func()) { call() }
			}
			p.RunWith(options, `function (name) {
				this.worker.emit(1)
				if (name !== 'b') console.log(name)
			}`, name)
		}
		run("a", false)
		run("b", false)
		run("c", true)
		run("d", false)
		synctest.Wait()
		if len(heard) > 0 {
			t.Errorf("heard before it was printed: %q", heard)
		}
		close(gate)
		synctest.Wait()
		if want := []string{
			"a\n", "a has settled", "b has settled", "c 1", "c\n", "c has settled", "d\n", "d has settled",
		}; !slices.Equal(heard, want) {
			t.Errorf("%q", heard)
		}
		if err := p.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
