package jsbridge_test

import (
	"errors"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
)

// fromJS clones the value of an expression.
func (m *machine) fromJS(source string) (jsbridge.Clone, error) {
	m.t.Helper()
	return jsbridge.FromJS(m.rt, m.eval("("+source+")"))
}

// clone is fromJS for what must succeed.
func (m *machine) clone(source string) jsbridge.Clone {
	m.t.Helper()
	c, err := m.fromJS(source)
	if err != nil {
		m.t.Fatalf("%s: %v", source, err)
	}
	return c
}

func TestRefusalsNameThePath(t *testing.T) {
	m := newMachine(t)
	for _, c := range []struct{ source, want string }{
		{`() => 1`, "value: function cannot be cloned"},
		{`class {}`, "value: function cannot be cloned"},
		{`Symbol('s')`, "value: symbol cannot be cloned"},
		{`Object(Symbol('s'))`, "value: symbol object cannot be cloned"},
		{`{items: [1, 2, 3, {cb() {}}]}`, "value.items[3].cb: function cannot be cloned"},
		{`{'a b': {f() {}}}`, `value["a b"].f: function cannot be cloned`},
		{`{'': {1: {$_é: () => 1}}}`, `value[""][1].$_é: function cannot be cloned`},
		{`{'1x': () => 1}`, `value["1x"]: function cannot be cloned`},
		{`[[, [, Symbol()]]]`, "value[0][1][1]: symbol cannot be cloned"},
		{`Object.assign([1], {f: {g() {}}})`, "value.f.g: function cannot be cloned"},
		{`(() => { const a = [() => 1]; a.x = 1; return a })()`, "value[0]: function cannot be cloned"},
		{`(() => { const a = []; a[1e6] = () => 1; return a })()`, "value[1000000]: function cannot be cloned"},
		{`new Map([[1, 2], ['k', [() => 1]]])`, `value.get("k")[0]: function cannot be cloned`},
		{`new Map([[7, () => 1]])`, "value.get(7): function cannot be cloned"},
		{`new Map([[1, 1], [{}, () => 1]])`, "value<Map value 1>: function cannot be cloned"},
		{`new Map([[1, 1], [2, 2], [{f() {}}, 1]])`, "value<Map key 2>.f: function cannot be cloned"},
		{`new Set([1, [() => 1]])`, "value<Set member 1>[0]: function cannot be cloned"},
		{`new Error('m', {cause: {f() {}}})`, "value.cause.f: function cannot be cloned"},
		{`Object.assign(new Error('m'), {retry() {}})`, "value.retry: function cannot be cloned"},
		{`new AggregateError([1, () => 1])`, "value.errors[1]: function cannot be cloned"},
		{`{['\ud800']: () => 1}`, `value["�"]: function cannot be cloned`},
		{`{p: new Proxy({}, {})}`, "value.p: Proxy cannot be cloned"},
		{`[Promise.resolve()]`, "value[0]: Promise cannot be cloned"},
		{`new WeakMap`, "value: WeakMap cannot be cloned"},
		{`new WeakSet`, "value: WeakSet cannot be cloned"},
		{`(function* () {})()`, "value: Generator cannot be cloned"},
		{`[].values()`, "value: Array Iterator cannot be cloned"},
		{`(function () { return arguments })()`, "value: Arguments object cannot be cloned"},
	} {
		_, err := m.fromJS(c.source)
		var refused *jsbridge.CloneError
		if !errors.As(err, &refused) {
			t.Errorf("%s: %T %v", c.source, err, err)
		} else if refused.Error() != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.source, refused, c.want)
		}
	}
}

func TestCloneErrorAt(t *testing.T) {
	e := &jsbridge.CloneError{Path: ".a[0]", Reason: "function cannot be cloned"}
	if got, want := e.At("result").Error(), "result.a[0]: function cannot be cloned"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := e.Error(), "value.a[0]: function cannot be cloned"; got != want {
		t.Errorf("At changed the error: %s", got)
	}
	e.Root = "transfer"
	if got := e.At("result").Root; got != "transfer" {
		t.Errorf("root %q", got)
	}
}

