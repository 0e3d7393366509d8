package pooltest

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wprun/wprun/pool"
)

// upTo yields 0 to n-1, and counts how many of them are read.
func upTo(n int, read *atomic.Int32) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if read.Add(1); !yield(i) {
				return
			}
		}
	}
}

func (x exercise) mapping(t *testing.T) {
	p := x.pool(t, pool.Options{MaxWorkers: 2, MaxQueue: 3})
	const uneven = "n => new Promise(resolve => setTimeout(resolve, n % 3, n * n))"
	t.Run("ordered", func(t *testing.T) {
		var read atomic.Int32
		n := 0
		for square, err := range pool.Map[int](t.Context(), p, uneven, upTo(50, &read), nil) {
			same(t, err, nil)
			same(t, square, n*n)
			n++
			if ahead := int(read.Load()) - n; ahead > 4 { // two for each worker
				t.Fatalf("%d are under way", ahead)
			}
		}
		same(t, n, 50)
	})
	t.Run("unordered", func(t *testing.T) {
		var read atomic.Int32
		var got, want []int
		for square, err := range pool.Map[int](t.Context(), p, uneven, upTo(50, &read), &pool.MapOptions{Unordered: true, Window: 7}) {
			same(t, err, nil)
			got = append(got, square)
			want = append(want, len(want)*len(want))
			if ahead := int(read.Load()) - len(got); ahead > 7 {
				t.Fatalf("%d are under way", ahead)
			}
		}
		slices.Sort(got)
		same(t, got, want)
		same(t, len(got), 50)
	})
	t.Run("as they come", func(t *testing.T) {
		var read atomic.Int32
		options := &pool.MapOptions{Unordered: true, Window: 2}
		for n, err := range pool.Map[int](t.Context(), p, "n => n === 0 ? new Promise(() => {}) : n", upTo(5, &read), options) {
			same(t, err, nil)
			if n == 4 {
				break // the first one never comes, and holds up none of the others
			}
		}
		until(t, p, func(s pool.Stats) bool { return s.ActiveTasks == 0 && s.PendingTasks == 0 })
	})
	t.Run("an element that fails", func(t *testing.T) {
		var read atomic.Int32
		failed := 0
		for n, err := range pool.Map[int](t.Context(), p, "n => { if (n % 2) throw new Error('odd'); return n }", upTo(10, &read), nil) {
			if err != nil {
				failed++
			} else if n%2 != 0 {
				t.Fatal(n)
			}
		}
		same(t, failed, 5)
	})
	for _, unordered := range []bool{false, true} {
		name := map[bool]string{false: "", true: ", unordered"}[unordered]
		t.Run("left early"+name, func(t *testing.T) {
			var read atomic.Int32
			options := &pool.MapOptions{Unordered: unordered, Window: 4}
			for range pool.Map[int](t.Context(), p, "n => n === 0 ? n : new Promise(() => {})", upTo(1000, &read), options) {
				break
			}
			until(t, p, func(s pool.Stats) bool { return s.ActiveTasks == 0 && s.PendingTasks == 0 }) // they are cancelled
			if n := read.Load(); n > 4 {
				t.Fatalf("%d were read", n)
			}
			alive(t, p)
		})
		t.Run("context ends"+name, func(t *testing.T) {
			var read atomic.Int32
			cause := errors.New("enough")
			ctx, cancel := context.WithCancelCause(t.Context())
			defer cancel(nil)
			options := &pool.MapOptions{Unordered: unordered, Window: 4}
			var last error
			n := 0
			for _, err := range pool.Map[int](ctx, p, "n => n === 0 ? n : new Promise(() => {})", upTo(1000, &read), options) {
				cancel(cause)
				last = err
				n++
			}
			if last != cause || n != 2 || read.Load() > 5 {
				t.Fatalf("%v after %d results, %d read", last, n, read.Load())
			}
			alive(t, p)
		})
	}
	t.Run("ForEach", func(t *testing.T) {
		var read atomic.Int32
		sum := 0
		add := func(n int) error { sum += n; return nil }
		same(t, pool.ForEach(t.Context(), p, "n => n", upTo(10, &read), add, nil), nil)
		same(t, sum, 45)
		if err := pool.ForEach(t.Context(), p, "n => { if (n === 3) throw new Error('three'); return n }", upTo(1000, &read), add, nil); err == nil || err.Error() != "Error: three" {
			t.Fatal(err)
		}
		own := errors.New("own")
		same(t, pool.ForEach(t.Context(), p, "n => n", upTo(1000, &read), func(int) error { return own }, nil), own)
	})
	t.Run("methods, with the options of a task", func(t *testing.T) {
		p := x.pool(t, pool.Options{Script: script(t, "require('workerpool').worker({ double: n => n * 2, never: () => new Promise(() => {}) })")})
		var read atomic.Int32
		for n, err := range pool.Map[int](t.Context(), p, "double", upTo(1, &read), &pool.MapOptions{Method: true}) {
			same(t, []any{n, err}, "[0 <nil>]")
		}
		options := &pool.MapOptions{Method: true, Task: pool.ExecOptions{Timeout: time.Millisecond}}
		err := pool.ForEach(t.Context(), p, "never", upTo(1, &read), func(any) error { return nil }, options)
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
	})
}

