package runtime_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"maps"
	goruntime "runtime"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

type item struct {
	Name  string  `json:"name"`
	Price float64 `json:"price"`
}

type nilError struct{ inner error }

func (e *nilError) Error() string { return e.inner.Error() }
func (e *nilError) Unwrap() error { return e.inner }

// shapes are functions of many signatures.
var shapes = map[string]any{
	"add":      func(a, b float64) float64 { return a + b },
	"greet":    func(_ context.Context, name string) (string, error) { return "hello " + name, nil },
	"nothing":  func() {},
	"total":    func(items ...item) (sum float64) { return sumOf(items) },
	"join":     func(_ context.Context, sep string, parts ...string) string { return strings.Join(parts, sep) },
	"kind":     func(x any) string { return fmt.Sprintf("%T", x) },
	"same":     func(c jsbridge.Clone) jsbridge.Clone { return c },
	"pair":     func(a, b map[string]any) bool { a["mark"] = true; return b["mark"] == true },
	"bytes":    func(b []byte) []byte { return b },
	"moved":    func(n int) jsbridge.Moved { return make(jsbridge.Moved, n) },
	"channel":  func() any { return map[string]any{"c": make(chan int)} },
	"optional": func(i *item) bool { return i == nil },
	"raw": runtime.NewRemoteFunc("h.raw", 0, false, func(_ context.Context, args jsbridge.Clone) func() (jsbridge.Clone, error) {
		return func() (jsbridge.Clone, error) { return args, nil }
	}),
	"noRows":  func() error { return fmt.Errorf("user 5: %w", sql.ErrNoRows) },
	"thrown":  func() error { return fmt.Errorf("far: %w", &jsbridge.Error{Name: "TypeError", Message: "near"}) },
	"nil":     func() error { return (*nilError)(nil) },
	"panics":  func() { panic(fmt.Errorf("no more: %w", io.EOF)) },
	"jsPanic": func() { panic(goja.Undefined()) },
}

func sumOf(items []item) (sum float64) {
	for _, i := range items {
		sum += i.Price
	}
	return sum
}

