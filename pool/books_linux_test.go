package pool_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	goruntime "runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"go.uber.org/goleak"
)

// Books are kept of a pool that something bad happens to. At the end of the
// test they must balance: each task has settled once and was given to one worker
// at most, and a last task succeeds; and when the pool is closed no child,
// descriptor, goroutine or temporary file is left.
type books struct {
	*pool.Pool
	t     testing.TB
	short bool // Silence is shorter than the machine may stand still

	mu      sync.Mutex
	started map[uint64]int // by the number of a task
	settled map[uint64]int
	workers int // that were started
	alive   int // of these, those that have not ended
}

// keepBooks makes a pool whose books are checked at the end of the test. Its
// workers are processes, without spares unless o says more.
func keepBooks(t testing.TB, o pool.Options, process pool.Process) *books {
	t.Helper()
	nothingIsLeft(t)
	b := &books{t: t, short: process.Silence > 0, started: make(map[uint64]int), settled: make(map[uint64]int)}
	if o.Transport == nil {
		if process.Spares == 0 {
			process.Spares = -1
		}
		o.Transport = process
	}
	o.Observer = b.note
	b.Pool = newPool(t, o)
	t.Cleanup(b.close) // before newPool's
	return b
}

func (b *books) note(e pool.Event) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := e.(type) {
	case pool.TaskQueued:
		b.settled[e.Task.ID()] += 0
	case pool.TaskStarted:
		b.started[e.Task.ID()]++
	case pool.TaskSettled:
		b.settled[e.Task.ID()]++
	case pool.WorkerStarting:
		b.workers++
		b.alive++
	case pool.WorkerEnded:
		b.alive--
	}
}

// close has a last task done, closes the pool, and does the sums.
func (b *books) close() {
	b.t.Helper()
	if v := b.value("() => 'alive'"); v != "alive" {
		b.t.Errorf("the last task: %q", v)
	}
	if err := b.Terminate(); err != nil {
		b.t.Error(err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for id, n := range b.settled {
		if n != 1 {
			b.t.Errorf("task %d has settled %d times", id, n)
		}
		if n := b.started[id]; n > 1 {
			b.t.Errorf("task %d has been given to %d workers", id, n)
		}
	}
}

// nothingIsLeft checks when the test ends that it has left nothing.
func nothingIsLeft(t testing.TB) {
	goroutines := goleak.IgnoreCurrent()
	temporary := t.TempDir()
	if t, ok := t.(*testing.T); ok {
		t.Setenv("TMPDIR", temporary)
	}
	// With the first pipe Go's poller opens descriptors that stay.
	if r, w, err := os.Pipe(); err != nil {
		t.Fatal(err)
	} else {
		_, _ = r.Close(), w.Close()
	}
	before := descriptors(t)
	t.Cleanup(func() {
		if pids := children(); len(pids) > 0 {
			t.Errorf("children are left: %v", pids)
		}
		// Who closes a file that another goroutine writes to does not wait for that.
		for late := time.Now().Add(time.Minute); descriptors(t) > before; goruntime.Gosched() {
			if time.Now().After(late) {
				t.Errorf("%d descriptors are left", descriptors(t)-before)
				break
			}
		}
		if err := leaks.Find(goroutines); err != nil {
			t.Error(err)
		}
		if files, err := os.ReadDir(temporary); err != nil || len(files) > 0 {
			t.Errorf("files are left: %v %v", files, err)
		}
	})
}

// descriptors is how many are open.
func descriptors(t testing.TB) int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

// children are the processes that this one has started and not waited for.
func children() (pids []int) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is right
	for _, path := range stats {
		stat, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		// "123 (a name) S 1 …"; see proc_pid_stat(5).
		var state string
		var parent int
		_, err = fmt.Sscan(string(stat[bytes.LastIndexByte(stat, ')')+1:]), &state, &parent)
		if pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path))); err == nil && parent == os.Getpid() {
			pids = append(pids, pid)
		}
	}
	return pids
}

// signal sends a signal to all children, of which there must be so many.
func signal(t testing.TB, s syscall.Signal, many int) {
	t.Helper()
	pids := children()
	if len(pids) != many {
		t.Fatalf("there are %d children, and not %d", len(pids), many)
	}
	for _, pid := range pids {
		if err := syscall.Kill(pid, s); err != nil {
			t.Fatal(err)
		}
	}
}

// runs gives the pool a task that says that it runs, and waits until it does.
func (b *books) runs(options pool.ExecOptions, src string, args ...any) *pool.Promise {
	b.t.Helper()
	for tries := 1; ; tries++ {
		running := make(chan struct{})
		options.OnEvent = func(jsbridge.Clone) { close(running) }
		promise := b.RunWith(&options, "function (...args) { this.worker.emit(null); return ("+src+")(...args) }", args...)
		select {
		case <-running:
			return promise
		case <-promise.Done():
			if err := fails(b.t, promise); !b.excused(err, tries) {
				b.t.Fatal(err)
			}
		}
	}
}

// noWorkers waits until all workers have ended, with their processes.
func (b *books) noWorkers() {
	for alive := 1; alive > 0; goruntime.Gosched() {
		b.mu.Lock()
		alive = b.alive
		b.mu.Unlock()
	}
}

// value is that of a task which must not fail.
func (b *books) value(src string) any {
	b.t.Helper()
	for tries := 1; ; tries++ {
		v, err := b.Run(src).Await(context.Background())
		if err != nil && b.excused(err, tries) {
			continue
		}
		if err != nil {
			b.t.Error(err)
		}
		return v
	}
}

// excused reports whether a task is to be given again that has failed with err:
// where Silence is short on purpose, a worker is killed for it whenever the machine
// stands still for as long. That does not happen time after time.
func (b *books) excused(err error, tries int) bool {
	var exit *pool.ExitError
	return b.short && tries < 10 && errors.As(err, &exit) && strings.Contains(exit.Error(), "no sign of life")
}
