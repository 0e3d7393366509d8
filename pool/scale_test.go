package pool_test

import (
	"fmt"
	goruntime "runtime"
	"testing"

	"github.com/wprun/wprun/pool"
)

// heapInUse is how many bytes the heap holds without garbage.
func heapInUse() uint64 {
	var m goruntime.MemStats
	goruntime.GC()
	goruntime.GC() // what finalizers and pools have kept
	goruntime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A million tasks can wait, and take no more than half a KB each.
func TestMemoryOfTasksThatWait(t *testing.T) {
	tasks := 1_000_000
	if raceEnabled || testing.Short() {
		tasks = 50_000
	}
	p := newPool(t, pool.Options{MaxWorkers: 1})
	p.Run(forever)
	waitRunning(t, p)
	promises := make([]*pool.Promise, tasks)
	before := heapInUse()
	for i := range promises {
		promises[i] = p.Run("(a, b) => a + b", i, 2)
	}
	each := float64(heapInUse()-before) / float64(tasks)
	t.Logf("%d tasks, %.0f bytes each", tasks, each)
	if each > 512 {
		t.Errorf("a task that waits takes %.0f bytes", each)
	}
	if s := p.Stats(); s.PendingTasks != tasks {
		t.Fatalf("%+v", s)
	}
	if err := p.Terminate(); err != nil {
		t.Fatal(err)
	}
	for _, promise := range promises {
		<-promise.Done()
	}
}

// Ten thousand workers live at a time, each with a task.
func TestManyWorkers(t *testing.T) {
	workers := 10_000
	if raceEnabled || testing.Short() {
		workers = 500
	}
	const most = 2 << 30
	p := newPool(t, pool.Options{MaxWorkers: workers})
	before := heapInUse()
	promises := make([]*pool.Promise, workers)
	for i := range promises {
		promises[i] = p.Run("n => new Promise(resolve => { globalThis.finish = () => resolve(n) })", i)
	}
	until(t, p, func(s pool.Stats) bool { return s.ActiveTasks == workers })
	if s := p.Stats(); s.TotalWorkers != workers || s.BusyWorkers != workers {
		t.Fatalf("%+v", s)
	}
	grown := heapInUse() - before
	t.Logf("%d workers, %d KB each", workers, grown/uint64(workers)>>10)
	if grown > most/10_000*uint64(workers) {
		t.Errorf("%d workers take %d MB", workers, grown>>20)
	}
	for _, promise := range promises {
		promise.Cancel()
	}
	probe(t, p)
}

// What a task costs that waits behind others: it does not depend on how many.
func BenchmarkQueued(b *testing.B) {
	for _, tasks := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(tasks), func(b *testing.B) {
			promises := make([]*pool.Promise, tasks)
			for b.Loop() {
				p := newPool(b, pool.Options{MaxWorkers: 1})
				first := p.Run(forever)
				waitRunning(b, p)
				for i := range promises {
					promises[i] = p.Run("(a, b) => a + b", i, 2)
				}
				first.Cancel()
				for _, promise := range promises {
					if _, err := promise.Await(b.Context()); err != nil {
						b.Fatal(err)
					}
				}
				if err := p.Close(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(tasks), "ns/task")
		})
	}
}
