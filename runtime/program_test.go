package runtime_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

func TestSyntaxErrorsShowTheirPlace(t *testing.T) {
	long := strings.Repeat("x = 1; ", 100) + "x = = 1; " + strings.Repeat("y = 2; ", 100)
	for _, c := range []struct {
		compile         func(name, src string) (*runtime.Program, error)
		src             string
		excerpt, suffix string
	}{
		{runtime.Compile, "let a\n  let b = = 1", "f.js:2\n  let b = = 1\n          ^", "\n    at f.js:2:11"},
		{runtime.Compile, "\tvar = 1", "f.js:1\n\tvar = 1\n\t    ^", ""},
		{runtime.Compile, "let a = 'é' + = 1", "f.js:1\nlet a = 'é' + = 1\n              ^", ""},
		{runtime.Compile, "let a; let a", "f.js:1\nlet a; let a\n", ""},
		{runtime.CompileFunction, "(a, b) => a +* b", "f.js:1\n(a, b) => a +* b\n             ^", "\n    at f.js:1:14"},
		{runtime.CompileFunction, "function () {\n  const = 1 }", "f.js:2\n  const = 1 }\n", ""},
		{runtime.CompileModule, "const a = 1\r\nconst = 2\r\n", "f.js:2\nconst = 2\n", ""},
		{runtime.Compile, long, "f.js:1\n", ""},
	} {
		_, err := c.compile("f.js", c.src)
		var thrown *jsbridge.Error
		if !errors.As(err, &thrown) || thrown.Name != "SyntaxError" {
			t.Errorf("%s: %v", c.src, err)
			continue
		}
		if !strings.HasPrefix(thrown.Excerpt, c.excerpt) || len(thrown.Excerpt) > 300 {
			t.Errorf("%s: excerpt\n%s", c.src, thrown.Excerpt)
		}
		if !strings.HasSuffix(thrown.Stack, c.suffix) {
			t.Errorf("%s: stack\n%s", c.src, thrown.Stack)
		}
	}
}

