package pool_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// The first event of a task may come from an abort listener, when the task has
// settled.
func TestFirstEventAfterCancel(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, TasksPerWorker: 2})
	for range 50 {
		heard := make(chan jsbridge.Clone, 1)
		promise := p.Exec("run", []any{`function () {
			this.worker.addAbortListener(async () => { this.worker.emit('aborted') })
			return new Promise(() => {})
		}`}, &pool.ExecOptions{OnEvent: func(c jsbridge.Clone) { heard <- c }})
		probe(t, p) // beside it, and after it has begun
		promise.Cancel()
		fails(t, promise)
		<-heard
	}
}

func TestSessionCloseSaysWhy(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	x, err := p.Session(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	running := x.Run(loop)
	waitRunning(t, p)
	x.Close()
	var lost *pool.WorkerError
	if err := fails(t, running); !errors.As(err, &lost) || lost.Err == nil {
		t.Fatalf("%T: %v", err, err)
	}
	probe(t, p)
}

func TestTimeoutsThatAreHuge(t *testing.T) {
	const huge = time.Duration(math.MaxInt64)
	p := newPool(t, pool.Options{
		MaxWorkers: 1, TasksPerWorker: 2, Grace: huge, IdleTimeout: huge, StartTimeout: huge, FailurePeriod: huge,
	})
	running := p.Run(forever).Timeout(huge)
	waitRunning(t, p)
	if err := fails(t, running.Timeout(time.Millisecond)); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	// What may take for ever to end gently is not ended by force at once.
	await[any](t, p.Run("() => { globalThis.kept = true }"))
	gentle := p.Run("function () { this.worker.addAbortListener(async () => {}); return new Promise(() => {}) }")
	probe(t, p)
	gentle.Cancel()
	fails(t, gentle)
	if !await[bool](t, p.Run("() => globalThis.kept === true")) {
		t.Error("the worker was replaced")
	}
}

func TestTimeoutThatIsOverAlready(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	err := fails(t, p.Exec("run", []any{forever}, &pool.ExecOptions{Timeout: -time.Hour}))
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	if err := fails(t, p.Run(forever).Timeout(-time.Hour)); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
}

func TestSessionKeepsAWornWorker(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, MaxHeap: 1, MaxTasks: 1})
	x, err := p.Session(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for i := range 3 {
		n := await[int](t, x.Run("() => { (globalThis.kept ??= []).push(new Array(1e5).fill(0)); return kept.length }"))
		if n != i+1 {
			t.Fatalf("task %d found %d", i+1, n)
		}
	}
}

// A worker that gets no more tasks needs no broadcast.
func TestBroadcastSkipsWorkersThatLeave(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, MaxTasks: 1})
	running, release := hold(t, p)
	if got := await[[]any](t, p.Broadcast("() => { globalThis.mark = 1 }")); len(got) != 0 {
		t.Fatal(got)
	}
	release()
	if got := await[string](t, running); got != "held" {
		t.Fatal(got)
	}
	if got := await[int](t, p.Run("() => mark")); got != 1 {
		t.Fatal(got)
	}
}

// Clear without force lets a session's task end, and then the session is lost;
// the pool is not closed.
func TestClearOfASession(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	x, err := p.Session(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	running, release := hold(t, x)
	waiting := x.Run("() => 1")
	p.Clear(false)
	release()
	if got := await[string](t, running); got != "held" {
		t.Fatal(got)
	}
	if err := fails(t, waiting); !errors.Is(err, pool.ErrSessionLost) {
		t.Fatal(err)
	}
	<-x.Lost()
	probe(t, p)
}

func TestTerminateIsNoLossOfWorkers(t *testing.T) {
	var mu sync.Mutex
	var reasons []error
	p := newPool(t, pool.Options{MaxWorkers: 2, MinWorkers: 2, OnTerminateWorker: func(_ int, reason error) {
		mu.Lock()
		defer mu.Unlock()
		reasons = append(reasons, reason)
	}})
	p.Run(loop)
	waitRunning(t, p)
	if err := p.Terminate(); err != nil {
		t.Fatal(err)
	}
	if len(reasons) != 2 || reasons[0] != nil || reasons[1] != nil || p.Stats().Restarts != 0 {
		t.Fatal(reasons, p.Stats().Restarts)
	}
}

// A session waits until its worker has nothing to do, also where tasks are put
// beside others, and gets it though more of them come.
func TestSessionAmongTasksBesideOthers(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, TasksPerWorker: 2})
	first := p.Run("() => new Promise(resolve => { globalThis.finish = resolve })")
	waitRunning(t, p)
	got := make(chan *pool.Session)
	claim := func(ctx context.Context) {
		x, err := p.Session(ctx)
		if err != nil {
			t.Error(err)
		}
		got <- x
	}
	go claim(t.Context()) // ends when the session is there; the test waits for it
	until(t, p, func(s pool.Stats) bool { return s.PendingTasks == 1 })
	behind := p.Run("() => 'behind'")
	if s := p.Stats(); s.ActiveTasks != 1 || s.PendingTasks != 2 {
		t.Fatalf("%+v", s) // the task was put on the worker
	}
	mark := p.Broadcast("() => { globalThis.mark = 'marked' }") // waits for the session, too
	first.Cancel()
	x := <-got
	if got := await[string](t, x.Run("() => mark")); got != "marked" {
		t.Fatal(got)
	}
	if err := fails(t, mark); !errors.As(err, new(*pool.WorkerError)) {
		t.Fatal(err) // the worker was that of the task that was cancelled
	}
	x.Close()
	if got := await[string](t, behind); got != "behind" {
		t.Fatal(got)
	}
}

