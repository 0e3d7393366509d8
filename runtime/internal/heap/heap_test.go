package heap

import (
	"testing"
	"testing/synctest"
	"time"
)

// grow adds to the heap until it is told to stop, or has added that many bytes.
func grow(stop <-chan struct{}, most int) (kept [][]byte) {
	for added := 0; added < most; added += 1 << 20 {
		select {
		case <-stop:
			return kept
		default:
			kept = append(kept, make([]byte, 1<<20))
		}
	}
	return kept
}

func TestTheOneThatGrowsIsInterrupted(t *testing.T) {
	stop := make(chan struct{})
	r := NewRunner(64<<20, func() { close(stop) })
	r.Join()
	defer r.Leave()
	r.Begin()
	kept := grow(stop, 8<<30)
	if !r.End() {
		t.Fatalf("not interrupted with %d MiB", len(kept))
	}
	t.Logf("stopped at %d MiB", len(kept))
	if len(kept) >= 8<<10 {
		t.Error("it could add 8 GiB")
	}
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
	r := NewRunner(1, func() { t.Error("interrupted") })
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
