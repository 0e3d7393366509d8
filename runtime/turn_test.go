package runtime_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// TestStackOverflow: as in Node, a script can catch it, wherever it happens, and
// goes on.
func TestStackOverflow(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	for name, source := range map[string]string{
		"function":      `(function f() { f() })()`,
		"native":        `(function f() { [1].map(f) })()`,
		"sort":          `(function f() { [3, 2, 1].sort(f) })()`,
		"replace":       `(function f() { 'a'.replace(/a/, f) })()`,
		"Reflect.apply": `(function f() { Reflect.apply(f, null, []) })()`,
		"getter":        `const o = { get x() { return this.x } }; o.x`,
		"toString":      `const o = { toString() { return '' + this } }; '' + o`,
		"constructor":   `function C() { new C() } new C()`,
		"class":         `class C { constructor() { new C() } } new C()`,
		"generator":     `function* g() { yield* g() } [...g()]`,
		"proxy":         `const p = new Proxy({}, { get(t, k, r) { return r[k] } }); p.x`,
		"eval":          `(function f() { eval('f()') })()`,
		"finally":       `(function f() { try { f() } finally { 1 } })()`,
		"rethrown":      `(function f() { try { f() } catch (e) { throw e } })()`,
	} {
		want := "RangeError: Maximum call stack size exceeded true"
		if got := eval[string](t, s, "{ try { "+source+"; 'no overflow' } catch (e) { String(e) + ' ' + (e instanceof RangeError) } }"); got != want {
			t.Errorf("%s: %s", name, got)
		}
		if got := eval[string](t, s, "(async () => { await null; try { "+source+"; return 'no overflow' } catch (e) { return String(e) + ' ' + (e instanceof RangeError) } })()"); got != want {
			t.Errorf("%s in an async function: %s", name, got)
		}
	}
	if got := eval[int](t, s, "let n = 0; try { (function f() { n++; f() })() } catch {} n"); got < 9900 || got > 10000 {
		t.Errorf("%d calls in each other", got)
	}
	var e *jsbridge.Error
	if err := fails(t, s, "(function f() { f() })()"); !errors.As(err, &e) || e.Name != "RangeError" || e.Excerpt == "" || strings.Contains(e.Stack, "wprun") {
		t.Errorf("%#v", err)
	}
}

func TestUncaught(t *testing.T) {
	var got []string
	s := newSandbox(t, runtime.Config{Uncaught: func(err error) error {
		got = append(got, err.Error())
		if strings.Contains(err.Error(), "last") {
			return errors.New("the host has had enough")
		}
		return nil
	}})
	eval[any](t, s, `
		setTimeout(() => { throw new Error('of a timer') }, 1)
		process.nextTick(() => { throw new Error('of a tick') })
		queueMicrotask(() => { throw new TypeError('of a microtask') })
		Promise.reject(new Error('of a promise'))
		Promise.reject(new Error('handled')).catch(() => {})
		setTimeout(() => { Promise.reject('a text') }, 2)
		null`)
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := []string{"Error: of a tick", "TypeError: of a microtask", "Error: of a promise", "Error: of a timer"}
	if len(got) != 5 || !slices.Equal(got[:4], want) || !strings.Contains(got[4], "a text") {
		t.Errorf("%q", got)
	}
	eval[any](t, s, "setTimeout(() => { throw new Error('the last') }, 1), null")
	if err := s.Wait(t.Context()); err == nil || err.Error() != "the host has had enough" {
		t.Error(err)
	}
}

// TestTaskEnd: what a task leaves is known as its own, through timers,
// promises and ticks, and ends with it, and nothing else does.
func TestTaskEnd(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	eval[any](t, s, "globalThis.log = []; null")
	start := func(source string, done func(*runtime.Task)) {
		program, err := runtime.CompileFunction("task.js", source)
		if err != nil {
			t.Fatal(err)
		}
		s.Start(func(*goja.Runtime) (goja.Value, error) { return s.CallFunction(program, nil, nil) }, func(_ jsbridge.Clone, err error) {
			if err != nil {
				t.Error(err)
			}
			done(s.Task())
		})
	}
	var ended bool
	start(`async () => {
		setInterval(() => log.push('never'), 2)
		await null
		setTimeout(() => log.push('never'), 2)
		process.nextTick(() => setImmediate(() => log.push('never')))
		Promise.resolve().then(() => setTimeout(() => log.push('never'), 2))
		queueMicrotask(() => setTimeout(() => log.push('never'), 2))
		setTimeout(() => {}, 0)[Symbol.toPrimitive]()
	}`, func(task *runtime.Task) {
		s.Hold() // work of the host, on its behalf
		task.OnEnd(func() { ended = true })
		cancel := task.OnEnd(func() { t.Error("called, although taken back") })
		cancel()
		task.End()
		task.End()
	})
	start(`() => { setTimeout(() => log.push('other'), 5) }`, func(*runtime.Task) {})
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := eval[[]string](t, s, "log"); !slices.Equal(got, []string{"other"}) || !ended {
		t.Errorf("%v, ended %v", got, ended)
	}
}

