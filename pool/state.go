package pool

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
)

// state is all that changes in a pool. It is touched only inside
// [Pool.update]. This file is about tasks; workers.go is about workers.
type state struct {
	pool      *Pool
	submitted uint64 // tasks so far
	entering  fifo   // tasks whose callers wait for room in the queue
	queue     Queue  // tasks that wait for any worker
	workers   workers
	closed    bool
	impatient bool            // nobody waits for functions of the user's any more
	drained   []chan struct{} // of those who wait for the pool's end; see drain

	tally   tally
	events  []Event // for the observer, which is told when the state is unlocked
	telling bool    // somebody is telling it

	settlements settlements // decided on; carried out when the state is unlocked
	stopped     []*Task     // that were stopped, and whose OnStopped is to be called then
}

// A settlement is what a task's promise is to be settled with.
type settlement struct {
	task    *Task
	extra   *taskExtra // the task's, as it was then: an abort listener may still send its first event
	outcome outcome
	inOrder bool    // after what the task's worker has told so far
	worker  *worker // that does not end before; nil if none might
}

// settlements are several. The first takes no memory of its own: most often it
// is the only one.
type settlements struct {
	first settlement
	rest  []settlement
}

func (xs *settlements) add(x settlement) {
	if xs.first.task == nil {
		xs.first = x
		return
	}
	xs.rest = append(xs.rest, x)
}

func (xs *settlements) carryOut() {
	if xs.first.task != nil {
		xs.first.carryOut()
	}
	for i := range xs.rest {
		xs.rest[i].carryOut()
	}
}

// update is the only way to the state. When f has run, tasks that can run are
// handed out; after the lock is released, promises are settled. Nothing in
// here blocks or calls code of the user's, but for a Queue of theirs.
func (p *Pool) update(f func(*state)) {
	settled, stopped := p.locked(f)
	if p.settings.observer != nil {
		p.tell()
	}
	settled.carryOut()
	for _, t := range stopped {
		t.stopped()
	}
}

func (p *Pool) locked(f func(*state)) (settled settlements, stopped []*Task) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := &p.state
	f(s)
	s.schedule()
	s.drain()
	settled, stopped = s.settlements, s.stopped
	s.settlements, s.stopped = settlements{}, nil
	return settled, stopped
}

// drain tells those who wait for the pool's end when no worker is left but
// abandoned ones, and the observer knows: who has closed a pool may close what
// its observer writes to.
func (s *state) drain() {
	if len(s.drained) == 0 || (s.telling || len(s.events) > 0) && !s.impatient {
		return
	}
	for w := range s.workers.alive {
		if !w.abandoned && !(s.impatient && w.ended) {
			return
		}
	}
	for _, c := range s.drained {
		close(c)
	}
	s.drained = nil
}

func (x *settlement) carryOut() {
	t, o := x.task, x.outcome
	o.err = explain(&t.call, o.err)
	if e := x.extra; e != nil {
		if e.release != nil {
			e.release()
		}
		if e.end != nil {
			e.end(endOf(o.err))
		}
		if e.admitted != nil {
			close(e.admitted)
		}
	}
	if x.inOrder {
		if feed := t.feed(x.extra); feed.speaks() {
			feed.after(func() { t.settle(o) })
			return
		}
	}
	t.settle(o)
	if x.worker != nil {
		x.worker.others.Done()
	}
}

// schedule hands out tasks and starts workers, as far as that is possible.
func (s *state) schedule() {
	for s.admit(); s.queue.Len() > 0 && s.dispatch(); s.admit() {
	}
	s.keepWorkers()
}

// dispatch does one thing for the tasks that wait, and reports whether there
// may be another one to do.
func (s *state) dispatch() bool {
	free := s.workers.available.top()
	switch waiting := s.queue.Len(); {
	case free != nil && len(free.running) == 0 && s.mayRun():
	case waiting <= s.workers.count[starting]: // those will take them
		return false
	case s.mayStart():
		s.start()
		return true
	case free != nil && len(free.running) > 0: // a task beside another one
	default:
		s.giveUp()
		return false
	}
	t := s.queue.Pop()
	if t == nil || t.stage != queued { // a queue of the user's that is wrong
		return false
	}
	s.assign(t, free)
	return true
}

// admit lets tasks into the queue whose callers wait for room there.
func (s *state) admit() {
	for s.entering.Len() > 0 && s.room() {
		t := s.entering.Pop()
		close(t.extra.admitted)
		t.extra.admitted = nil
		s.enqueue(t)
	}
}

// enqueue has a task wait for any worker.
func (s *state) enqueue(t *Task) {
	t.stage = queued
	s.queue.Push(t)
}

// room reports whether one more task may wait.
func (s *state) room() bool {
	limit := s.pool.settings.maxQueue
	return limit == 0 || s.queue.Len() < limit
}

// assign gives a task to a worker that has room.
func (s *state) assign(t *Task, w *worker) {
	if t.claims() {
		s.claim(t, w)
		return
	}
	w.running = append(w.running, t)
	w.served++
	t.stage, t.worker = running, w
	t.startedAt = s.pool.now()
	s.place(w)
	t.call.ID = w.peer.Call(t.call, (*called)(t))
	if t.call.Method != far.Run { // explain reads that
		t.call.Value = jsbridge.Clone{} // the worker has it
	}
	if t.timeout > 0 {
		s.startTimer(t, t.timeout)
	}
	s.tally.started(t)
	if s.pool.settings.observer != nil { // else it is not made
		s.event(TaskStarted{Task: t, Worker: w.number, Waited: t.startedAt - t.queuedAt})
	}
}

