package pool_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
)

// exited checks that a task has failed because its process has ended, and
// returns how that was.
func exited(t testing.TB, err error, reason string) *pool.ExitError {
	t.Helper()
	var lost *pool.WorkerError
	var exit *pool.ExitError
	if !errors.As(err, &lost) || !errors.As(err, &exit) || !strings.Contains(err.Error(), reason) {
		t.Fatalf("got %T: %v; want %q", err, err, reason)
	}
	return exit
}

func TestKilledInATask(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 1}, pool.Process{})
	promise := b.runs(pool.ExecOptions{}, loop)
	waiting := b.Run("() => 7")
	signal(t, syscall.SIGKILL, 1)
	if e := exited(t, fails(t, promise), "killed by SIGKILL"); e.Code != -1 || e.Err != nil {
		t.Errorf("%+v", e)
	}
	if got := await[int](t, waiting); got != 7 { // by another one
		t.Error(got)
	}
}

func TestKilledWhenIdle(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 1}, pool.Process{})
	await[any](t, b.Run("() => 1"))
	signal(t, syscall.SIGKILL, 1)
	until(t, b.Pool, func(s pool.Stats) bool { return s.Restarts == 1 && s.TotalWorkers == 0 })
	if got := await[int](t, b.Run("() => 7")); got != 7 {
		t.Error(got)
	}
}

// A spare that was killed is not made a worker of.
func TestKilledSpare(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 2}, pool.Process{Spares: 1})
	await[any](t, b.Run("() => 1"))
	for len(children()) < 2 { // the spare is coming
	}
	signal(t, syscall.SIGKILL, 2)
	until(t, b.Pool, func(s pool.Stats) bool { return s.Restarts == 1 })
}

// A worker that ends while it starts is tried again: the first one waits for
// ever, and is killed.
func TestKilledWhileItStarts(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "started")
	b := keepBooks(t, pool.Options{MaxWorkers: 1}, liar("once", mark))
	promise := b.Run("() => 7")
	for {
		if _, err := os.Stat(mark); err == nil {
			break
		}
	}
	signal(t, syscall.SIGKILL, 1)
	if got := await[int](t, promise); got != 7 || b.Stats().Restarts != 1 {
		t.Error(got, b.Stats())
	}
}

func TestKilledRightAfterItsResult(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 1, MaxFailures: 100}, pool.Process{})
	for i := range 10 {
		promise := b.Run("n => n", i)
		if got := await[int](t, promise); got != i {
			t.Fatal(got)
		}
		signal(t, syscall.SIGKILL, 1)
		// The pool may learn of it now, or have given it the next task.
		if _, err := b.Run("() => 1").Await(t.Context()); err != nil {
			exited(t, err, "killed by SIGKILL")
		}
		until(t, b.Pool, func(s pool.Stats) bool { return s.Restarts == uint64(i+1) })
		await[any](t, b.Run("() => 1")) // by the one that is killed next
	}
}

// A stopped process is one that does not answer.
func TestStoppedWithATimeout(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 1, Grace: time.Second}, pool.Process{})
	promise := b.runs(pool.ExecOptions{}, forever)
	signal(t, syscall.SIGSTOP, 1)
	promise.Timeout(time.Millisecond)
	if err := fails(t, promise); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func TestStoppedWithoutATimeout(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 1}, pool.Process{Silence: 200 * time.Millisecond})
	for range 20 {
		promise := b.runs(pool.ExecOptions{}, forever)
		stopAll(t)
		var seen, over bool
		for !seen && !over {
			seen = b.Stats().Unresponsive == 1
			select {
			case <-promise.Done():
				over = true
			default:
			}
		}
		exited(t, fails(t, promise), "no sign of life for 400ms")
		if seen { // else we have come too late to see it
			return
		}
	}
	t.Error("it has never counted as unresponsive")
}

func TestStoppedWhenIdle(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 1}, pool.Process{Silence: 50 * time.Millisecond})
	for {
		b.value("() => 1")
		before := b.Stats().Restarts
		if stopAll(t) == 1 { // else it was silent for as long before
			until(t, b.Pool, func(s pool.Stats) bool { return s.Restarts > before })
			return
		}
	}
}

// stopAll stops all children, and returns how many they are.
func stopAll(t testing.TB) int {
	t.Helper()
	pids := children()
	for _, pid := range pids {
		if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil && err != syscall.ESRCH {
			t.Fatal(err)
		}
	}
	return len(pids)
}

// A worker that has much to do, or nothing, answers pings all the same.
func TestSilenceIsNotWork(t *testing.T) {
	b := keepBooks(t, pool.Options{MaxWorkers: 1}, pool.Process{Silence: 500 * time.Millisecond})
	for range 10 {
		before := b.Stats().Restarts
		if got := b.value("() => { const end = Date.now() + 1500; while (Date.now() < end); return 7 }"); got != 7.0 {
			t.Error(got)
		}
		if got := b.value("() => new Promise(resolve => setTimeout(resolve, 1500, 8))"); got != 8.0 {
			t.Error(got)
		}
		if b.Stats().Restarts == before {
			return // else it was the machine that stood still
		}
	}
	t.Error("workers are killed while they work")
}

// A spare is no less ready when it has waited for longer than a worker may be
// silent.
func TestSparesWait(t *testing.T) {
	const silence = 250 * time.Millisecond
	b := keepBooks(t, pool.Options{MaxWorkers: 3}, pool.Process{Spares: 1, Silence: silence})
	for range 10 {
		b.runs(pool.ExecOptions{}, forever).Cancel()
		b.noWorkers()
		for len(children()) < 1 { // the spare is coming
		}
		spare := children()
		for began := time.Now(); time.Since(began) < 4*silence; {
			b.Stats()
		}
		if now := children(); !slices.Equal(now, spare) {
			t.Errorf("of %v, %v are left", spare, now)
		}
		before := b.Stats()
		b.runs(pool.ExecOptions{}, forever)
		if s := b.Stats(); s.Started == before.Started+1 && s.Restarts == before.Restarts && slices.Contains(children(), spare[0]) {
			return // else the machine stood still, and it was killed for that
		}
		b.Clear(true)
	}
	t.Error("a spare that has waited is killed when it becomes a worker")
}
