package eventloop

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// recorder returns a job maker and the log that its jobs write.
func recorder() (func(name string) Func, *[]string) {
	log := new([]string)
	return func(name string) Func {
		return func() error {
			*log = append(*log, name)
			return nil
		}
	}, log
}

func expect(t *testing.T, got *[]string, want ...string) {
	t.Helper()
	if !slices.Equal(*got, want) {
		t.Fatalf("got %v, want %v", *got, want)
	}
}

func do(job Job) error { return job.Do() }

func run(t *testing.T, l *Loop) {
	t.Helper()
	if err := l.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}

func TestEmptyLoopReturns(t *testing.T) { run(t, New(do, nil, nil)) }

func TestTimersByTimeThenCreation(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(do, nil, nil)
		job, log := recorder()
		l.NewTimer(2, false, job("two"))
		l.NewTimer(1, false, job("one"))
		for i := range 30 {
			l.NewTimer(5, false, job(fmt.Sprint(i)))
		}
		l.NewTimer(0, false, job("zero is one"))
		l.NewTimer(3e9, false, job("too long is one"))
		run(t, l)
		want := []string{"one", "zero is one", "too long is one", "two"}
		for i := range 30 {
			want = append(want, fmt.Sprint(i))
		}
		expect(t, log, want...)
	})
}

func TestDelaysAreKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(do, nil, nil)
		start := time.Now()
		var at []time.Duration
		note := func() error { at = append(at, time.Since(start)); return nil }
		l.NewTimer(10.9, false, note)
		l.NewTimer(1000, false, note)
		run(t, l)
		if want := []time.Duration{10 * time.Millisecond, time.Second}; !slices.Equal(at, want) {
			t.Fatalf("got %v, want %v", at, want)
		}
	})
}

func TestTurnOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(do, nil, nil)
		job, log := recorder()
		l.NewImmediate(func() error {
			l.NewImmediate(job("immediate of the next turn"))
			l.Post(job("posted by an immediate"))
			return job("immediate")()
		})
		l.Post(Func(func() error {
			l.Post(job("posted by a posted job"))
			return job("posted")()
		}))
		l.NewTimer(1, false, job("timer"))
		time.Sleep(time.Millisecond) // synctest's clock: the timer is due
		run(t, l)
		expect(t, log, "timer", "posted", "immediate",
			"posted by a posted job", "posted by an immediate", "immediate of the next turn")
	})
}

func TestIntervalRepeatsUntilStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(do, nil, nil)
		start, n := time.Now(), 0
		var timer *Timer
		timer = l.NewTimer(10, true, func() error {
			if n++; n == 3 {
				timer.Stop()
			}
			return nil
		})
		run(t, l)
		if n != 3 || time.Since(start) != 30*time.Millisecond {
			t.Fatalf("%d runs in %v", n, time.Since(start))
		}
		timer.Stop() // again: nothing happens
	})
}

func TestUnreferencedTimerDoesNotKeepTheLoop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(do, nil, nil)
		job, log := recorder()
		timer := l.NewTimer(10, false, job("unreferenced"))
		timer.SetRef(false)
		timer.SetRef(false)
		immediate := l.NewImmediate(job("immediate"))
		immediate.SetRef(false)
		run(t, l)
		// An immediate of the running turn runs anyway; the timer does not.
		expect(t, log, "immediate")
		timer.SetRef(true)
		if !timer.HasRef() {
			t.Fatal("HasRef after SetRef(true)")
		}
		run(t, l)
		expect(t, log, "immediate", "unreferenced")
	})
}

func TestRefresh(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(do, nil, nil)
		start := time.Now()
		var at time.Duration
		timer := l.NewTimer(10, false, func() error { at = time.Since(start); return nil })
		l.NewTimer(6, false, func() error { timer.Refresh(); return nil })
		run(t, l)
		if at != 16*time.Millisecond {
			t.Fatalf("ran after %v, want 16ms", at)
		}
		timer.Refresh() // it has run: it runs again
		run(t, l)
		if at != 26*time.Millisecond {
			t.Fatalf("ran after %v, want 26ms", at)
		}
	})
}

func TestStoppedWorkDoesNotRun(t *testing.T) {
	l := New(do, nil, nil)
	job, log := recorder()
	l.NewTimer(1, false, job("timer")).Stop()
	i := l.NewImmediate(job("immediate"))
	i.Stop()
	i.Stop()
	run(t, l)
	expect(t, log)
}

func TestHoldWaitsForGoWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(do, nil, nil)
		job, log := recorder()
		l.Hold()
		go func() { // ends by itself, before Run returns
			time.Sleep(time.Hour)
			l.Post(Func(func() error { l.Release(); return job("answer")() }))
		}()
		run(t, l)
		expect(t, log, "answer")
	})
}

func TestErrorEndsRunAndTheRestIsKept(t *testing.T) {
	l := New(do, nil, nil)
	job, log := recorder()
	broken := errors.New("broken")
	l.Post(job("a"))
	l.Post(Func(func() error { return broken }))
	l.Post(job("b"))
	if err := l.Run(t.Context(), nil); err != broken {
		t.Fatalf("got %v", err)
	}
	expect(t, log, "a")
	run(t, l)
	expect(t, log, "a", "b")
}

func TestUntilIsAskedBeforeEachJob(t *testing.T) {
	l := New(do, nil, nil)
	job, log := recorder()
	for _, name := range []string{"a", "b", "c"} {
		l.Post(job(name))
	}
	if err := l.Run(t.Context(), func() bool { return len(*log) == 2 }); err != nil {
		t.Fatal(err)
	}
	expect(t, log, "a", "b")
	run(t, l)
	expect(t, log, "a", "b", "c")
}

func TestContextEndsRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(do, nil, nil)
		l.Hold()
		cause := errors.New("enough")
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(time.Second, func() { cancel(cause) })
		if err := l.Run(ctx, nil); err != cause {
			t.Fatalf("got %v", err)
		}
		// A loop that never sleeps sees it too.
		var again func() error
		again = func() error { l.NewImmediate(again); return nil }
		l.NewImmediate(again)
		if err := l.Run(ctx, nil); err != cause {
			t.Fatalf("got %v", err)
		}
	})
}

func TestPostFromManyGoroutines(t *testing.T) {
	l := New(do, nil, nil)
	const posters, each = 8, 1000
	l.Hold()
	ran := 0
	for range posters {
		go func() { // ends when it has posted; the loop waits for all of it
			for range each {
				l.Post(Func(func() error {
					if ran++; ran == posters*each {
						l.Release()
					}
					return nil
				}))
			}
		}()
	}
	run(t, l)
	if ran != posters*each {
		t.Fatalf("%d of %d jobs ran", ran, posters*each)
	}
}
