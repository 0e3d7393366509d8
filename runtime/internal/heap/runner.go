// Package heap watches how much memory scripts add to the process, and has the
// one that adds too much interrupted.
//
// Go does not tell whose memory it is. So the growth of the heap between two
// looks is counted for those that ran meanwhile, in equal parts, and what they
// have together is cut to what garbage collections have left. Before a runner
// is interrupted the garbage is collected, for that is nobody's.
package heap

import (
	"sync"
	"sync/atomic"
)

// A Runner is something that runs now and then, one thing at a time, and that
// can be interrupted.
type Runner struct {
	limit     int64
	interrupt func()
	phase     atomic.Uint32
	raising   sync.Mutex // held from where interrupting begins until the interrupt is raised

	// The watch's.
	share int64 // bytes of the heap's growth that count as the runner's,
	kept  int64 // and that did when the garbage was last collected
}

// The phases of a runner.
const (
	resting uint32 = iota
	running
	interrupted // in this run
)

// NewRunner returns a runner that may add limit bytes to the heap. Then
// interrupt is called, during one of its runs, from another goroutine.
func NewRunner(limit int, interrupt func()) *Runner {
	return &Runner{limit: int64(limit), interrupt: interrupt}
}

// Join has the runner watched until [Runner.Leave].
func (r *Runner) Join() { theWatch.join(r) }

// Leave undoes Join.
func (r *Runner) Leave() { theWatch.leave(r) }

// Share is how many bytes of the heap's growth count as the runner's.
func (r *Runner) Share() int {
	theWatch.mu.Lock()
	defer theWatch.mu.Unlock()
	return int(r.share)
}

// Begin notes that a run begins.
func (r *Runner) Begin() {
	r.phase.Store(running)
	theWatch.wake()
}

// End notes that it has ended, and reports whether it was interrupted. No
// interrupt comes after that.
func (r *Runner) End() (wasInterrupted bool) {
	if r.phase.Swap(resting) != interrupted {
		return false
	}
	r.raising.Lock() // until the interrupt has been raised
	defer r.raising.Unlock()
	return true
}

// stop interrupts the run that is under way, if there is one, once.
func (r *Runner) stop() {
	r.raising.Lock()
	defer r.raising.Unlock()
	if r.phase.CompareAndSwap(running, interrupted) {
		r.interrupt()
	}
}

// runs reports whether a run is under way.
func (r *Runner) runs() bool { return r.phase.Load() != resting }
