package pooltest

import (
	"context"
	"errors"
	"io"
	goruntime "runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

func (x exercise) events(t *testing.T) {
	t.Run("in order, before the promise settles", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 2})
		const events = 500
		for _, last := range []string{"return n", "throw new Error('last')", "setTimeout(() => { throw new Error('uncaught') }); return new Promise(() => {})"} {
			promise, heard := listening(p, "function (n) { for (let i = 0; i < n; i++) this.worker.emit(i); "+last+" }", events)
			_, _ = promise.Await(t.Context())
			same(t, len(heard), events)
			for i := range events {
				same(t, <-heard, i)
			}
		}
	})
	t.Run("asynchronous", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		promise, heard := listening(p, "async function () { await null; this.worker.emit({ a: [1] }); await new Promise(r => setTimeout(r, 1)); this.worker.emit('b') }")
		await[any](t, promise)
		same(t, []any{<-heard, <-heard}, "[map[a:[1]] b]")
	})
	t.Run("workerEmit of a method", func(t *testing.T) {
		p := x.pool(t, pool.Options{Script: script(t, `
			const workerpool = require('workerpool')
			workerpool.worker({ work: () => { workerpool.workerEmit('progress'); return 'done' } })`)})
		heard := ""
		promise := p.Exec("work", nil, &pool.ExecOptions{OnEvent: func(c jsbridge.Clone) { _ = c.Into(&heard) }})
		same(t, await[string](t, promise), "done")
		same(t, heard, "progress")
		same(t, await[string](t, p.Exec("work", nil, nil)), "done") // nobody listens
	})
	t.Run("what is not taken makes the worker wait", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 2})
		running := hold(t, p, "released")
		for range 10 { // other tasks go on, on other workers
			alive(t, p)
		}
		if s := p.Stats(); s.ActiveTasks != 1 || s.BusyWorkers != 1 {
			t.Fatalf("%+v", s)
		}
		running.release()
		same(t, await[string](t, running.Promise), "released")
	})
	t.Run("large ones make the worker wait sooner", func(t *testing.T) {
		var emitted, heard, most atomic.Int64
		p := x.pool(t, pool.Options{MaxWorkers: 1, Modules: []runtime.Module{{Name: "host", Funcs: map[string]any{
			"emitted": func() { emitted.Add(1) },
		}}}})
		const events, size = 24, 2 << 20
		promise := p.RunWith(&pool.ExecOptions{OnEvent: func(c jsbridge.Clone) {
			for heard.Load() == 0 && emitted.Load() < 5 { // the first one is not taken before some wait
				goruntime.Gosched()
			}
			heard.Add(1)
			most.Store(max(most.Load(), emitted.Load()-heard.Load()+1))
			if c.Size() < size {
				t.Errorf("an event of %d bytes", c.Size())
			}
		}}, "function (n, size) { for (let i = 0; i < n; i++) { this.worker.emit(new Uint8Array(size)); require('host').emitted() } }", events, size)
		await[any](t, promise)
		same(t, heard.Load(), events)
		if n := most.Load(); n > (16<<20)/size {
			t.Errorf("%d of %d bytes waited at a time", n, size)
		}
	})
	t.Run("one alone may be large", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		var sizes []int
		promise := p.RunWith(&pool.ExecOptions{OnEvent: func(c jsbridge.Clone) { sizes = append(sizes, c.Size()>>20) }},
			"function () { for (const size of [40, 1, 30]) this.worker.emit(new Uint8Array(size << 20)) }")
		await[any](t, promise)
		same(t, sizes, "[40 1 30]")
	})
	t.Run("cancelled while it waits", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		running := hold(t, p, nil)
		running.Cancel()
		fails(t, running.Promise, context.Canceled)
		alive(t, p) // in another worker, though nobody has taken the events
		running.release()
	})
	t.Run("a listener that calls the pool", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 2})
		var inner any
		promise := p.Exec("run", []any{"function () { this.worker.emit(20); return 1 }"}, &pool.ExecOptions{OnEvent: func(c jsbridge.Clone) {
			p.Stats()
			inner, _ = p.Run("n => n + 1", c).Await(t.Context())
		}})
		same(t, await[int](t, promise), 1)
		same(t, inner, 21)
	})
	t.Run("what cannot cross", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		promise, _ := listening(p, "function () { this.worker.emit(() => 1) }")
		var thrown *jsbridge.Error
		if err := fails(t, promise, nil); !errors.As(err, &thrown) || thrown.Name != "DataCloneError" {
			t.Fatalf("%T: %v", err, err)
		}
	})
}

