package pool_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

func TestMain(m *testing.M) {
	actAsEcho()        // for BenchmarkRawPipe
	act()              // as somebody else, if started as that
	pool.ServeWorker() // for Process
	code := m.Run()
	// That of ExampleRun. A worker that ends late has been abandoned, and ends.
	if err := pool.TerminateDefault(); err != nil && !errors.Is(err, pool.ErrAbandoned) {
		log.Println(err)
		code = 1
	}
	if err := leaks.Find(); err != nil {
		log.Println(err)
		code = 1
	}
	os.Exit(code)
}

const (
	loop    = "() => { for (;;); }"
	forever = "() => new Promise(resolve => setTimeout(resolve, 1e9))"
)

// newPool returns a pool that is closed at the end of the test; that closing
// ends all its goroutines, TestMain checks. Its workers have a minute for what they
// have a second for else: the machine may stand still for longer than that.
func newPool(t testing.TB, options pool.Options) *pool.Pool {
	t.Helper()
	options.Grace = cmp.Or(options.Grace, time.Minute)
	options.AbortTimeout = cmp.Or(options.AbortTimeout, time.Minute)
	p, err := pool.New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Terminate(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// await returns the value of a promise that must not fail.
func await[T any](t testing.TB, p *pool.Promise) T {
	t.Helper()
	v, err := pool.Await[T](t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// fails waits for a promise that must fail, and returns its error.
func fails(t testing.TB, p *pool.Promise) error {
	t.Helper()
	v, err := p.Await(t.Context())
	if err == nil {
		t.Fatalf("got %v, want an error", v)
	}
	return err
}

// probe checks that the pool still works.
func probe(t testing.TB, p *pool.Pool) {
	t.Helper()
	if got := await[string](t, p.Run("() => 'alive'")); got != "alive" {
		t.Fatalf("the probe returned %q", got)
	}
}

func TestTheSeedDocumentsExample(t *testing.T) {
	p := newPool(t, pool.Options{})
	n, err := pool.Await[int](t.Context(), p.Run("function add(a, b) { return a + b }", 3, 4))
	if n != 7 || err != nil {
		t.Fatalf("got %v, %v", n, err)
	}
}

func TestTenThousandTasks(t *testing.T) {
	const tasks, workers = 10_000, 4
	p := newPool(t, pool.Options{MaxWorkers: workers})
	// Each worker numbers the tasks that it gets.
	const src = "i => [i, globalThis.worker ??= Math.random(), globalThis.n = (globalThis.n ?? 0) + 1]"
	type report struct {
		task      int
		worker, n float64
	}
	var settled [tasks]atomic.Int32
	promises := make([]*pool.Promise, tasks)
	for i := range promises {
		promises[i] = p.Run(src, i)
		promises[i].Finally(func() { settled[i].Add(1) })
	}
	last := make(map[float64]report)
	for i, promise := range promises {
		v := await[[]float64](t, promise)
		got := report{int(v[0]), v[1], v[2]}
		if got.task != i {
			t.Fatalf("task %d returned the result of %d", i, got.task)
		}
		if before := last[got.worker]; got.n != before.n+1 {
			t.Fatalf("task %d was number %v of its worker, after %v", i, got.n, before)
		}
		last[got.worker] = got
	}
	if len(last) > workers {
		t.Fatalf("%d workers, want at most %d", len(last), workers)
	}
	if err := p.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for i := range settled {
		<-promises[i].Finally(func() {}).Done() // after the one above
		if n := settled[i].Load(); n != 1 {
			t.Fatalf("task %d settled %d times", i, n)
		}
	}
}

func TestTasksRunAtTheSameTime(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 3})
	var promises []*pool.Promise
	for range 3 {
		promises = append(promises, p.Run(loop))
	}
	for p.Stats().ActiveTasks < 3 { // a limit of two would hang here
		goruntime.Gosched()
	}
	if s := p.Stats(); s.TotalWorkers != 3 || s.BusyWorkers != 3 || s.IdleWorkers != 0 {
		t.Fatalf("%+v", s)
	}
	waiting := p.Run("() => 'waited'")
	if s := p.Stats(); s.PendingTasks != 1 {
		t.Fatalf("%+v", s)
	}
	promises[1].Cancel()
	if got := await[string](t, waiting); got != "waited" {
		t.Fatal(got)
	}
}

func TestWhatATaskThrows(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	err := fails(t, p.Run("function f() {\n  throw new TypeError('wrong', { cause: new RangeError('why') })\n}"))
	var thrown *jsbridge.Error
	if !errors.As(err, &thrown) {
		t.Fatalf("%T: %v", err, err)
	}
	if thrown.Name != "TypeError" || thrown.Message != "wrong" || err.Error() != "TypeError: wrong" {
		t.Errorf("%#v", thrown)
	}
	if !strings.Contains(thrown.Stack, "\n    at f (<offloaded>:2:9)") {
		t.Errorf("stack:\n%s", thrown.Stack)
	}
	var cause *jsbridge.Error
	if !errors.As(thrown.Cause, &cause) || cause.Message != "why" {
		t.Errorf("cause: %v", thrown.Cause)
	}

	err = fails(t, p.Run("() => { throw { code: 7 } }"))
	if !errors.As(err, &thrown) {
		t.Fatalf("%T: %v", err, err)
	}
	var value struct{ Code int }
	if err := thrown.Value().Into(&value); err != nil || value.Code != 7 {
		t.Errorf("%+v, %v", value, err)
	}
	probe(t, p)
}

func TestBadSource(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	for src, want := range map[string]string{
		"(a, b => a":                    "SyntaxError",
		"1) + (2); globalThis.x = (1":   "SyntaxError",
		"function () { [native code] }": "TypeError",
		"42":                            "TypeError",
	} {
		err := fails(t, p.Run(src))
		var thrown *jsbridge.Error
		if !errors.As(err, &thrown) || thrown.Name != want {
			t.Errorf("%s: %v", src, err)
		}
	}
	if err := fails(t, p.Run("")); err == nil {
		t.Error("no error for no source")
	}
	probe(t, p)
}

func TestArgumentsThatCannotCross(t *testing.T) {
	p := newPool(t, pool.Options{})
	err := fails(t, p.Run("x => x", 1, map[string]any{"a": []any{make(chan int)}}))
	var refused *jsbridge.CloneError
	if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), "arguments[1].a[0]: ") {
		t.Fatalf("%T: %v", err, err)
	}
	probe(t, p)
}