func TestCloneErrorInJS(t *testing.T) {
	m := newMachine(t)
	e := &jsbridge.CloneError{Root: "result", Path: ".a", Reason: "function cannot be cloned"}
	if err := m.rt.Set("e", e.JS(m.rt)); err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{
		`e instanceof Error`, `e.name === 'DataCloneError'`, `e.code === 25`,
		`e.message === 'result.a: function cannot be cloned'`,
		`Object.keys(e).length === 0`, `String(e).startsWith('DataCloneError: result.a')`, `e.stack.startsWith('DataCloneError: result')`,
	} {
		if !m.eval(source).ToBoolean() {
			t.Errorf("not so: %s", source)
		}
	}
	// It crosses, as errors that reject promises do.
	c, err := jsbridge.FromJS(m.rt, m.rt.Get("e"))
	if err != nil {
		t.Fatal(err)
	}
	other := newMachine(t)
	back, err := c.JS(other.rt)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := other.tell(back), m.tell(m.rt.Get("e")); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestThrowingGetter expects what the getter threw, whole, and a VM that goes on.
func TestThrowingGetter(t *testing.T) {
	m := newMachine(t)
	_, err := m.fromJS(`{a: [{get b() { throw Object.assign(new RangeError('no b'), {code: 7}) }}]}`)
	var thrown *jsbridge.Error
	if !errors.As(err, &thrown) || thrown.Name != "RangeError" || thrown.Message != "no b" {
		t.Fatalf("%T %v", err, err)
	}
	if !strings.Contains(thrown.Value().String(), `"code": 7`) {
		t.Errorf("value %v", thrown.Value())
	}
	_, err = m.fromJS(`{get a() { throw 'text' }}`)
	if !errors.As(err, &thrown) || thrown.Name != "" || thrown.Message != "text" {
		t.Errorf("%T %v", err, err)
	}
	m.clone(`{fine: true}`)
}

// TestInterrupt expects interrupts to come back as they are, from outside and
// from within a script.
func TestInterrupt(t *testing.T) {
	m := newMachine(t)
	v := m.eval(`({get a() { for (;;); }})`)
	stop := time.AfterFunc(10*time.Millisecond, func() { m.rt.Interrupt("enough") })
	defer stop.Stop()
	_, err := jsbridge.FromJS(m.rt, v)
	var interrupted *goja.InterruptedError
	if !errors.As(err, &interrupted) || interrupted.Value() != "enough" {
		t.Fatalf("%T %v", err, err)
	}
	m.rt.ClearInterrupt()
	m.clone(`{fine: true}`)

	if err := m.rt.Set("clone", func(v goja.Value) any {
		c, err := jsbridge.FromJS(m.rt, v)
		if err != nil {
			panic(err)
		}
		return c.Size()
	}); err != nil {
		t.Fatal(err)
	}
	stop = time.AfterFunc(10*time.Millisecond, func() { m.rt.Interrupt("again") })
	defer stop.Stop()
	_, err = m.rt.RunString(`try { clone({get a() { for (;;); }}) } catch (e) { 'caught' } finally { 'finally' }`)
	if !errors.As(err, &interrupted) || interrupted.Value() != "again" {
		t.Fatalf("%T %v", err, err)
	}
	m.rt.ClearInterrupt()
	if got := m.eval(`clone({a: 1})`).ToInteger(); got != 4 {
		t.Errorf("size %d", got)
	}
}

func TestStackOverflow(t *testing.T) {
	m := newMachine(t)
	m.rt.SetMaxCallStackSize(50)
	_, err := m.fromJS(`{get a() { return (function f() { return f() + 1 })() }}`)
	var overflow *goja.StackOverflowError
	if !errors.As(err, &overflow) {
		t.Fatalf("%T %v", err, err)
	}
	m.clone(`{fine: true}`)
}

// TestPanickingNative expects a panic inside goja to become an error that says
// what was going on.
func TestPanickingNative(t *testing.T) {
	m := newMachine(t)
	if err := m.rt.Set("boom", func() { panic("in Go") }); err != nil {
		t.Fatal(err)
	}
	_, err := m.fromJS(`{get a() { boom() }}`)
	if err == nil || err.Error() != "jsbridge: encoding a value: panic: in Go" {
		t.Fatalf("%T %v", err, err)
	}
	m.clone(`{fine: true}`)
}

// TestNoMicrotasks expects that cloning does not run what waits for the end of
// the script.
func TestNoMicrotasks(t *testing.T) {
	m := newMachine(t)
	ran := false
	if err := m.rt.Set("note", func() { ran = true }); err != nil {
		t.Fatal(err)
	}
	v := m.eval(`({get a() { Promise.resolve().then(note); return [new Map([[1, new Set([2])]]), /x/, new Uint8Array(2)] }})`)
	c, err := jsbridge.FromJS(m.rt, v)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.JS(m.rt); err != nil {
		t.Fatal(err)
	}
	if ran {
		t.Error("a microtask ran")
	}
	m.eval(`0`)
	if !ran {
		t.Error("the microtask is lost")
	}
}

// everything is a value with one of each kind.
const everything = `{
	list: [1, , 'x', null, undefined, -0, 10n], named: Object.assign([1], {n: 2}), sparse: (() => { const a = []; a[1e6] = 1; return a })(),
	map: new Map([[{k: 1}, 'v']]), set: new Set([1, [2]]), date: new Date(5), re: /a\/b/gi, boxed: [new String('s'), new Number(1), Object(2n)],
	error: new RangeError('m', {cause: new TypeError('c')}), all: new AggregateError([1], 'all'),
	view: new Uint16Array([1, 2]), data: new DataView(new ArrayBuffer(4), 1), big: new ArrayBuffer(70000),
	odd: {'\ud800': {x: 1}}, ['__proto__']: 1,
}`

// vandal changes all that a script can lay hands on.
const vandal = `
	const {defineProperty, getOwnPropertyDescriptor, getPrototypeOf} = Object, {ownKeys} = Reflect, root = Object.prototype;
	const wreck = () => { throw new Error('a tampered function ran') };
	const spoil = (o) => {
		const keys = ownKeys(o);
		for (let i = 0; i < keys.length; i++) {
			const d = getOwnPropertyDescriptor(o, keys[i]);
			if (!d.configurable) continue;
			if (d.get) defineProperty(o, keys[i], {get: wreck});
			else if (typeof d.value === 'function') defineProperty(o, keys[i], {value: wreck});
		}
	};
	const names = ['Map', 'Set', 'Date', 'RegExp', 'String', 'Number', 'BigInt', 'Error', 'RangeError', 'TypeError', 'AggregateError',
		'ArrayBuffer', 'DataView', 'Uint16Array', 'Uint8Array', 'Array', 'Symbol', 'Promise', 'Function', 'Object'];
	spoil(getPrototypeOf(Uint16Array.prototype));
	for (let i = 0; i < names.length; i++) {
		const ctor = globalThis[names[i]];
		spoil(ctor.prototype);
		spoil(ctor);
		globalThis[names[i]] = wreck;
	}
	spoil(Reflect);
	Reflect = undefined;
	const trap = {get: wreck, set: wreck, configurable: true, __proto__: null};
	const traps = ['0', '1', '2', 'list', 'k', 'cause', 'name', 'message', 'lastIndex', 'x'];
	for (let i = 0; i < traps.length; i++) defineProperty(root, traps[i], trap);
	0`

// TestTampered clones in a VM where a script has replaced everything.
func TestTampered(t *testing.T) {
	clean := newMachine(t)
	want := clean.clone(everything)

	m := newMachine(t)
	v := m.eval("(" + everything + ")")
	m.eval(vandal)
	got, err := jsbridge.FromJS(m.rt, v)
	if err != nil {
		t.Fatal(err)
	}
	// The stacks in it name other lines.
	if cut(got.String()) != cut(want.String()) {
		t.Errorf("encoded\n got %v\nwant %v", got, want)
	}
	back, err := want.JS(m.rt)
	if err != nil {
		t.Fatal(err)
	}
	again, err := jsbridge.FromJS(m.rt, back)
	if err != nil {
		t.Fatal(err)
	}
	if again.String() != want.String() {
		t.Errorf("built\n got %v\nwant %v", again, want)
	}
}

// cut removes what follows the words of a stack up to its end.
func cut(s string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, `\n\tat `)
		if i < 0 {
			return b.String() + s
		}
		b.WriteString(s[:i])
		s = s[i:]
		s = s[strings.Index(s, `"`):]
	}
}

