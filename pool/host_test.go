package pool_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

type contextKey struct{}

// hostModule is a module of functions that behave in all the ways there are.
func hostModule(entered chan<- context.Context) runtime.Module {
	return runtime.Module{Name: "host", Funcs: map[string]any{
		"add":   func(a, b int) int { return a + b },
		"later": runtime.Async(func(ctx context.Context, s string) (string, error) { return "later " + s, nil }),
		"find":  func(id int) (string, error) { return "", fmt.Errorf("user %d: %w", id, sql.ErrNoRows) },
		"throw": func() error { return &jsbridge.Error{Name: "RangeError", Message: "from Go"} },
		"panic": func() { panic("at the host") },
		"value": func(ctx context.Context) any { return ctx.Value(contextKey{}) },
		"block": func(ctx context.Context) error { entered <- ctx; <-ctx.Done(); return context.Cause(ctx) },
		"never": runtime.Async(func(ctx context.Context) error { entered <- ctx; <-ctx.Done(); return context.Cause(ctx) }),
	}}
}

func TestHostFunctions(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 2, Modules: []runtime.Module{hostModule(nil)}})
	for src, want := range map[string]any{
		"() => require('host').add(3, 4)":                                                                    7.0,
		"() => Object.keys(require('host')).join()":                                                          "add,block,find,later,never,panic,throw,value",
		"() => require('host').add.length + require('host').add.name":                                        "2add",
		"async () => await require('host').later('x')":                                                       "later x",
		"() => require('host').later('x') instanceof Promise":                                                true,
		"() => { try { require('host').find(5) } catch (e) { return e.message }}":                            "user 5: sql: no rows in result set",
		"() => { try { require('host').throw() } catch (e) { return e instanceof RangeError && e.message }}": "from Go",
		"() => { try { require('host').panic() } catch (e) { return e.message }}":                            "the host function host.panic panicked: at the host",
		"() => { try { require('host').add('x') } catch (e) { return e.name }}":                              "TypeError",
		"() => { try { require('host').add(() => 1) } catch (e) { return e.name }}":                          "DataCloneError",
	} {
		if got := await[any](t, p.Run(src)); got != want {
			t.Errorf("%s: got %v, want %v", src, got, want)
		}
	}
}

// What the arguments of calls hold that are under way is bounded, for all together.
// One call may follow on another, however large it is.
func TestHostFunctionsWithLargeArguments(t *testing.T) {
	var calls atomic.Int32
	p := newPool(t, pool.Options{MaxWorkers: 1, Modules: []runtime.Module{{Name: "host", Funcs: map[string]any{
		"take": runtime.Async(func(ctx context.Context, _ []byte) error {
			calls.Add(1)
			<-ctx.Done()
			return nil
		}),
		"size": func(b []byte) int { return len(b) },
	}}}})
	got := await[string](t, p.Run(`async () => {
		const { take, size } = require('host')
		const bytes = new Uint8Array(150 << 20)
		for (let i = 0; i < 2; i++) if (size(bytes) !== bytes.length) throw new Error('of another size')
		take(bytes)
		return take(bytes).catch(e => e.name + ': ' + e.message)
	}`))
	if want := "RangeError: Calls of the host's functions are under way with more than 256 MiB of arguments"; got != want {
		t.Errorf("got %q", got)
	}
	if n := calls.Load(); n > 1 { // it may not have begun
		t.Errorf("%d calls were under way", n)
	}
}

// An error of Go that passes through a script is still that error.
func TestErrorsOfHostFunctionsAreFound(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, Modules: []runtime.Module{hostModule(nil)}})
	err := fails(t, p.Run("() => require('host').find(5)"))
	var thrown *jsbridge.Error
	if !errors.Is(err, sql.ErrNoRows) || !errors.As(err, &thrown) || thrown.Message != "user 5: sql: no rows in result set" {
		t.Errorf("%T: %v", err, err)
	}
	err = fails(t, p.Run("async () => { await null; require('host').panic() }"))
	var panicked *runtime.PanicError
	if !errors.As(err, &panicked) || panicked.Func != "host.panic" || len(panicked.Stack) == 0 {
		t.Errorf("%T: %v", err, err)
	}
	// Not an error that the script has dealt with.
	if err := fails(t, p.Run("() => { try { require('host').find(5) } catch { throw new Error('mine') } }")); errors.Is(err, sql.ErrNoRows) {
		t.Error(err)
	}
}

