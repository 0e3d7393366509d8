package heap

import (
	"runtime"
	"testing"
	"testing/synctest"
	"time"
)

// grow adds to the heap, and waits to be told to stop: growth counts from the watch's
// first look on, and is seen by the next one, whenever they come.
func grow(stop <-chan struct{}, most int) (kept [][]byte) {
	for !looked() {
		runtime.Gosched()
	}
	for added := 0; added < most; added += 1 << 20 {
		kept = append(kept, make([]byte, 1<<20))
	}
	<-stop
	return kept
}

// looked reports whether the watch has looked at the heap since something runs.
func looked() bool {
	theWatch.mu.Lock()
	defer theWatch.mu.Unlock()
	return theWatch.heap != 0
}

func TestTheOneThatGrowsIsInterrupted(t *testing.T) {
	stop := make(chan struct{})
	r := NewRunner(64<<20, func() { close(stop) })
	r.Join()
	defer r.Leave()
	r.Begin()
	kept := grow(stop, 256<<20)
	if !r.End() {
		t.Errorf("not interrupted with %d MiB", len(kept))
	}
	runtime.KeepAlive(kept)
}

func TestGarbageIsNobodys(t *testing.T) {
	r := NewRunner(64<<20, func() {})
	r.Join()
	defer r.Leave()
	r.Begin()
	for range 2000 { // 2 GiB, none of it kept
		sink = make([]byte, 1<<20)
	}
	sink = nil
	if r.End() {
		t.Error("interrupted")
	}
}

var sink []byte

func TestNoInterruptBetweenRuns(t *testing.T) {
	r := NewRunner(1<<40, func() { t.Error("interrupted") })
	r.Join()
	defer r.Leave()
	r.Begin()
	r.End()
	r.stop()
	if r.End() {
		t.Error("it says that it was")
	}
	// The timer ends by itself when nothing runs.
	for theWatch.armed.Load() {
		time.Sleep(time.Millisecond)
	}
}

// The clock of a test's bubble stops with the bubble; the watch goes on.
func TestTheWatchOutlivesABubble(t *testing.T) {
	synctest.Test(t, func(*testing.T) {
		r := NewRunner(1<<30, func() {})
		r.Join()
		r.Begin() // sets a timer
		r.End()
		r.Leave()
	})
	TestTheOneThatGrowsIsInterrupted(t)
}