// TestPrepare expects the realm to be out of the way of scripts.
func TestPrepare(t *testing.T) {
	m := newMachine(t)
	if err := jsbridge.Prepare(m.rt); err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{
		`Object.keys(globalThis).length === 0`,
		`Object.getOwnPropertyNames(globalThis).every((n) => !/jsbridge/.test(n))`,
		`(() => {
			const [s, ...more] = Object.getOwnPropertySymbols(globalThis).filter((s) => s.description === 'jsbridge');
			const d = Object.getOwnPropertyDescriptor(globalThis, s);
			return more.length === 0 && !d.enumerable && !d.writable && !d.configurable && Object.keys(d.value).length === 0;
		})()`,
	} {
		if !m.eval(source).ToBoolean() {
			t.Errorf("not so: %s", source)
		}
	}

	rt := goja.New()
	v, err := rt.RunString(`var m = new Map([[1, 2]]); delete globalThis.Map; m`)
	if err != nil {
		t.Fatal(err)
	}
	if err := jsbridge.Prepare(rt); err == nil || err.Error() != "jsbridge: the VM has no usable Map" {
		t.Errorf("error %v", err)
	}
	if _, err := jsbridge.FromJS(rt, v); err == nil || err.Error() != "jsbridge: the VM has no usable Map" {
		t.Errorf("error %v", err)
	}
	if _, err := jsbridge.FromJS(rt, rt.NewArray(1)); err != nil {
		t.Errorf("a value without a Map: %v", err)
	}
}

