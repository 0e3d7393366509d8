package scope

import (
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
)

func parse(t *testing.T, src string) ast.Expression {
	t.Helper()
	tree, err := parser.ParseFile(nil, "", "("+src+"\n)", 0, parser.WithDisableSourceMaps)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return tree.Body[0].(*ast.ExpressionStatement).Expression
}

func TestFree(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		// Use.
		{"x", "x"},
		{"() => b + a + b", "b a"},
		{"() => f(x)(y).z[w]?.v?.(u)", "f x y w u"},
		{"() => new A(b)", "A b"},
		{"() => `text ${a} ${`${b}`}`", "a b"},
		{"() => tag`${a}`", "tag a"},
		{"() => typeof x", "x"},
		{"() => delete x", "x"},
		{"() => void x++ || --y", "x y"},
		{"() => { x = 1; y += 2; z ??= 3 }", "x y z"},
		{"() => { [a, b.c, ...d] = e }", "a b d e"},
		{"() => { ({ a, b: c, d: e.f, [g]: h = i, ...j } = k) }", "a c e g h i j k"},
		{"() => { for (x of y) z; for (v.w in u) t }", "x y z v u t"},
		{"() => a ? b : c, d", "a b c d"},
		{"() => [...a, , b]", "a b"},
		{"() => ({ a, b: c, [d]: e, ...f, g () { return h } })", "a c d e f h"},
		{"() => ({ get [a] () { return b }, set c (v) { d = v } })", "a b d"},
		{"() => /x/.test(a)", "a"},
		{"async () => { await a; for (const b of await c) d(b) }", "a c d"},
		{"function* () { yield a; yield* b }", "a b"},

		// What is no variable.
		{"() => { this.a; a: for (;;) { continue a } }", ""},
		{"() => ({ a: 1, 'b': 2, 3: 4 })", ""},
		{"() => a.b.c", "a"},
		{"function () { return new.target }", ""},
		{"{ __proto__: null, a () { return super.a } }", ""},
		{"function () { return arguments.length }", ""},
		{"() => arguments", ""},
		{"() => { class A { #p = 1; static #q () {} has (o) { return #p in o && o.#p } } }", ""},

		// Parameters.
		{"a => a", ""},
		{"(a, b = a, ...c) => a + b + c", ""},
		{"({ a, b: [c, { d = a }], ...e }, [f,, g] = h) => a + b + c + d + e + f + g", "h b"},
		{"(a = b, c = () => d) => { var b, d }", "b d"},
		{"function f (a = f) { return f }", ""},
		{"(function f () {})(), f", "f"},
		{"({ [a]: b }) => b", "a"},
		{"async x => await x", ""},
		{"async (x, y) => x + y", ""},

		// var and functions are hoisted to their function.
		{"() => { x; var x }", ""},
		{"() => { f(); function f () {} }", ""},
		{"() => { { var { a, b: [c] } = o } return a + c }", "o"},
		{"() => { for (var i in o) ; for (var j of k) ; for (var l = 0; l < i; l++) ; return i + j + l }", "o k"},
		{"() => { if (x) var y = 1; switch (y) { case 1: var z } try {} catch { var w } return z + w }", "x"},
		{"() => { (() => { var x })(); return x }", "x"},
		{"() => { while (a) { label: { var b } } return b }", "a"},

		// let, const, class: to their block.
		{"() => { { let x } x }", "x"},
		{"() => { { const x = 1 } x }", "x"},
		{"() => { { class X {} } X }", "X"},
		{"() => { x; let x }", ""},
		{"() => { { f(); let g; function f () { return g } } }", ""},
		{"() => { let x = 1; { let y = x; { y } } }", ""},
		{"() => { for (let i = 0; i < n; i++) i; i }", "n i"},
		{"() => { for (const [k, v] of m) k + v; v }", "m v"},
		{"() => { for (let i of i) ; }", ""},
		{"() => { for (const k in o) (() => k)() }", "o"},
		{"() => { switch (a) { case b: let a; default: a } a }", "a b"},
		{"() => { switch (1) { case x: let x } }", ""},
		{"() => { let { a = b, ...c } = d; a + c }", "b d"},

		// catch.
		{"() => { try { e } catch (e) { e } finally { e } }", "e"},
		{"() => { try {} catch ({ a, b = c }) { a + b } }", "c"},
		{"() => { try {} catch { f } }", "f"},

		// Classes.
		{"class { constructor (a) { this.a = a } }", ""},
		{"class A extends B { m () { return A + super.m() } }", "B"},
		{"(class A {}), A", "A"},
		{"class { [a] = b; static c = d; static { e; var f; f } static [g] () { return h } get i () { return j } }", "a b d e g h j"},
		{"class { static { var f } static x = f }", "f"},
		{"() => { class A { x = A } new A }", ""},

		// Functions in blocks: Annex B.
		{"() => { { function f () {} } f }", ""},
		{"() => { f; { function f () {} } }", ""},
		{"() => { if (a) function f () {} f }", "a"},
		{"() => { if (a) ; else { function f () {} } f }", "a"},
		{"() => { switch (1) { case 1: function f () {} } f }", ""},
		{"() => { for (;;) { try { } finally { function f () {} } } f }", ""},
		{"() => { 'use strict'; { function f () {} } f }", "f"},
		{"() => { 'other'; \"use strict\"; { function f () {} } f }", "f"},
		{"() => { 'use strict'; return () => { { function f () {} } f } }", "f"},
		{"() => { void 0; 'use strict'; { function f () {} } f }", ""},
		{"class { m () { { function f () {} } f } }", "f"},
		{"() => { { function* f () {} } f }", "f"},
		{"() => { { async function f () {} } f }", "f"},
		{"() => { { let f; { function f () {} } } f }", "f"},
		{"() => { { let f; } { function f () {} } f }", ""},
		{"() => { for (let f;;) { { function f () {} } } f }", "f"},
		{"() => { for (const f of []) { { function f () {} } } f }", "f"},
		{"() => { for (const f in {}) { { function f () {} } } f }", "f"},
		{"() => { try {} catch (f) { { function f () {} } } f }", ""},
		{"() => { try {} catch ({ f }) { { function f () {} } } f }", "f"},
		{"() => { { function f () {} { function f () {} } } f }", ""},
		{"(a, b = () => f) => { { function f () {} } }", "f"},
		{"() => { (() => { { function f () {} } })(); f }", "f"},
		{"() => { do { function f () {} } while (0); f; with ({}) { function g () {} } g; l: { function h () {} } h }", ""},

		// What cannot be known.
		{"() => { with (o) { p } }", "o p"},
		{"() => { eval('var q = r'); return q }", "eval q"},

		// Names.
		{"() => größe + \\u0061bc + $ + _ + 変数", "größe abc $ _ 変数"},
		{"(o) => { let async, of, get, set, let_; return async + of + get + set + static }", "static"},
	} {
		var names []string
		for _, use := range Free(parse(t, test.src)) {
			names = append(names, use.Name)
		}
		if got := strings.Join(names, " "); got != test.want {
			t.Errorf("%s\nhas free %q, want %q", test.src, got, test.want)
		}
	}
}