// lines is a writer that keeps what each Write was given.
type lines struct {
	mu  sync.Mutex
	all []string
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, string(p))
	return len(p), nil
}

func (l *lines) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.all, "|")
}

func (x exercise) output(t *testing.T) {
	const print = "(n, name) => { for (let i = 0; i < n; i++) { console.log(name, { i }); console.error(name) } }"
	t.Run("to the pool's writers", func(t *testing.T) {
		var out, errOut lines
		p := x.pool(t, pool.Options{MaxWorkers: 1, Stdout: &out, Stderr: &errOut})
		await[any](t, p.Run(print, 2, "a"))
		same(t, out.text(), "a { i: 0 }\n|a { i: 1 }\n")
		same(t, errOut.text(), "a\n|a\n")
	})
	t.Run("to the task's", func(t *testing.T) {
		var out, errOut, own lines
		p := x.pool(t, pool.Options{MaxWorkers: 1, Stdout: &out, Stderr: &errOut})
		promise := p.Exec("run", []any{print, []any{1, "own"}}, &pool.ExecOptions{Stdout: &own})
		await[any](t, promise)
		same(t, own.text(), "own { i: 0 }\n")
		same(t, out.text(), "")
		same(t, errOut.text(), "own\n")
	})
	t.Run("whole lines, each where it belongs", func(t *testing.T) {
		const tasks, printed = 6, 100
		var out lines
		p := x.pool(t, pool.Options{MaxWorkers: 3, TasksPerWorker: 2, Stdout: &out})
		own := make([]lines, tasks)
		var promises []*pool.Promise
		for i := range tasks {
			name := string(rune('a' + i))
			promises = append(promises, p.Exec("run", []any{`async (n, name) => {
				for (let i = 0; i < n; i++) { console.log(name + i + '\n' + name); await null }
			}`, []any{printed, name}}, &pool.ExecOptions{Stdout: &own[i]}))
			promises = append(promises, p.Run("(n, name) => { for (let i = 0; i < n; i++) console.log(name + '.'.repeat(i)) }", printed, name))
		}
		for _, promise := range promises {
			await[any](t, promise)
		}
		for i := range own {
			same(t, len(own[i].all), printed)
			for _, line := range own[i].all {
				if name := string(rune('a' + i)); !strings.HasPrefix(line, name) || !strings.HasSuffix(line, "\n"+name+"\n") {
					t.Fatalf("%q", line)
				}
			}
		}
		same(t, len(out.all), tasks*printed)
		for _, line := range out.all {
			if strings.Count(line, "\n") != 1 || strings.Trim(line[1:], ".") != "\n" {
				t.Fatalf("%q", line)
			}
		}
	})
	t.Run("of no task", func(t *testing.T) {
		var out lines
		p := x.pool(t, pool.Options{MaxWorkers: 1, Stdout: &out, Script: script(t, "console.log('loading')")})
		await[any](t, p.Run("() => { globalThis.done = new Promise(resolve => setTimeout(() => { console.log('left'); resolve() }, 1)) }"))
		await[any](t, p.Run("() => done"))
		if err := p.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		same(t, out.text(), "loading\n|left\n")
	})
	t.Run("that nobody writes", func(t *testing.T) {
		reader, writer := io.Pipe() // blocks
		p := x.pool(t, pool.Options{MaxWorkers: 2})
		promise := p.Exec("run", []any{print, []any{1000, "flood"}}, &pool.ExecOptions{Stdout: writer})
		active(t, p, 1)
		alive(t, p)
		promise.Cancel()
		fails(t, promise, context.Canceled)
		_ = reader.Close()
		alive(t, p)
	})
}