// TestUnprepared clones in a VM that nobody prepared, even one whose global
// object takes no properties.
func TestUnprepared(t *testing.T) {
	for _, setup := range []string{`0`, `Object.freeze(globalThis); 0`} {
		rt := goja.New()
		if _, err := rt.RunString(setup); err != nil {
			t.Fatal(err)
		}
		v, err := rt.RunString("(" + everything + ")")
		if err != nil {
			t.Fatal(err)
		}
		c, err := jsbridge.FromJS(rt, v)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.JS(rt); err != nil {
			t.Fatal(err)
		}
	}
}

// TestGoValuesInJS clones what Go code has given to a VM.
func TestGoValuesInJS(t *testing.T) {
	m := newMachine(t)
	type point struct {
		X int `json:"x"`
		Y *point
	}
	p := &point{X: 1}
	p.Y = p
	fn := func() {}
	for _, c := range []struct {
		value any
		want  string
	}{
		{p, `28({"x": 1, "Y": 29(0)})`},
		{point{X: 2}, `{"x": 2, "Y": null}`},
		{map[string]any{"a": 1, "b": []any{2, "x"}}, `{"a": 1, "b": [2, "x"]}`},
		{map[string]any{"js": m.eval(`({d: new Date(1)})`)}, `{"js": {"d": 1(0.001)}}`},
		{map[string]int{"b": 1, "a": 2}, `{"a": 2, "b": 1}`},
		{[]string{"x"}, `["x"]`},
		{[]byte{1, 2}, `64(h'0102')`},
		{time.UnixMilli(5), `1(0.005)`},
		{big.NewInt(5), `2(h'05')`},
		{map[string]any{"f": fn}, "value.f: function cannot be cloned"},
		{struct{ F func() }{fn}, "value.F: func() cannot be cloned"},
	} {
		clone, err := jsbridge.FromJS(m.rt, m.rt.ToValue(c.value))
		got := strings.Replace(clone.String(), "5", "2(h'05')", 1)
		if _, ok := c.value.(*big.Int); !ok {
			got = clone.String()
		}
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%T: got %s, want %s", c.value, got, c.want)
		}
	}
	both := m.rt.NewArray(m.rt.ToValue(p), m.eval(`({})`), m.rt.ToValue(p))
	clone, err := jsbridge.FromJS(m.rt, both)
	if err != nil || clone.String() != `[28({"x": 1, "Y": 29(0)}), {}, 29(0)]` {
		t.Errorf("got %v, %v", clone, err)
	}
	goError := m.rt.NewGoError(errors.New("from Go"))
	clone, err = jsbridge.FromJS(m.rt, goError)
	if err != nil || !strings.Contains(clone.String(), `"message": "from Go"`) {
		t.Errorf("got %v, %v", clone, err)
	}
}

