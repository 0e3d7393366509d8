package jsbridge_test

import (
	"encoding/json"
	"errors"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/wprun/wprun/jsbridge"
)

// TestLimitsAreTheSameOnBothSides finds, for each case of the corpus, the
// lowest limits under which it can be encoded, and expects it to arrive under
// these and not under lower ones.
func TestLimitsAreTheSameOnBothSides(t *testing.T) {
	for _, c := range golden(t) {
		if c.Transfer || c.Node.Error != nil {
			continue
		}
		m := newMachine(t)
		clone, err := m.fromJS(c.Source)
		if err != nil {
			continue // refused, on purpose
		}
		data, buffers := clone.CBOR()
		for _, what := range []string{"depth", "elements", "bytes"} {
			limits := func(n int) (l jsbridge.Limits) {
				switch what {
				case "depth":
					l.Depth = n
				case "elements":
					l.Elements = n
				case "bytes":
					l.Bytes = n
				}
				return l
			}
			// Values of one run differ where getters count, hence new ones each time.
			lowest := 1
			var limit *jsbridge.LimitError
			for {
				_, err := limits(lowest).FromJS(m.rt, m.eval("("+c.Source+")"))
				if err == nil {
					break
				}
				if !errors.As(err, &limit) || limit.What != what || limit.Limit != lowest {
					t.Fatalf("%s: %v", c.Label, err)
				}
				if what == "bytes" {
					lowest = max(lowest, clone.Size()-2)
				}
				lowest++
			}
			if _, err := jsbridge.Parse(data, buffers, limits(lowest)); err != nil {
				t.Errorf("%s: sent under %s %d, refused on arrival: %v", c.Label, what, lowest, err)
			}
			if lowest == 1 {
				continue
			}
			_, err := jsbridge.Parse(data, buffers, limits(lowest-1))
			if !errors.As(err, &limit) || limit.What != what {
				t.Errorf("%s: refused under %s %d, but arrives: %v", c.Label, what, lowest-1, err)
			}
		}
	}
}

func TestLimitErrors(t *testing.T) {
	m := newMachine(t)
	for _, c := range []struct {
		limits jsbridge.Limits
		source string
		want   string
	}{
		{jsbridge.Limits{Depth: 2}, `[[[]]]`, "jsbridge: value exceeds the limit of 2 on its depth"},
		{jsbridge.Limits{Elements: 3}, `[1, 2, 3]`, "jsbridge: value exceeds the limit of 3 on its elements"},
		{jsbridge.Limits{Bytes: 9}, `'0123456789'`, "jsbridge: value exceeds the limit of 9 on its bytes"},
	} {
		_, err := c.limits.FromJS(m.rt, m.eval("("+c.source+")"))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.source, err, c.want)
		}
	}
}

// deepList is a list of arrays in arrays.
const deepList = `(() => { let a = []; for (let i = 1; i < N; i++) a = [a]; return a })()`

// deepObject is the same of objects and Maps.
const deepObject = `(() => { let a = {}; for (let i = 1; i < N; i++) a = i % 2 ? {a} : new Map([[1, a]]); return a })()`

// TestDeep sends values that are nested as deep as limits can allow.
func TestDeep(t *testing.T) {
	const most = 100_000
	for _, source := range []string{deepList, deepObject} {
		m := newMachine(t)
		m.eval(`const N = 100000`)
		v := m.eval(source)
		if _, err := jsbridge.FromJS(m.rt, v); err == nil {
			t.Fatal("no limit by default")
		}
		limits := jsbridge.Limits{Depth: most}
		c, err := limits.FromJS(m.rt, v)
		if err != nil {
			t.Fatal(err)
		}
		data, buffers := c.CBOR()
		arrived, err := jsbridge.Parse(data, buffers, limits)
		if err != nil {
			t.Fatal(err)
		}
		back, err := arrived.JS(newMachine(t).rt)
		if err != nil {
			t.Fatal(err)
		}
		again, err := limits.FromJS(m.rt, back)
		if err != nil || again.Size() != c.Size() {
			t.Errorf("got %v, %v", again, err)
		}
		var x any
		if err := arrived.Into(&x); err != nil {
			t.Fatal(err)
		}
		fromGo, err := limits.FromGo(x)
		if err != nil || fromGo.Size() != c.Size() {
			t.Errorf("got %v, %v", fromGo, err)
		}
	}
	m := newMachine(t)
	m.eval(`const N = 100001`)
	if _, err := (jsbridge.Limits{Depth: math.MaxInt}).FromJS(m.rt, m.eval(deepList)); err == nil {
		t.Error("no upper limit")
	}
}

// TestDeepErrors sends a chain of causes, which each have their own Clone.
func TestDeepErrors(t *testing.T) {
	m := newMachine(t)
	c := m.clone(`(() => { let e = new Error('0'); for (let i = 1; i < 5000; i++) e = new Error(i, {cause: e}); return e })()`)
	e := c.AsError()
	n := 0
	for err := error(e); err != nil; n++ {
		err = err.(*jsbridge.Error).Cause
	}
	if n != 5000 {
		t.Errorf("%d errors", n)
	}
	if e.Value().String() != c.String() {
		t.Error("the value differs")
	}
}