// hostSandbox has shapes as a global constant h.
func hostSandbox(t testing.TB, funcs map[string]any) *runtime.Sandbox {
	t.Helper()
	s := newSandbox(t, runtime.Config{Modules: []runtime.Module{{Name: "h", Funcs: funcs}}})
	p, err := runtime.CompileModule("/main.js", "globalThis.h = require('h')")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestHostFunctions(t *testing.T) {
	s := hostSandbox(t, shapes)
	for source, want := range map[string]string{
		`h.add(3, 4)`:           "7",
		`h.add(3)`:              "3", // undefined leaves zero
		`h.add(3, undefined)`:   "3",
		`h.add(3, 4, () => {})`: "DataCloneError: arguments[2]: function cannot be cloned",
		`h.add(3, 4, 5)`:        "7", // surplus, as in JavaScript
		`h.greet('you')`:        "hello you",
		`h.nothing()`:           "undefined",
		`h.total({ name: 'pen', price: 1.5 }, { price: 2, other: 1 })`: "3.5",
		`h.total()`:                     "0",
		`h.join('-', 'a', 'b')`:         "a-b",
		`h.join()`:                      "",
		`h.kind()`:                      "jsbridge.UndefinedType",
		`h.kind(null)`:                  "<nil>",
		`h.kind(1)`:                     "float64",
		`h.kind(new Map)`:               "*jsbridge.Map",
		`h.same(5n) === 5n`:             "true",
		`h.same(new Date(5)).getTime()`: "5",
		`h.same()`:                      "undefined",
		`const o = {}; h.pair(o, o)`:    "true", // one object is one map
		`const o = {}; h.pair(o, o); Object.keys(o).length`:                                         "0", // but never the script's
		`const b = new Uint8Array(1e5); h.bytes(b).length + ' ' + (h.bytes(b).buffer === b.buffer)`: "100000 false",
		`h.moved(1e5).length`: "100000",
		`h.channel()`:         "DataCloneError: result.c: chan int cannot be cloned",
		`h.optional() && h.optional(null) && !h.optional({})`: "true",
		`JSON.stringify(h.raw(1, 'b', [2]))`:                  `[1,"b",[2]]`,
		`h.add('3', 4)`:                                       "TypeError: argument 1 of h.add: string into float64",
		`h.greet(5)`:                                          "TypeError: argument 1 of h.greet: number 5 into string",
		`h.total({}, { price: {} })`:                          "TypeError: argument 2 of h.total: field Price: object into float64",
		`h.noRows()`:                                          "Error: user 5: sql: no rows in result set",
		`h.thrown()`:                                          "TypeError: near",
		`h.panics()`:                                          "Error: the host function h.panics panicked: no more: EOF",
		`h.jsPanic()`:                                         "Error: the host function h.jsPanic panicked: goja.valueUndefined",
		`h.nil()`:                                             "Error: <nil>",
		`h.kind({ get x() { throw new RangeError('mine') } })`: "RangeError: mine",
		`h.kind(new Proxy({}, {}))`:                            "DataCloneError: arguments[0]: Proxy cannot be cloned",
		`h.kind(Symbol())`:                                     "DataCloneError: arguments[0]: symbol cannot be cloned",
		`h.add.call(null, 1, 2) + h.add.apply(h.join, [1, 2]) + Reflect.apply(h.add, 5, [1])`: "7",
		`const { add } = h; add(1, 1)`:                                                   "2",
		`h.add.bind(null, 1)(2)`:                                                         "3",
		`try { new h.add(1, 2) } catch (e) { e instanceof TypeError }`:                   "true",
		`[h.add.name, h.add.length, h.greet.length, h.join.length, h.raw.length].join()`: "add,2,1,1,0",
		`Reflect.ownKeys(h.add).join()`:                                                  "length,name",
		`h.add instanceof Function`:                                                      "true",
	} {
		script := fmt.Sprintf("(() => { try { return String(eval(%q)) } catch (e) { return String(e) } })()", source)
		if got := eval[string](t, s, script); got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
	}
	if got := eval[string](t, s, "h.add = 5; delete h.greet; [typeof h.add, typeof h.greet].join()"); got != "number,undefined" {
		t.Error(got)
	}
	if got := eval[string](t, hostSandbox(t, shapes), "Object.keys(h).join()"); got != strings.Join(slices.Sorted(maps.Keys(shapes)), ",") {
		t.Error("another sandbox has", got)
	}
}

func TestHostFunctionNames(t *testing.T) {
	s := hostSandbox(t, map[string]any{
		"__proto__": func() int { return 1 },
		"a b":       func() error { return errors.New("here") },
	})
	if got := eval[string](t, s, "Object.keys(h).join() + h.__proto__() + (Object.getPrototypeOf(h) === Object.prototype)"); got != "__proto__,a b1true" {
		t.Error(got)
	}
	stack := eval[string](t, s, "function caller() { h['a b']() } let said; try { caller() } catch (e) { said = e.stack } said")
	if want := "Error: here\n    at a b (<anonymous>)\n    at caller (test.js:1:"; !strings.HasPrefix(stack, want) {
		t.Error(stack)
	}
	err := fails(t, s, "1\nh['a b']()")
	if e := new(jsbridge.Error); !errors.As(err, &e) || !strings.HasPrefix(e.Excerpt, "test.js:2\nh['a b']()") {
		t.Errorf("%+v", err)
	}
}

// TestHostErrors: what a script does not catch is the error that the function
// has returned.
func TestHostErrors(t *testing.T) {
	s := hostSandbox(t, shapes)
	for _, source := range []string{
		"h.noRows()",
		"try { h.noRows() } finally { 1 }",
		"try { h.noRows() } catch (e) { e.message = 'changed'; throw e }",
		"(async () => { await null; h.noRows() })()",
		"Promise.reject((() => { try { h.noRows() } catch (e) { return e } })())",
		"try { h.noRows() } catch (e) { throw Object.freeze(e) }",
	} {
		err := fails(t, s, source)
		if thrown := new(jsbridge.Error); !errors.Is(err, sql.ErrNoRows) || !errors.As(err, &thrown) || thrown.Name != "Error" {
			t.Errorf("%s: %v", source, err)
		}
	}
	for _, source := range []string{
		"try { h.noRows() } catch (e) { throw new Error(e.message) }",
		"try { h.noRows() } catch (e) { throw e.message }",
		"try { h.noRows() } catch (e) { throw structuredClone(e) }",
		`try { h.noRows() } catch (e) {
			const [key] = Object.getOwnPropertySymbols(e)
			throw new Proxy({}, { get() { throw 'trap' } })
		}`,
		`try { h.noRows() } catch (e) {
			const [key] = Object.getOwnPropertySymbols(e)
			throw { get [key] () { throw 'getter' } }
		}`,
	} {
		if err := fails(t, s, source); errors.Is(err, sql.ErrNoRows) {
			t.Errorf("%s: %v", source, err)
		}
	}
	if got := eval[string](t, s, `
		let said
		try { h.noRows() } catch (e) {
			const [key] = Object.getOwnPropertySymbols(e)
			said = [Object.keys(e), JSON.stringify(e[key]), Reflect.ownKeys(e[key]).length, String(e[key]), e[key].err]
		}
		said.join()`); got != ",{},0,[object Object]," {
		t.Error(got)
	}
	err := fails(t, s, "h.panics()")
	if panicked := new(runtime.PanicError); !errors.As(err, &panicked) || panicked.Func != "h.panics" || len(panicked.Stack) == 0 || !errors.Is(err, io.EOF) {
		t.Errorf("%v", err)
	}
	err = fails(t, s, "h.thrown()")
	if thrown := new(jsbridge.Error); !errors.As(err, &thrown) || thrown.Name != "TypeError" {
		t.Errorf("%v", err)
	}
}

// TestHostFunctionIsStopped: the end of the run's context ends that of the
// function, and then the script, which can do nothing about it.
func TestHostFunctionIsStopped(t *testing.T) {
	enough := errors.New("enough")
	type key struct{}
	ctx, cancel := context.WithCancelCause(context.WithValue(t.Context(), key{}, "given"))
	ran := false
	s := hostSandbox(t, map[string]any{
		"wait": func(ctx context.Context) error {
			if ctx.Value(key{}) != "given" {
				t.Error("not the context of the run")
			}
			cancel(enough)
			<-ctx.Done()
			return context.Cause(ctx)
		},
		"ran": func() { ran = true },
	})
	if _, err := s.Run(ctx, compile(t, "try { h.wait() } catch { h.ran() } finally { h.ran() }")); err != enough {
		t.Error(err)
	}
	if ran {
		t.Error("the script has gone on")
	}
	if eval[any](t, s, "h.ran()"); !ran {
		t.Error("the next run is interrupted")
	}
}

func TestHostFunctionThatEndsItsGoroutine(t *testing.T) {
	s := hostSandbox(t, map[string]any{"exit": func() { goruntime.Goexit() }})
	program := compile(t, "h.exit()")
	ended := make(chan struct{})
	go func() { // ends in h.exit
		defer close(ended)
		_, _ = s.Run(t.Context(), program)
		t.Error("it has not ended")
	}()
	<-ended
	if _, err := s.Run(t.Context(), program); !errors.Is(err, runtime.ErrBroken) {
		t.Error(err)
	}
}

func TestModuleOfFuncsAndInit(t *testing.T) {
	m := runtime.Module{
		Name:  "h",
		Funcs: map[string]any{"add": shapes["add"]},
		Init: func(s *runtime.Sandbox, exports *goja.Object) error {
			if _, ok := goja.AssertFunction(exports.Get("add")); !ok {
				t.Error("the functions come later")
			}
			return exports.Set("version", 5)
		},
	}
	s := newSandbox(t, runtime.Config{Modules: []runtime.Module{m}})
	p, err := runtime.CompileModule("/main.js", "globalThis.sum = require('h').add(require('node:h').version, 1)")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if got := eval[int](t, s, "sum"); got != 6 {
		t.Error(got)
	}
}

func TestCheckOfHostFunctions(t *testing.T) {
	for want, f := range map[string]any{
		"it is a string and no function":                                         "text",
		"it is a <nil> and no function":                                          nil,
		"it is nil":                                                              (func())(nil),
		"it is a <nil> and no function ":                                         runtime.Async(nil),
		"it is nil  ":                                                            (*runtime.Func)(nil),
		"parameter 2 is a chan int, which no value can fill":                     func(context.Context, chan int) {},
		"parameter 1 is a []func(), whose func() no value can fill":              runtime.Async(func(_ []func()) {}),
		"parameter 1 is a *sql.DB, whose sql.DB no value can fill":               func(*sql.DB) {},
		"parameter 3 is a unsafe.Pointer, which no value can fill":               func(int, string, ...unsafe.Pointer) {},
		"parameter 1 is a goja.Value, which no value can fill":                   func(goja.Value) {},
		"parameter 2 is a context.Context, which must come first":                func(int, context.Context) {},
		"the result is a map[string]chan int, whose chan int no script can take": func() (_ map[string]chan int, _ error) { return },
		"the result is a goja.Value, which no script can take":                   func(int) goja.Value { return nil },
		//lint:ignore ST1008 this is what is tested
		"result 1 is an error, which must come last":              func() (error, int) { return nil, 0 },
		"it has 2 results beside the error; a script can get one": func() (_, _ int, _ error) { return },
	} {
		err := runtime.Config{Modules: []runtime.Module{{Name: "db", Funcs: map[string]any{"query": f}}}}.Check()
		if want := `runtime: Module "db", function "query": ` + strings.TrimSpace(want); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if err := (runtime.Config{Modules: []runtime.Module{{Name: "db", Funcs: map[string]any{"": shapes["add"]}}}}).Check(); err == nil {
		t.Error("a function without a name")
	}
	f, err := runtime.NewFunc("h.add", shapes["add"])
	if err != nil || f.Async() {
		t.Fatal(err)
	}
	later, err := runtime.NewFunc("h.add", runtime.Async(f))
	if err != nil || !later.Async() || f.Async() {
		t.Fatal(err)
	}
	s := hostSandbox(t, map[string]any{"add": f, "later": later})
	if got := eval[string](t, s, "(async () => h.add(1, 2) + ' ' + await h.later(3, 4))()"); got != "3 7" {
		t.Error(got)
	}
}

func TestFuncCall(t *testing.T) {
	f, err := runtime.NewFunc("h.add", shapes["add"])
	if err != nil {
		t.Fatal(err)
	}
	args, err := jsbridge.FromGo([]any{1, 2})
	if err != nil {
		t.Fatal(err)
	}
	if sum, err := f.Call(t.Context(), args, jsbridge.Limits{}); err != nil || sum.String() != "3" {
		t.Error(sum, err)
	}
	if _, err := f.Call(t.Context(), jsbridge.Clone{}, jsbridge.Limits{}); err == nil || !strings.Contains(err.Error(), "not an array") {
		t.Error(err)
	}
	if f, err = runtime.NewFunc("h.long", func() string { return strings.Repeat("x", 100) }); err != nil {
		t.Fatal(err)
	}
	var limit *jsbridge.LimitError
	if _, err := f.Call(t.Context(), args, jsbridge.Limits{Bytes: 10}); !errors.As(err, &limit) {
		t.Error(err)
	}
	if f, err = runtime.NewFunc("h.exit", func() { goruntime.Goexit() }); err != nil {
		t.Fatal(err)
	}
	answer := make(chan error)
	f.Go(t.Context(), args, jsbridge.Limits{}, func(_ jsbridge.Clone, err error) { answer <- err })
	if panicked := new(runtime.PanicError); !errors.As(<-answer, &panicked) {
		t.Error("no PanicError")
	}
}
