package pooltest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
)

func (x exercise) queues(t *testing.T) {
	t.Run("FIFO", func(t *testing.T) {
		same(t, x.order(t, pool.FIFO(), 0, 0, 0, 0), []int{0, 1, 2, 3})
	})
	t.Run("LIFO", func(t *testing.T) {
		same(t, x.order(t, pool.LIFO(), 0, 0, 0, 0), []int{3, 2, 1, 0})
	})
	t.Run("ByPriority", func(t *testing.T) {
		same(t, x.order(t, pool.ByPriority(0), 0, 2, -1, 2, 1), []int{1, 3, 4, 0, 2})
	})
	t.Run("ByPriority with ageing", func(t *testing.T) {
		// A nanosecond of waiting counts as much as a step of priority.
		same(t, x.order(t, pool.ByPriority(1), 0, 1, 2), []int{0, 1, 2})
		same(t, x.order(t, pool.ByPriority(time.Hour), 0, 2, -1, 2, 1), []int{1, 3, 4, 0, 2})
	})
	t.Run("one's own", func(t *testing.T) {
		q := new(byMetadata)
		same(t, x.order(t, q, 3, 1, 2, 0), []int{3, 1, 2, 0})
		if q.removed == 0 || len(q.tasks) != 0 {
			t.Fatalf("%d removed, %d left", q.removed, len(q.tasks))
		}
	})
	t.Run("what is cancelled leaves at once", x.leaveQueue)
	t.Run("fair", func(t *testing.T) {
		const tasks = 200
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		first := hold(t, p, nil)
		promises := make([]*pool.Promise, tasks)
		for i := range promises {
			promises[i] = p.Run("() => globalThis.n = (globalThis.n || 0) + 1")
		}
		first.release()
		for i, promise := range promises {
			same(t, await[int](t, promise), i+1)
		}
	})
}

// order returns the order in which tasks of these priorities run, which are
// given one after the other. Some more are cancelled.
func (x exercise) order(t *testing.T, queue pool.Queue, priorities ...int) []int {
	t.Helper()
	p := x.pool(t, pool.Options{MaxWorkers: 1, Queue: queue})
	await[any](t, p.Run("() => { globalThis.order = [] }"))
	first := hold(t, p, nil)
	give := func(i, priority int) *pool.Promise {
		return p.Exec("run", []any{"i => { order.push(i) }", []any{i}}, &pool.ExecOptions{Priority: priority, Metadata: priority})
	}
	var promises, cancelled []*pool.Promise
	for i, priority := range priorities {
		cancelled = append(cancelled, give(-1, priority))
		promises = append(promises, give(i, priority))
		cancelled = append(cancelled, give(-1, priority+1))
	}
	for _, promise := range cancelled {
		promise.Cancel()
		fails(t, promise, context.Canceled)
	}
	same(t, p.Stats().PendingTasks, len(priorities))
	first.release()
	for _, promise := range promises {
		await[any](t, promise)
	}
	return await[[]int](t, p.Run("() => order"))
}

// byMetadata is a queue that gives the task first whose metadata is least.
type byMetadata struct {
	tasks   []*pool.Task
	removed int
}

func (q *byMetadata) Push(task *pool.Task) { q.tasks = append(q.tasks, task) }
func (q *byMetadata) Len() int             { return len(q.tasks) }

func (q *byMetadata) Pop() *pool.Task {
	if len(q.tasks) == 0 {
		return nil
	}
	key := func(task *pool.Task) int { n, _ := task.Metadata().(int); return n }
	least := slices.MinFunc(q.tasks, func(a, b *pool.Task) int { return key(a) - key(b) })
	q.remove(least)
	return least
}

func (q *byMetadata) Remove(task *pool.Task) {
	q.removed++
	q.remove(task)
}

func (q *byMetadata) remove(task *pool.Task) {
	q.tasks = slices.DeleteFunc(q.tasks, func(other *pool.Task) bool { return other == task })
}

func (x exercise) leaveQueue(t *testing.T) {
	p := x.pool(t, pool.Options{MaxWorkers: 1, MaxQueue: 3})
	running := hold(t, p, 1)
	var promises []*pool.Promise
	for range 3 {
		promises = append(promises, p.Run(nothing))
	}
	fails(t, p.Run(nothing), pool.ErrQueueFull)
	promises[1].Cancel()
	if s := p.Stats(); s.PendingTasks != 2 || s.Cancelled != 1 {
		t.Fatalf("%+v", s)
	}
	promises[1] = p.Run(nothing) // there is room again
	running.release()
	for _, promise := range promises {
		await[any](t, promise)
	}
}

func (x exercise) room(t *testing.T) {
	wait := &pool.ExecOptions{Wait: true}
	t.Run("Wait", func(t *testing.T) {
		const waiters = 10
		p := x.pool(t, pool.Options{MaxWorkers: 1, MaxQueue: 2})
		running := hold(t, p, 0)
		first, second := p.Run("() => 1"), p.Run("() => 2")
		got := make(chan int)
		for i := range waiters {
			go func() { // ends with its task, which the loop below waits for
				n, err := pool.Await[int](t.Context(), p.Exec("run", []any{"n => n", []any{i + 3}}, wait))
				if err != nil {
					t.Error(err)
				}
				got <- n
			}()
		}
		until(t, p, func(s pool.Stats) bool { return s.PendingTasks == 2+waiters })
		fails(t, p.Run(nothing), pool.ErrQueueFull) // nobody overtakes them
		running.release()
		sum := await[int](t, first) + await[int](t, second)
		for range waiters {
			sum += <-got
		}
		same(t, sum, 3+waiters*(waiters+5)/2)
	})
	t.Run("as long as its context lasts", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, MaxQueue: 1})
		running := hold(t, p, 0)
		queued := p.Run("() => 1")
		cause := errors.New("no patience")
		ctx, cancel := context.WithCancelCause(t.Context())
		got := make(chan error)
		go func() { // ends with ctx; the test waits for it
			_, err := p.Exec("run", []any{nothing}, &pool.ExecOptions{Wait: true, Context: ctx, Timeout: time.Nanosecond}).Await(t.Context())
			got <- err
		}()
		until(t, p, func(s pool.Stats) bool { return s.PendingTasks == 2 })
		cancel(cause)
		same(t, <-got, cause)
		running.release()
		same(t, await[int](t, queued), 1)
	})
	t.Run("until the pool is closed", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, MaxQueue: 1})
		running := hold(t, p, 0)
		queued := p.Run(nothing)
		got := make(chan error)
		go func() { // ends with the pool; the test waits for it
			_, err := p.Exec("run", []any{nothing}, wait).Await(t.Context())
			got <- err
		}()
		until(t, p, func(s pool.Stats) bool { return s.PendingTasks == 2 })
		closed := make(chan error)
		go func() { closed <- p.Close(t.Context()) }() // ends with the held task; the test waits for it
		same(t, <-got, pool.ErrClosed)
		fails(t, queued, pool.ErrClosed)
		running.release()
		await[int](t, running.Promise)
		same(t, <-closed, nil)
	})
}
