package pool

import (
	"time"

	"github.com/wprun/wprun/pool/internal/wire"
)

// A task is one call that waits, runs, or has settled. Beside what never
// changes, its fields belong to the pool's state.
type task struct {
	pool    *Pool
	call    wire.Message // Method or Function, and Value
	promise Promise

	settled        bool          // an outcome was decided on
	queued         bool          // it is in the queue, between
	previous, next *task         // these
	worker         *worker       // that runs it, until it answers
	id             uint64        // of the call to that worker
	timeout        time.Duration // from its start; 0 is none
	timer          *time.Timer   // ends it, while it runs,
	due            time.Time     // at this time
	release        func() bool   // ends the watch over the task's context
}

// stop fails the task with err, wherever it is, and frees its worker of it.
func (t *task) stop(err error) {
	t.pool.update(func(s *state) { s.stop(t, err) })
}

func (t *task) setTimeout(d time.Duration) {
	d = max(d, 1) // zero would be none
	t.pool.update(func(s *state) {
		switch {
		case t.settled:
		case t.worker == nil:
			t.timeout = d
		default:
			// The earliest counts: the others find the task settled.
			s.startTimer(t, d)
		}
	})
}
