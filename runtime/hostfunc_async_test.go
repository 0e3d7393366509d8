package runtime_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	goruntime "runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

func TestAsyncHostFunctions(t *testing.T) {
	first, second := make(chan string), make(chan string)
	s := hostSandbox(t, map[string]any{
		"first":  runtime.Async(func() string { second <- "from the first"; return <-first }),
		"second": runtime.Async(func(_ context.Context, s string) string { defer func() { first <- s }(); return <-second }),
		"noRows": runtime.Async(shapes["noRows"]),
		"panics": runtime.Async(shapes["panics"]),
		"exit":   runtime.Async(func() { goruntime.Goexit() }),
		"raw":    runtime.Async(shapes["raw"]),
	})
	for source, want := range map[string]string{
		"Promise.all([h.first(), h.second('from the second')])": "from the second,from the first",
		"h.raw(1, 2)":                           "1,2",
		"h.raw() instanceof Promise":            "true",
		"h.exit()":                              "Error: the host function h.exit panicked: runtime.Goexit was called",
		"h.panics()":                            "Error: the host function h.panics panicked: no more: EOF",
		"h.second(5)":                           "TypeError: argument 1 of h.second: number 5 into string",
		"h.second(() => {}).catch(e => e.name)": "DataCloneError",
		"h.noRows().then(() => 'no', e => e)":   "Error: user 5: sql: no rows in result set",
	} {
		script := fmt.Sprintf("(async () => { try { return String(await eval(%q)) } catch (e) { return String(e) } })()", source)
		if strings.Contains(source, "instanceof") {
			script = "String(" + source + ")"
		}
		if got := eval[string](t, s, script); got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
	}
	if err := fails(t, s, "h.noRows()"); !errors.Is(err, sql.ErrNoRows) {
		t.Error(err)
	}
	if got := eval[int](t, s, "globalThis.answers = 0; for (let i = 0; i < 100; i++) h.raw().then(() => answers++); 0"); got != 0 {
		t.Error(got)
	}
	if err := s.Wait(t.Context()); err != nil { // it is held
		t.Error(err)
	}
	if got := eval[int](t, s, "answers"); got != 100 {
		t.Error(got)
	}
}

// TestAsyncHostFunctionIsStopped: by the end of its task or of its run.
func TestAsyncHostFunctionIsStopped(t *testing.T) {
	started, causes := make(chan struct{}), make(chan error, 1)
	wait := runtime.Async(func(ctx context.Context) error {
		started <- struct{}{}
		<-ctx.Done()
		causes <- context.Cause(ctx)
		return context.Cause(ctx)
	})
	caught := make(chan struct{})
	s := hostSandbox(t, map[string]any{"wait": wait, "caught": func() { close(caught) }})
	eval[any](t, s, "globalThis.log = []; null")
	program, err := runtime.CompileFunction("task.js", "() => { h.wait().finally(() => log.push('never')); process.nextTick(() => h.wait()) }")
	if err != nil {
		t.Fatal(err)
	}
	s.Start(func(*goja.Runtime) (goja.Value, error) { return s.CallFunction(program, nil, nil) }, func(_ jsbridge.Clone, err error) {
		<-started
		s.Task().End() // before the tick, whose call never begins
	})
	if err := s.Wait(t.Context()); err != nil {
		t.Error(err)
	}
	if err := <-causes; !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "task has ended") {
		t.Error(err)
	}

	enough := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	go func() { // ends when the function runs and somebody catches what it throws
		<-started
		<-caught
		cancel(enough)
	}()
	if _, err := s.Run(ctx, compile(t, "const p = h.wait().catch(() => log.push('caught')); h.caught(); p")); err != enough {
		t.Error(err)
	}
	if err := <-causes; err != enough {
		t.Error(err)
	}
	if err := s.Wait(t.Context()); err != nil { // the answer comes to what is left of the script
		t.Error(err)
	}
	if got := eval[[]string](t, s, "log"); !slices.Equal(got, []string{"caught"}) {
		t.Error(got)
	}
}

// TestTooManyAsyncCalls: a script cannot make goroutines without end.
func TestTooManyAsyncCalls(t *testing.T) {
	s := hostSandbox(t, map[string]any{"now": runtime.Async(func() {})})
	got := eval[string](t, s, `
		let calls = 0, said
		const call = () => { calls++; h.now().catch(e => { said ??= String(e) }) }
		for (let i = 0; i < 17000; i++) call();
		(async () => { await h.now().catch(() => {}); return said })()`)
	if got != "RangeError: More than 16384 asynchronous calls of the host's functions are under way" {
		t.Error(got)
	}
	if err := s.Wait(t.Context()); err != nil {
		t.Error(err)
	}
	if got := eval[string](t, s, "h.now().then(() => 'again')"); got != "again" {
		t.Error(got)
	}
}

// TestAsyncHoldsGivenTime: a clock that is given does not run on while a
// function is at work.
func TestAsyncHoldsGivenTime(t *testing.T) {
	s := newSandbox(t, runtime.Config{
		Time:    func() time.Time { return time.UnixMilli(0) },
		Modules: []runtime.Module{{Name: "h", Funcs: map[string]any{"work": runtime.Async(func() string { return "work" })}}},
	})
	p, err := runtime.CompileModule("/main.js", `globalThis.winner = Promise.race([
		require('h').work(), new Promise(resolve => setTimeout(resolve, 1, 'timer'))])`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if got := eval[string](t, s, "winner"); got != "work" {
		t.Error(got)
	}
}
