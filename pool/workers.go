package pool

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"syscall"
	"time"

	"github.com/wprun/wprun/pool/internal/wire"
)

// workers is the part of the state that is about workers.
type workers struct {
	alive      map[*worker]bool // all that have not ended
	count      [phases]int      // of these, by phase
	available  availableWorkers // that can be given a task
	numbered   int              // workers so far
	abandoned  int              // that did not end within Grace, and are not waited for any more
	warm       bool             // tasks came lately: with Fresh, spares are kept
	broadcasts []wire.Message   // that each worker gets before its first task
	breaker    breaker
}

// A phase is where a worker stands. It goes from each to a later one, but
// between idle and busy.
type phase int

const (
	starting phase = iota // no task yet
	idle                  // has no task
	busy                  // has tasks, or was told to stop one and has not answered
	leaving               // gets no more tasks, and its place is free; it will end
	phases   = iota
)

// places counts the workers that have a place in the pool.
func (ws *workers) places() int { return ws.count[starting] + ws.count[idle] + ws.count[busy] }

// mayRun reports whether one more worker may be busy: with Fresh there are
// spares beyond those.
func (s *state) mayRun() bool { return s.workers.count[busy] < s.pool.settings.maxWorkers }

// mayStart reports whether one more worker may be started now. If that is so
// later only, the schedule is looked at again then.
func (s *state) mayStart() bool {
	ws, settings := &s.workers, s.pool.settings
	limit := settings.maxWorkers
	if settings.fresh {
		limit *= 2
	}
	if s.closed || ws.places() >= limit || ws.abandoned >= settings.maxAbandoned {
		return false
	}
	wait := ws.breaker.wait(s.pool.now())
	if wait == 0 {
		return true
	}
	ws.breaker.retry(wait, func() { s.pool.update(func(*state) { ws.breaker.timer = nil }) })
	return false
}

// keepWorkers starts those that are to be there, tasks or not.
func (s *state) keepWorkers() {
	ws, settings := &s.workers, s.pool.settings
	for ws.places() < settings.minWorkers && s.mayStart() {
		s.start()
	}
	if settings.fresh && ws.warm {
		for ws.count[starting]+ws.count[idle] < settings.maxWorkers && s.mayStart() {
			s.start()
		}
	}
}

// giveUp fails the tasks that wait if no worker is there for them, and none can
// be started.
func (s *state) giveUp() {
	ws := &s.workers
	if ws.places() > 0 {
		return
	}
	var err error
	switch {
	case ws.abandoned >= s.pool.settings.maxAbandoned:
		err = &PoolError{Err: fmt.Errorf("%w: %d, the most that Options.MaxAbandoned allows", ErrAbandoned, ws.abandoned)}
	case ws.breaker.open(s.pool.now()) && !temporary(ws.breaker.last):
		err = &PoolError{Err: ws.breaker.last, Failures: len(ws.breaker.failures)}
	default:
		return
	}
	s.failAll(s.queue, err)
	s.failAll(&s.entering, err)
}

// temporary reports whether an error says that the machine is short of something
// at the moment. That passes: tasks wait for it.
func temporary(err error) bool {
	var short interface{ Temporary() bool }
	return errors.As(err, &short) && short.Temporary() || errors.Is(err, syscall.ENOMEM)
}

// start makes a worker. It is ready for a task when it has loaded the script
// and got the broadcasts.
func (s *state) start() {
	ws := &s.workers
	ws.numbered++
	w := &worker{pool: s.pool, number: ws.numbered, index: -1, startedAt: s.pool.now()}
	w.ctx, w.end = context.WithCancelCause(s.pool.ctx)
	for _, m := range ws.broadcasts {
		w.setup = append(w.setup, setup{message: m})
	}
	ws.alive[w] = true
	ws.count[starting]++
	w.timer = time.AfterFunc(s.pool.settings.startTimeout, func() {
		s.pool.update(func(s *state) {
			if w.phase == starting {
				err := fmt.Errorf("the worker was not ready within %v", s.pool.settings.startTimeout)
				s.lose(w, err)
				s.expel(w, err)
			}
		})
	})
	s.event(WorkerStarting{Worker: w.number})
	go w.run() // ends when the worker has ended, which expel enforces; Close and Terminate wait for it
}

// move puts a worker into another phase.
func (s *state) move(w *worker, to phase) {
	s.workers.count[w.phase]--
	w.phase = to
	s.workers.count[to]++
}

// place puts a worker where one belongs that runs what it runs: its phase, and
// whether it can be given tasks.
func (s *state) place(w *worker) {
	switch {
	case w.phase != idle && w.phase != busy:
	case len(w.running) == 0:
		s.move(w, idle)
	default:
		s.move(w, busy)
		w.stopTimer()
	}
	s.workers.available.put(w, w.hasRoom() && w.session == nil)
}

// hasRoom reports whether the worker can be given one more task.
func (w *worker) hasRoom() bool {
	return (w.phase == idle || w.phase == busy) && !w.last && w.claimed == nil && w.stopping == 0 &&
		len(w.running) < w.pool.settings.tasksPerWorker && !w.wornOut()
}

// wornOut reports whether the worker has run as many tasks as it may. One that
// a session has is kept.
func (w *worker) wornOut() bool {
	most := w.pool.settings.maxTasks
	return most > 0 && w.served >= most && w.session == nil
}

// ready takes a worker that has started: it has yet to get broadcasts, or can
// run its first task.
func (s *state) ready(w *worker) {
	switch {
	case w.phase != starting:
	case len(w.setup) > 0:
		next := w.setup[0]
		w.peer.Call(next.message, wire.AnswerFunc(w.isSetUp))
	default:
		w.stopTimer()
		s.move(w, idle)
		s.event(WorkerReady{Worker: w.number})
		s.vacant(w)
	}
}