// The text that a function is wrapped in shows in no position.
func TestPositionsAreTheUsers(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	for src, want := range map[string]string{
		"function f() { throw new Error('x') }":        "at f (f.js:1:22)",
		"function () { throw new Error('x') }":         "f.js:1:21",
		"() => { throw new Error('x') }":               "f.js:1:15",
		"() => {\n  throw new Error('x')\n}":           "f.js:2:9",
		"f() { throw new Error('x') }":                 "f.js:1:13",
		"async f() {\n\n  throw new Error('x') }":      "f.js:3:9",
		"function g() { return (() => { null.x })() }": "f.js:1:",
	} {
		p, err := runtime.CompileFunction("f.js", src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		_, err = s.Run(t.Context(), p)
		var thrown *jsbridge.Error
		if !errors.As(err, &thrown) || !strings.Contains(thrown.Stack, want) {
			t.Errorf("%s: want %s in\n%+v", src, want, err)
		}
	}
	for src, want := range map[string]string{
		"throw new Error('x')":                  "/m.js:1:7",
		"if (true) return null.x":               "/m.js:1:",
		"#!/bin/sh\nthrow new Error('x')":       "/m.js:2:7",
		"\n\n  ;(() => { throw Error('x') })()": "/m.js:3:",
	} {
		p, err := runtime.CompileModule("/m.js", src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		_, err = newSandbox(t, runtime.Config{}).Run(t.Context(), p)
		var thrown *jsbridge.Error
		if !errors.As(err, &thrown) || !strings.Contains(thrown.Stack, want) {
			t.Errorf("%s: want %s in\n%+v", src, want, err)
		}
	}
}

func TestFunctionsRunAsTheSeedDocumentSays(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	for src, want := range map[string]string{
		"function () { return typeof this }": "function",
		"() => typeof this":                  "function",
		"function () { return (function () { return this === globalThis })() + '' }": "true",
		"() => { undeclared = 1; return typeof globalThis.undeclared }":              "number",
		"() => { var own = 1; return typeof globalThis.own }":                        "undefined",
		"function f() { return f.n = (f.n ?? 0) + 1, String(f.n) }":                  "1", // a new object each time
		"function () { return String(arguments.length) }":                            "0",
		"f() { return 'method' }":                                                    "method",
		"async f() { return 'async method' }":                                        "async method",
		"function () { return 'comment' } // at the end":                             "comment",
	} {
		p, err := runtime.CompileFunction("f.js", src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		for range 2 {
			clone, err := s.Run(t.Context(), p)
			var got string
			if err == nil {
				err = clone.Into(&got)
			}
			if got != want || err != nil {
				t.Errorf("%s: %q, %v", src, got, err)
			}
		}
	}
}

// The document's own words are the judge of what a function sees of the one that
// calls it: each of these is run by them, and by CompileFunction.
func TestFunctionsRunAsTheWordsDo(t *testing.T) {
	for _, src := range []string{
		"(a, b) => a + b",
		"(...all) => all.length",
		"() => typeof this",
		"() => arguments.length",
		"() => argum\\u0065nts.length",
		"() => [1].map(() => typeof this + arguments[1])",
		"() => eval('typeof this + arguments.length')",
		"() => String(new.target)",
		"(a, b = arguments[2]) => a + b",
		"function () { return typeof this }",
		"function () { return (() => typeof this + arguments.length)() }",
		"function f() { return typeof f + f.length + (this === f) }",
		"function (a) { 'use strict'; return a }",
		"function () { return (function () { return this === globalThis })() }",
		"function () { f = 1; return delete globalThis.f }",
		"function (a, b, c) { return c }",
		"function () { return String(arguments.callee.name + arguments.callee.length) }",
		"f(a, b) { return typeof this + a + b }",
		"async (a) => a",
		"function* () { yield 1 }",
		"(a => b => a + b)(1)",
		"class {}",
		"1",
		"{ a: 1 }",
		"(a, a) => a",
	} {
		s := newSandbox(t, runtime.Config{})
		want, err := s.Run(t.Context(), compile(t, fmt.Sprintf(`
			const run = src => {
				try { return new Function('return (' + src + '\n).apply(this, arguments)') } catch { return new Function('return (({' + src + '}).f).apply(this, arguments)') }
			}
			const f = run(%q)
			let said
			try { const r = f.call(f, 1, 2, 3); said = typeof r?.then + JSON.stringify(r) } catch (e) { said = e.name }
			said`, src)))
		if err != nil {
			want, _ = jsbridge.FromGo("SyntaxError")
		}
		got := "SyntaxError"
		if p, err := runtime.CompileFunction("f.js", src); err == nil {
			s.Start(func(vm *goja.Runtime) (goja.Value, error) {
				r, err := s.CallFunction(p, []goja.Value{vm.ToValue(1), vm.ToValue(2), vm.ToValue(3)}, nil)
				if err != nil {
					return nil, err
				}
				describe, err := vm.RunString("(r => typeof r?.then + JSON.stringify(r))")
				if err != nil {
					return nil, err
				}
				f, _ := goja.AssertFunction(describe)
				return f(goja.Undefined(), r)
			}, func(c jsbridge.Clone, err error) {
				var thrown *jsbridge.Error
				if errors.As(err, &thrown) {
					got = thrown.Name
				} else if err := c.Into(&got); err != nil {
					t.Error(err)
				}
			})
			if err := s.Wait(t.Context()); err != nil {
				t.Errorf("%s: %v", src, err)
			}
		}
		var expected string
		if err := want.Into(&expected); err != nil {
			t.Fatal(err)
		}
		if got != expected {
			t.Errorf("%s: %s, and by the words %s", src, got, expected)
		}
	}
}

func TestFunctionText(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	for _, text := range []string{
		"x => ({ v: x })",
		"x => (x + 1)",
		"async x => (await x)",
		"x => (y => (y + x))",
		"(a, b) => (((a + b)))",
		"x => (/[(]/.test(x))",
		"x => (')' + x)",
		"x => (`(${(x)}`)",
		"functions => (functions)",
		"x => { return (x) }",
		"x => x",
		"function f(a) { return (a) }",
		"class A { m() { return (1) } }",
		"(a = (1)) => [a, (2)]",
	} {
		for _, src := range []string{"String((" + text + "))", "eval('String((" + strings.ReplaceAll(text, "'", "\\'") + "))')"} {
			if got := eval[string](t, s, src); got != text {
				t.Errorf("%s: %s", src, got)
			}
		}
	}
	if got := eval[string](t, s, "String(parseInt) + Function.prototype.toString.name + Object.keys(Function.prototype)"); got != "function parseInt() { [native code] }toString" {
		t.Error(got)
	}
	if err := fails(t, s, "Function.prototype.toString.call({})"); !strings.HasPrefix(err.Error(), "TypeError") {
		t.Error(err)
	}
}

func TestProgramsAreShared(t *testing.T) {
	var programs runtime.Programs
	first, err := programs.CompileFunction("f.js", "() => 1")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 2000 { // more than the cache holds
				if _, err := programs.CompileFunction("f.js", fmt.Sprintf("() => %d", i)); err != nil {
					t.Error(err)
				}
				if i%100 == 0 { // asked for now and then, it stays
					if p, _ := programs.CompileFunction("f.js", "() => 1"); p != first {
						t.Error("it was compiled again")
					}
				}
			}
		})
	}
	wg.Wait()
	if p, _ := programs.Compile("f.js", "() => 1"); p == first {
		t.Error("a script is no function")
	}
	if _, err := programs.CompileModule("f.js", "const = 1"); err == nil {
		t.Error("no syntax error")
	}
	var none *runtime.Programs
	if _, err := none.Compile("f.js", "1"); err != nil {
		t.Error(err)
	}
}