func TestHostFunctionsGetTheContextOfTheTask(t *testing.T) {
	entered := make(chan context.Context, 1)
	p := newPool(t, pool.Options{MaxWorkers: 1, Modules: []runtime.Module{hostModule(entered)}})
	ctx := context.WithValue(t.Context(), contextKey{}, "carried")
	exec := func(src string) *pool.Promise {
		return p.RunWith(&pool.ExecOptions{Context: ctx}, src)
	}
	for _, src := range []string{"() => require('host').value()", "async () => { await null; return require('host').value() }"} {
		if got := await[string](t, exec(src)); got != "carried" {
			t.Error(got)
		}
	}
	for _, src := range []string{"() => require('host').block()", "() => require('host').never()"} {
		promise := exec(src)
		inside := <-entered
		promise.Cancel()
		<-inside.Done()
		if err := fails(t, promise); !errors.Is(err, context.Canceled) || !errors.Is(context.Cause(inside), context.Canceled) {
			t.Error(err, context.Cause(inside))
		}
	}
	// A task that does not wait for a function ends it.
	promise := exec("() => { require('host').never().catch(() => {}); return 'done' }")
	inside := <-entered
	await[string](t, promise)
	<-inside.Done()
	probe(t, p)
}

// A host function may call the pool.
func TestHostFunctionsMayCallThePool(t *testing.T) {
	var p *pool.Pool
	p = newPool(t, pool.Options{MaxWorkers: 2, Modules: []runtime.Module{{Name: "host", Funcs: map[string]any{
		"double": func(ctx context.Context, n int) (int, error) { return pool.Await[int](ctx, p.Run("n => n * 2", n)) },
	}}}})
	if got := await[int](t, p.Run("n => require('host').double(n) + 1", 5)); got != 11 {
		t.Error(got)
	}
}

func TestPanicsOfHostFunctionsAreLogged(t *testing.T) {
	var log bytes.Buffer
	p := newPool(t, pool.Options{
		MaxWorkers: 1,
		Modules:    []runtime.Module{hostModule(nil)},
		Logger:     slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	fails(t, p.Run("() => require('host').panic()"))
	if err := p.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(log.String(), "at the host") || !strings.Contains(log.String(), "host_test.go") {
		t.Error(log.String())
	}
}

func TestModulesAreChecked(t *testing.T) {
	for want, m := range map[string]runtime.Module{
		`module "m", function "f": parameter 1 is a chan int`: {Name: "m", Funcs: map[string]any{"f": func(chan int) {}}},
		`neither Funcs nor Init`:                              {Name: "m"},
		`no Name`:                                             {Funcs: map[string]any{"f": func() {}}},
	} {
		if _, err := pool.New(pool.Options{Modules: []runtime.Module{m}}); err == nil || !strings.Contains(strings.ToLower(err.Error()), strings.ToLower(want)) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

// Functions that OnCreateWorker adds are that worker's.
func TestModulesOfOneWorker(t *testing.T) {
	var created atomic.Int32
	p := newPool(t, pool.Options{MaxWorkers: 1, MaxTasks: 1, OnCreateWorker: func(number int, config *pool.WorkerConfig) error {
		created.Add(1)
		if number == 2 {
			return io.ErrUnexpectedEOF
		}
		config.Sandbox.Modules = append(config.Sandbox.Modules, runtime.Module{Name: "me", Funcs: map[string]any{"number": func() int { return number }}})
		return nil
	}})
	for _, want := range []int{1, 3, 4} { // 2 cannot start
		if got := await[int](t, p.Run("() => require('me').number()")); got != want {
			t.Errorf("worker %d, want %d", got, want)
		}
	}
}

func ExampleOptions_modules() {
	type user struct {
		ID   int
		Name string
	}
	p := open(pool.Options{Modules: []runtime.Module{{
		Name: "users",
		Funcs: map[string]any{
			"find": func(ctx context.Context, id int) (user, error) {
				if id != 7 {
					return user{}, sql.ErrNoRows
				}
				return user{ID: id, Name: "Ada"}, nil
			},
		},
	}}})
	defer p.Close(ctx)

	greet := "id => 'hello ' + require('users').find(id).Name"
	fmt.Println(p.Run(greet, 7).Await(ctx))
	_, err := p.Run(greet, 8).Await(ctx)
	fmt.Println(err, errors.Is(err, sql.ErrNoRows))
	// Output:
	// hello Ada <nil>
	// Error: sql: no rows in result set true
}
