package pool

import (
	"context"
	"errors"
	"time"
)

// Stats are numbers about a pool: of one moment, and since it was made. As JSON
// they keep their names; durations are nanoseconds.
type Stats struct {
	TotalWorkers int // that have a place in the pool; at most MaxWorkers, and spares
	BusyWorkers  int // of these, the ones that start, run a task, or stop one
	IdleWorkers  int // and the others
	Starting     int // of the busy ones, those that start
	PendingTasks int // that wait for a worker
	ActiveTasks  int // that run and have not settled

	// OldestWait is how long the task has waited that has waited longest, of
	// those that wait in the queue that [FIFO] makes; zero when none waits.
	OldestWait time.Duration

	// Abandoned counts workers that were ended by force and did not end within
	// Grace: goroutines in a native function that does not return.
	Abandoned int

	// Unresponsive counts workers that give no sign of life, where a transport
	// can tell: see [Process].Silence.
	Unresponsive int

	// What tasks have come to: each counts once, as one of these four.
	Completed uint64 // have a value
	Failed    uint64 // have an error that is not one of the next two
	Cancelled uint64 // with an error that matches context.Canceled
	TimedOut  uint64 // with an error that matches context.DeadlineExceeded

	Started  uint64 // workers that were started
	Restarts uint64 // workers that have ended though nobody meant them to: crashed, or stopped with a task

	WaitTime Histogram // of tasks, from when they were given to the pool to their start
	RunTime  Histogram // of tasks, from their start to when they settled
}

// A Source has the numbers of a pool: a [*Pool], or what stands for several ones,
// one after the other, as a plugin does that is reloaded.
type Source interface {
	Name() string
	Stats() Stats
}

// Add returns the numbers of two pools together: of one that takes another one's
// place, for one.
func (s Stats) Add(other Stats) Stats {
	s.TotalWorkers += other.TotalWorkers
	s.BusyWorkers += other.BusyWorkers
	s.IdleWorkers += other.IdleWorkers
	s.Starting += other.Starting
	s.PendingTasks += other.PendingTasks
	s.ActiveTasks += other.ActiveTasks
	s.OldestWait = max(s.OldestWait, other.OldestWait)
	s.Abandoned += other.Abandoned
	s.Unresponsive += other.Unresponsive
	s.Completed += other.Completed
	s.Failed += other.Failed
	s.Cancelled += other.Cancelled
	s.TimedOut += other.TimedOut
	s.Started += other.Started
	s.Restarts += other.Restarts
	s.WaitTime = s.WaitTime.Add(other.WaitTime)
	s.RunTime = s.RunTime.Add(other.RunTime)
	return s
}

// A tally is what a pool counts.
type tally struct {
	active                                 int
	completed, failed, cancelled, timedOut uint64
	restarts                               uint64
	waited, ran                            recorder
}

func (c *tally) started(t *Task) {
	c.active++
	c.waited.record(t.startedAt - t.queuedAt)
}

func (c *tally) settled(t *Task, err error, now time.Duration) {
	if t.startedAt > 0 {
		c.active--
		c.ran.record(now - t.startedAt)
	}
	switch {
	case err == nil:
		c.completed++
	case errors.Is(err, context.Canceled):
		c.cancelled++
	case errors.Is(err, context.DeadlineExceeded):
		c.timedOut++
	default:
		c.failed++
	}
}

// Stats returns the pool's numbers.
func (p *Pool) Stats() Stats {
	var stats Stats
	p.update(func(s *state) {
		ws := &s.workers
		stats = Stats{
			TotalWorkers: ws.places(),
			BusyWorkers:  ws.count[starting] + ws.count[busy],
			IdleWorkers:  ws.count[idle],
			Starting:     ws.count[starting],
			PendingTasks: s.queue.Len() + s.entering.Len(),
			ActiveTasks:  s.tally.active,
			Abandoned:    ws.abandoned,
			Completed:    s.tally.completed,
			Failed:       s.tally.failed,
			Cancelled:    s.tally.cancelled,
			TimedOut:     s.tally.timedOut,
			Started:      uint64(ws.numbered),
			Restarts:     s.tally.restarts,
			WaitTime:     s.tally.waited.histogram(),
			RunTime:      s.tally.ran.histogram(),
		}
		if q, ok := s.queue.(*fifo); ok && q.first != nil {
			stats.OldestWait = p.now() - q.first.queuedAt
		}
		for w := range ws.alive {
			if stats.PendingTasks += w.own.Len(); w.claimed != nil {
				stats.PendingTasks++
			}
			if c, ok := w.conn.(interface{ Unresponsive() bool }); ok && !w.ended && c.Unresponsive() {
				stats.Unresponsive++
			}
		}
	})
	return stats
}
