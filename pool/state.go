package pool

import (
	"container/heap"
	"time"

	"github.com/wprun/wprun/pool/internal/wire"
)

// state is all that changes in a pool. It is touched only inside
// [Pool.update].
type state struct {
	pool        *Pool
	queue       queue
	workers     map[*worker]bool // all that have not ended
	count       [phases]int      // of workers, by phase
	idle        idleWorkers
	numbered    int // workers so far
	abandoned   int // of workers: past Grace, and not waited for any more
	closed      bool
	failing     bool            // the last worker that started could not
	drained     []chan struct{} // to be closed when no worker is left but abandoned ones
	settlements []settlement    // decided on; carried out when the state is unlocked
}

// A phase is where a worker stands. It goes from each to a later one, but
// between idle and busy.
type phase int

const (
	starting phase = iota // no task yet
	idle                  // ready for a task
	busy                  // has a task, or was told to stop one and has not answered
	leaving               // gets no more tasks, and its place is free; it will end
	phases   = iota
)

type settlement struct {
	task    *task
	outcome outcome
}

// update is the only way to the state. When f has run, tasks that can run are
// handed out; after the lock is released, promises are settled. Nothing in
// here blocks or calls code of the user's.
func (p *Pool) update(f func(*state)) {
	p.mu.Lock()
	s := &p.state
	f(s)
	s.schedule()
	if len(s.drained) > 0 && len(s.workers) == s.abandoned {
		for _, c := range s.drained {
			close(c)
		}
		s.drained = nil
	}
	settlements := s.settlements
	s.settlements = nil
	p.mu.Unlock()
	for _, x := range settlements {
		if x.task.release != nil {
			x.task.release()
		}
		x.outcome.err = explain(x.task.call, x.outcome.err)
		x.task.promise.settle(x.outcome)
	}
}

// schedule makes sure that no task waits while a worker is idle, and that
// workers are on their way for tasks that wait, as far as MaxWorkers allows, and
// for MinWorkers.
func (s *state) schedule() {
	for s.queue.length > 0 && len(s.idle) > 0 {
		s.assign(s.queue.pop(), heap.Pop(&s.idle).(*worker))
	}
	for s.count[starting] < s.queue.length && s.places() < s.pool.settings.maxWorkers {
		s.start()
	}
	for !s.closed && !s.failing && s.places() < s.pool.settings.minWorkers {
		s.start()
	}
}

// places counts the workers that have a place in the pool.
func (s *state) places() int { return s.count[starting] + s.count[idle] + s.count[busy] }

// start makes a worker. It is ready for a task when it says so.
func (s *state) start() {
	w := &worker{pool: s.pool, number: s.numbered}
	s.numbered++
	s.workers[w] = true
	s.count[starting]++
	go w.run() // ends when the worker has ended, which expel enforces; Close and Terminate wait for it
}

// move puts a worker into another phase.
func (s *state) move(w *worker, to phase) {
	s.count[w.phase]--
	w.phase = to
	s.count[to]++
}

func (s *state) assign(t *task, w *worker) {
	s.move(w, busy)
	w.task, t.worker = t, w
	w.tasks++
	if w.expiry != nil {
		w.expiry.Stop()
		w.expiry = nil
	}
	t.id = w.peer.Call(t.call, func(m wire.Message) {
		w.pool.update(func(s *state) { s.answered(w, t, m) })
	})
	if t.timeout > 0 {
		s.startTimer(t, t.timeout)
	}
}

// startTimer lets a running task time out, unless it does so earlier anyway.
func (s *state) startTimer(t *task, d time.Duration) {
	due := time.Now().Add(d)
	if t.timer != nil {
		if t.due.Before(due) {
			return
		}
		t.timer.Stop()
	}
	t.due = due
	t.timer = time.AfterFunc(d, func() { t.stop(&TimeoutError{After: d}) })
}

// settle decides a task's outcome, once.
func (s *state) settle(t *task, o outcome) {
	if t.settled {
		return
	}
	t.settled = true
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
	s.settlements = append(s.settlements, settlement{t, o})
}

// stop fails a task. One that waits leaves the queue; of one that runs, the
// worker is told, and gets no other task until it answers.
func (s *state) stop(t *task, err error) {
	if t.settled {
		return
	}
	s.settle(t, outcome{err: err})
	switch {
	case t.queued:
		s.queue.remove(t)
	case t.worker != nil:
		w := t.worker
		w.peer.Cancel(t.id)
		w.grace = time.AfterFunc(s.pool.settings.grace, func() {
			w.pool.update(func(s *state) {
				if w.task == t {
					s.expel(w, err)
					s.abandon(w)
				}
			})
		})
	}
}

