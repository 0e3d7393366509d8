package eventloop

import (
	"container/heap"
	"math"
	"time"
)

// maxDelay is the longest delay that setTimeout knows: 2^31-1 milliseconds.
// As in Node, a longer one counts as one millisecond.
const maxDelay = math.MaxInt32

// A Timer is a job that is due at a time, once or again and again. Its methods
// belong to the loop's goroutine.
type Timer struct {
	loop     *Loop
	job      func() error
	delay    time.Duration
	repeat   bool
	ref      bool
	when     time.Duration // since loop.base
	sequence uint64
	index    int // in loop.timers, -1 when not waiting
}

// NewTimer starts a timer that runs job after delay milliseconds, and then
// every delay milliseconds if repeat is set. The delay is taken as Node's
// setTimeout takes it: fractions are cut, and what is not between 1 and
// 2^31-1 counts as 1.
func (l *Loop) NewTimer(delay float64, repeat bool, job func() error) *Timer {
	if !(delay >= 1 && delay <= maxDelay) { // NaN too
		delay = 1
	}
	t := &Timer{
		loop:   l,
		job:    job,
		delay:  time.Duration(math.Trunc(delay)) * time.Millisecond,
		repeat: repeat,
		ref:    true,
		index:  -1,
	}
	t.schedule()
	return t
}

// Stop takes the timer out of the loop. It does nothing when the timer does
// not wait; a repeating timer that is just running does not run again.
func (t *Timer) Stop() {
	t.repeat = false
	t.unschedule()
}

// Refresh starts the delay again from now, also for a timer that has run.
func (t *Timer) Refresh() {
	t.unschedule()
	t.schedule()
}

// SetRef says whether the timer keeps the loop alive while it waits.
func (t *Timer) SetRef(ref bool) {
	if t.ref == ref {
		return
	}
	t.ref = ref
	if t.index < 0 {
		return
	}
	if ref {
		t.loop.referenced++
	} else {
		t.loop.referenced--
	}
}

// HasRef reports what SetRef set; a new timer has it.
func (t *Timer) HasRef() bool { return t.ref }

func (t *Timer) schedule() {
	l := t.loop
	l.sequence++
	t.sequence = l.sequence
	t.when = l.now() + t.delay
	heap.Push(&l.timers, t)
	if t.ref {
		l.referenced++
	}
}

func (t *Timer) unschedule() {
	if t.index < 0 {
		return
	}
	heap.Remove(&t.loop.timers, t.index)
	if t.ref {
		t.loop.referenced--
	}
}

// now is cut to whole milliseconds, as Node's clock is: two timers of the same
// delay that were made in the same millisecond are due in order of creation,
// and one of 1 ms comes before one of 2 ms that was made just before it.
func (l *Loop) now() time.Duration { return l.Time().Sub(l.base).Truncate(time.Millisecond) }

// dueTimer takes the next timer that is due. One that a job starts meanwhile
// is due a millisecond after this turn's time at least, so it waits.
func (l *Loop) dueTimer() Job {
	if len(l.timers) == 0 {
		return nil
	}
	t := l.timers[0]
	if t.when > l.turnTime {
		return nil
	}
	t.unschedule()
	return t
}

// Do does what is due; it is part of [Job].
func (t *Timer) Do() error {
	err := t.job()
	if t.repeat && t.index < 0 {
		t.schedule()
	}
	return err
}

// timerHeap orders timers by time, then by creation.
type timerHeap []*Timer

func (h timerHeap) Len() int { return len(h) }
func (h timerHeap) Less(i, j int) bool {
	if h[i].when != h[j].when {
		return h[i].when < h[j].when
	}
	return h[i].sequence < h[j].sequence
}
func (h timerHeap) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}
func (h *timerHeap) Push(x any) {
	t := x.(*Timer)
	t.index = len(*h)
	*h = append(*h, t)
}
func (h *timerHeap) Pop() any {
	old := *h
	t := old[len(old)-1]
	old[len(old)-1] = nil
	*h = old[:len(old)-1]
	t.index = -1
	return t
}
