package runtime_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/runtime"
)

// attack is a script that goja alone would die of, or never return from.
type attack struct {
	name, source string
	want         string // what the error, or the value, must contain
}

const tooLate = "the task took too long"

// attacks are survived by a sandbox in a goroutine: the script gets an error
// that it can catch, or is interrupted.
var attacks = []attack{
	{"repeat", `'ab'.repeat(2 ** 53)`, "RangeError: Invalid string length"},
	{"repeat, long", `'ab'.repeat(2 ** 29)`, "RangeError: Invalid string length"},
	{"padStart", `'a'.padStart(2 ** 45)`, "RangeError: Invalid string length"},
	{"padEnd", `'a'.padEnd(2 ** 45, 'bc')`, "RangeError: Invalid string length"},
	{"ArrayBuffer", `new ArrayBuffer(2 ** 36)`, "RangeError: Array buffer allocation failed"},
	{"Float64Array", `new Float64Array(2 ** 33)`, "RangeError: Array buffer allocation failed"},
	{"Float64Array of a list", `new Float64Array({ length: 2 ** 33 })`, "RangeError: Array buffer allocation failed"},
	{"apply", `Math.max.apply(null, { length: 2 ** 40 })`, "RangeError: Maximum call stack size exceeded"},
	{"Reflect.apply", `Reflect.apply(Math.max, null, { length: 2 ** 40 })`, "RangeError: Maximum call stack size exceeded"},
	{"Reflect.construct", `Reflect.construct(Array, { length: 2 ** 40 })`, "RangeError: Maximum call stack size exceeded"},
	{"replaceAll", `'ééé'.replaceAll('', '-') === '-é-é-é-'`, "true"},
	{"asUintN", `BigInt.asUintN(2 ** 53 - 1, -1n)`, "RangeError: Maximum BigInt size exceeded"},
	{"generator in itself", `function* g() { yield* g() } g().next()`, "RangeError: Maximum call stack size exceeded"},
	{"Proxy in its own chain", `const t = {}; const p = new Proxy(t, {}); Object.setPrototypeOf(t, p); t.x`, "TypeError: Cyclic __proto__ value"},
	{"Proxy in its own chain, by __proto__", `const t = {}; t.__proto__ = new Proxy(t, {}); 'x' in t`, "TypeError: Cyclic __proto__ value"},
	{"Proxy in its own chain, by Reflect", `const t = {}; Reflect.setPrototypeOf(t, new Proxy(Object.create(t), {})); t.x`, "TypeError: Cyclic __proto__ value"},
	{"Proxy in its handler's chain", `const h = {}; const p = new Proxy({}, h); Object.setPrototypeOf(h, p); p.x`, "TypeError: Cyclic __proto__ value"},
	{"bind", `let f = () => 1; for (let i = 0; i < 1e6; i++) f = f.bind(null); f()`, "RangeError: Maximum call stack size exceeded"},
	{"Array.from", `Array.from({ length: 2 ** 32 })`, "RangeError: Invalid array length"},
	{"fill", `new Array(2 ** 32 - 1).fill(0)`, "RangeError: Invalid array length"},
	{"indexOf", `[].indexOf.call({ length: 2 ** 53 - 1 }, 1)`, "RangeError: Invalid array length"},
	{"includes", `new Array(2 ** 32 - 1).includes(1)`, "RangeError: Invalid array length"},
	{"join", `new Array(2 ** 32 - 1).join()`, "RangeError: Invalid array length"},
	{"join, long", `Array(1e6).fill('x'.repeat(1e6)).join()`, "RangeError: Invalid string length"},
	{"String of an array", `String(new Array(2 ** 32 - 1))`, "RangeError: Invalid array length"},
	{"reverse", `[].reverse.call({ length: 2 ** 53 - 1 })`, "RangeError: Invalid array length"},
	{"copyWithin", `[].copyWithin.call({ length: 2 ** 53 - 1 }, 1, 0)`, "RangeError: Invalid array length"},
	{"sort", `[].sort.call({ length: 2 ** 32 })`, "RangeError: Invalid array length"},
	{"String of nested arrays", `let a = []; for (let i = 0; i < 1e6; i++) a = [a]; String(a)`, "RangeError: Maximum call stack size exceeded"},
	{"JSON.stringify in toJSON", `const deep = leaf => { for (let i = 0; i < 1900; i++) leaf = [leaf]; return leaf }; const f = () => JSON.stringify(deep({ toJSON: f })); f()`, "RangeError: Maximum call stack size exceeded"},
	{"JSON.parse in a reviver", `const t = '['.repeat(1900) + '1' + ']'.repeat(1900); const f = (k, v) => v === 1 ? JSON.parse(t, f) : v; JSON.parse(t, f)`, "RangeError: Maximum call stack size exceeded"},
	{"flat in a getter", `const f = () => { let a = [1]; Object.defineProperty(a, 0, { get: f }); for (let i = 0; i < 1900; i++) a = [a]; return a.flat(Infinity) }; f()`, "RangeError: Maximum call stack size exceeded"},
	{"Proxy of Proxies", `let p = {}; for (let i = 0; i < 1e6; i++) p = new Proxy(p, {}); p.x`, "RangeError: Maximum call stack size exceeded"},
	{"chain of prototypes", `let p = {}; for (let i = 0; i < 1e6; i++) p = Object.create(p); p.x === undefined`, "true"},
	{"chain of classes", `let C = class { v = 1 }; for (let i = 0; i < 1e5; i++) C = class extends C {}; 'v' in C`, "false"},
	{"constant BigInt", `() => 1n << (2n ** 40n)`, "RangeError: Maximum BigInt size exceeded"},
	{"sum of BigInts", `eval('1n+'.repeat(9000) + '1n') === 9001n`, "true"},
	{"constant BigInt in eval", `eval('() => 3n ** 2n ** 40n')`, "RangeError: Maximum BigInt size exceeded"},
	{"constant BigInt in Function", `Function('return 2n ** 30n ** 6n * 5n')`, "RangeError: Maximum BigInt size exceeded"},
	{"constant BigInts that are fine", `eval('2n ** 64n - 1n') === 18446744073709551615n && 1n << 70n > -(2n ** 9n ** 2n)`, "true"},
	{"sort, long", `Array.from({ length: 3e7 }, (_, i) => i * 7919 % 30000001).sort()`, tooLate},
	{"sort of an endless comparison", `[3, 1, 2].sort(() => { for (;;); })`, tooLate},
	{"split", `'x'.repeat(2 ** 29 - 24).split('')`, "RangeError: Invalid array length"},
	{"BigInt of a text", `BigInt('9'.repeat(1e7))`, "RangeError: Maximum BigInt size exceeded"},
	{"normalize", `'é'.repeat(5e6).normalize('NFD').length`, "10000000"},
	{"replace, large", `'ab'.repeat(2e5).replace(/a/g, 'xyz').length`, "800000"},
	{"spread of arguments", `Math.max(...new Array(1e7).fill(1))`, tooLate},
	{"spread of a string", `[...'x'.repeat(2 ** 29 - 24)]`, tooLate},
	{"JSON.parse, large", `JSON.parse('[' + '1,'.repeat(5e6) + '1]').length`, "5000001"},
	{"memory", `const list = []; for (;;) list.push({ n: list.length })`, "more memory"},
	{"flat", `let a = []; for (let i = 0; i < 3e5; i++) a = [a]; a.flat(Infinity)`, "RangeError: Maximum call stack size exceeded"},
	{"eval of brackets", `eval('['.repeat(1e6))`, "RangeError: Maximum call stack size exceeded"},
	{"direct eval of templates", "(function () { const local = 1; return eval('`${'.repeat(1e6)) })()", "RangeError: Maximum call stack size exceeded"},
	{"eval in eval", `eval("eval('!'.repeat(1e6))")`, "RangeError: Maximum call stack size exceeded"},
	{"eval in Function", `Function("return eval('['.repeat(1e6))")()`, "RangeError: Maximum call stack size exceeded"},
	{"eval in a generator", `(function* () {}).constructor("yield eval('['.repeat(1e6))")().next()`, "RangeError: Maximum call stack size exceeded"},
	{"eval in an async function", `(async () => {}).constructor("await 1; return eval('['.repeat(1e6))")()`, "RangeError: Maximum call stack size exceeded"},
	{"indirect eval of arrows", `(0, eval)('a=>'.repeat(1e6) + '1')`, "RangeError: Maximum call stack size exceeded"},
	{"Function of a sum", `Function('return ' + '1+'.repeat(1e6) + '1')`, "RangeError: Maximum call stack size exceeded"},
	{"Function of parameters", `Function('a = ' + '('.repeat(1e6), '')`, "RangeError: Maximum call stack size exceeded"},
	{"constructor of functions", `(() => {}).constructor('('.repeat(1e6))`, "RangeError: Maximum call stack size exceeded"},
	{"constructor of generators", `(function* () {}).constructor('('.repeat(1e6))`, "RangeError: Maximum call stack size exceeded"},
	{"constructor of async functions", `(async () => {}).constructor('('.repeat(1e6))`, "RangeError: Maximum call stack size exceeded"},
	{"eval of a chain of members", `eval('o' + '.a'.repeat(1e6))`, "RangeError: Maximum call stack size exceeded"},
	{"a source at the limit", `eval('- '.repeat(9000) + '1')`, "1"},
	{"a sum at the limit", `eval('1+'.repeat(9000) + '1')`, "9001"},
	{"arrows at the limit", `typeof eval('a=>'.repeat(4500) + '1')`, "function"},
	{"brackets at the limit", `eval('['.repeat(1900) + ']'.repeat(1900)).length`, "1"},
	{"JSON.parse", `JSON.parse('['.repeat(5e6))`, "RangeError: Maximum call stack size exceeded"},
	{"JSON.stringify", `let a = []; for (let i = 0; i < 3e5; i++) a = [a]; JSON.stringify(a)`, "RangeError: Maximum call stack size exceeded"},
	{"JSON.stringify, long", `const s = 'x'.repeat(2 ** 28); JSON.stringify([s, s, s])`, "RangeError: Invalid string length"},
	{"JSON.stringify without end", `const a = Array(1e6).fill([]); JSON.stringify(Array(1e3).fill(a))`, tooLate},
	{"recursion", `(function f() { f() })()`, "RangeError: Maximum call stack size exceeded"},
	{"loop", `for (;;);`, tooLate},
	{"loop of microtasks", `const again = () => Promise.resolve().then(again); again(); new Promise(() => {})`, tooLate},
	{"expression of groups", `eval('/' + '('.repeat(1e6) + ')'.repeat(1e6) + '/')`, "RangeError: Maximum call stack size exceeded"},
	{"RegExp of groups", `new RegExp('('.repeat(1e6) + ')'.repeat(1e6))`, "SyntaxError: Invalid regular expression"},
	{"expression that backtracks", `/^(a+)+$/.exec('a'.repeat(40) + 'é')`, tooLate},
	{"expression that backtracks, with a reference", `/^(a+)+\1$/.test('a'.repeat(40) + 'b')`, tooLate},
	{"expression that backtracks in replace", `('a'.repeat(40) + 'é').replace(/(?=x)|(a|a)+$/g, '')`, tooLate},
	{"expression that takes memory", `/(?:(?=a)(a|b))*c/.test('a'.repeat(1e7))`, "RangeError: Maximum call stack size exceeded"},
	{"expression that needs much, and matches", `/^(?:(?=a)(a|b))*c/.exec('a'.repeat(1e5) + 'c')[0].length`, "100001"},
	{"property of characters", `/\p{L}/u.test('p{L}') && !/^\p{L}/u.test('{')`, "true"},
	{"sticky expression", `const r = /a/y; r.lastIndex = 99; 'aaa'.replace(r, 'b')`, "aaa"},
}