func TestCancelARunningLoop(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, Grace: time.Hour})
	promise := p.Run(loop)
	waitRunning(t, p)
	next := p.Run("() => 'next'")
	promise.Cancel()
	promise.Cancel()
	err := fails(t, promise)
	var cancelled *pool.CancellationError
	if !errors.As(err, &cancelled) || !errors.Is(err, context.Canceled) {
		t.Fatalf("%T: %v", err, err)
	}
	// The worker is replaced without waiting for Grace.
	if got := await[string](t, next); got != "next" {
		t.Fatal(got)
	}
	if s := p.Stats(); s.Abandoned != 0 {
		t.Fatalf("%+v", s)
	}
	promise.Cancel()
}

// waitRunning returns when a worker has been handed a task, which must not end by
// itself: else it may be over before it is seen.
func waitRunning(t testing.TB, p *pool.Pool) {
	t.Helper()
	for p.Stats().ActiveTasks == 0 {
		if err := t.Context().Err(); err != nil {
			t.Fatal(err)
		}
		goruntime.Gosched()
	}
}

// hold starts a task that runs until it is released, and then returns "held". When
// hold returns it has begun: it has sent more events than are on their way at a
// time, and none is taken.
func hold(t testing.TB, on interface {
	RunWith(*pool.ExecOptions, string, ...any) *pool.Promise
}) (held *pool.Promise, release func()) {
	t.Helper()
	began, released := make(chan struct{}, 1000), make(chan struct{})
	held = on.RunWith(&pool.ExecOptions{OnEvent: func(jsbridge.Clone) {
		began <- struct{}{}
		<-released
	}}, "function (n) { for (let i = 0; i < n; i++) this.worker.emit(i); return 'held' }", cap(began))
	select {
	case <-began:
	case <-held.Done():
		t.Fatal(fails(t, held))
	}
	return held, func() { close(released) }
}

func TestCancelAWaitingTask(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	running := p.Run(forever)
	waiting := p.Run("() => 'never'")
	last := p.Run("() => 'last'")
	waiting.Cancel()
	if err := fails(t, waiting); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if s := p.Stats(); s.PendingTasks != 1 && s.PendingTasks != 2 { // the first may still wait for its worker
		t.Fatalf("%+v", s)
	}
	running.Cancel()
	if got := await[string](t, last); got != "last" {
		t.Fatal(got)
	}
}