// dynamic is an object whose properties are Go's business.
type dynamic struct{}

func (dynamic) Get(key string) goja.Value         { return goja.Null() }
func (dynamic) Set(key string, v goja.Value) bool { return false }
func (dynamic) Has(key string) bool               { return true }
func (dynamic) Delete(key string) bool            { return false }
func (dynamic) Keys() []string                    { return []string{"k"} }

// dynamicList is an array of that sort.
type dynamicList struct{}

func (dynamicList) Len() int                     { return 2 }
func (dynamicList) Get(i int) goja.Value         { return goja.Null() }
func (dynamicList) Set(i int, v goja.Value) bool { return false }
func (dynamicList) SetLen(int) bool              { return false }

func TestDynamicObjects(t *testing.T) {
	m := newMachine(t)
	c, err := jsbridge.FromJS(m.rt, m.rt.NewArray(m.rt.NewDynamicObject(dynamic{}), m.rt.NewDynamicArray(dynamicList{})))
	if want := `[{"k": null}, [null, null]]`; err != nil || c.String() != want {
		t.Errorf("got %v, %v, want %s", c, err, want)
	}
}

// TestOneCloneManyMachines builds one value in several goroutines.
func TestOneCloneManyMachines(t *testing.T) {
	m := newMachine(t)
	c := m.clone(everything)
	want := c.String()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			rt := goja.New()
			for range 5 {
				v, err := c.JS(rt)
				if err != nil {
					t.Error(err)
					return
				}
				back, err := jsbridge.FromJS(rt, v)
				if err != nil || back.String() != want {
					t.Errorf("got %v, %v", back, err)
				}
				var x any
				if err := c.Into(&x); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

// TestKeysThatGojaHasTwice: goja has two forms of large integers, which are
// one key.
func TestKeysThatGojaHasTwice(t *testing.T) {
	m := newMachine(t)
	for _, c := range [][2]string{
		{`new Map([[2 ** 53, 'a'], [1, 'b'], [Number.MAX_SAFE_INTEGER + 1, 'c']])`, `259({9007199254740992.0: "c", 1: "b"})`},
		{`new Set([2 ** 53, Number.MAX_SAFE_INTEGER + 1, -(2 ** 53), 2 ** 60, 2 ** 60])`, `258([9007199254740992.0, -9007199254740992.0, 1152921504606847000.0])`},
	} {
		if got := send(t, m.clone(c[0])).String(); got != c[1] {
			t.Errorf("%s: got %s, want %s", c[0], got, c[1])
		}
	}
}