// fatal end the VM, which is retired, but not the process.
var fatal = []attack{
	{"defineProperty of a view", `Object.defineProperty(new Uint8Array(2), 0, {})`, "the sandbox is broken"},
	{"a literal", `eval("'\\u{10ffff}'")`, "the sandbox is broken"},
}

// TestAttacks runs each attack in a process of its own, so that one that
// succeeds is a failure of that test and not the end of all.
func TestAttacks(t *testing.T) {
	if name := os.Getenv("WPRUN_TEST_ATTACK"); name != "" {
		for _, a := range append(attacks, fatal...) {
			if a.name == name {
				fmt.Println("SURVIVED:", survive(a))
				return
			}
		}
		t.Fatalf("no attack %q", name)
	}
	for i, a := range append(attacks, fatal...) {
		t.Run(a.name, func(t *testing.T) {
			t.Parallel()
			command := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestAttacks$")
			command.Env = append(os.Environ(), "WPRUN_TEST_ATTACK="+a.name, "GOMEMLIMIT=1GiB")
			out, err := command.CombinedOutput()
			_, answer, survived := strings.Cut(string(out), "SURVIVED: ")
			if err != nil || !survived {
				t.Fatalf("%v: %.2000s", err, out)
			}
			answer, _, _ = strings.Cut(answer, "\n")
			caught := i < len(attacks)
			if !strings.Contains(answer, a.want) || caught == strings.Contains(answer, "broken") {
				t.Errorf("got %s", answer)
			}
		})
	}
}