func TestTimeout(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	for _, src := range []string{loop, forever} {
		err := fails(t, p.Run(src).Timeout(time.Millisecond))
		var timeout *pool.TimeoutError
		if !errors.As(err, &timeout) || timeout.After != time.Millisecond || !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("%T: %v", err, err)
		}
	}
	// The time in the queue does not count, the last one set there does.
	running := p.Run(forever)
	waiting := p.Run("() => 'in time'").Timeout(time.Nanosecond).Timeout(time.Hour)
	fails(t, running.Timeout(time.Millisecond))
	if got := await[string](t, waiting); got != "in time" {
		t.Fatal(got)
	}
	waiting.Timeout(1)
	if got := await[string](t, waiting); got != "in time" {
		t.Fatal(got)
	}
	// While it runs, the earliest counts.
	running = p.Run(forever)
	waitRunning(t, p)
	err := fails(t, running.Timeout(time.Hour).Timeout(time.Millisecond).Timeout(time.Minute))
	if want := "pool: the task timed out after 1ms"; err.Error() != want {
		t.Fatalf("got %q, want %q", err, want)
	}
	err = fails(t, p.RunWith(&pool.ExecOptions{Timeout: time.Millisecond}, loop))
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	probe(t, p)
}

func TestContextOfATask(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	cause := errors.New("the user has left")
	ctx, cancel := context.WithCancelCause(t.Context())
	running := p.RunWith(&pool.ExecOptions{Context: ctx}, loop)
	waitRunning(t, p)
	waiting := p.RunWith(&pool.ExecOptions{Context: ctx}, loop)
	cancel(cause)
	late := p.RunWith(&pool.ExecOptions{Context: ctx}, loop)
	for _, promise := range []*pool.Promise{running, waiting, late} {
		if err := fails(t, promise); err != cause {
			t.Fatalf("%T: %v", err, err)
		}
	}
	probe(t, p)
}

func TestAwaitGivesUpAndTheTaskGoesOn(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	promise := p.Run("() => new Promise(resolve => globalThis.resolve = resolve)")
	cause := errors.New("tired")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(cause)
	if _, err := promise.Await(ctx); err != cause {
		t.Fatal(err)
	}
	select {
	case <-promise.Done():
		t.Fatal("the promise has settled")
	default:
	}
}

func TestPromiseChains(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	broken := errors.New("broken")
	var order []string
	var mu sync.Mutex
	note := func(s string) {
		mu.Lock()
		defer mu.Unlock()
		order = append(order, s)
	}
	root := p.Run("() => 20")
	chain := root.
		Then(func(v any) (any, error) { note("then"); return v.(float64) + 1, nil }).
		Then(func(v any) (any, error) { return p.Run("x => x * 2", v), nil }). // a promise is adopted
		Finally(func() { note("finally") })
	if got := await[int](t, chain); got != 42 {
		t.Fatal(got)
	}
	err := fails(t, root.Then(func(any) (any, error) { return nil, broken }).
		Then(func(any) (any, error) { note("skipped"); return nil, nil }))
	if err != broken {
		t.Fatal(err)
	}
	mended := p.Run("() => { throw new Error('x') }").
		Catch(func(err error) (any, error) { return map[string]int{"n": 3}, nil })
	if got := await[struct{ N int }](t, mended); got.N != 3 {
		t.Fatal(got)
	}
	if got := await[int](t, root.Catch(func(error) (any, error) { note("skipped"); return nil, nil })); got != 20 {
		t.Fatal(got)
	}
	if fmt.Sprint(order) != "[then finally]" {
		t.Fatal(order)
	}
}

func TestCallbacksRunInOrder(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	root := p.Run("() => 1")
	var got []int
	for i := range 100 {
		root.Finally(func() { got = append(got, i) }) // one after the other: no lock
	}
	<-root.Finally(func() {}).Done()
	for i, n := range got {
		if i != n {
			t.Fatal(got)
		}
	}
	if len(got) != 100 {
		t.Fatal(len(got))
	}
}

