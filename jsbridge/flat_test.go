package jsbridge

import (
	"bytes"
	"math"
	"reflect"
	"testing"

	"github.com/dop251/goja"
)

// What is written and read by the short way is what the long one makes of it.
func TestFlat(t *testing.T) {
	rt := goja.New()
	for _, source := range []string{
		"undefined", "null", "true", "false", "0", "-0", "23", "-24", "255", "65536", "2**53", "-(2**53)", "0.5", "NaN", "-Infinity",
		"''", "'text'", "'\\ufffd'", "'é𝄞'", "'\\ud800'", "'x'.repeat(300)",
		"[]", "[1]", "[1, 'two', null, undefined, true, -0, 1.5]", "[undefined]", "Array.from({ length: 16 }, (_, i) => i)",
		"[,1]", "[1,,]", "[1n]", "[new Boolean(true)]", "[1, Object(1)]", "[Object('s')]", "new Boolean(false)", "[[1]]", "[{}]", "Array.from({ length: 17 }, (_, i) => i)", "Object.freeze([1, 2])",
		"Object.assign([1], { a: 2 })", "Object.defineProperty([1], 0, { get: () => 3 })", "new (class A extends Array {})(1, 2)", "7n",
	} {
		v, err := rt.RunString("(" + source + ")")
		if err != nil {
			t.Fatal(source, err)
		}
		short, err := Limits{}.FromJS(rt, v)
		if err != nil {
			t.Fatal(source, err)
		}
		long, _, err := Limits{}.fromJS(rt, v, nil)
		if err != nil || !bytes.Equal(short.bytes(), long.bytes()) {
			t.Errorf("%s: %v and not %v, %v", source, short, long, err)
		}
		made, err := short.JS(rt)
		if err != nil {
			t.Fatal(source, err)
		}
		again, _, err := Limits{}.fromJS(rt, made, nil)
		if err != nil || !bytes.Equal(again.bytes(), long.bytes()) {
			t.Errorf("%s came back as %v, %v", source, again, err)
		}
		var fast, slow any
		if err := short.Into(&fast); err != nil {
			t.Fatal(source, err)
		}
		if err := newGoDecoder(short).into(reflect.ValueOf(&slow).Elem()); err != nil {
			t.Fatal(source, err)
		}
		if f, ok := fast.(float64); !reflect.DeepEqual(fast, slow) && !(ok && math.IsNaN(f)) {
			t.Errorf("%s: %v and not %v", source, fast, slow)
		}
		if _, isArray := v.Export().([]any); !isArray {
			continue
		}
		var elements []goja.Value
		if err := short.build(rt, func(d *jsDecoder) { elements = d.list() }); err != nil {
			t.Fatal(source, err)
		}
		flat, err := short.JSArray(rt)
		if err != nil || len(flat) != len(elements) {
			t.Fatal(source, flat, err)
		}
		for i := range flat {
			if _, object := flat[i].(*goja.Object); !object && !flat[i].SameAs(elements[i]) {
				t.Errorf("%s: element %d is %v and not %v", source, i, flat[i], elements[i])
			}
		}
	}
}

func TestFlatFromGo(t *testing.T) {
	for _, v := range []any{
		nil, true, 1, -1, 1 << 40, 1.5, math.Copysign(0, -1), "text", []any{}, []any{1, "two", nil, false, 2.5}, []any{[]any{1}},
		[]any(nil), []any{int64(1)}, make([]any, 17),
	} {
		short, err := FromGo(v)
		if err != nil {
			t.Fatal(v, err)
		}
		w := newWriter(Limits{})
		g := goEncoder{w: &w}
		if err := g.value(v); err != nil {
			t.Fatal(v, err)
		}
		if long, err := w.finish(); err != nil || !bytes.Equal(short.bytes(), long.bytes()) {
			t.Errorf("%v: %v and not %v, %v", v, short, long, err)
		}
	}
	for _, v := range []any{"\xff", []any{"\xff"}, []any{1 << 53}} {
		if c, err := FromGo(v); err == nil {
			t.Errorf("%q was encoded as %v", v, c)
		}
	}
	for _, l := range []Limits{{Elements: 2}, {Bytes: 2}} {
		if c, err := l.FromGo([]any{1, 2}); err == nil {
			t.Errorf("%v within %+v", c, l)
		}
	}
}