// answered takes a worker's answer to its task.
func (s *state) answered(w *worker, t *task, m wire.Message) {
	if w.task != t {
		return // it was expelled meanwhile
	}
	w.task, t.worker = nil, nil
	if w.grace != nil {
		w.grace.Stop()
		w.grace = nil
	}
	if m.Kind == wire.Fault {
		s.settle(t, outcome{err: m.Value.AsError()})
	} else {
		s.settle(t, outcome{clone: m.Value})
	}
	if m.Retire {
		s.leave(w) // it ends by itself
		return
	}
	s.vacant(w)
}

// vacant takes a worker that could run a task.
func (s *state) vacant(w *worker) {
	s.failing = false
	settings := s.pool.settings
	if s.closed || w.last || settings.maxTasks > 0 && w.tasks >= settings.maxTasks {
		s.dismiss(w)
		return
	}
	s.move(w, idle)
	heap.Push(&s.idle, w)
	if settings.idleTimeout > 0 {
		s.expire(w)
	}
}

// dismiss ends a worker that has no task.
func (s *state) dismiss(w *worker) {
	s.leave(w)
	w.peer.Close()
}

// expire lets an idle worker end when it has been idle for long enough, unless
// it is one of those that are kept.
func (s *state) expire(w *worker) {
	tasks := w.tasks
	w.expiry = time.AfterFunc(s.pool.settings.idleTimeout, func() {
		w.pool.update(func(s *state) {
			if w.phase == idle && w.tasks == tasks && s.places() > s.pool.settings.minWorkers {
				s.dismiss(w)
			}
		})
	})
}

// leave takes a worker's place away. It is ended by force, and waited for no
// longer, if it does not end within Grace.
func (s *state) leave(w *worker) {
	if w.phase == idle {
		heap.Remove(&s.idle, w.index)
	}
	s.move(w, leaving)
	if w.expiry != nil {
		w.expiry.Stop()
	}
	if w.grace != nil {
		w.grace.Stop()
	}
	w.grace = time.AfterFunc(s.pool.settings.grace, func() {
		w.pool.update(func(s *state) { s.abandon(w) })
	})
}

// expel ends a worker by force. A task that it still has fails.
func (s *state) expel(w *worker, err error) {
	if w.phase == leaving {
		return
	}
	s.leave(w)
	if w.peer != nil { // else it is being spawned: serve closes it
		w.peer.Close()
	}
	if t := w.task; t != nil {
		w.task, t.worker = nil, nil
		s.settle(t, outcome{err: &WorkerError{Started: true, Err: err}})
	}
}

// abandon gives up a worker that does not end.
func (s *state) abandon(w *worker) {
	if s.workers[w] && !w.abandoned {
		w.abandoned = true
		s.abandoned++
		if w.peer != nil {
			w.peer.Close()
		}
	}
}

// ended takes note that a worker is no more, or never was, and why.
func (s *state) ended(w *worker, err error) {
	began := w.phase != starting
	s.expel(w, err)
	w.grace.Stop()
	s.count[leaving]--
	delete(s.workers, w)
	if w.abandoned {
		s.abandoned--
	}
	if began {
		return
	}
	s.failing = true
	// It could not start. The task that has waited longest learns why: each
	// failure costs one task, and each task gets one try, so that a broken
	// script neither hangs its callers nor starts workers without end.
	if t := s.queue.pop(); t != nil {
		s.settle(t, outcome{err: &WorkerError{Err: err}})
	}
}

// idleWorkers is a heap: the one with the lowest number works first, so that
// in a quiet pool the same few workers do everything.
type idleWorkers []*worker

func (h idleWorkers) Len() int           { return len(h) }
func (h idleWorkers) Less(i, j int) bool { return h[i].number < h[j].number }
func (h idleWorkers) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}
func (h *idleWorkers) Push(x any) {
	w := x.(*worker)
	w.index = len(*h)
	*h = append(*h, w)
}
func (h *idleWorkers) Pop() any {
	old := *h
	w := old[len(old)-1]
	old[len(old)-1] = nil
	*h = old[:len(old)-1]
	return w
}