func TestCancelFromADerivedPromise(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	root := p.Run(loop)
	leaf := root.Then(func(v any) (any, error) { return v, nil }).Finally(func() {})
	leaf.Cancel()
	for _, promise := range []*pool.Promise{root, leaf} {
		if err := fails(t, promise); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
}

func writeScript(t testing.TB, name, source string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDedicatedWorker(t *testing.T) {
	script := writeScript(t, "math.js", `
		const workerpool = require('workerpool')
		workerpool.worker({
			add: (a, b) => a + b,
			slow: async x => { await null; return x },
			die () { setTimeout(() => { throw new TypeError('nobody handles this') }); return new Promise(() => {}) },
		})`)
	p := newPool(t, pool.Options{Script: script, MaxWorkers: 2})
	if got := await[int](t, p.Exec("add", []any{3, 4}, nil)); got != 7 {
		t.Fatal(got)
	}
	if got := await[string](t, p.Exec("slow", []any{"x"}, nil)); got != "x" {
		t.Fatal(got)
	}
	methods, err := p.Methods(t.Context())
	if err != nil || fmt.Sprint(methods) != "[run methods add slow die]" {
		t.Fatal(methods, err)
	}
	for _, unknown := range []string{"subtract", "toString", "__proto__", ""} {
		err := fails(t, p.Exec(unknown, nil, nil))
		if want := fmt.Sprintf("Unknown method %q", unknown); !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", unknown, err)
		}
	}
	err = fails(t, p.Exec("die", nil, nil))
	var dead *pool.WorkerError
	var thrown *jsbridge.Error
	if !errors.As(err, &dead) || !errors.As(err, &thrown) || thrown.Name != "TypeError" {
		t.Fatalf("%T: %v", err, err)
	}
	if got := await[int](t, p.Exec("add", []any{1, 1}, nil)); got != 2 {
		t.Fatal(got)
	}
}

func TestScriptsThatCannotLoad(t *testing.T) {
	if _, err := pool.New(pool.Options{Script: "no/such/file.js"}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing: %v", err)
	}
	_, err := pool.New(pool.Options{Script: writeScript(t, "syntax.js", "let a = 1\nconst = 2")})
	var thrown *jsbridge.Error
	if !errors.As(err, &thrown) || thrown.Name != "SyntaxError" || !strings.Contains(thrown.Stack, "syntax.js:2:") {
		t.Errorf("syntax: %v", err)
	}
	p := newPool(t, pool.Options{Script: writeScript(t, "throws.js", "throw new RangeError('while loading')"), MaxWorkers: 2})
	for range 5 { // each task learns it; none hangs
		err := fails(t, p.Exec("a", nil, nil))
		var failure *pool.PoolError
		if !errors.As(err, &failure) || failure.Failures != 3 || !errors.As(err, &thrown) || thrown.Message != "while loading" {
			t.Errorf("throws: %T: %v", err, err)
		}
	}
}

func TestConsoleOfWorkers(t *testing.T) {
	var out, errOut strings.Builder // one worker: one writer
	p := newPool(t, pool.Options{MaxWorkers: 1, Stdout: &out, Stderr: &errOut})
	await[any](t, p.Run("() => { console.log('to', { out: 1 }); console.error('to err') }"))
	if out.String() != "to { out: 1 }\n" || errOut.String() != "to err\n" {
		t.Fatalf("%q, %q", out.String(), errOut.String())
	}
}

func TestCloseFinishesWhatRuns(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	running, release := hold(t, p)
	waiting := p.Run("() => 'never'")
	closed := make(chan error)
	go func() { closed <- p.Close(t.Context()) }() // ends with the task; the test waits for it
	if err := fails(t, waiting); !errors.Is(err, pool.ErrClosed) {
		t.Fatal(err)
	}
	if err := fails(t, p.Run("() => 1")); !errors.Is(err, pool.ErrClosed) {
		t.Fatal(err)
	}
	release()
	if got := await[string](t, running); got != "held" {
		t.Fatal(got)
	}
	if err := <-closed; err != nil {
		t.Fatal(err)
	}
	if s := p.Stats(); s.TotalWorkers+s.PendingTasks+s.ActiveTasks+s.Abandoned != 0 {
		t.Fatalf("%+v", s)
	}
	if err := p.Close(t.Context()); err != nil { // again
		t.Fatal(err)
	}
	if err := p.Terminate(); err != nil {
		t.Fatal(err)
	}
}

func TestCloseGivesUpWithItsContext(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	running := p.Run(loop)
	waitRunning(t, p)
	cause := errors.New("no more patience")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(cause)
	if err := p.Close(ctx); !errors.Is(err, cause) {
		t.Fatal(err)
	}
	if err := fails(t, running); !errors.Is(err, pool.ErrTerminated) {
		t.Fatal(err)
	}
}

func TestTerminate(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 2})
	running := []*pool.Promise{p.Run(loop), p.Run(forever)}
	var waiting []*pool.Promise
	for range 1000 {
		waiting = append(waiting, p.Run("() => 1"))
	}
	waitRunning(t, p)
	if err := p.Terminate(); err != nil {
		t.Fatal(err)
	}
	for _, promise := range append(waiting, running...) {
		err := fails(t, promise)
		if !errors.Is(err, pool.ErrClosed) && !errors.Is(err, pool.ErrTerminated) {
			t.Fatal(err)
		}
	}
}

