package heap

import (
	"runtime"
	"runtime/metrics"
	"sync"
	"sync/atomic"
	"time"
)

// period is how often the heap is looked at while something runs.
const period = 5 * time.Millisecond

// watch looks at the heap for all runners. It has no goroutine, only a timer
// while something runs.
type watch struct {
	armed atomic.Bool  // the timer is set
	era   atomic.Int64 // that the timer belongs to: each ends when there are no runners

	mu      sync.Mutex
	runners map[*Runner]struct{}
	samples []metrics.Sample // heap, collections, what the last of them has left
	heap    int64            // at the last look
	cycles  int64            // collections at the last look
	floor   int64            // the smallest heap that a collection has left since there are runners

	collecting bool // a collection that the watch asked for is under way
}

var theWatch = &watch{
	runners: make(map[*Runner]struct{}),
	samples: []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/cycles/total:gc-cycles"}, {Name: "/gc/heap/live:bytes"}},
}

func (w *watch) join(r *Runner) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.runners[r] = struct{}{}
}

func (w *watch) leave(r *Runner) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.runners, r)
	if len(w.runners) == 0 {
		w.floor, w.heap = 0, 0
		// A timer that is set may be one of a test's bubble and never fire.
		w.era.Add(1)
		w.armed.Store(false)
	}
}

// wake sets the timer if it is not set.
func (w *watch) wake() {
	if !w.armed.Load() && w.armed.CompareAndSwap(false, true) {
		w.next(w.era.Load())
	}
}

func (w *watch) next(era int64) { time.AfterFunc(period, func() { w.tick(era) }) }

// tick is one look at the heap.
func (w *watch) tick(era int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if era != w.era.Load() {
		return
	}
	running := w.running()
	if len(running) == 0 {
		w.heap = 0
		w.armed.Store(false)
		if len(w.running()) > 0 { // one has begun just now, and saw the timer set
			w.wake()
		}
		return
	}
	w.look(running)
	w.next(era)
}

func (w *watch) running() (running []*Runner) {
	for r := range w.runners {
		if r.runs() {
			running = append(running, r)
		}
	}
	return running
}

// look counts what the heap has grown by. When somebody's share of it is too
// large, the garbage is collected.
func (w *watch) look(running []*Runner) {
	growth := w.read()
	for _, r := range running {
		r.share += max(growth, 0) / int64(len(running))
		if r.share > r.limit {
			w.collect()
		}
	}
}

// read notes how large the heap is, and returns by how much it has grown.
func (w *watch) read() (growth int64) {
	metrics.Read(w.samples)
	heap, cycles := int64(w.samples[0].Value.Uint64()), int64(w.samples[1].Value.Uint64())
	if w.heap != 0 {
		growth = heap - w.heap
	}
	if w.floor == 0 {
		w.floor = heap
	}
	if cycles != w.cycles {
		// Not the heap: since the collection ended it may have grown a lot.
		left := int64(w.samples[2].Value.Uint64())
		w.floor = min(w.floor, left)
		w.cut(left - w.floor)
	}
	w.heap, w.cycles = heap, cycles
	return growth
}

// cut makes the shares smaller where together they are more than what a
// collection has left.
func (w *watch) cut(left int64) {
	var sum int64
	for r := range w.runners {
		sum += r.share
	}
	for r := range w.runners {
		if sum > left {
			r.share = int64(float64(r.share) * float64(left) / float64(sum))
		}
		r.kept = r.share
	}
}

// collect has the garbage collected, which takes a while, and then those
// interrupted that have kept too much.
func (w *watch) collect() {
	if w.collecting {
		return
	}
	w.collecting = true
	go func() { // ends by itself, with the collections
		// What is made while a collection is under way counts as left by it,
		// garbage or not. A second one takes that.
		runtime.GC()
		if w.judge(false) {
			runtime.GC()
			w.judge(true)
		}
		w.mu.Lock()
		w.collecting = false
		w.mu.Unlock()
	}()
}

// judge reports whether one that runs had too much when the garbage was last
// collected. With stop, it is interrupted.
func (w *watch) judge(stop bool) (found bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.read()
	for _, r := range w.running() {
		if r.kept <= r.limit {
			continue
		}
		found = true
		if stop {
			r.share, r.kept = 0, 0
			r.stop()
		}
	}
	return found
}
