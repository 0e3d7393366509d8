package pooltest

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// starting is about workers that fail before they have run a task.
func (x exercise) starting(t *testing.T) {
	const fragile = `if (process.env.BROKEN) throw new RangeError('not today')
		require('workerpool').worker({ works: () => 'it does' })`
	broken := func(config *pool.WorkerConfig) { config.Sandbox.Env = map[string]string{"BROKEN": "yes"} }
	t.Run("breaker", func(t *testing.T) {
		var tried atomic.Int32
		p := x.pool(t, pool.Options{
			Script: script(t, fragile), MaxWorkers: 2, MaxFailures: 3, FailurePeriod: time.Hour,
			OnCreateWorker: func(_ int, config *pool.WorkerConfig) error {
				tried.Add(1)
				broken(config)
				return nil
			},
		})
		var promises []*pool.Promise
		for range 10 {
			promises = append(promises, p.Exec("works", nil, nil))
		}
		for _, promise := range promises {
			err := fails(t, promise, nil)
			var failure *pool.PoolError
			var thrown *jsbridge.Error
			if !errors.As(err, &failure) || failure.Failures < 3 || !errors.As(err, &thrown) || thrown.Message != "not today" {
				t.Fatalf("%T: %v", err, err)
			}
		}
		if n := tried.Load(); n > 4 { // two at a time, of which the first two to fail are replaced
			t.Errorf("%d workers were tried", n)
		}
	})
	t.Run("when the failures are long ago", func(t *testing.T) {
		var well atomic.Bool
		p := x.pool(t, pool.Options{
			Script: script(t, fragile), MaxWorkers: 1, MaxFailures: 1, FailurePeriod: 10 * time.Millisecond,
			OnCreateWorker: func(_ int, config *pool.WorkerConfig) error {
				if !well.Load() {
					broken(config)
				}
				return nil
			},
		})
		fails(t, p.Exec("works", nil, nil), nil)
		well.Store(true)
		for {
			promise := p.Exec("works", nil, nil)
			<-promise.Done()
			if _, err := promise.Result(); err == nil {
				break // it has recovered by itself
			} else if t.Context().Err() != nil {
				t.Fatal(err)
			}
		}
		same(t, await[string](t, p.Exec("works", nil, nil)), "it does")
	})
	t.Run("one failure is no harm", func(t *testing.T) {
		var tried atomic.Int32
		p := x.pool(t, pool.Options{
			Script: script(t, fragile), MaxWorkers: 1,
			OnCreateWorker: func(_ int, config *pool.WorkerConfig) error {
				if tried.Add(1) == 1 {
					broken(config)
				}
				return nil
			},
		})
		same(t, await[string](t, p.Exec("works", nil, nil)), "it does")
	})
	t.Run("MinWorkers that fail", func(t *testing.T) {
		var tried atomic.Int32
		p := x.pool(t, pool.Options{
			Script: script(t, "throw new Error('never')"), MinWorkers: 2, MaxFailures: 2, FailurePeriod: time.Hour,
			OnCreateWorker: func(int, *pool.WorkerConfig) error { tried.Add(1); return nil },
		})
		until(t, p, func(s pool.Stats) bool { return s.TotalWorkers == 0 && s.Restarts >= 2 })
		for range 100 {
			fails(t, p.Run(nothing), nil)
		}
		if n := tried.Load(); n > 4 {
			t.Errorf("%d workers were tried", n)
		}
	})
	t.Run("OnCreateWorker fails", func(t *testing.T) {
		no := errors.New("no")
		p := x.pool(t, pool.Options{OnCreateWorker: func(int, *pool.WorkerConfig) error { return no }})
		fails(t, p.Run(nothing), no)
	})
	t.Run("StartTimeout", func(t *testing.T) {
		for _, source := range []string{"for (;;);", "setTimeout(() => {}, 1e9)"} {
			p := x.pool(t, pool.Options{Script: script(t, source), StartTimeout: 10 * time.Millisecond, MaxFailures: 1})
			if err := fails(t, p.Run(nothing), nil); !errors.As(err, new(*pool.PoolError)) || !strings.Contains(err.Error(), "10ms") {
				t.Fatalf("%T: %v", err, err)
			}
		}
	})
	t.Run("a script that is ready late", func(t *testing.T) {
		p := x.pool(t, pool.Options{Script: script(t, "setTimeout(() => require('workerpool').worker({ late: () => 'late' }), 5)")})
		same(t, await[string](t, p.Exec("late", nil, nil)), "late")
	})
	t.Run("Clear while it starts", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 2, Script: script(t, "setTimeout(() => require('workerpool').worker({ late: () => 'late' }), 1)")})
		for i := range 20 {
			promise := p.Exec("late", nil, nil)
			p.Clear(i%2 == 0)
			_, _ = promise.Await(t.Context()) // where it is on a worker already, it may fail
		}
		same(t, await[string](t, p.Exec("late", nil, nil)), "late")
	})
}
