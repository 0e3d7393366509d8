package runtime_test

import (
	goruntime "runtime"
	"testing"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := runtime.New(runtime.Config{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEngine is what of BenchmarkNew is the engine's.
func BenchmarkEngine(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		goja.New()
	}
}

// TestNew counts what a new sandbox allocates: its time, told without a clock.
func TestNew(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { newSandbox(t, runtime.Config{}) }); n > 200 {
		t.Errorf("a sandbox takes %v allocations", n)
	}
}

func BenchmarkCompileFunction(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := runtime.CompileFunction("f.js", "function add(a, b) { return a + b }"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCall(b *testing.B) {
	s := newSandbox(b, runtime.Config{})
	eval[any](b, s, "function add(a, b) { return a + b }")
	args, err := jsbridge.FromGo([]any{1, 2})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Call(b.Context(), "add", args); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNewUsed is a sandbox that does what scripts ordinarily do.
func BenchmarkNewUsed(b *testing.B) {
	p := compile(b, ordinary)
	b.ReportAllocs()
	for b.Loop() {
		s := newSandbox(b, runtime.Config{})
		if _, err := s.Run(b.Context(), p); err != nil {
			b.Fatal(err)
		}
	}
}

// ordinary uses a bit of everything.
const ordinary = `
	const words = 'the quick brown fox jumps over the lazy dog'.split(' ')
	const lengths = new Map(words.map(w => [w, w.length]))
	const sorted = [...lengths].sort((a, b) => a[1] - b[1]).filter(([w]) => /o/.test(w))
	const text = JSON.stringify({ sorted, at: new Date(0), sum: Math.max(...lengths.values()) })
	class Animal { constructor(name) { this.name = name } toString() { return 'a ' + this.name } }
	let message = ''
	try { null.x } catch (e) { message = e.message + String(e.stack).length }
	console.log(String(new Animal('fox')), message, text.replace(/\d+/g, n => +n + 1))
	;(async () => {
		await new Promise(resolve => setTimeout(resolve, 0))
		return JSON.parse(text).sorted.length
	})()`

// TestSize: what a sandbox keeps after ordinary use.
func TestSize(t *testing.T) {
	const n = 100
	p := compile(t, ordinary)
	kept := make([]*runtime.Sandbox, 0, n)
	fill := func() {
		for range n {
			s := newSandbox(t, runtime.Config{})
			if _, err := s.Run(t.Context(), p); err != nil {
				t.Fatal(err)
			}
			kept = append(kept, s)
		}
	}
	fill() // what is made once for all
	var before, after goruntime.MemStats
	clear(kept)
	kept = kept[:0]
	goruntime.GC()
	goruntime.GC()
	goruntime.ReadMemStats(&before)
	fill()
	goruntime.GC()
	goruntime.GC()
	goruntime.ReadMemStats(&after)
	each := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) / n
	t.Logf("%d bytes for each of %d sandboxes", each, len(kept))
	if each > 130_000 {
		t.Errorf("a sandbox keeps %d bytes", each)
	}
	goruntime.KeepAlive(kept)
}

// What a call of a Go function costs a script: arguments and result are copied.
func BenchmarkHostFunction(b *testing.B) {
	for _, c := range []struct {
		name, source string
	}{
		{"numbers", "h.add(3, 4)"},
		{"text", "h.greet('you')"},
		{"raw", "h.raw(3, 4)"},
		{"native", "Math.max(3, 4)"},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := hostSandbox(b, shapes)
			p := compile(b, "for (let i = 0; i < 100; i++) "+c.source)
			b.ReportAllocs()
			for range b.N/100 + 1 {
				if _, err := s.Run(b.Context(), p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("async", func(b *testing.B) {
		s := hostSandbox(b, map[string]any{"add": runtime.Async(shapes["add"])})
		p := compile(b, "(async () => { for (let i = 0; i < 100; i++) await h.add(3, 4) })()")
		b.ReportAllocs()
		for range b.N/100 + 1 {
			if _, err := s.Run(b.Context(), p); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// The same without a script: what a host does that gets calls by message.
func BenchmarkFuncCall(b *testing.B) {
	for name, args := range map[string][]any{"add": {3, 4}, "greet": {"you"}, "raw": {3, 4}} {
		b.Run(name, func(b *testing.B) {
			f, err := runtime.NewFunc(name, shapes[name])
			if err != nil {
				b.Fatal(err)
			}
			c, err := jsbridge.FromGo(args)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f.Call(b.Context(), c, jsbridge.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