func TestFreeSaysWhereTheFirstUseIs(t *testing.T) {
	uses := Free(parse(t, "() => { ({ [b]: a = c } = a); b }"))
	if !slices.Equal(uses, []Use{{"b", 14}, {"a", 18}, {"c", 22}}) {
		t.Fatal(uses)
	}
}

func TestOffloaded(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"pool.run(x => x + a); pool.exec(function () { return b })", "a|b"},
		{"function f () { return a } pool.run(f); pool.run(f, [1])", "a"},
		{"pool.run(f); { function f () { return a } }", "a"},
		{"const f = () => a, g = async function () { b }; pool.exec(g, []); pool.run(f)", "b|a"},
		{"var f = () => a; pool.run(f)", "a"},
		{"const f = () => a; { const f = () => b; pool.run(f) }", "b"},
		{"const f = () => a; go(f => pool.run(f))", ""},
		{"let f; pool.run(f); pool.run(g); pool.run('f'); pool.run(); pool.run(1)", ""},
		{"function outer () { return pool.exec(() => inner) } var inner", "inner"},
		{"this.pool?.run(() => a); (it).pool.exec(() => b)", "a|b"},
		{"workerpool.pool().run(() => a); new Pool(1).run(() => b); getPool().exec(() => c)", "a|b|c"},
		{"const p = workerpool.pool(); p.run(() => a)", "a"},
		{"async function f () { const m = await mocha(), p = await aPool(); m.run(() => a); p.run(() => b) }", "b"},
		{"async function f () { (await thePool()).run(() => a) }", "a"},
		{"query.find().exec(() => a); const m = new Mocha(); m.run(() => b); require('x').run(() => c)", ""},
		{"run(() => a); exec(() => b); pool.running(() => c); pool['run'](() => d)", ""},
		{"pool.run(a => pool.run(() => a + b))", "pool b|a b"},
	} {
		for _, requires := range []bool{true, false} {
			src := test.src
			want := ""
			if requires {
				src += "\nconst workerpool = require('workerpool')"
				want = test.want
			}
			tree, err := parser.ParseFile(nil, "", src, 0, parser.WithDisableSourceMaps)
			if err != nil {
				t.Fatalf("%s: %v", src, err)
			}
			var got []string
			for _, f := range Offloaded(tree) {
				var names []string
				for _, use := range Free(f) {
					names = append(names, use.Name)
				}
				got = append(got, strings.Join(names, " "))
			}
			if strings.Join(got, "|") != want {
				t.Errorf("%s\noffloads functions with free %q, want %q", src, got, want)
			}
		}
	}
}