// TestGivenTime: with a clock and random numbers that are given, a script does
// the same each time, and its timers take no time.
func TestGivenTime(t *testing.T) {
	run := func() string {
		var out bytes.Buffer
		seed := 0.0
		s := newSandbox(t, runtime.Config{
			Stdout: &out,
			Time:   func() time.Time { return time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC) },
			Random: func() float64 { seed += 1.0 / 16; return seed },
		})
		eval[any](t, s, `
			const say = text => console.log(new Date().toISOString(), text, Math.random());
			setTimeout(say, 1000 * 60 * 60 * 24, 'a day later')
			setTimeout(say, 10, 'soon')
			const every = setInterval(() => say('hour'), 1000 * 60 * 60);
			(async () => {
				await new Promise(resolve => setTimeout(resolve, 1000 * 60 * 60 * 3 + 1))
				clearInterval(every)
			})()
			say('start')`)
		if err := s.Wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	want := `2020-01-02T03:04:05.000Z start 0.0625
2020-01-02T03:04:05.010Z soon 0.125
2020-01-02T04:04:05.000Z hour 0.1875
2020-01-02T05:04:05.000Z hour 0.25
2020-01-02T06:04:05.000Z hour 0.3125
2020-01-03T03:04:05.000Z a day later 0.375
`
	for range 2 {
		if got := run(); got != want {
			t.Errorf("got\n%s", got)
		}
	}
	// Work of the host comes before the clock is moved.
	var out bytes.Buffer
	s := newSandbox(t, runtime.Config{Stdout: &out, Time: func() time.Time { return time.Unix(0, 0) }})
	s.Start(func(vm *goja.Runtime) (goja.Value, error) {
		release := s.Hold()
		go s.Post(func() error { // ends by itself; Wait waits for what it posts
			release()
			_, err := vm.RunString("console.log('host')")
			return err
		})
		return vm.RunString("setTimeout(console.log, 1000, 'timer')")
	}, func(jsbridge.Clone, error) {})
	if err := s.Wait(t.Context()); err != nil || out.String() != "host\ntimer\n" {
		t.Errorf("%v: %q", err, out.String())
	}
	// A worker that waits for calls is not moved on to a timer that is left,
	// which would keep it busy for ever.
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	s.Hold()
	eval[any](t, s, "let n = 0; setInterval(() => { n++ }, 1000), null")
	s.Post(func() error { stop(); return nil })
	if err := s.Wait(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if got := eval[int](t, s, "n"); got != 0 {
		t.Errorf("the timer ran %d times", got)
	}
}

// TestEndTasks: with the option, what a task has left ends when it has settled,
// unless the task is kept.
func TestEndTasks(t *testing.T) {
	s := newSandbox(t, runtime.Config{EndTasks: true})
	if err := s.VM().Set("keep", func() { s.Task().Keep() }); err != nil {
		t.Fatal(err)
	}
	eval[any](t, s, "globalThis.log = []; setInterval(() => log.push('never'), 1); setImmediate(() => log.push('never')); null")
	eval[any](t, s, "keep(); setTimeout(() => log.push('kept'), 1); null")
	eval[any](t, s, "new Promise(resolve => setTimeout(resolve, 1))")
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := eval[[]string](t, s, "log"); !slices.Equal(got, []string{"kept"}) {
		t.Error(got)
	}
}

// TestUncaughtIsWhatWasThrown: the hook gets the error as the script threw it,
// when the microtasks are done.
func TestUncaughtIsWhatWasThrown(t *testing.T) {
	var got []error
	var log []string
	s := newSandbox(t, runtime.Config{Uncaught: func(err error) error {
		got = append(got, err)
		log = append(log, "uncaught")
		return nil
	}})
	if err := s.VM().Set("log", func(text string) { log = append(log, text) }); err != nil {
		t.Fatal(err)
	}
	eval[any](t, s, `
		class Mine extends TypeError { code = 'E_MINE' }
		setImmediate(() => {
			Promise.resolve().then(() => log('microtask')).then(() => log('the last microtask'))
			Promise.reject(new Mine('rejected', { cause: 5 }))
			process.nextTick(log, 'tick')
			setTimeout(() => { throw 'no error' }, 1) // in a later turn
		})
		null`)
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if want := []string{"tick", "microtask", "the last microtask", "uncaught", "uncaught"}; !slices.Equal(log, want) {
		t.Errorf("%q", log)
	}
	var e *jsbridge.Error
	if len(got) != 2 || !errors.As(got[0], &e) || e.Name != "TypeError" || e.Message != "rejected" || e.Cause == nil ||
		!strings.Contains(e.Excerpt, "Promise.reject(new Mine(") || !strings.Contains(got[1].Error(), "no error") {
		t.Errorf("%+v", got)
	}
}

func TestLimitsOfTimersAndOutput(t *testing.T) {
	var out bytes.Buffer
	s := newSandbox(t, runtime.Config{Stdout: &out, Limits: runtime.Limits{Timers: 3, Output: 20}})
	if got := eval[string](t, s, `
		const made = [setTimeout(() => {}, 1), setInterval(() => {}, 1), setImmediate(() => {})]
		let said
		try { setTimeout(() => {}, 1) } catch (e) { said = String(e) }
		for (const t of made) clearTimeout(t)
		for (let i = 0; i < 10; i++) clearTimeout(setTimeout(() => {}, 1))
		said`); got != "RangeError: More than 3 timers are pending" {
		t.Error(got)
	}
	if got := eval[string](t, s, `
		let text
		try { for (;;) console.log('12345678') } catch (e) { text = String(e) }
		text`); got != "RangeError: More than 20 bytes of output" || out.String() != "12345678\n12345678\n" {
		t.Errorf("%s after %q", got, out.String())
	}
}

func TestProcess(t *testing.T) {
	t.Setenv("WPRUN_TEST_GIVEN", "yes")
	t.Setenv("WPRUN_TEST_SECRET", "no")
	env := runtime.Environ("WPRUN_TEST_GIVEN", "WPRUN_TEST_MISSING")
	if _, ok := env["WPRUN_TEST_MISSING"]; ok || os.Getenv("WPRUN_TEST_SECRET") == "" {
		t.Fatal(env)
	}
	s := newSandbox(t, runtime.Config{Env: env})
	if got := eval[string](t, s, "JSON.stringify(process.env) + typeof process.exit + Object.keys(process.argv)"); got != `{"WPRUN_TEST_GIVEN":"yes"}function` {
		t.Error(got)
	}
	if got := eval[string](t, s, "process = 5; typeof process"); got != "number" {
		t.Error(got)
	}
}

// TestReplacedBuiltins: values cross as what they are, whatever a script has put
// in the place of the built-in objects, also where it never looked at them.
func TestReplacedBuiltins(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	eval[any](t, s, `
		const { Map: M } = globalThis
		globalThis.made = new M([[1, 'one']])
		M.prototype.forEach = M.prototype.set = () => { throw new Error('mine') }
		for (const name of ['Map', 'Set', 'Date', 'RegExp', 'Error', 'TypeError', 'Uint8Array', 'ArrayBuffer', 'DataView', 'Object', 'Reflect', 'JSON'])
			if (name.length % 2) globalThis[name] = null; else delete globalThis[name]
		null`)
	if got := eval[map[int]string](t, s, "structuredClone(made)"); got[1] != "one" {
		t.Error(got)
	}
	numbered := new(jsbridge.Map)
	numbered.Set(1.0, "a")
	numbered.Set(true, nil)
	for _, value := range []any{time.UnixMilli(5).UTC(), []byte{1, 2}, errors.New("x"), numbered} {
		args, err := jsbridge.FromGo([]any{value})
		if err != nil {
			t.Fatal(err)
		}
		eval[any](t, s, "function same(x) { return x } null")
		result, err := s.Call(t.Context(), "same", args)
		if err != nil {
			t.Errorf("%T: %v", value, err)
			continue
		}
		if want := strings.TrimSuffix(strings.TrimPrefix(args.String(), "["), "]"); result.String() != want && !strings.Contains(want, "Error") {
			t.Errorf("%T: %s, not %s", value, result, want)
		}
	}
}

// A run inside of a run is refused before it changes anything: the outer one goes
// on as it was, with its limits.
func TestNestedRun(t *testing.T) {
	s, err := runtime.New(runtime.Config{Limits: runtime.Limits{Heap: 32 << 20}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.VM().Set("nested", func() error { return s.Wait(t.Context()) }); err != nil {
		t.Fatal(err)
	}
	program, err := runtime.Compile("nested.js", `
		let refused
		try { nested() } catch (e) { refused = e.message }
		if (!/is running already/.test(refused)) throw new Error(refused)
		const kept = []
		for (let i = 0;; i++) kept.push({ i })`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Run(t.Context(), program); !errors.Is(err, runtime.ErrMemory) {
		t.Error(err)
	}
}
