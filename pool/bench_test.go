package pool_test

import (
	"context"
	"testing"

	"github.com/wprun/wprun/pool"
)

// One trivial task after the other: what a task costs beyond itself.
func BenchmarkSequential(b *testing.B) {
	p := newPool(b, pool.Options{MaxWorkers: 1})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Run("(a, b) => a + b", 1, 2).Await(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

// Many trivial tasks at once, on two workers.
func BenchmarkBatch(b *testing.B) {
	const batch = 50_000
	p := newPool(b, pool.Options{MaxWorkers: 2})
	promises := make([]*pool.Promise, batch)
	b.ReportAllocs()
	for b.Loop() {
		for i := range promises {
			promises[i] = p.Run("(a, b) => a + b", i, 2)
		}
		for _, promise := range promises {
			if _, err := promise.Await(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/batch, "ns/task")
}

// The first result of a new pool.
func BenchmarkFirstResult(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		p, err := pool.New(pool.Options{MaxWorkers: 1})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := p.Run("() => 1").Await(context.Background()); err != nil {
			b.Fatal(err)
		}
		if err := p.Close(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// Stop a busy loop, until the next task on its worker's place is done.
func BenchmarkCancel(b *testing.B) {
	p := newPool(b, pool.Options{MaxWorkers: 1})
	for b.Loop() {
		promise := p.Run(loop)
		waitRunning(b, p)
		promise.Cancel()
		if _, err := p.Run("() => 1").Await(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}
