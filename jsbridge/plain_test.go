package jsbridge

import (
	"testing"

	"github.com/dop251/goja"
)

// TestLayouts pins what this package knows of goja's memory. It fails when an
// update of goja changes that: then all is read and made the slow way.
func TestLayouts(t *testing.T) {
	if l := objectLayout(); l == nil || !l.shares {
		t.Errorf("goja's objects look different: %+v", l)
	}
	if b := boxLayout(); b.integer == nil || b.text == nil {
		t.Error("goja's integers or strings look different")
	}
	if flatLayout() == nil {
		t.Error("goja's arrays look different")
	}
}

// TestRowsStayApart changes objects that have their names together.
func TestRowsStayApart(t *testing.T) {
	rt := goja.New()
	v, err := rt.RunString(`Array.from({length: 12}, (_, i) => ({b: i, a: {x: i, 2: i, 1: -i}, s: 'text ' + i}))`)
	if err != nil {
		t.Fatal(err)
	}
	c, err := FromJS(rt, v)
	if err != nil {
		t.Fatal(err)
	}
	there := goja.New()
	rows, err := c.JS(there)
	if err != nil {
		t.Fatal(err)
	}
	if err := there.Set("rows", rows); err != nil {
		t.Fatal(err)
	}
	got, err := there.RunString(`
		const untouched = JSON.stringify(rows[11])
		delete rows[1].b
		rows[2].c = 1
		Object.defineProperty(rows[3], 'd', {value: 1, enumerable: true})
		for (const key in rows[4]) { delete rows[4].s; rows[4].e = 1 }
		Object.keys(rows[5].a)
		rows[6].a[0] = 0
		Object.freeze(rows[7])
		const seen = new WeakMap(rows.map(row => [row, row.b]))
		delete rows[8].a; rows[8].a = 1; rows[8].f = 2; delete rows[8].f
		Object.assign(rows[9], {g: 1, b: 2})
		Object.setPrototypeOf(rows[10], {h: 1})
		;[untouched === JSON.stringify(rows[11]), seen.get(rows[11]),
			...rows.map(row => Object.keys(row) + ':' + Object.keys(row.a))].join(' ')`)
	if err != nil {
		t.Fatal(err)
	}
	const all = "b,a,s:1,2,x"
	const want = "true 11 " + all + " a,s:1,2,x b,a,s,c:1,2,x b,a,s,d:1,2,x b,a,e:1,2,x " + all + " b,a,s:0,1,2,x " + all +
		" b,s,a: b,a,s,g:1,2,x " + all + " " + all
	if got.String() != want {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if again, err := FromJS(there, there.Get("rows")); err != nil || again.String() == c.String() {
		t.Error(err, "what has changed is not to be seen")
	}
}

// TestRowsThatDiffer builds objects that begin like the one before.
func TestRowsThatDiffer(t *testing.T) {
	rt, there := goja.New(), goja.New()
	v, err := rt.RunString(`[
		{a: 1, b: 2, c: 3}, {a: 1, b: 2, c: 3}, {a: 1, b: 2, d: 3}, {a: 1, b: 2, c: 3}, {x: 1, b: 2, c: 3},
		{a: {a: 1, b: 2, c: 3}, b: [], c: 3}, {a: 1, b: {a: 1, b: 2, c: 3}, c: {c: 3, b: 2, a: 1}}, {a: 1, b: null, c: undefined},
		{a: 1, '\ud800': 2, c: 3}, {a: 1, b: 2, '\ud800': 3}, {'\ud800': 1, b: 2, c: 3}, {a: 1, 'é': 2, c: 3}, {a: 1, 'é': 2, c: 3},
		{a: 1, b: 2n, c: new Date(0)}, {a: 1, b: 2, 0: 3}, {a: 1, b: 2, 0: 3}, {__proto__: null, a: 1, b: 2, c: 3}, {a: 1, ['__proto__']: 2, c: 3},
		{}, {}, {'': 1}, {'': 1}, {a: 1}, {a: 1, b: 2}, {a: 1, b: 2, c: 3, d: 4}, {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9},
		{a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9}, {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: {}}]`)
	if err != nil {
		t.Fatal(err)
	}
	c, err := FromJS(rt, v)
	if err != nil {
		t.Fatal(err)
	}
	built, err := c.JS(there)
	if err != nil {
		t.Fatal(err)
	}
	again, err := FromJS(there, built)
	if err != nil {
		t.Fatal(err)
	}
	if string(again.bytes()) != string(c.bytes()) {
		t.Errorf("got  %v\nwant %v", again, c)
	}
}

// TestBoxes makes integers and texts as goja would.
func TestBoxes(t *testing.T) {
	rt := goja.New()
	b := boxLayout()
	for _, n := range []int64{0, 1, 255, 256, 1023, 1024, -1, -256, -257, maxSafe, -maxSafe} {
		if got, want := b.int(rt, n), rt.ToValue(n); !got.StrictEquals(want) || got != want || got.String() != want.String() {
			t.Errorf("%v, want %v", got, want)
		}
	}
	for _, n := range []int{0, 1, 15, 16, 17, 127, 128, 129, 1000} {
		for _, s := range []string{"x", "é", "𝒳"} {
			p := make([]byte, 0, n+4)
			for len(p) < n {
				p = append(p, s...)
			}
			got, want := b.string(rt, p), rt.ToValue(string(p))
			if !got.StrictEquals(want) || got.ToObject(rt).Get("length").ToInteger() != want.ToObject(rt).Get("length").ToInteger() {
				t.Errorf("%v, want %v", got, want)
			}
			for i := range p {
				p[i] = '-' // they are no longer the value's
			}
			if !got.StrictEquals(want) {
				t.Errorf("%v has changed with its bytes", got)
			}
		}
	}
}
