package jsontext

import (
	"testing"
	"unicode/utf16"

	"github.com/dop251/goja"
)

// TestParse compares with the engine's own JSON.parse, and knows where that one
// is wrong.
func TestParse(t *testing.T) {
	vm := goja.New()
	engine := &Engine{VM: vm, Poll: func() {}}
	stringify, _ := goja.AssertFunction(vm.Get("JSON").(*goja.Object).Get("stringify"))
	parse := func(text string) goja.Value {
		if message, deep := Check(text, 100); message != "" || deep {
			t.Fatalf("%s: %s", text, message)
		}
		if isASCII(text) {
			return engine.Parse(text, nil)
		}
		return engine.Parse("", utf16.Encode([]rune(text)))
	}
	for _, text := range []string{
		`null`, ` true `, "\t\nfalse\r", `0`, `-1.5e-7`, `1e3`, `12345678901234567890`, `""`, `"a\"\\\/\b\f\n\r\té"`, `"\u00e9 😀 \ud83d\ude00"`,
		`[]`, `[ ]`, `[1,[2,[]],"x" , null]`, `{}`, `{ }`, `{"a":1,"b":{"c":[true,{"d":"é"}]}}`, `{"b":1,"a":2,"1":3,"b":4}`, `{"":0}`, `["é",{"ü":1}]`,
	} {
		got, err := stringify(goja.Undefined(), parse(text))
		if err != nil {
			t.Fatal(err)
		}
		_ = vm.Set("text", text)
		want, err := vm.RunString("JSON.stringify(JSON.parse(text))")
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{
		`"\ud800"`:                     `v.length === 1 && v.charCodeAt(0) === 0xd800`,
		`"é\udc00x"`:                   `v.length === 3 && v.charCodeAt(1) === 0xdc00`,
		`-0`:                           `Object.is(v, -0)`,
		`1e999`:                        `v === Infinity`,
		`{"__proto__":{"x":1},"y":2}`:  `Object.keys(v).join() === '__proto__,y' && v.x === undefined`,
		`{"toString":1,"valueOf":"2"}`: `v.toString === 1 && v.valueOf === '2'`,
	} {
		_ = vm.Set("v", parse(text))
		if right, err := vm.RunString(want); err != nil || !right.ToBoolean() {
			t.Errorf("%s: not %s", text, want)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	text := `[` + rows(1000) + `]`
	engine := &Engine{VM: goja.New(), Poll: func() {}}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		engine.Parse(text, nil)
	}
}

func rows(n int) string {
	text := `{"id":1,"name":"a name","tags":["x","y"],"price":1.5}`
	for range n - 1 {
		text += `,{"id":1,"name":"a name","tags":["x","y"],"price":1.5}`
	}
	return text
}