// survive runs a script, and says what became of it. The sandbox must be
// usable afterwards, or say that it is not.
func survive(a attack) string {
	ctx := context.Background()
	if a.want == tooLate { // it runs until then
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, time.Second, errors.New(tooLate))
		defer cancel()
	}
	var config runtime.Config
	if a.name == "memory" {
		config.Limits.Heap = 128 << 20
	}
	s, err := runtime.New(config)
	if err != nil {
		return err.Error()
	}
	p, err := runtime.Compile("attack.js", a.source)
	if err != nil {
		return err.Error()
	}
	answer := ""
	if clone, err := s.Run(ctx, p); err != nil {
		answer = err.Error()
	} else {
		answer = clone.String()
	}
	after, _ := runtime.Compile("after.js", "6 * 7")
	clone, err := s.Run(context.Background(), after)
	if n := 0; err != nil || clone.Into(&n) != nil || n != 42 {
		return fmt.Sprintf("%s; then: %v", answer, err)
	}
	return answer
}

// TestGuardsDoNotShow: a script cannot tell a guarded function from another.
func TestGuardsDoNotShow(t *testing.T) {
	s := newSandbox(t, runtime.Config{})
	for source, want := range map[string]any{
		`Function.prototype.constructor === Function && (() => {}).constructor === Function`:                              true,
		`class F extends Function { constructor () { super('return 42') } } new F()() === 42 && new F() instanceof F`:     true,
		`Function('a', 'b', 'return a + b')(1, 2)`:                                                                        3.0,
		`new (Object.getPrototypeOf(function* () {}).constructor)('yield 5')().next().value`:                              5.0,
		`String(eval) + eval.length + eval.name`:                                                                          "function eval() { [native code] }1eval",
		`'x'.repeat.name + String.prototype.repeat.length`:                                                                "repeat1",
		`function local() { const hidden = 1; return eval('hidden + 1') } local()`:                                        2.0,
		`function strict() { 'use strict'; const hidden = 5; return eval('hidden') } strict()`:                            5.0,
		`function twice() { const hidden = 5; return eval('eval("hidden + 1")') } twice()`:                                6.0,
		`function spread() { const hidden = 7; return eval(...['hidden']) } spread()`:                                     7.0,
		`const indirect = eval; function outer() { const hidden = 1; return indirect('typeof hidden') } outer()`:          "undefined",
		`eval(5) + eval('var made = 1; made')`:                                                                            6.0,
		`function shadowed(eval) { return eval('x') } shadowed(x => x + 'y')`:                                             "xy",
		`(() => { var e\u0076al_ = 1; return \u0065val('e\u0076al_') })()`:                                                1.0,
		`new Function('return eval("1 + 1")')()`:                                                                          2.0,
		`Object.getOwnPropertyNames(globalThis).filter(n => n.includes('$')).length`:                                      0.0,
		`[3, 1, 2].sort().concat([4]).join('-') + [[1, [2]]].flat(Infinity).length + 'ab'.padEnd(3, 'c') + '-'.repeat(2)`: "1-2-3-42abc--",
		`new Uint8Array([1, 2]).length + new Float64Array(new ArrayBuffer(16)).length + new Uint16Array(3).length`:        7.0,
		`Math.max.apply(null, [1, 2, 3]) + Reflect.construct(Array, [7]).length`:                                          10.0,
		`const a = {}, b = Object.setPrototypeOf(a, { x: 1 }); b.x`:                                                       1.0,
	} {
		if got := eval[any](t, s, "{ "+source+" }"); got != want {
			t.Errorf("%s: got %v, want %v", source, got, want)
		}
	}
}