// vacant takes a worker that has answered a task, or is ready for its first.
func (s *state) vacant(w *worker) {
	if t := w.claimed; t != nil && len(w.running) == 0 && !w.last {
		w.claimed = nil
		s.claim(t, w)
	}
	for w.own.Len() > 0 && w.hasRoom() {
		s.assign(w.own.Pop(), w)
	}
	s.place(w)
	if len(w.running) > 0 {
		return
	}
	if s.closed || w.last || w.wornOut() {
		s.expel(w, nil)
		return
	}
	if s.pool.settings.idleTimeout > 0 && w.session == nil {
		s.expire(w)
	}
}

// expire lets an idle worker end when it has been idle for long enough, unless
// it is one of those that are kept.
func (s *state) expire(w *worker) {
	served := w.served
	w.stopTimer()
	w.timer = time.AfterFunc(s.pool.settings.idleTimeout, func() {
		w.pool.update(func(s *state) {
			if w.phase == idle && w.served == served && w.session == nil && s.workers.places() > s.pool.settings.minWorkers {
				s.workers.warm = false
				s.expel(w, nil)
			}
		})
	})
}

// leave takes a worker's place away, and what waits for it alone fails. An err
// says that this was not meant to be. The worker is ended by force if it does
// not end within Grace.
func (s *state) leave(w *worker, err error) {
	if w.phase == leaving {
		return
	}
	s.move(w, leaving)
	s.workers.available.put(w, false)
	switch err {
	case nil:
		err = errReplaced
	case ErrTerminated: // it was meant to be
	default:
		w.why = err
		s.tally.restarts++
	}
	lost := error(&WorkerError{Err: err})
	if s.closed {
		lost = ErrClosed
	}
	if w.session != nil {
		w.session.lose(lost)
		lost = w.session.err
	}
	s.failAll(&w.own, lost)
	s.unclaim(w)
	for _, x := range w.setup {
		if x.task != nil {
			s.settle(x.task, outcome{err: lost}, false)
		}
	}
	w.setup = nil
	late := errStuck
	if w.why != nil && w.why != errStopped { // it has said why it ends
		late = w.why
	}
	s.after(w, s.pool.settings.grace, func(s *state) { s.expel(w, late) })
}

// expel ends a worker by force, and waits for it no longer if it does not end
// within Grace. Tasks that it still has fail at once.
func (s *state) expel(w *worker, err error) {
	s.leave(w, err)
	s.failRunning(w, err, false)
	if w.expelled || w.ended {
		return
	}
	if w.farewell && (err == nil || err == ErrTerminated) { // leave sees to the time that it has
		w.farewell = false
		w.peer.Event(wire.Message{Method: wire.End})
		return
	}
	w.expelled = true
	w.end(err)
	if w.peer != nil { // else it is being spawned: serve closes it
		w.peer.Close()
	}
	s.after(w, s.pool.settings.toEnd(), func(s *state) { s.abandon(w) })
}

// toEnd is how long a worker may take that is ended by force. A process cannot
// resist: it takes as long as the system does to take it apart.
func (x *settings) toEnd() time.Duration {
	if _, ok := x.transport.(*processes); ok {
		return max(x.grace, 10*time.Second)
	}
	return x.grace
}

// after has f called when a worker that is to end has had its time.
func (s *state) after(w *worker, d time.Duration, f func(*state)) {
	w.stopTimer()
	w.timer = time.AfterFunc(d, func() { w.pool.update(f) })
}

// failRunning fails the tasks that a worker has and will not answer.
func (s *state) failRunning(w *worker, err error, inOrder bool) {
	if err == nil {
		err = errReplaced
	}
	tasks := w.running
	w.running = nil
	for _, t := range tasks {
		t.stage = over
		if t.settled { // it was told to stop
			t.timer.Stop()
			t.timer = nil
		}
		s.left(t, w)
		s.settle(t, outcome{err: &WorkerError{Err: err}}, inOrder)
	}
}

// abandon gives up a worker that does not end.
func (s *state) abandon(w *worker) {
	if !w.ended {
		w.abandoned = true
		s.workers.abandoned++
		s.takeLeave(w)
		s.event(WorkerAbandoned{Worker: w.number})
	}
}

// gone takes note that the far end of a worker is no more, or never was, and
// why.
func (s *state) gone(w *worker, err error) {
	s.lose(w, err)
	s.failRunning(w, err, true)
	w.ended = true
	w.stopTimer() // all that it may still do is to call functions of the user's
	if w.abandoned {
		w.abandoned = false
		s.workers.abandoned--
	}
}

// lose takes a worker's place away that leaves though nobody has asked it to.
func (s *state) lose(w *worker, err error) {
	if w.phase != leaving && !w.proven && len(w.running) == 0 {
		now := s.pool.now()
		var long time.Duration
		if w.phase == starting {
			long = now - w.startedAt
		}
		s.workers.breaker.failed(now, long, err)
	}
	s.leave(w, err)
}

// ended takes note that nothing of a worker is left.
func (s *state) ended(w *worker) {
	s.workers.count[leaving]--
	delete(s.workers.alive, w)
	s.takeLeave(w)
	s.event(WorkerEnded{Worker: w.number, Err: w.why})
}

// takeLeave lets the tasks go that wait for the end of a worker.
func (s *state) takeLeave(w *worker) {
	s.stopped = append(s.stopped, w.left...)
	w.left = nil
}

// inOrder returns the workers by number.
func (ws *workers) inOrder() []*worker {
	list := make([]*worker, 0, len(ws.alive))
	for w := range ws.alive {
		list = append(list, w)
	}
	slices.SortFunc(list, func(a, b *worker) int { return a.number - b.number })
	return list
}
