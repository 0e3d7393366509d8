package pool_test

import (
	"context"
	"errors"
	"fmt"
	goruntime "runtime"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

// A hostile script is run as a task. It comes to an end, as want says, at least
// when its time is over.
var hostile = map[string]struct {
	src  string
	want func(v any, err error) bool
}{
	"loop":                    {loop, stopped},
	"loop of microtasks":      {"() => { const f = () => Promise.resolve().then(f); return f() }", stopped},
	"regular expression":      {"() => /(a+)+$/.test('a'.repeat(40) + 'b')", stopped},
	"shift of a BigInt":       {"(x = 1n, y = 2n) => x << (y ** 40n)", stopped},
	"text as a BigInt":        {"() => '9'.repeat(5e6) == 1n", stopped},
	"properties of a string":  {"() => ({ ...'x'.repeat(1e8) })", stopped},
	"buffers":                 {"() => { const l = []; for (;;) l.push(new Uint8Array(1e7).fill(1)) }", stopped},
	"string that doubles":     {"() => { let s = 'xy'; for (;;) s += s }", stopped},
	"array that grows":        {"() => { const l = []; for (;;) l.push({}) }", stopped},
	"prototypes":              {"() => { let o = { set x(v) { this.x = v } }; for (let i = 0; i < 1e5; i++) o = Object.create(o); o.x = 1 }", anError},
	"recursion":               {"() => { const f = () => f(); f() }", thrown("RangeError")},
	"deep JSON":               {"() => JSON.parse('['.repeat(5e6))", anError},
	"deep clone":              {"() => { let a = []; for (let i = 0; i < 2e5; i++) a = [a]; return a }", anError},
	"cyclic value":            {"() => { const a = {}; a.a = a; return a }", settled},
	"1 GB":                    {"() => new ArrayBuffer(1e9)", thrown("DataCloneError", "Error", "RangeError")},
	"message of 1 GB":         {"() => { throw new Error('x'.repeat(5e8)) }", anError},
	"many values":             {"() => new Array(5e6).fill(1)", anError},
	"throwing getter":         {"() => ({ get x() { throw new RangeError('mine') } })", thrown("RangeError", "DataCloneError")},
	"revoked proxy":           {"() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy }", anError},
	"throws a revoked proxy":  {"() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy }", anError},
	"error that throws":       {"() => { throw Object.create(Error.prototype, { message: { get() { throw 1 } }, stack: { get() { throw 2 } }, name: { get() { throw 3 } } }) }", anError},
	"__proto__":               {`() => JSON.parse('{"__proto__": {"polluted": true}}')`, settled},
	"constructor":             {"() => ({ constructor: { prototype: { polluted: true } }, toString: 1, valueOf: null })", settled},
	"uncaught":                {"() => { setTimeout(() => { throw new Error('later') }); return new Promise(() => {}) }", anError},
	"flood of console output": {"() => { for (;;) console.log('x'.repeat(1000)) }", stopped},
	"flood of events":         {"function () { for (;;) this.worker.emit(1) }", stopped},
	"timers left behind":      {"() => { for (let i = 0; i < 1000; i++) setInterval(() => {}, 1); return 1 }", settled},
	"tampered globals":        {"() => { Object.prototype.polluted = true; Array.prototype.map = JSON.stringify = Promise.prototype.then = null; globalThis.polluted = true; return 1 }", settled},
}

func settled(any, error) bool { return true }

func anError(_ any, err error) bool { return err != nil }

// stopped: by its timeout, for its memory, or its process by the system.
func stopped(_ any, err error) bool {
	var exit *pool.ExitError
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, runtime.ErrMemory) ||
		errors.As(err, &exit) && strings.Contains(exit.Reason, "memory") || thrown("RangeError")(nil, err)
}

func thrown(names ...string) func(any, error) bool {
	return func(_ any, err error) bool {
		var e *jsbridge.Error
		if !errors.As(err, &e) {
			return false
		}
		for _, name := range names {
			if e.Name == name {
				return true
			}
		}
		return false
	}
}