// startTimer lets a running task time out, unless it does so earlier anyway.
func (s *state) startTimer(t *Task, d time.Duration) {
	due := later(s.pool.now(), d)
	if t.timer != nil {
		if t.due < due {
			return
		}
		t.timer.Stop()
	}
	t.due = due
	t.timer = time.AfterFunc(d, func() { t.stop(&TimeoutError{After: d}) })
}

// later is a + b, or the longest duration if that is more.
func later(a, b time.Duration) time.Duration {
	if b > math.MaxInt64-a {
		return math.MaxInt64
	}
	return a + b
}

// settle decides a task's outcome, once.
func (s *state) settle(t *Task, o outcome, inOrder bool) {
	if t.settled {
		return
	}
	t.settled = true
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
	x := settlement{task: t, extra: t.extra, outcome: o, inOrder: inOrder}
	if w := t.worker; w != nil && !w.ended && !inOrder { // what is in order is settled by what ends the worker, too
		w.others.Add(1)
		x.worker = w
	}
	s.settlements.add(x)
	if t.claims() {
		return
	}
	s.tally.settled(t, o.err, s.pool.now())
	if s.pool.settings.observer != nil {
		e := TaskSettled{Task: t, Err: o.err}
		if t.startedAt > 0 {
			e.Ran = s.pool.now() - t.startedAt
		}
		if t.worker != nil {
			e.Worker = t.worker.number
		}
		s.event(e)
	}
}

// stop fails a task. One that waits leaves its queue; of one that runs, the
// worker is told, and gets no other task until it answers.
func (s *state) stop(t *Task, err error) {
	if t.settled {
		return
	}
	s.settle(t, outcome{err: err}, false)
	switch w := t.worker; t.stage {
	case entering:
		s.entering.Remove(t)
	case queued:
		s.queue.Remove(t)
	case pinned:
		if w.claimed == t {
			w.claimed = nil
			s.vacant(w)
		} else {
			w.own.Remove(t)
		}
	case running:
		w.stopping++
		s.place(w)
		w.peer.Cancel(t.call.ID)
		s.giveGrace(t, 0)
		return
	}
	t.stage = over
	s.left(t, nil)
}

// left takes note that nothing of a task is left that was stopped or has lost its
// worker, or will be when a worker that ends with it has ended.
func (s *state) left(t *Task, with *worker) {
	switch {
	case t.options.OnStopped == nil:
	case with != nil:
		with.left = append(with.left, t)
	default:
		s.stopped = append(s.stopped, t)
	}
}

// giveGrace gives the worker of a task that was stopped so much time, and
// Grace, to say that it is rid of it. Then it is ended by force.
func (s *state) giveGrace(t *Task, more time.Duration) {
	if t.timer != nil {
		t.timer.Stop()
	}
	w := t.worker
	t.timer = time.AfterFunc(later(more, s.pool.settings.grace), func() {
		s.pool.update(func(s *state) {
			if t.stage == running {
				s.expel(w, errStuck)
			}
		})
	})
}

// aborting takes note that a worker stops a task gently, and how many
// milliseconds that may take.
func (s *state) aborting(t *Task, value jsbridge.Clone) {
	var ms float64
	if t.settled && !t.aborting && value.Into(&ms) == nil && ms > 0 {
		t.aborting = true
		most := max(far.MaxAbort, s.pool.settings.worker.AbortTimeout)
		s.giveGrace(t, time.Duration(min(ms*float64(time.Millisecond), float64(most))))
	}
}

// answered takes a worker's answer to its task.
func (s *state) answered(w *worker, t *Task, m wire.Message, o outcome) {
	if t.stage != running {
		return // the worker was expelled meanwhile
	}
	t.stage = over
	if i := slices.Index(w.running, t); i >= 0 {
		w.running = slices.Delete(w.running, i, i+1)
	}
	stopped := t.settled
	if stopped {
		w.stopping--
		t.timer.Stop()
		t.timer = nil
	} else if ctx := t.options.Context; ctx != nil && ctx.Err() != nil {
		o, stopped = outcome{err: context.Cause(ctx)}, true // before the answer, though who is to stop the task is late
	}
	s.settle(t, o, true)
	w.proven = true
	s.workers.breaker.mended()
	var ends *worker // with the task
	if m.Flags&wire.Retire != 0 || w.phase == leaving {
		ends = w
	}
	if stopped || m.Flags&wire.OutOfMemory != 0 {
		s.left(t, ends)
	}
	switch {
	case ends != nil:
		s.leave(w, errStopped) // it ends by itself
		return
	case m.Flags&wire.Worn != 0 && w.session == nil: // a session keeps its worker
		w.last = true
	}
	s.vacant(w)
}

// failAll fails what waits in a queue.
func (s *state) failAll(q interface{ Pop() *Task }, err error) {
	for t := q.Pop(); t != nil; t = q.Pop() {
		t.stage = over
		s.settle(t, outcome{err: err}, false)
	}
}

// endOf is the cause that ends what a task has begun: its error, or that it is
// over.
func endOf(err error) error {
	if err == nil {
		return context.Canceled
	}
	return err
}
