package pool_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// All that a pool can do, at the same time, with hooks that call the pool, until
// it is closed: every promise settles, every call returns, nothing is left.
func TestAllAtOnceUntilTheEnd(t *testing.T) {
	pools := 30
	if testing.Short() {
		pools = 5
	}
	for range pools {
		seed := rand.Uint64()
		random := rand.New(rand.NewPCG(seed, 0))
		options := pool.Options{
			MaxWorkers: 1 + random.IntN(4), TasksPerWorker: 1 + random.IntN(3), MaxQueue: random.IntN(3) * 5,
			MaxTasks: random.IntN(3) * 10, IdleTimeout: time.Duration(random.IntN(2)) * 100 * time.Microsecond,
			AbortTimeout: time.Millisecond, Queue: []pool.Queue{nil, pool.LIFO(), pool.ByPriority(time.Microsecond)}[random.IntN(3)],
		}
		options.MinWorkers = random.IntN(options.MaxWorkers + 1)
		if random.IntN(4) == 0 {
			options.Fresh, options.MaxTasks, options.TasksPerWorker = true, 0, 0
		}
		s := newStress(t, options)
		var wg sync.WaitGroup
		for g := range uint64(6) {
			wg.Go(func() { s.play(rand.New(rand.NewPCG(seed, g+1))) })
		}
		end := random.IntN(3)
		if end == 0 {
			wg.Wait()
		} else {
			until(t, s.pool, func(pool.Stats) bool { return s.steps.Load() > 100 })
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(1+end*end)*5*time.Millisecond)
		if err := s.pool.Close(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("seed %d: %v", seed, err)
		}
		cancel()
		wg.Wait()
		s.checkEnd(seed)
	}
}

type stress struct {
	t    *testing.T
	pool *pool.Pool

	steps atomic.Int32

	mu       sync.Mutex
	promises []*pool.Promise
	queued   map[uint64]int
	workers  map[int]int
}

func newStress(t *testing.T, options pool.Options) *stress {
	s := &stress{t: t, queued: make(map[uint64]int), workers: make(map[int]int)}
	ready := make(chan struct{})
	options.OnCreateWorker = func(number int, _ *pool.WorkerConfig) error {
		<-ready
		s.pool.Stats()
		if number%17 == 16 {
			return errors.New("not this one")
		}
		return nil
	}
	options.OnTerminateWorker = func(int, error) { s.pool.Stats() }
	options.Observer = func(e pool.Event) {
		s.mu.Lock()
		defer s.mu.Unlock()
		switch e := e.(type) {
		case pool.TaskQueued:
			s.queued[e.Task.ID()]++
		case pool.TaskSettled:
			s.queued[e.Task.ID()]--
		case pool.WorkerStarting:
			s.workers[e.Worker]++
		case pool.WorkerEnded:
			s.workers[e.Worker]--
		}
	}
	s.pool = newPool(t, options)
	close(ready)
	return s
}

func (s *stress) note(p *pool.Promise) *pool.Promise {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.promises = append(s.promises, p)
	return p
}

// play does one thing after the other to the pool.
func (s *stress) play(random *rand.Rand) {
	const quick = "function (n) { this.worker.emit(n); return n }"
	for range 60 {
		s.steps.Add(1)
		ctx, cancel := context.WithTimeout(s.t.Context(), time.Duration(random.IntN(5000))*time.Microsecond)
		options := &pool.ExecOptions{Context: ctx, Wait: random.IntN(2) == 0, Priority: random.IntN(3), OnEvent: func(jsbridge.Clone) { s.pool.Stats() }}
		switch random.IntN(12) {
		case 0:
			s.note(s.pool.Run(loop).Timeout(time.Millisecond))
		case 1:
			s.note(s.pool.Run(forever)).Cancel()
		case 2:
			s.note(s.pool.Run("() => { setTimeout(() => { throw 1 }); return new Promise(() => {}) }"))
		case 3:
			if x, err := s.pool.Session(ctx); err == nil {
				s.note(x.Run("() => 1"))
				s.note(x.Exec("run", []any{forever}, options))
				s.note(x.Run("() => 1"))
				if random.IntN(2) == 0 {
					<-s.note(x.Run("() => 1")).Done()
				}
				x.Close()
			}
		case 4:
			s.note(s.pool.Broadcast("() => 1"))
		case 5:
			s.pool.Clear(random.IntN(2) == 0)
		case 6:
			for range pool.Map[int](ctx, s.pool, quick, slices.Values([]int{1, 2, 3, 4, 5}), &pool.MapOptions{Unordered: random.IntN(2) == 0}) {
				if random.IntN(4) == 0 {
					break
				}
			}
		case 7:
			s.note(s.pool.Exec("run", []any{"function () { this.worker.addAbortListener(async () => {}); return new Promise(() => {}) }"}, options))
		default:
			<-s.note(s.pool.Exec("run", []any{quick, []any{1}}, options)).Done()
		}
		cancel()
	}
}

func (s *stress) checkEnd(seed uint64) {
	s.mu.Lock()
	promises := s.promises
	s.mu.Unlock()
	for _, promise := range promises {
		<-promise.Done()
	}
	stats := s.pool.Stats()
	if stats.TotalWorkers+stats.ActiveTasks+stats.PendingTasks+stats.Abandoned != 0 {
		s.t.Errorf("seed %d: something is left: %+v", seed, stats)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, n := range s.queued {
		if n != 0 {
			s.t.Errorf("seed %d: task %d was queued %d times more than it has settled", seed, id, n)
		}
	}
	for number, n := range s.workers {
		if n != 0 {
			s.t.Errorf("seed %d: worker %d has started %d times more than it has ended", seed, number, n)
		}
	}
}
