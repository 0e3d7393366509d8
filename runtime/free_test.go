package runtime_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

func free(t *testing.T, src string) []string {
	t.Helper()
	variables, err := runtime.FreeVariables("f", src)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	var names []string
	for _, v := range variables {
		names = append(names, v.Name)
	}
	return names
}

func TestFreeVariables(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"(a, b) => a * b", ""},
		{"price => price * (1 + tax)", "tax"},
		{"add (a, b) { return a + b + c }", "c"},
		{"* [Symbol.iterator] () { yield x }", "x"},
		// The language's globals, those of every sandbox, and what global objects inherit.
		{"() => [Math, Map, NaN, undefined, globalThis, isNaN, JSON, Proxy, eval, BigInt64Array]", ""},
		{"() => [console, setTimeout, clearImmediate, queueMicrotask, structuredClone, process, global]", ""},
		{"() => toString() + hasOwnProperty('a')", ""},
		// What modules and browsers have is no global of a sandbox.
		{"() => [module, __dirname, window, document]", "module __dirname window document"},
	} {
		if got := strings.Join(free(t, test.src), " "); got != test.want {
			t.Errorf("%s has free %q, want %q", test.src, got, test.want)
		}
	}
}

func TestFreeVariablesSayWhere(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"() => tax", "[{tax 1 7}]"},
		{"() => {\n  /* é */ tax\n  return tax + rate\n}", "[{tax 2 12} {rate 3 16}]"},
		{"add (a) { return tax }", "[{tax 1 18}]"},
	} {
		got, err := runtime.FreeVariables("f", test.src)
		if err != nil || fmt.Sprint(got) != test.want {
			t.Errorf("%s: %v %v, want %s", test.src, got, err, test.want)
		}
	}
	got, err := runtime.OffloadedFreeVariables("app.js", "#!/usr/bin/wprun\nconst pool = require('workerpool').pool()\npool.run(() => tax)")
	if err != nil || fmt.Sprint(got) != "[{tax 3 16}]" {
		t.Error(got, err)
	}
	got, err = runtime.OffloadedFreeVariables("app.js", "const pool = require('workerpool').pool(); pool.run(f)\npool.run(() => pool.run(() => tax))\nfunction f () { return tax }")
	if err != nil || fmt.Sprint(got) != "[{pool 2 16} {tax 2 31} {tax 3 24}]" {
		t.Error(got, err)
	}
	got, err = runtime.OffloadedFreeVariables("app.js", "require('workerpool').pool().run(() => tax); return")
	if err != nil || fmt.Sprint(got) != "[{tax 1 40}]" {
		t.Error(got, err)
	}
}

func TestTheHintForWhatModulesHave(t *testing.T) {
	tax, module := runtime.FreeVariable{Name: "tax"}, runtime.FreeVariable{Name: "module"}
	if !strings.Contains(tax.Hint(), "pass it as an argument") || strings.Contains(module.Hint(), "argument") {
		t.Error(tax.Hint(), module.Hint())
	}
}

func TestFreeVariablesFailAsCompilingDoes(t *testing.T) {
	deep := "() => " + strings.Repeat("(", 3000) + "1" + strings.Repeat(")", 3000)
	for _, src := range []string{"", "x =>", "1; 2", "() => { let a; let a }", "function f () { [native code] }", deep} {
		_, want := runtime.CompileFunction("f", src)
		got, err := runtime.FreeVariables("f", src)
		var a, b *jsbridge.Error
		if got != nil || !errors.As(err, &a) || !errors.As(want, &b) || fmt.Sprintf("%+v", a) != fmt.Sprintf("%+v", b) {
			t.Errorf("%.40q: %v, %v; want %v", src, got, err, want)
		}
	}
	for _, src := range []string{"x = = 1", "let a; let a", deep} {
		_, want := runtime.CompileModule("m", src)
		_, err := runtime.OffloadedFreeVariables("m", src)
		if want == nil || err == nil || fmt.Sprintf("%+v", err) != fmt.Sprintf("%+v", want) {
			t.Errorf("%.40q: %v; want %v", src, err, want)
		}
	}
}

