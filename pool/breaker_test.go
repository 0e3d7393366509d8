package pool

import (
	"errors"
	"math"
	"testing"
	"testing/synctest"
	"time"
)

func TestBreaker(t *testing.T) {
	const ms = time.Millisecond
	why := errors.New("why")
	b := breaker{limit: 3, period: time.Second}
	wait := func(at, want time.Duration, open bool) {
		t.Helper()
		if got := b.wait(at); got != want || b.open(at) != open {
			t.Fatalf("at %v: wait for %v, open %v; want %v, %v", at, got, b.open(at), want, open)
		}
	}
	wait(0, 0, false)
	b.failed(10*ms, 0, why)
	wait(10*ms, ms, false)
	wait(11*ms, 0, false)
	b.failed(11*ms, 0, why)
	wait(11*ms, 2*ms, false)
	wait(13*ms, 0, false)
	b.failed(13*ms, 0, why)
	wait(13*ms, 997*ms, true) // until the first of the three is a period old
	wait(1010*ms, 0, false)
	b.failed(1010*ms, 0, why)
	wait(1010*ms, ms, true)
	wait(5*time.Second, 0, false) // all are long ago
	if len(b.failures) > 0 || b.last != why {
		t.Fatal(b.failures, b.last)
	}
	b.failed(5*time.Second, 0, why)
	b.mended()
	wait(5*time.Second, 0, false)
}

// Starts that take long count as if they had taken no time.
func TestBreakerOfSlowStarts(t *testing.T) {
	b := breaker{limit: 3, period: time.Second}
	at := time.Duration(0)
	for range 3 {
		if b.open(at) {
			t.Fatal("open too early")
		}
		at += time.Minute
		b.failed(at, time.Minute, nil)
	}
	if !b.open(at) || b.wait(at) != time.Second {
		t.Fatal(b.open(at), b.wait(at))
	}
	// Two that start side by side fail at the same time.
	b = breaker{limit: 3, period: math.MaxInt64}
	b.failed(time.Minute, time.Minute, nil)
	b.failed(time.Minute, time.Minute, nil)
	if b.failures[0] != time.Minute || b.wait(time.Minute) != 2*time.Millisecond {
		t.Fatal(b.failures, b.wait(time.Minute))
	}
}

func TestBreakerLooksAgainOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := breaker{limit: 1, period: time.Second}
		looks := 0
		for range 3 {
			b.retry(time.Second, func() { looks++ })
		}
		time.Sleep(time.Second) // by the clock of synctest
		synctest.Wait()
		if looks != 1 {
			t.Fatal(looks)
		}
		b.stop()
		b.retry(time.Second, func() { looks++ })
		b.stop()
		b.stop()
		time.Sleep(time.Hour)
		if looks != 1 {
			t.Fatal(looks)
		}
	})
}
