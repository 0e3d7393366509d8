package wire

import (
	"io"
	"os"
	"testing"

	"github.com/wprun/wprun/jsbridge"
)

// BenchmarkStream is what a message costs beside the two processes that it goes
// between: to a pipe, and out of it.
func BenchmarkStream(b *testing.B) {
	for name, value := range map[string]any{"numbers": []any{1, 2}, "megabyte": []any{make([]byte, 1<<20)}} {
		b.Run(name, func(b *testing.B) {
			clone, err := jsbridge.FromGo(value)
			if err != nil {
				b.Fatal(err)
			}
			r, w, err := os.Pipe()
			if err != nil {
				b.Fatal(err)
			}
			empty, end, err := os.Pipe()
			if err != nil {
				b.Fatal(err)
			}
			sends, receives := NewStream(empty, w, StreamOptions{}), NewStream(r, end, StreamOptions{})
			defer sends.Abort()
			defer receives.Abort()
			m := Message{Kind: Call, ID: 1, Function: "(a, b) => a + b", Value: clone}
			b.ReportAllocs()
			for b.Loop() {
				if err := sends.Send(m); err != nil {
					b.Fatal(err)
				}
				if _, err := receives.Recv(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPipe is the same inside of a process.
func BenchmarkPipe(b *testing.B) {
	near, far := Pipe()
	defer near.Close()
	b.ReportAllocs()
	for b.Loop() {
		if err := near.Send(Message{Kind: Call, ID: 1}); err != nil {
			b.Fatal(err)
		}
		if _, err := far.Recv(); err == io.EOF {
			b.Fatal(err)
		}
	}
}
