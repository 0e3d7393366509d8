package pool

import (
	"context"
	"iter"
)

// MapOptions are the options of [Map] and [ForEach]. The zero value is that of a
// call without any.
type MapOptions struct {
	// Window is how many tasks are under way at a time, at most; zero means two
	// for each of the pool's MaxWorkers, times TasksPerWorker.
	Window int

	// Unordered yields results as they come; else they come in the order of
	// the input, whichever is ready first.
	Unordered bool

	// Method says that the function is the name of a method of the workers'
	// script, and no source text.
	Method bool

	// Task are the options of each task. Its Context and Wait are not used: a
	// Map waits for room in the queue. OnEvent, and the writers, have to bear
	// that several tasks use them at the same time.
	Task ExecOptions
}

// Map calls a function in the workers with each element of the input, and yields
// the results, of type R. The function is the text of one, as for [Pool.Run].
//
//	for square, err := range pool.Map[int](ctx, p, "x => x * x", slices.Values(numbers), nil) {
//
// An element that fails yields its error; the others go on. When the caller
// leaves the loop, tasks that are under way are cancelled, and the input is read
// no further. The same happens when ctx ends: then its cause is the last thing
// that is yielded.
//
// The input is read and the results are yielded on the caller's goroutine, so
// that no more than a window of them exist at a time.
func Map[R, T any](ctx context.Context, p *Pool, function string, input iter.Seq[T], options *MapOptions) iter.Seq2[R, error] {
	var o MapOptions
	if options != nil {
		o = *options
	}
	if o.Window <= 0 {
		o.Window = 2 * p.settings.maxWorkers * p.settings.tasksPerWorker
	}
	return func(yield func(R, error) bool) {
		ctx, cancel := context.WithCancelCause(ctx)
		defer cancel(&CancellationError{})
		task := o.Task
		task.Context, task.Wait = ctx, true
		window := newWindow(o)
		// out yields one result, the next one that there is or will be, or that
		// ctx has ended. It reports whether to go on.
		out := func() bool {
			var result, none R
			var err error
			if ctx.Err() == nil {
				var promise *Promise
				if promise, err = window.next(ctx); err == nil {
					result, err = Await[R](ctx, promise)
				}
			}
			if ctx.Err() != nil {
				yield(none, context.Cause(ctx))
				return false
			}
			return yield(result, err)
		}
		for x := range input {
			window.add(o.submit(p, function, x, &task))
			for window.full() || window.ready() || ctx.Err() != nil {
				if !out() {
					return
				}
			}
		}
		for window.length > 0 {
			if !out() {
				return
			}
		}
	}
}

// ForEach is [Map] for results that are used one by one: f is called with each,
// on the caller's goroutine. The first error, of a task or of f, stops all and
// is returned.
func ForEach[R, T any](ctx context.Context, p *Pool, function string, input iter.Seq[T], f func(R) error, options *MapOptions) error {
	for result, err := range Map[R](ctx, p, function, input, options) {
		if err == nil {
			err = f(result)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (o *MapOptions) submit(p *Pool, function string, x any, task *ExecOptions) *Promise {
	if o.Method {
		return p.Exec(function, []any{x}, task)
	}
	return p.RunWith(task, function, x)
}

// A window is the tasks of a Map that are under way.
type window struct {
	size    int
	length  int
	ordered []*Promise    // oldest first, when order counts
	settled chan *Promise // else: as they come
}

func newWindow(o MapOptions) *window {
	w := &window{size: o.Window}
	if o.Unordered {
		w.settled = make(chan *Promise, w.size)
	}
	return w
}

func (w *window) full() bool { return w.length == w.size }

func (w *window) add(p *Promise) {
	w.length++
	if w.settled == nil {
		w.ordered = append(w.ordered, p)
		return
	}
	p.whenSettled(func(outcome) { w.settled <- p }) // there is room for all
}

// ready reports whether next would not wait.
func (w *window) ready() bool {
	if w.settled != nil {
		return len(w.settled) > 0
	}
	return w.length > 0 && w.ordered[0].isSettled()
}

// next takes the next promise whose result is to be yielded. The error is the
// cause of ctx.
func (w *window) next(ctx context.Context) (p *Promise, err error) {
	if w.settled == nil {
		p, w.ordered = w.ordered[0], w.ordered[1:]
	} else {
		select {
		case p = <-w.settled:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
	w.length--
	return p, nil
}
