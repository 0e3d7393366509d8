package runtime_test

import (
	"testing"

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