// TestMemory expects that what is built is in proportion to what is read: some
// bytes claim to hold far more.
func TestMemory(t *testing.T) {
	m := newMachine(t)
	m.clone(`[new Map(), new Set()]`)
	deep := strings.Repeat("\x81", 9000) + "\x80"
	for name, data := range map[string]string{
		"array":         "\x9a\x7f\xff\xff\xff\x01",
		"long array":    "\xd8\x1b\x83\x65Array\x9a\x7f\xff\xff\xff\x01\xa0",
		"map":           "\xba\x7f\xff\xff\xff\x01\x02",
		"huge map":      "\xbb\xff\xff\xff\xff\xff\xff\xff\xff\x01\x02",
		"Map":           "\xd9\x01\x03\xba\x7f\xff\xff\xff\x01\x02",
		"Set":           "\xd9\x01\x02\x9a\x7f\xff\xff\xff\x01",
		"text":          "\x7a\x7f\xff\xff\xffa",
		"bytes":         "\x5b\x7f\xff\xff\xff\xff\xff\xff\xffa",
		"arrays inside": "\x82" + deep + "\x9a\x7f\xff\xff\xff\x01",
		"sparse":        "\xd8\x1b\x83\x65Array\x1a\xff\xff\xff\xff\xa0",
		"many sparse":   "\x98\x64" + strings.Repeat("\xd8\x1b\x83\x65Array\x1a\xff\xff\xff\xff\xa1\x6a4294967294\x01", 100),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		c, err := jsbridge.Parse([]byte(data), nil, jsbridge.Limits{})
		if err == nil {
			if _, err := c.JS(m.rt); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			var x any
			var limit *jsbridge.LimitError
			if err := c.Into(&x); !errors.As(err, &limit) {
				t.Errorf("%s: into any: %v", name, err)
			}
			var list [3]any
			_ = c.Into(&list)
		} else if strings.Contains(name, "sparse") {
			t.Errorf("%s: %v", name, err)
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 10<<20 {
			t.Errorf("%s: %d bytes read, %d allocated", name, len(data), used)
		}
	}
}

// TestSharedIsNotRepeated reads values into Go that are small as long as what
// is shared stays shared, and would otherwise fill any memory.
func TestSharedIsNotRepeated(t *testing.T) {
	type list struct{ Items []float64 }
	type pair struct{ A, B *pair }
	type raw struct{ Left, Right json.RawMessage }
	m := newMachine(t)
	for _, c := range []struct {
		source string
		into   any
		fits   bool
	}{
		{`(() => { const o = {Items: Array(20000).fill(1)}; return Array(20000).fill(o) })()`, new([]list), true},
		{`(() => { const o = {Items: Array(20000).fill(1)}; return Array(20000).fill(o) })()`, new([]*list), true},
		{`(() => { const o = {Items: Array(20000).fill(1)}; return Array(20000).fill(o) })()`, new(any), true},
		{`(() => { const o = {Items: Array(20000).fill(1)}; return Array(20000).fill(o) })()`, new([]json.RawMessage), false},
		{`(() => { let o = null; for (let i = 0; i < 200; i++) o = {A: o, B: o}; return o })()`, new(pair), true},
		{`(() => { let o = 1; for (let i = 0; i < 200; i++) o = {Left: o, Right: o}; return o })()`, new(raw), false},
		{`(() => { const b = new ArrayBuffer(1e6); return Array.from({length: 1000}, () => new Uint8Array(b)) })()`, new(any), false},
		{`(() => { const b = new ArrayBuffer(1e6); return Array.from({length: 1000}, () => new Uint8Array(b)) })()`, new([][]byte), false},
		{`(() => { const a = []; a.length = 4e9; return Array.from({length: 100}, () => { const a = []; a.length = 1e8; return a }) })()`, new(any), false},
		{`(() => { const cause = Array(1000).fill({x: 'y'.repeat(1000)}); return Array.from({length: 5000}, () => new Error('e', {cause})) })()`, new(any), true},
		{`(() => { const errors = Array(5000).fill(1); return Array.from({length: 5000}, () => { const e = new AggregateError([]); e.errors = errors; return e }) })()`, new(any), true},
	} {
		clone := m.clone(c.source)
		err := clone.Into(c.into)
		var limit *jsbridge.LimitError
		if c.fits && err != nil || !c.fits && !errors.As(err, &limit) {
			t.Errorf("%s into %T: %v", c.source, c.into, err)
		}
	}
}

// TestTypesWithinThemselves reads into types that could go on for ever.
func TestTypesWithinThemselves(t *testing.T) {
	type pointer *pointer
	type lists []lists
	m := newMachine(t)
	m.eval(`const N = 10000`)
	var limit *jsbridge.LimitError
	if err := m.clone(`1`).Into(new(pointer)); !errors.As(err, &limit) {
		t.Errorf("error %v", err)
	}
	if err := m.clone(deepList).Into(new(lists)); err != nil {
		t.Errorf("error %v", err)
	}
	m = newMachine(t)
	m.eval(`const N = 10001`)
	c, err := (jsbridge.Limits{Depth: 20000}).FromJS(m.rt, m.eval(deepList))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Into(new(lists)); !errors.As(err, &limit) {
		t.Errorf("error %v", err)
	}
	if err := c.Into(new(any)); err != nil {
		t.Errorf("error %v", err)
	}
}
