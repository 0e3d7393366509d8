package runtime_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// TestGlobalsInScripts: what is not made so far can be declared by scripts, at
// their top level.
func TestGlobalsInScripts(t *testing.T) {
	for name, scripts := range map[string][][2]string{
		"var":          {{`var setTimeout; typeof setTimeout`, "function"}, {`Object.keys(globalThis).includes('setInterval')`, "true"}},
		"var first":    {{`var x = 1; Object.getOwnPropertyNames(globalThis).filter(n => ['x', 'JSON', 'console'].includes(n)).join()`, "JSON,console,x"}},
		"var, set":     {{`var setTimeout = 5; setTimeout`, "5"}, {`delete globalThis.setTimeout`, "true"}},
		"function":     {{`function console() { return 6 } console()`, "6"}, {`JSON.stringify(Object.getOwnPropertyDescriptor(globalThis, 'console'))`, `{"writable":true,"enumerable":true,"configurable":false}`}},
		"let":          {{`let console = 7; console`, "7"}, {`typeof globalThis.console`, "object"}, {`console`, "7"}},
		"const, class": {{`const process = 8; class structuredClone {} process + typeof structuredClone`, "8function"}, {`typeof globalThis.process.nextTick`, "function"}},
		"let twice":    {{`let global = 9; global`, "9"}, {`try { (0, eval)('var global') } catch (e) { e.name }`, "SyntaxError"}},
		"require":      {{`typeof require + typeof Object.getOwnPropertyDescriptor(globalThis, 'require').get`, "functionfunction"}, {`require === require`, "true"}, {`require = 1; require`, "1"}},
	} {
		s := newSandbox(t, runtime.Config{Base: "/"})
		for _, script := range scripts {
			if got := fmt.Sprint(eval[any](t, s, script[0])); got != script[1] {
				t.Errorf("%s: %s: got %s, want %s", name, script[0], got, script[1])
			}
		}
	}
}

// TestGuardedByAllWays: a built-in object is guarded whichever way a script
// reaches it first.
func TestGuardedByAllWays(t *testing.T) {
	for source, want := range map[string]string{
		`(1n).constructor.asUintN(2 ** 53 - 1, -1n)`:                          "RangeError: Maximum BigInt size exceeded",
		`delete globalThis.BigInt; (1n).constructor.asIntN(2 ** 53 - 1, -1n)`: "RangeError: Maximum BigInt size exceeded",
		`new (new Uint8Array(1).buffer.constructor)(2 ** 36)`:                 "RangeError: Array buffer allocation failed",
		`({}).constructor.keys(new Uint8Array(2 ** 28))`:                      "RangeError: Invalid array length",
		`[].constructor.from({ length: 2 ** 32 })`:                            "RangeError: Invalid array length",
		`(() => {}).constructor('['.repeat(1e6))`:                             "RangeError: Maximum call stack size exceeded: the source is nested too deep",
		`let TypeError = 1; null.x`:                                           "TypeError: Cannot read properties of null (reading 'x')",
		`let RangeError = 2; 'ab'.repeat(2 ** 53)`:                            "RangeError: Invalid string length",
		`globalThis.RangeError = class {}; 'ab'.repeat(2 ** 53)`:              "RangeError: Invalid string length",
		`decodeURI('%')`: "URIError: URI malformed",
		`globalThis.URIError = 1; decodeURIComponent('%')`:                        "URIError: URI malformed",
		`Promise.any([]).catch(e => { throw new Error(e.stack.split('\n')[0]) })`: "Error: AggregateError",
	} {
		if err := fails(t, newSandbox(t, runtime.Config{}), source); !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", source, err, want)
		}
	}
}

// TestGuardedByTheHost: an ArrayBuffer that the host has made leads to its
// constructor.
func TestGuardedByTheHost(t *testing.T) {
	const attack = `
		var result
		function attack(bytes) {
			try { new (bytes.buffer ?? bytes).constructor(2 ** 36) } catch (e) { result = e.message }
		}`
	args, err := jsbridge.FromGo([]any{[]byte{1}})
	if err != nil {
		t.Fatal(err)
	}
	for way, run := range map[string]func(s *runtime.Sandbox) error{
		"Call": func(s *runtime.Sandbox) error {
			_, err := s.Call(t.Context(), "attack", args)
			return err
		},
		"Start": func(s *runtime.Sandbox) error {
			s.Start(func(vm *goja.Runtime) (goja.Value, error) {
				f, _ := goja.AssertFunction(vm.Get("attack"))
				return f(goja.Undefined(), vm.ToValue(vm.NewArrayBuffer(make([]byte, 1))))
			}, func(jsbridge.Clone, error) {})
			return s.Wait(t.Context())
		},
	} {
		s := newSandbox(t, runtime.Config{})
		eval[any](t, s, attack)
		if err := run(s); err != nil {
			t.Errorf("%s: %v", way, err)
		}
		if got := eval[any](t, s, "result"); got != "Array buffer allocation failed" {
			t.Errorf("%s: %v", way, got)
		}
	}
}

// TestClonesInSpiteOfScripts: cloning uses what scripts have replaced before
// anything was cloned.
func TestClonesInSpiteOfScripts(t *testing.T) {
	for _, source := range []string{
		`Object.keys = Object.getOwnPropertyDescriptor = Object.defineProperty = () => 'no'`,
		`const { constructor } = {}; constructor.keys = constructor.getOwnPropertyDescriptor = constructor.defineProperty = () => 'no'`,
		`Object = { keys () { return 'no' }, getOwnPropertyDescriptor () {} }`,
		`delete Object.keys; delete globalThis.Object; delete globalThis.Function; delete globalThis.String`,
		`(() => {}).__proto__.apply = ''.__proto__.valueOf = () => 'no'`,
		`Function.prototype.apply = String.prototype.valueOf = () => 'no'; Function = String = 1`,
		`Object.defineProperty(Object, 'keys', { get () { throw 'no' } }); Object.freeze(globalThis)`,
		`Reflect.preventExtensions(globalThis); Object.keys = 1`,
		`const { constructor } = {}; constructor.preventExtensions(globalThis); constructor.keys = 1`,
	} {
		const value = `[[1, , 'a'], new (''.constructor)('b'), new Map([['k', [2]]]), JSON.stringify({ x: [1] })]`
		s := newSandbox(t, runtime.Config{})
		clone, err := s.Run(t.Context(), compile(t, source+"; "+value))
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		s = newSandbox(t, runtime.Config{})
		eval[any](t, s, `function show(list, text, map, json) { return JSON.stringify([list, text, ...map, json]) }`)
		shown, err := s.Call(t.Context(), "show", clone)
		if err != nil {
			t.Fatal(err)
		}
		var got string
		if err := shown.Into(&got); err != nil || got != `[[1,null,"a"],"b",["k",[2]],"{\"x\":[1]}"]` {
			t.Errorf("%s: %s, %v", source, got, err)
		}
	}
}