// Who waits for a session on a busy worker can leave, or lose the worker, and
// learns that the pool was closed.
func TestClaimsThatComeToNothing(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, TasksPerWorker: 2})
	running := p.Run("() => new Promise(() => {})")
	waitRunning(t, p)
	failed := make(chan error)
	claim := func(ctx context.Context) {
		_, err := p.Session(ctx)
		failed <- err
	}
	ctx, cancel := context.WithCancel(t.Context())
	go claim(ctx) // ends when it has failed; the test waits for it
	until(t, p, func(s pool.Stats) bool { return s.PendingTasks == 1 })
	cancel()
	if err := <-failed; !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	probe(t, p)           // beside the one that runs: the worker is nobody's
	go claim(t.Context()) // the same
	until(t, p, func(s pool.Stats) bool { return s.PendingTasks == 1 })
	ctx, cancel = context.WithCancel(t.Context())
	closed := make(chan error)
	go func() { closed <- p.Close(ctx) }() // ends with the pool; the test waits for it
	if err := <-failed; !errors.Is(err, pool.ErrClosed) {
		t.Fatal(err)
	}
	cancel()
	if err := <-closed; !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	fails(t, running)
}

// When ctx ends while the caller looks at a result, it is told.
func TestMapThatIsCutShort(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 2})
	cause := errors.New("enough")
	for _, unordered := range []bool{false, true} {
		ctx, cancel := context.WithCancelCause(t.Context())
		read := 0
		input := func(yield func(int) bool) {
			for read = 0; read < 1000 && yield(read); read++ {
			}
		}
		seen := 0
		err := pool.ForEach(ctx, p, "n => n", input, func(int) error {
			seen++
			cancel(cause)
			return nil
		}, &pool.MapOptions{Unordered: unordered})
		if err != cause || seen != 1 || read > 20 {
			t.Errorf("%v, %d results, %d read", err, seen, read)
		}
	}
}

func TestMapWaitsForRoom(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, MaxQueue: 1})
	sum := 0
	err := pool.ForEach(t.Context(), p, "n => n", slices.Values([]int{1, 2, 3, 4, 5, 6, 7, 8}), func(n int) error {
		sum += n
		return nil
	}, &pool.MapOptions{Window: 8})
	if err != nil || sum != 36 {
		t.Fatal(sum, err)
	}
}

func TestPromiseForItself(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	made := make(chan *pool.Promise, 1)
	promise := p.Run("() => 1").Then(func(any) (any, error) { return <-made, nil })
	made <- promise
	if err := fails(t, promise); !strings.Contains(err.Error(), "returned the promise") {
		t.Fatal(err)
	}
}

func TestMapWithAContextThatEndsBehindTheLast(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	ctx, cancel := context.WithCancel(t.Context())
	err := pool.ForEach(ctx, p, "n => n", slices.Values([]int{1, 2}), func(int) error {
		cancel()
		return nil
	}, &pool.MapOptions{Window: 1})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if err := pool.ForEach(ctx, p, "n => n", slices.Values([]int{}), func(int) error { return nil }, nil); err != nil {
		t.Fatal(err) // there was nothing to do
	}
}
