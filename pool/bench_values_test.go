package pool_test

import (
	"fmt"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// A megabyte as the argument of a task, copied.
func BenchmarkMegabyte(b *testing.B) {
	p := newPool(b, pool.Options{MaxWorkers: 1})
	data := make([]byte, 1<<20)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Run("bytes => bytes.length", data).Await(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// A megabyte that is handed over. It is the same one each time, so that making it is
// not measured.
func BenchmarkMegabyteMoved(b *testing.B) {
	p := newPool(b, pool.Options{MaxWorkers: 1})
	data := make([]byte, 1<<20)
	b.ReportAllocs()
	for b.Loop() {
		// The script keeps nothing of it, and nobody here writes to it.
		if _, err := p.Run("bytes => bytes.length", jsbridge.Moved(data)).Await(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// An object of BenchmarkObjects.
type benchObject struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
	On   bool   `json:"on"`
}

// Ten thousand small objects there and back.
func BenchmarkObjects(b *testing.B) {
	p := newPool(b, pool.Options{MaxWorkers: 1})
	list := make([]benchObject, 10_000)
	for i := range list {
		list[i] = benchObject{i, fmt.Sprint("name ", i), i%2 == 0}
	}
	b.ReportAllocs()
	for b.Loop() {
		back, err := pool.Await[[]benchObject](b.Context(), p.Run("value => value", list))
		if err != nil {
			b.Fatal(err)
		}
		if len(back) != len(list) || back[1] != list[1] {
			b.Fatal(back[1])
		}
	}
}