func TestTerminateAPoolThatNeverStarted(t *testing.T) {
	p := newPool(t, pool.Options{})
	if err := p.Terminate(); err != nil {
		t.Fatal(err)
	}
	if err := p.Terminate(); err != nil {
		t.Fatal(err)
	}
}

func TestClear(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	await[any](t, p.Run("() => { globalThis.mark = 1 }"))
	p.Clear(false)
	if got := await[string](t, p.Run("() => typeof mark")); got != "undefined" {
		t.Fatal(got)
	}
	running := p.Run(loop)
	waitRunning(t, p)
	waiting := p.Run("() => 'in a new worker'")
	p.Clear(true)
	if err := fails(t, running); !errors.Is(err, pool.ErrTerminated) {
		t.Fatal(err)
	}
	if got := await[string](t, waiting); got != "in a new worker" {
		t.Fatal(got)
	}
}

// until waits until the pool's numbers are as they should be.
func until(t *testing.T, p *pool.Pool, want func(pool.Stats) bool) {
	t.Helper()
	for !want(p.Stats()) {
		if t.Context().Err() != nil {
			t.Fatalf("%+v", p.Stats())
		}
		goruntime.Gosched()
	}
}

func TestMinWorkers(t *testing.T) {
	p := newPool(t, pool.Options{MinWorkers: 2, MaxWorkers: 3})
	until(t, p, func(s pool.Stats) bool { return s.TotalWorkers == 2 && s.IdleWorkers == 2 })
	fails(t, p.Run("() => { setTimeout(() => { throw new Error('gone') }, 0); return new Promise(() => {}) }"))
	until(t, p, func(s pool.Stats) bool { return s.TotalWorkers == 2 && s.IdleWorkers == 2 })
}

func TestMinWorkersThatCannotStart(t *testing.T) {
	script := filepath.Join(t.TempDir(), "worker.js")
	if err := os.WriteFile(script, []byte("throw new Error('not today')"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := newPool(t, pool.Options{MinWorkers: 1, Script: script})
	until(t, p, func(s pool.Stats) bool { return s.TotalWorkers == 0 })
	if err := fails(t, p.Run("() => 1")); !strings.Contains(err.Error(), "not today") {
		t.Error(err)
	}
}

func TestIdleTimeout(t *testing.T) {
	p := newPool(t, pool.Options{MinWorkers: 1, MaxWorkers: 3, IdleTimeout: time.Millisecond})
	var all []func()
	for range 3 {
		_, release := hold(t, p)
		all = append(all, release)
	}
	if s := p.Stats(); s.TotalWorkers != 3 {
		t.Fatalf("%+v", s)
	}
	for _, release := range all {
		release()
	}
	until(t, p, func(s pool.Stats) bool { return s.TotalWorkers == 1 && s.IdleWorkers == 1 })
	if got := await[int](t, p.Run("() => 42")); got != 42 {
		t.Error(got)
	}
}

func TestMaxTasks(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, MaxTasks: 2})
	for i := range 6 {
		got := await[int](t, p.Run("() => globalThis.n = (globalThis.n || 0) + 1"))
		if want := i%2 + 1; got != want {
			t.Errorf("task %d was number %d of its worker, not %d", i, got, want)
		}
	}
}

func TestMaxQueue(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, MaxQueue: 2})
	running := p.Run("() => new Promise(() => {})")
	waitRunning(t, p)
	first, second := p.Run("() => 1"), p.Run("() => 2")
	if err := fails(t, p.Run("() => 3")); !errors.Is(err, pool.ErrQueueFull) {
		t.Error(err)
	}
	running.Cancel()
	if got := await[int](t, first) + await[int](t, second); got != 3 {
		t.Error(got)
	}
	if got := await[int](t, p.Run("() => 4")); got != 4 {
		t.Error(got)
	}
}

