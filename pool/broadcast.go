package pool

import (
	"github.com/wprun/wprun/pool/internal/wire"
)

// Broadcast offloads a function to every worker: to each that there is, between
// two of its tasks, and to each that will be, before its first task. It is meant
// for what workers need to be ready, and cannot be taken back.
//
// The promise is for the results of the workers that there are now, in a []any.
// It fails with the first error among them; a worker that ends meanwhile fails
// with a [*WorkerError]. A later worker in which the function fails is one that
// could not be started.
func (p *Pool) Broadcast(src string, args ...any) *Promise {
	call := wire.Message{Function: src}
	if src == "" {
		return Rejected(errNoFunction)
	}
	if err := p.encode(&call, args); err != nil {
		return Rejected(err)
	}
	var parts []*Promise
	p.update(func(s *state) {
		if s.closed {
			parts = append(parts, Rejected(ErrClosed))
			return
		}
		s.workers.broadcasts = append(s.workers.broadcasts, call)
		for _, w := range s.workers.inOrder() {
			if w.phase == leaving || w.last || w.wornOut() {
				continue // it gets no more tasks
			}
			t := &Task{pool: p, call: call, options: noOptions, queuedAt: p.now()}
			t.promise.origin = t
			parts = append(parts, &t.promise)
			s.submitted++
			t.id = s.submitted
			s.event(TaskQueued{Task: t})
			if w.phase == starting {
				t.stage, t.worker = over, w // nothing can stop it
				w.setup = append(w.setup, setup{call, t})
			} else {
				s.pin(t, w)
			}
		}
	})
	return All(parts...)
}