// TestHostileScripts: at each level, whatever a script does, its task settles,
// this process takes no memory for it, and the next task finds nothing of it.
func TestHostileScripts(t *testing.T) {
	for _, level := range []pool.Level{pool.LevelProcess, pool.Restricted, pool.Strict} {
		t.Run(level.String(), func(t *testing.T) {
			printed := new(counter)
			b := keepBooks(t, pool.Options{MaxWorkers: 1, Fresh: true, MaxFailures: 100, Grace: 300 * time.Millisecond, Stdout: printed},
				pool.Process{Level: level, Memory: 256 << 20, Spares: 1})
			before := memory()
			for name, script := range hostile {
				timeout := 400 * time.Millisecond
				if !script.want(nil, context.DeadlineExceeded) { // it ends by itself, on a busy machine late
					timeout = time.Minute
				}
				promise := b.RunWith(&pool.ExecOptions{Timeout: timeout, OnEvent: func(jsbridge.Clone) {}}, script.src)
				if v, err := promise.Await(t.Context()); !script.want(v, err) {
					t.Errorf("%s: %.100s, %T: %.300s", name, fmt.Sprint(v), err, fmt.Sprint(err))
				}
				const clean = "() => [typeof polluted, {}.polluted, [1].map(x => x), JSON.stringify([1])].join()"
				if got := await[string](t, b.Run(clean)); got != "undefined,,1,[1]" {
					t.Errorf("%s has left %q", name, got)
				}
			}
			if grown := int64(memory() - before); grown > 200<<20 {
				t.Errorf("this process has grown by %d MB", grown>>20)
			}
			if printed.bytes == 0 {
				t.Error("nothing was printed")
			}
		})
	}
}

// memory is what this process has of the system, at most so far.
func memory() uint64 {
	var m goruntime.MemStats
	goruntime.ReadMemStats(&m)
	return m.Sys
}

type counter struct{ bytes int }

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += len(p)
	return len(p), nil
}

// TestReasonsOfDeath: what a process has died of can be told by a program, and by
// who reads its log at night.
func TestReasonsOfDeath(t *testing.T) {
	t.Run("CPU", func(t *testing.T) {
		b := keepBooks(t, pool.Options{MaxWorkers: 1}, pool.Process{CPU: time.Second})
		exited(t, fails(t, b.Run(loop)), "CPU limit of 1s")
	})
	t.Run("memory", func(t *testing.T) {
		b := keepBooks(t, pool.Options{MaxWorkers: 1, Limits: runtime.Limits{Heap: 1 << 40}}, pool.Process{Memory: 128 << 20})
		err := fails(t, b.Run("(x = 1n, y = 2n) => { for (;;) x = x << (y ** 29n) }"))
		if exit := exited(t, err, "out of memory"); exit.Err != nil {
			t.Error(exit.Err)
		}
	})
	t.Run("violation", func(t *testing.T) {
		process := liar("confined")
		process.Level = pool.Restricted
		b := keepBooks(t, pool.Options{MaxWorkers: 1}, process)
		exited(t, fails(t, b.Run("forbidden call")), "sandbox kill")
	})
}

// TestProbesAtEachLevel: what a level promises to deny is denied.
func TestProbesAtEachLevel(t *testing.T) {
	for _, level := range []pool.Level{pool.LevelProcess, pool.Restricted, pool.Strict} {
		t.Run(level.String(), func(t *testing.T) {
			nothingIsLeft(t)
			d := pool.Diagnose(t.Context(), pool.Process{Level: level})
			if d.Err != nil {
				t.Fatal(d.Err)
			}
			denied := 0
			for _, try := range d.Tries {
				if try.Denied {
					denied++
				} else if try.Must {
					t.Errorf("a worker %s", try.What)
				}
			}
			if least := map[pool.Level]int{pool.LevelProcess: 4, pool.Restricted: 20, pool.Strict: 20}[level]; denied < least {
				t.Errorf("only %d things are denied", denied)
			}
		})
	}
}

// A host function that panics is an error of the task, and of nobody else.
func TestHostFunctionPanics(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 1, Modules: []runtime.Module{{Name: "host", Funcs: map[string]any{
		"panics": func() { panic("at the host") },
	}}}}, pool.Process{})
	var panicked *runtime.PanicError
	if err := fails(t, b.Run("() => require('host').panics()")); !errors.As(err, &panicked) {
		t.Errorf("%T: %v", err, err)
	}
	if s := b.Stats(); s.Restarts != 0 {
		t.Errorf("%+v", s)
	}
}