// functions are run by TestWhatIsNotDefinedIsFree.
var functions = []string{
	"() => a + b * c()",
	"(x = d, { y = e, [f]: z } = g) => x + y + z + h",
	"() => { { let i = 1; const j = i; class K { m () { return L } } new K().m() } i; j; K }",
	"() => { for (let i = n; i < m; i++) o(i); return i }",
	"() => { for (const k of [1, 2]) (() => p + k)(); return k }",
	"() => { try { q() } catch (e) { if (e.message === 'no') e }  e }",
	"() => { switch (r) { default: let s = t; u = s } return v }",
	"function f (x) { var y = x || w; return g(y); function g (z) { return z + aa + f.length + arguments.length } }",
	"class A extends ab { static x = ac; static [ad] = ae; static { af() } }",
	"() => { 'use strict'; ag = 1 }",
	"() => { ah += 1; ai++; delete aj; typeof ak; typeof al.x }",
	"() => { with ({ am: 1 }) { am; an } }",
	"() => { var { ao = ap, ...aq } = ar; [as, ...at] = au; return aq }",
	"() => ({ av, aw: ax, [ay]: az, get ba () { return bb } }).ba",
	"() => bc`${bd}` + `${be}` + bf?.bg + bh?.(bi)",
	"() => { bj: for (;;) { break bj } return new bk(bl).bm }",
	"() => { var f = function bn () { return bn && bo }; f(); return bn }",
	"function* () { yield bp; yield* bq }",
	"() => { var x = 1; (function (y = x, z = () => x) { var x; br(y, z) })(); x = () => bs; return x() }",
	"m (x) { return [...bt, ...x].map(bu => bu + bv) }",
	"() => { const { a, ...b } = { a: 1 }; for (var c in { x: 1 }) ; for ([d] of [[bw]]) ; return [a, b, c, d] }",
}

// What throws a ReferenceError when it runs must have been free. Each name that
// does is then defined, until the function gets through.
func TestWhatIsNotDefinedIsFree(t *testing.T) {
	for _, src := range functions {
		listed := free(t, src)
		program, err := runtime.CompileFunction("f", src)
		if err != nil {
			t.Fatal(err)
		}
		sandbox, err := runtime.New(runtime.Config{})
		if err != nil {
			t.Fatal(err)
		}
		// What is defined is anything that somebody may take it for.
		define, err := runtime.Compile("define", `function define (name) {
			const it = function () { return [] }
			it[Symbol.iterator] = function* () { yield it }
			globalThis[name] = it
		}`)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := sandbox.Run(t.Context(), define); err != nil {
			t.Fatal(err)
		}
		for met := 0; ; met++ {
			_, err := sandbox.Run(t.Context(), program)
			var thrown *jsbridge.Error
			if !errors.As(err, &thrown) || thrown.Name != "ReferenceError" {
				break
			}
			name, ok := strings.CutSuffix(thrown.Message, " is not defined")
			if !ok {
				break
			}
			if !slices.Contains(listed, name) || met > len(listed) {
				t.Errorf("%s: %v, free are %v", src, thrown, listed)
				break
			}
			args, err := jsbridge.FromGo([]string{name})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := sandbox.Call(t.Context(), "define", args); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func FuzzFreeVariables(f *testing.F) {
	for _, src := range functions {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		variables, err := runtime.FreeVariables("f", src)
		if err != nil {
			return
		}
		var names []string
		for i, v := range variables {
			if v.Line < 1 || v.Column < 1 || slices.Contains(names, v.Name) {
				t.Fatalf("%q: %v", src, variables)
			}
			if i > 0 && (v.Line < variables[i-1].Line || v.Line == variables[i-1].Line && v.Column <= variables[i-1].Column) {
				t.Fatalf("%q: out of order: %v", src, variables)
			}
			names = append(names, v.Name)
		}
		// A function around it that declares them all leaves none.
		around := "function (" + strings.Join(names, ", ") + ") { (" + src + "\n) }"
		if left, err := runtime.FreeVariables("f", around); err == nil && len(left) > 0 {
			t.Fatalf("%q: %v are free; with these declared, %v", src, names, left)
		}
	})
}

// What the check of the nesting lets pass is analysed, deep as it is.
func TestFreeVariablesOfDeepSources(t *testing.T) {
	repeat := strings.Repeat
	for _, src := range []string{
		repeat("() => ", 1900) + "x",
		"() => {" + repeat("{ let a; function f () {}", 1900) + "x" + repeat("}", 1901),
		"() => { if (x); " + repeat("else if (x); ", 3000) + "}",
		"() => x" + repeat(".a", 9000),
		"(" + repeat("[", 1900) + "a = x" + repeat("]", 1900) + ") => a",
	} {
		if got := free(t, src); !slices.Equal(got, []string{"x"}) {
			t.Errorf("%.40s… has free %v", src, got)
		}
	}
}
