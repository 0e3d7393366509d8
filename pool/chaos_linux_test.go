package pool_test

import (
	"errors"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/pooltest"
)

func TestProcessLedger(t *testing.T) {
	nothingIsLeft(t)
	pooltest.Ledger(t, pool.Process{}, 300, rand.Uint64())
}

func TestChaos(t *testing.T) { chaos(t, 500, rand.Uint64()) }

// chaos gives so many tasks to process workers, and kills, stops and continues
// these at random, while some of the tasks flood this process with events and
// lines. Tasks that were not stopped have their value, or have lost their worker.
func chaos(t *testing.T, tasks int, seed uint64) {
	t.Logf("%d tasks, seed %d", tasks, seed)
	random := rand.New(rand.NewPCG(seed, 0))
	b := keepBooks(t, pool.Options{MaxWorkers: 3, MaxFailures: 1 << 30, Grace: 5 * time.Second, Stdout: new(counter)},
		pool.Process{Spares: 1, Silence: 200 * time.Millisecond})
	sources := []string{
		"n => n",
		"function (n) { for (let i = 0; i < 200; i++) this.worker.emit(i); return n }",
		"n => { for (let i = 0; i < 200; i++) console.log('line', i); return n }",
		"n => new Promise(resolve => setTimeout(resolve, n % 5, n))",
		"n => { for (let i = 0; i < 1e4; i++); return n }",
	}
	window := make(chan struct{}, 32)
	promises := make([]*pool.Promise, tasks)
	for i := range promises {
		window <- struct{}{}
		promises[i] = b.RunWith(&pool.ExecOptions{OnEvent: func(jsbridge.Clone) {}}, sources[random.IntN(len(sources))], i)
		promises[i].Finally(func() { <-window })
		if random.IntN(50) > 0 {
			continue
		}
		pids := children()
		if len(pids) == 0 {
			continue
		}
		pid := pids[random.IntN(len(pids))]
		switch random.IntN(3) {
		case 0:
			_ = syscall.Kill(pid, syscall.SIGKILL) // it may have ended
		case 1:
			_ = syscall.Kill(pid, syscall.SIGSTOP) // until it is killed for its silence
		case 2:
			_ = syscall.Kill(pid, syscall.SIGSTOP)
			_ = syscall.Kill(pid, syscall.SIGCONT)
		}
	}
	values, lost := 0, 0
	for i, promise := range promises {
		v, err := pool.Await[int](t.Context(), promise)
		var died *pool.WorkerError
		switch {
		case err == nil && v == i:
			values++
		case errors.As(err, &died):
			lost++
		default:
			t.Errorf("task %d: %v, %v", i, v, err)
		}
	}
	t.Logf("%d have their value, %d have lost their worker", values, lost)
	if values < tasks/2 {
		t.Error("most tasks are lost")
	}
	// A stopped worker that is idle would have the last task wait for its silence.
	for _, pid := range children() {
		_ = syscall.Kill(pid, syscall.SIGCONT) // it may have ended
	}
	until(t, b.Pool, func(s pool.Stats) bool { return s.Unresponsive == 0 })
}