func (x exercise) broadcast(t *testing.T) {
	t.Run("present and future workers", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 3})
		same(t, len(await[[]any](t, p.Broadcast("n => { globalThis.first = n }", 1))), 0) // none is there
		one := hold(t, p, 0)
		idle := hold(t, p, 0)
		idle.release()
		await[any](t, idle.Promise)
		both := p.Broadcast("n => { globalThis.second = n; return first + n }", 2)
		select {
		case <-both.Done():
			t.Fatal("a worker has got it in the middle of a task")
		default:
		}
		one.release()
		same(t, await[[]int](t, both), []int{3, 3})
		tasks := []held{hold(t, p, 0), hold(t, p, 0)}
		same(t, await[[]int](t, p.Run("() => [first, second]")), []int{1, 2}) // in a third
		for _, task := range tasks {
			task.release()
		}
	})
	t.Run("workers that start", func(t *testing.T) {
		p := x.pool(t, pool.Options{MinWorkers: 2, MaxWorkers: 2, Script: script(t, "setTimeout(() => require('workerpool').worker({}), 2)")})
		got := await[[]any](t, p.Broadcast("() => { globalThis.mark = (globalThis.mark || 0) + 1; return mark }"))
		same(t, got, "[1 1]")
		same(t, await[int](t, p.Run("() => mark")), 1)
	})
	t.Run("before the first task", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, Fresh: true})
		await[any](t, p.Broadcast("async () => { await null; globalThis.mark = 7 }"))
		for range 5 {
			same(t, await[int](t, p.Run("() => mark")), 7)
		}
	})
	t.Run("that fails", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1, MaxFailures: 1})
		alive(t, p)
		if err := fails(t, p.Broadcast("() => { throw new Error('not here') }"), nil); err.Error() != "Error: not here" {
			t.Fatal(err)
		}
		alive(t, p) // the worker that is there stays
		p.Clear(true)
		if err := fails(t, p.Run(nothing), nil); !errors.As(err, new(*pool.PoolError)) { // a new one cannot be started
			t.Fatalf("%T: %v", err, err)
		}
	})
	t.Run("to a worker that ends", func(t *testing.T) {
		p := x.pool(t, pool.Options{MaxWorkers: 1})
		running := p.Run(loop)
		active(t, p, 1)
		promise := p.Broadcast("() => 1")
		running.Cancel()
		if err := fails(t, promise, nil); !errors.As(err, new(*pool.WorkerError)) {
			t.Fatalf("%T: %v", err, err)
		}
		alive(t, p)
	})
	t.Run("to a closed pool", func(t *testing.T) {
		p := x.pool(t, pool.Options{})
		same(t, p.Terminate(), nil)
		fails(t, p.Broadcast("() => 1"), pool.ErrClosed)
	})
}
