package pool

import (
	"context"
	"log/slog"
	"time"
)

// An Observer is told what happens in a pool, one event after the other, in
// their order. It is called on goroutines of the pool and of its callers, with
// no lock held: it may call the pool, but not Close or Terminate it, which wait
// until everything was told; and it must be quick, for events wait in line. A
// promise may settle a moment before the observer is told of it.
type Observer func(Event)

// An Event is something that has happened in a pool: one of the types below.
// (What a task sends to its caller is a payload, for [ExecOptions].OnEvent.)
type Event interface {
	log(*slog.Logger)
}

type (
	// TaskQueued says that a task was given to the pool.
	TaskQueued struct{ Task *Task }

	// TaskStarted says that a worker was given a task.
	TaskStarted struct {
		Task   *Task
		Worker int           // its number
		Waited time.Duration // since it was queued
	}

	// TaskSettled says what has become of a task. It comes once for each.
	TaskSettled struct {
		Task   *Task
		Worker int           // the number of its worker; of no meaning if it never ran
		Ran    time.Duration // since it was started; zero if it never was
		Err    error         // nil if it has a value
	}

	// WorkerStarting says that a worker is being started.
	WorkerStarting struct{ Worker int }

	// WorkerReady says that a worker can run its first task.
	WorkerReady struct{ Worker int }

	// WorkerEnded says that nothing of a worker is left.
	WorkerEnded struct {
		Worker int
		Err    error // why it ended, if that was not meant to be
	}

	// WorkerAbandoned says that a worker did not end within Grace, and is not
	// waited for any more.
	WorkerAbandoned struct{ Worker int }
)

// event notes something for the observer.
func (s *state) event(e Event) {
	if s.pool.settings.observer != nil {
		s.events = append(s.events, e)
	}
}

// tell tells the observer what has happened, unless another goroutine is doing
// that: then that one does it.
func (p *Pool) tell() {
	for {
		p.mu.Lock()
		s := &p.state
		events := s.events
		if s.telling || len(events) == 0 {
			s.drain()
			p.mu.Unlock()
			return
		}
		s.events, s.telling = nil, true
		p.mu.Unlock()
		for _, e := range events {
			p.settings.observer(e)
		}
		p.mu.Lock()
		s.telling = false
		p.mu.Unlock()
	}
}

// observerOf joins the user's observer and logger; nil when there is neither.
func observerOf(observer Observer, logger *slog.Logger) Observer {
	switch {
	case logger == nil:
		return observer
	case observer == nil:
		return func(e Event) { e.log(logger) }
	}
	return func(e Event) {
		e.log(logger)
		observer(e)
	}
}

var background = context.Background()

func (e TaskQueued) log(l *slog.Logger) {
	l.LogAttrs(e.Task.Context(), slog.LevelDebug, "task queued", e.Task.attr())
}

func (e TaskStarted) log(l *slog.Logger) {
	l.LogAttrs(e.Task.Context(), slog.LevelDebug, "task started", e.Task.attr(), slog.Int("worker", e.Worker), slog.Duration("waited", e.Waited))
}

func (e TaskSettled) log(l *slog.Logger) {
	attrs := []slog.Attr{e.Task.attr(), slog.Int("worker", e.Worker), slog.Duration("ran", e.Ran)}
	if e.Err != nil {
		attrs = append(attrs, slog.Any("error", e.Err))
	}
	l.LogAttrs(e.Task.Context(), slog.LevelDebug, "task settled", attrs...)
}

func (e WorkerStarting) log(l *slog.Logger) {
	l.LogAttrs(background, slog.LevelDebug, "worker starting", slog.Int("worker", e.Worker))
}

func (e WorkerReady) log(l *slog.Logger) {
	l.LogAttrs(background, slog.LevelDebug, "worker ready", slog.Int("worker", e.Worker))
}

func (e WorkerEnded) log(l *slog.Logger) {
	if e.Err == nil {
		l.LogAttrs(background, slog.LevelDebug, "worker ended", slog.Int("worker", e.Worker))
		return
	}
	l.LogAttrs(background, slog.LevelWarn, "worker lost", slog.Int("worker", e.Worker), slog.Any("error", e.Err))
}

func (e WorkerAbandoned) log(l *slog.Logger) {
	l.LogAttrs(background, slog.LevelError, "worker abandoned: it does not end", slog.Int("worker", e.Worker))
}

// attr is what logs say of a task.
func (t *Task) attr() slog.Attr {
	what := t.Method()
	if what == "" {
		what = "function"
	}
	return slog.Group("task", slog.Uint64("id", t.id), slog.String("method", what))
}
