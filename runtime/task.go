package runtime

import (
	"context"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime/internal/guard"
)

// A Task is a piece of a script's work that was started from outside, with all
// that it has set going: its timers, the callbacks of its promises, the work of
// the host that it waits for. Each run of [Sandbox.Run], [Sandbox.Call] and
// [Sandbox.Start] is one. Its methods belong to the sandbox's thread.
type Task struct {
	sandbox  *Sandbox
	work     Work
	ctx      context.Context // of the run that began it
	endings  endings
	settled  bool
	hasEnded bool
	kept     bool
}

// An ending is what is to be done when a task is ended. It is a part of what does
// it, and in the list of one task at most: a program may have a hundred thousand
// of them at a time.
type ending struct {
	task           *Task // that has it
	previous, next *ending
	of             interface{ end() }
}

type endings struct{ first, last *ending }

// add has e.of.end called when the task is ended.
func (t *Task) add(e *ending) {
	e.task = t
	if e.previous = t.endings.last; e.previous != nil {
		e.previous.next = e
	} else {
		t.endings.first = e
	}
	t.endings.last = e
}

// cancel takes that back.
func (e *ending) cancel() {
	t := e.task
	if t == nil {
		return
	}
	if e.previous != nil {
		e.previous.next = e.next
	} else {
		t.endings.first = e.next
	}
	if e.next != nil {
		e.next.previous = e.previous
	} else {
		t.endings.last = e.previous
	}
	e.task, e.previous, e.next = nil, nil, nil
}

type endingFunc struct {
	ending
	f func()
}

func (e *endingFunc) end() { e.f() }

// start is a task as the job that begins it.
type start Task

func (j *start) Do() error {
	t := (*Task)(j)
	s := t.sandbox
	t.ctx = s.run.ctx
	s.turn.task = t
	s.unsettled++
	value, err := t.work.Run(s.vm)
	if object, ok := value.(*goja.Object); ok && err == nil {
		var pending bool
		if pending, err = s.then(object, t.done); pending {
			return nil
		}
	}
	clone, err, stopped := s.outcome(value, err)
	t.done(clone, err)
	return stopped
}

// done takes the outcome.
func (t *Task) done(value jsbridge.Clone, err error) {
	s := t.sandbox
	s.turn.task = t // a promise may be settled on behalf of another one
	t.settle()
	t.work.Done(value, err)
	if s.config.EndTasks && !t.kept {
		t.End()
	}
}

// Task returns the task on whose behalf the script runs at the moment: the one
// that it is part of, or that set the timer, or waited for the promise. It is
// nil where there is none. It belongs to the sandbox's thread.
func (s *Sandbox) Task() *Task { return s.turn.task }

// Work returns what the task was started with, where that was
// [Sandbox.StartWork].
func (t *Task) Work() Work { return t.work }

// Await calls f on behalf of the task, awaits what it returns as
// [Sandbox.Start] does, and calls done with the outcome. It must be called in a
// job of [Sandbox.Post], and may be when the task has settled.
func (t *Task) Await(f func(vm *goja.Runtime) (goja.Value, error), done func(jsbridge.Clone, error)) {
	s := t.sandbox
	before := s.turn.task
	s.turn.task = t
	defer func() { s.turn.task = before }()
	value, err := f(s.VM())
	if object, ok := value.(*goja.Object); ok && err == nil {
		var pending bool
		if pending, err = s.then(object, done); pending {
			return
		}
	}
	_ = s.settle(value, err, done) // what interrupts it goes on to interrupt the turn
}

// OnEnd has f called when the task is ended with [Task.End], at once if it was.
// The function that it returns takes that back.
func (t *Task) OnEnd(f func()) (cancel func()) {
	if t.hasEnded {
		f()
		return func() {}
	}
	e := &endingFunc{f: f}
	e.of = e
	t.add(&e.ending)
	return e.cancel
}

// End ends what the task has left: its timers and immediates are cleared, work
// of the host that it waits for holds the loop no longer, and what OnEnd was
// given is called. Timers that its callbacks set later never run. A host that
// wants each task to leave nothing behind calls it when the task has settled.
func (t *Task) End() {
	if t.hasEnded {
		return
	}
	t.hasEnded = true
	t.settle()
	for h := range t.sandbox.timers.pending {
		if h.task == t {
			t.sandbox.stop(h)
		}
	}
	for t.endings.first != nil {
		e := t.endings.first
		e.cancel()
		e.of.end()
	}
}

// Keep exempts the task from [Config].EndTasks: what it leaves is meant to stay,
// as what a script sets up when it is loaded.
func (t *Task) Keep() { t.kept = true }

// settle notes that the task's outcome is known.
func (t *Task) settle() {
	if !t.settled {
		t.settled = true
		t.sandbox.unsettled--
	}
}

// ended reports whether what a task starts is not to run.
func (t *Task) ended() bool { return t != nil && t.hasEnded }

// on returns f, run on behalf of a task, with the stores of AsyncLocalStorage that
// there are now.
func (s *Sandbox) on(task *Task, f func() error) func() error {
	store := s.turn.store
	return func() error {
		s.turn.task, s.turn.store = task, store
		return f()
	}
}

// taskTracker has what a promise's callbacks do done on behalf of the task that
// gave them, with its stores of AsyncLocalStorage. It is called by goja.
type taskTracker Sandbox

// stored is what is grabbed where there are stores, too; few scripts have any.
type stored struct {
	task  *Task
	store goja.Value
}

// Grab is called when a promise is given callbacks.
func (t *taskTracker) Grab() any {
	if t.turn.store != nil {
		return &stored{t.turn.task, t.turn.store}
	}
	return t.turn.task
}

// Resumed is called before one of them runs.
func (t *taskTracker) Resumed(grabbed any) {
	if g, ok := grabbed.(*stored); ok {
		t.turn.task, t.turn.store = g.task, g.store
		return
	}
	t.turn.task, _ = grabbed.(*Task)
	t.turn.store = nil
}

// Exited is called after it.
func (t *taskTracker) Exited() { t.turn.task, t.turn.store = nil, nil }

// Guard returns the guards of the sandbox.
func (t *taskTracker) Guard() *guard.Guard { return t.guard }

var _ guard.Guarded = (*taskTracker)(nil)