func TestOptionsOfNumbers(t *testing.T) {
	for _, o := range []pool.Options{
		{MinWorkers: -1}, {MaxWorkers: -1}, {MaxTasks: -1}, {MaxQueue: -1}, {IdleTimeout: -1}, {MinWorkers: 3, MaxWorkers: 2},
	} {
		if p, err := pool.New(o); err == nil {
			p.Terminate()
			t.Errorf("%+v is accepted", o)
		}
	}
}

func TestCombined(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 2})
	value := func(n int) *pool.Promise { return p.Run("n => n", n) }
	fail := func(text string) *pool.Promise { return p.Run("text => { throw new Error(text) }", text) }
	never := func() *pool.Promise { return p.Run("() => new Promise(() => {})") }

	if got := await[[]int](t, pool.All(value(1), value(2), value(3))); len(got) != 3 || got[0] != 1 || got[2] != 3 {
		t.Error(got)
	}
	if got := await[[]any](t, pool.All()); len(got) != 0 {
		t.Error(got)
	}
	stuck := never()
	if err := fails(t, pool.All(value(1), stuck, fail("first"))); !strings.Contains(err.Error(), "first") {
		t.Error(err)
	}
	if got := await[int](t, pool.Race(stuck, value(5))); got != 5 {
		t.Error(got)
	}
	if got := await[int](t, pool.Any(fail("a"), stuck, value(6))); got != 6 {
		t.Error(got)
	}
	if err := fails(t, pool.Any(fail("a"), fail("b"))); !strings.Contains(err.Error(), "a\nError: b") {
		t.Error(err)
	}
	settled := await[[]pool.Settled](t, pool.AllSettled(value(1), fail("c")))
	if len(settled) != 2 || settled[0].Value != 1.0 || settled[0].Err != nil || settled[1].Err == nil {
		t.Errorf("%+v", settled)
	}
	for _, none := range []*pool.Promise{pool.Any(), pool.Race()} {
		fails(t, none)
	}
	// To cancel all is to cancel each, also those that wait.
	parts := []*pool.Promise{stuck, never(), never()}
	all := pool.AllSettled(parts...)
	all.Then(func(v any) (any, error) { return v, nil }).Cancel()
	for i, s := range await[[]pool.Settled](t, all) {
		if !errors.Is(s.Err, context.Canceled) {
			t.Errorf("part %d: %v", i, s.Err)
		}
	}
	if err := fails(t, pool.All(never(), never()).Timeout(time.Millisecond)); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

// Scripts have the files and variables that the pool gives them, and no others.
func TestGrants(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "worker.js"), []byte(`
		const fs = require('fs')
		require('workerpool').worker({
			read: () => fs.readFileSync('/data/in.txt', 'utf8') + process.env.GIVEN + process.env.HOME,
			host: () => { try { return fs.readFileSync('/etc/passwd', 'utf8') } catch (e) { return e.code } }
		})`), 0o600); err != nil {
		t.Fatal(err)
	}
	p := newPool(t, pool.Options{
		MaxWorkers: 1,
		Script:     filepath.Join(dir, "worker.js"),
		Mounts:     []runtime.Mount{{Path: "/data", FS: fstest.MapFS{"in.txt": {Data: []byte("text ")}}}},
		Env:        map[string]string{"GIVEN": "yes "},
	})
	if got := await[string](t, p.Exec("read", nil, nil)); got != "text yes undefined" {
		t.Error(got)
	}
	if got := await[string](t, p.Exec("host", nil, nil)); got != "ERR_ACCESS_DENIED" {
		t.Error(got)
	}
}

// What a task leaves goes on beside the next ones, or is ended with it.
func TestEndTasks(t *testing.T) {
	for _, end := range []bool{false, true} {
		p := newPool(t, pool.Options{MaxWorkers: 1, EndTasks: end})
		await[any](t, p.Run("() => { globalThis.ran = 0; setTimeout(() => { ran++ }, 1) }"))
		if got := await[int](t, p.Run("() => new Promise(resolve => setTimeout(() => resolve(ran), 5))")); (got == 0) != end {
			t.Errorf("EndTasks %v: the timer ran %d times", end, got)
		}
	}
	// What a script has set up when it was loaded stays.
	script := filepath.Join(t.TempDir(), "worker.js")
	if err := os.WriteFile(script, []byte(`
		let ticks = 0
		setInterval(() => { ticks++ }, 1)
		require('workerpool').worker({ wait: async () => { const was = ticks; while (ticks < was + 3) await new Promise(r => setImmediate(r)); return 'ticked' } })
	`), 0o600); err != nil {
		t.Fatal(err)
	}
	p := newPool(t, pool.Options{MaxWorkers: 1, EndTasks: true, Script: script})
	for range 2 {
		if got := await[string](t, p.Exec("wait", nil, nil)); got != "ticked" {
			t.Error(got)
		}
	}
}

