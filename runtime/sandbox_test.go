package runtime_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

func TestMain(m *testing.M) { leaks.VerifyTestMain(m) }

func newSandbox(t testing.TB, config runtime.Config) *runtime.Sandbox {
	t.Helper()
	s, err := runtime.New(config)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func compile(t testing.TB, src string) *runtime.Program {
	t.Helper()
	p, err := runtime.Compile("test.js", src)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// eval runs a script that must not fail, and returns its value.
func eval[T any](t testing.TB, s *runtime.Sandbox, src string) T {
	t.Helper()
	clone, err := s.Run(t.Context(), compile(t, src))
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	var v T
	if err := clone.Into(&v); err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return v
}

// fails runs a script that must fail, and returns its error.
func fails(t testing.TB, s *runtime.Sandbox, src string) error {
	t.Helper()
	clone, err := s.Run(t.Context(), compile(t, src))
	if err == nil {
		t.Fatalf("%s: no error, but %v", src, clone)
	}
	return err
}

func TestRun(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	if got := eval[int](t, s, "1 + 1"); got != 2 {
		t.Error(got)
	}
	if got := eval[string](t, s, "new Promise(r => setTimeout(r, 1, 'later'))"); got != "later" {
		t.Error(got)
	}
	if got := eval[int](t, s, "(async () => { await null; await null; return 3 })()"); got != 3 {
		t.Error(got)
	}
	if got := eval[int](t, s, "({ then (f) { f(4) }, catch () {} })"); got != 4 {
		t.Error(got)
	}
	// An object with then only is a value, as in the package; its function
	// cannot cross.
	err := fails(t, s, "({ then (f) { f(4) } })")
	if want := "result.then: function cannot be cloned"; err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	if err := fails(t, s, "new Promise(() => {})"); !strings.Contains(err.Error(), "never settle") {
		t.Error(err)
	}
}

func TestCall(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	eval[any](t, s, "var add = (a, b) => a + b, notFunction = 1")
	args, err := jsbridge.FromGo([]any{3, 4})
	if err != nil {
		t.Fatal(err)
	}
	sum, err := s.Call(t.Context(), "add", args)
	var n int
	if err == nil {
		err = sum.Into(&n)
	}
	if n != 7 || err != nil {
		t.Fatal(n, err)
	}
	for _, name := range []string{"missing", "notFunction"} {
		if _, err := s.Call(t.Context(), name, args); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestThrownErrors(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	err := fails(t, s, "function f() {\n\tthrow new TypeError('wrong')\n}\nf()")
	var thrown *jsbridge.Error
	if !errors.As(err, &thrown) {
		t.Fatalf("%T: %v", err, err)
	}
	if thrown.Name != "TypeError" || thrown.Message != "wrong" {
		t.Errorf("%+v", thrown)
	}
	if want := "test.js:2\n\tthrow new TypeError('wrong')\n\t      ^"; !strings.HasPrefix(thrown.Excerpt, want) {
		t.Errorf("excerpt:\n%s", thrown.Excerpt)
	}
	if want := "TypeError: wrong\n    at f (test.js:2:"; !strings.HasPrefix(thrown.Stack, want) {
		t.Errorf("stack:\n%s", thrown.Stack)
	}
	for src, want := range map[string]string{
		"throw 'text'": "text",
		"Promise.reject(new RangeError('later'))": "RangeError: later",
		"null.x":                   "TypeError: Cannot read properties of null (reading 'x')",
		"(function f() { f() })()": "RangeError: Maximum call stack size exceeded",
		"({ get a() { throw new Error('getter') }})":             "Error: getter",
		"({ then () { throw new Error('then') }, catch () {} })": "Error: then",
		"({ get then () { throw new Error('get then') } })":      "Error: get then",
	} {
		if err := fails(t, s, src); err.Error() != want {
			t.Errorf("%s: %v, want %s", src, err, want)
		}
	}
	if got := eval[string](t, s, "'still here'"); got != "still here" {
		t.Error(got)
	}
}

func TestUncaughtErrorsEndTheLoop(t *testing.T) {
	for _, src := range []string{
		"setTimeout(() => { throw new Error('uncaught') }, 1)",
		"setImmediate(() => { throw new Error('uncaught') })",
		"queueMicrotask(() => { throw new Error('uncaught') })",
		"Promise.reject(new Error('uncaught')); 0",
		"(async () => { await null; throw new Error('uncaught') })(); 0",
		"Promise.resolve().then(() => { throw new Error('uncaught') }).then(() => {}); 0",
		"process = { then (f) { f() } }; new Promise((_, reject) => setTimeout(reject, 1, new Error('uncaught'))); 0",
	} {
		s := newSandbox(t, runtime.Config{})
		_, err := s.Run(t.Context(), compile(t, src))
		if err == nil {
			err = s.Wait(t.Context())
		}
		var thrown *jsbridge.Error
		if !errors.As(err, &thrown) || thrown.Message != "uncaught" {
			t.Errorf("%s: %v", src, err)
		}
		if err := s.Wait(t.Context()); err != nil {
			t.Errorf("%s: and again: %v", src, err)
		}
	}
}

func TestHandledRejectionsAreNone(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	for _, src := range []string{
		"Promise.reject(1).catch(() => {}); 0",
		"let p = Promise.reject(1); queueMicrotask(() => p.catch(() => {})); 0",
		"(async () => { try { await Promise.reject(1) } catch {} })(); 0",
	} {
		eval[any](t, s, src)
		if err := s.Wait(t.Context()); err != nil {
			t.Errorf("%s: %v", src, err)
		}
	}
}

func TestContextInterrupts(t *testing.T) {
	cause := errors.New("enough")
	for _, src := range []string{
		"for (;;);",
		"try { for (;;); } catch { } finally { for (;;); }",
		"new Promise(r => setTimeout(r, 1e9))",
		"(async () => { for (;;) await null })()",
		"setInterval(() => {}, 1); new Promise(() => {})",
		"[1].forEach(() => { for (;;); })",
		"({ get a () { for (;;); } })",
		"({ then () { for (;;); }, catch () {} })",
		"queueMicrotask(() => { for (;;); })",
	} {
		s := newSandbox(t, runtime.Config{})
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(5*time.Millisecond, func() { cancel(cause) })
		_, err := s.Run(ctx, compile(t, src))
		if err == nil {
			err = s.Wait(ctx)
		}
		if err != cause {
			t.Errorf("%s: %v", src, err)
		}
		// The interrupt is gone.
		if got := eval[int](t, s, "let n = 0; for (let i = 0; i < 1000; i++) n++; n"); got != 1000 {
			t.Errorf("%s: then %v", src, got)
		}
	}
}

// An interrupt that comes as the run ends must not hit the next one.
func TestLateInterruptDoesNoHarm(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	short, next := compile(t, "0"), compile(t, "var s = 0; for (var i = 0; i < 50; i++) s += i; s")
	for range 2000 {
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { // ends by itself; waited for below
			cancel()
			close(done)
		}()
		_, _ = s.Run(ctx, short)
		if _, err := s.Run(t.Context(), next); err != nil {
			t.Fatal(err)
		}
		<-done
	}
}

func TestEndedContextRunsNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := newSandbox(t, runtime.Config{})
	if _, err := s.Run(ctx, compile(t, "globalThis.ran = true")); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

func TestStackLimit(t *testing.T) {
	deep := func(n int) string {
		return fmt.Sprintf("(function f(n) { return n === 0 ? 0 : 1 + f(n - 1) })(%d)", n)
	}
	if got := eval[int](t, newSandbox(t, runtime.Config{}), deep(4900)); got != 4900 {
		t.Error(got)
	}
	s := newSandbox(t, runtime.Config{Limits: runtime.Limits{Stack: 100}})
	if got := eval[int](t, s, deep(90)); got != 90 {
		t.Error(got)
	}
	if err := fails(t, s, deep(200)); !strings.Contains(err.Error(), "Maximum call stack size exceeded") {
		t.Error(err)
	}
}

func TestEnginePanicBreaksTheSandbox(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	s.Post(func() error { panic("a bug in a native function") })
	err := s.Wait(t.Context())
	if !errors.Is(err, runtime.ErrBroken) || !strings.Contains(err.Error(), "a bug in a native function") {
		t.Fatal(err)
	}
	if _, err := s.Run(t.Context(), compile(t, "1")); !errors.Is(err, runtime.ErrBroken) {
		t.Fatal(err)
	}
	// What goja is known to panic on is no panic of ours.
	s = newSandbox(t, runtime.Config{})
	if err := fails(t, s, "'ab'.repeat(2**53)"); err == nil {
		t.Fatal("no error")
	}
}

func TestStop(t *testing.T) {
	stopped := errors.New("stopped by the host")
	var out strings.Builder
	s := newSandbox(t, runtime.Config{Stdout: &out})
	if err := s.VM().Set("stop", func() { s.Stop(stopped) }); err != nil {
		t.Fatal(err)
	}
	err := fails(t, s, "try { stop(); console.log('after') } catch { console.log('caught') } finally { console.log('finally') }")
	if err != stopped || out.String() != "" {
		t.Fatalf("%v, printed %q", err, out.String())
	}
	if got := eval[int](t, s, "1"); got != 1 {
		t.Fatal(got)
	}
}

func TestHoldWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSandbox(t, runtime.Config{})
		var resolve func(any) error
		if err := s.VM().Set("answer", func() goja.Value {
			promise, ok, _ := s.VM().NewPromise()
			resolve = ok
			release := s.Hold()
			time.AfterFunc(time.Hour, func() {
				s.Post(func() error {
					release()
					release() // again: nothing happens
					return resolve(42)
				})
			})
			return s.VM().ToValue(promise)
		}); err != nil {
			t.Fatal(err)
		}
		if got := eval[int](t, s, "answer()"); got != 42 {
			t.Fatal(got)
		}
	})
}

func TestConsole(t *testing.T) {
	var out, errOut strings.Builder
	s := newSandbox(t, runtime.Config{Stdout: &out, Stderr: &errOut})
	eval[any](t, s, `
		console.log('a', 1, { b: [2] }); console.info('info %d', 3); console.debug()
		console.error('e'); console.warn(new Map([[1, 2]]))
		function f() { console.trace('here') }
		f()`)
	if want := "a 1 { b: [ 2 ] }\ninfo 3\n\n"; out.String() != want {
		t.Errorf("stdout %q, want %q", out.String(), want)
	}
	want := "e\nMap(1) { 1 => 2 }\nTrace: here\n    at f (test.js:4:"
	if !strings.HasPrefix(errOut.String(), want) {
		t.Errorf("stderr %q", errOut.String())
	}
}

// TestNothingOfTheHostIsThere has no fetch in its list: that is there, and refuses;
// see TestFetchIsGranted.
func TestNothingOfTheHostIsThere(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	for _, name := range []string{"require", "process.kill", "process.binding", "module", "exports", "__dirname", "Deno", "Go"} {
		if got := eval[string](t, s, "typeof "+name); got != "undefined" {
			t.Errorf("%s is a %s", name, got)
		}
	}
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret.map")
	if err := os.WriteFile(secret, []byte(`{"version":3,"sources":["leak"],"mappings":"AAAA"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, compile := range []string{"eval(text)", "(0, eval)(text)", "Function(text)()", "(function* () {}).constructor(text)().next()", "eval('eval(text)')"} {
		src := fmt.Sprintf("{ const text = \"throw new Error('x')\\n//# sourceMappingURL=%s\"; try { %s } catch (e) { e.stack } }", secret, compile)
		if got := eval[string](t, s, src); strings.Contains(got, "leak") || !strings.HasPrefix(got, "Error: x") {
			t.Errorf("%s has read a source map: %s", compile, got)
		}
	}
	err := fails(t, s, "throw new Error('x')\n//# sourceMappingURL="+secret)
	var thrown *jsbridge.Error
	if !errors.As(err, &thrown) || strings.Contains(thrown.Stack, "leak") || !strings.Contains(thrown.Stack, "test.js:1:7") {
		t.Errorf("%+v", err)
	}
}

func TestModules(t *testing.T) {
	inits := 0
	greet := runtime.Module{Name: "greet", Init: func(s *runtime.Sandbox, exports *goja.Object) error {
		inits++
		return exports.Set("hello", func(name string) string { return "hello " + name })
	}}
	broken := runtime.Module{Name: "broken", Init: func(*runtime.Sandbox, *goja.Object) error { return errors.New("no such luck") }}
	var out strings.Builder
	s := newSandbox(t, runtime.Config{Stdout: &out, Modules: []runtime.Module{greet, broken}})
	p, err := runtime.CompileModule("/app/main.js", `
		console.log(require('greet').hello('you'), require('node:greet') === require('greet'))
		try { require('broken') } catch (e) { console.log(String(e)) }
		try { require('./file') } catch (e) { console.log(e.message) }`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	want := "hello you true\nError: no such luck\nCannot find module './file': this sandbox was given no files to load\nRequire stack:\n- /app/main.js\n"
	if out.String() != want || inits != 1 {
		t.Fatalf("%d times; printed\n%s", inits, out.String())
	}
	for want, modules := range map[string][]runtime.Module{
		"no Name":     {{Init: greet.Init}},
		"nor Init":    {{Name: "x"}},
		"given twice": {greet, greet},
	} {
		if _, err := runtime.New(runtime.Config{Modules: modules}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

func TestDirLoader(t *testing.T) {
	dir := t.TempDir()
	inside := filepath.Join(dir, "inside")
	if err := errors.Join(
		os.Mkdir(inside, 0o700),
		os.WriteFile(filepath.Join(inside, "a.js"), []byte("a"), 0o600),
		os.WriteFile(filepath.Join(dir, "secret.js"), []byte("secret"), 0o600),
		os.Symlink(filepath.Join(dir, "secret.js"), filepath.Join(inside, "link.js")),
	); err != nil {
		t.Fatal(err)
	}
	load, err := runtime.DirLoader(inside)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := load(filepath.Join(inside, "a.js")); string(text) != "a" || err != nil {
		t.Fatal(string(text), err)
	}
	for _, path := range []string{
		filepath.Join(dir, "secret.js"),
		filepath.Join(inside, "link.js"),
		inside + "/../secret.js",
		"/etc/passwd",
		"relative.js",
	} {
		if text, err := load(path); err == nil {
			t.Errorf("%s: read %q", path, text)
		}
	}
	for _, path := range []string{filepath.Join(inside, "none.js"), inside, filepath.Join(dir, "secret.js")} {
		if _, err := load(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, bad := range []string{filepath.Join(dir, "none"), filepath.Join(inside, "a.js")} {
		if _, err := runtime.DirLoader(bad); err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}