// A worker that cannot be interrupted is abandoned: its task settles at once,
// its place is filled after Grace, and it is counted until it returns.
func TestAbandonedWorker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		transport := &stuckTransport{release: make(chan struct{})}
		p := newPool(t, pool.Options{MaxWorkers: 1, Grace: time.Second, Transport: transport})
		promise := p.Run("() => stuck()")
		synctest.Wait() // the worker has it
		next := p.Run("() => 'next'")
		promise.Cancel()
		fails(t, promise)
		if got := await[string](t, next); got != "next" {
			t.Fatal(got)
		}
		time.Sleep(2 * time.Second) // by the clock of synctest: Grace, and that of the end by force
		if s := p.Stats(); s.Abandoned != 1 || s.TotalWorkers != 1 {
			t.Fatalf("%+v", s)
		}
		if err := p.Terminate(); !errors.Is(err, pool.ErrAbandoned) {
			t.Fatalf("Terminate: %v", err)
		}
		close(transport.release)
		synctest.Wait()
		if s := p.Stats(); s.TotalWorkers+s.PendingTasks+s.ActiveTasks+s.Abandoned != 0 {
			t.Fatalf("%+v", s)
		}
	})
}

// stuckTransport gives its first worker no ear for anything until release is
// closed, as a native function would that does not return.
type stuckTransport struct {
	spawned atomic.Int32
	release chan struct{}
}

func (s *stuckTransport) Spawn(ctx context.Context, config pool.WorkerConfig) (pool.Conn, error) {
	if s.spawned.Add(1) > 1 {
		return pool.Goroutine{}.Spawn(ctx, config)
	}
	return &stuckConn{release: s.release}, nil
}

type stuckConn struct{ release chan struct{} }

func (c *stuckConn) Send(pool.Message) error { return nil }
func (c *stuckConn) Close() error            { return nil }
func (c *stuckConn) Recv() (pool.Message, error) {
	<-c.release
	return pool.Message{}, errors.New("gone")
}

func TestSpawnFailureFailsTheTask(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 2, Transport: noWorkers{}})
	var promises []*pool.Promise
	for range 10 {
		promises = append(promises, p.Run("() => 1"))
	}
	for _, promise := range promises {
		var failure *pool.PoolError
		if err := fails(t, promise); !errors.As(err, &failure) || !errors.Is(err, errNoWorkers) {
			t.Fatal(err)
		}
	}
}

var errNoWorkers = errors.New("no workers here")

type noWorkers struct{}

func (noWorkers) Spawn(context.Context, pool.WorkerConfig) (pool.Conn, error) {
	return nil, errNoWorkers
}

// Timeouts, cancellations, results and Clear race; each task settles once.
func TestEverythingAtOnce(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 4})
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 100 {
				var settled atomic.Int32
				promise := p.Run("n => { let s = 0; for (let i = 0; i < n; i++) s += i; return s }", i*g*10)
				last := promise.Finally(func() { settled.Add(1) })
				switch (i + g) % 5 {
				case 0:
					promise.Cancel()
				case 1:
					promise.Timeout(time.Duration(i) * time.Microsecond)
				case 2:
					if i%20 == 0 {
						p.Clear(i%40 == 0)
					}
				case 3:
					p.Stats()
				}
				<-last.Done()
				if settled.Load() != 1 {
					t.Errorf("settled %d times", settled.Load())
				}
			}
		})
	}
	wg.Wait()
	probe(t, p)
}

func TestOptionsAreChecked(t *testing.T) {
	for want, options := range map[string]pool.Options{
		"MaxWorkers is -1": {MaxWorkers: -1},
		"Grace is -1ns":    {Grace: -1},
		"Limits.Stack":     {Limits: runtime.Limits{Stack: -1}},
	} {
		if _, err := pool.New(options); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}
