package eventloop

import (
	"context"
	"sync"
	"time"
)

// A Job is one piece of work of the JavaScript thread. An error ends
// [Loop.Run], which returns it; the loop can be run again afterwards and goes
// on with the next job.
type Job interface{ Do() error }

// A Func is a function as a job.
type Func func() error

func (f Func) Do() error { return f() }

// A Loop is one JavaScript thread's queue of work. Create it with [New].
type Loop struct {
	// Any goroutine.
	mu     sync.Mutex
	posted []Job
	wake   chan struct{} // holds a token when there may be something to do

	do func(Job) error // does a job

	// The goroutine in Run only.
	source     func() time.Time // of the time; nil is the real one
	idle       func() bool      // with a source: only timers can make work
	skipped    time.Duration    // by which the loop's clock is ahead of the source
	base       time.Time        // timers count milliseconds from here
	timers     timerHeap
	sequence   uint64 // of timers, to keep equal ones in order of creation
	referenced int    // timers that keep the loop alive
	immediates immediates
	holds      int

	// The turn that is under way.
	phase         phase
	entered       bool          // enter has noted what belongs to the phase
	turnTime      time.Duration // timers due by then are this turn's
	batch         []Job         // this turn's posted jobs,
	batchNext     int           // of which these have been taken
	lastImmediate uint64        // this turn's immediates were made by then
}

// New returns an empty loop, whose jobs do does: it is given each in its turn
// and returns the error. If source is not nil, the loop's clock is that one,
// and it never sleeps for a timer: when idle reports that nothing else can make
// work, the clock is moved on to the next timer.
func New(do func(Job) error, source func() time.Time, idle func() bool) *Loop {
	l := &Loop{do: do, source: source, idle: idle, wake: make(chan struct{}, 1)}
	l.base = l.Time()
	return l
}

// Time is the time by the loop's clock.
func (l *Loop) Time() time.Time {
	if l.source == nil {
		return time.Now()
	}
	return l.source().Add(l.skipped)
}

// Base is the time by the loop's clock at which it was made.
func (l *Loop) Base() time.Time { return l.base }

// Post queues a job from any goroutine. Jobs run in the order in which they
// were posted. A job that is posted while nobody is in [Loop.Run] waits for
// the next Run.
func (l *Loop) Post(job Job) {
	l.mu.Lock()
	l.posted = append(l.posted, job)
	l.mu.Unlock()
	l.signal()
}

// signal ends a wait, this one or the next.
func (l *Loop) signal() {
	select {
	case l.wake <- struct{}{}:
	default: // a token is waiting already
	}
}

// Hold keeps the loop alive until a matching [Loop.Release]: some Go work is
// under way that will post its answer.
func (l *Loop) Hold() { l.holds++ }

// Release undoes one [Loop.Hold].
func (l *Loop) Release() {
	if l.holds == 0 {
		panic("eventloop: Release without Hold")
	}
	l.holds--
}

// Holds is how many holds are not released.
func (l *Loop) Holds() int { return l.holds }

// Run does the loop's work on the calling goroutine. It returns nil when
// until reports true (asked before each job; nil means never) or when nothing
// is left that could make work: no job, no hold, no timer or immediate that
// counts. It returns the cause when ctx ends, and a job's error at once.
func (l *Loop) Run(ctx context.Context, until func() bool) error {
	watched := false
	for {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if until != nil && until() {
			return nil
		}
		job := l.next()
		if job != nil {
			if err := l.do(job); err != nil {
				return err
			}
			continue
		}
		switch {
		case l.immediates.waiting > 0: // they were made by immediates: next turn
		case !l.alive():
			return nil
		default:
			if !watched {
				watched = true
				defer context.AfterFunc(ctx, l.signal)()
			}
			l.wait()
		}
	}
}

// A phase is a part of a turn. Each takes what was there when it began; what
// its jobs add waits for the next turn, so that no phase starves the others.
type phase int

const (
	timersPhase phase = iota
	postedPhase
	immediatesPhase
	endOfTurn
)

// next takes the next job of this turn, or returns nil at its end.
func (l *Loop) next() Job {
	for l.phase < endOfTurn {
		if !l.entered {
			l.enter()
			l.entered = true
		}
		var job Job
		switch l.phase {
		case timersPhase:
			job = l.dueTimer()
		case postedPhase:
			job = l.postedJob()
		case immediatesPhase:
			job = l.immediate()
		}
		if job != nil {
			return job
		}
		l.phase, l.entered = l.phase+1, false
	}
	l.phase = timersPhase
	return nil
}

// enter notes what belongs to the phase that begins.
func (l *Loop) enter() {
	switch l.phase {
	case timersPhase:
		if len(l.timers) > 0 { // else no timer is this turn's
			l.turnTime = l.now()
		}
	case postedPhase:
		l.mu.Lock()
		// The emptied slice is used again: a busy loop allocates none.
		l.posted, l.batch, l.batchNext = l.batch[:0], l.posted, 0
		l.mu.Unlock()
	case immediatesPhase:
		l.lastImmediate = l.immediates.sequence
	}
}

func (l *Loop) postedJob() Job {
	if l.batchNext == len(l.batch) {
		return nil
	}
	job := l.batch[l.batchNext]
	l.batch[l.batchNext] = nil
	l.batchNext++
	return job
}

func (l *Loop) alive() bool {
	if l.holds > 0 || l.referenced > 0 || l.immediates.referenced > 0 {
		return true
	}
	return l.hasPosted()
}

// wait sleeps until there is a signal, or the next timer is due.
func (l *Loop) wait() {
	switch {
	case len(l.timers) == 0:
	case l.source == nil:
		timer := time.NewTimer(l.timers[0].when - time.Since(l.base))
		defer timer.Stop()
		select {
		case <-l.wake:
		case <-timer.C:
		}
		return
	case l.idle() && !l.hasPosted():
		l.skipped += max(0, l.timers[0].when-l.now())
		return
	}
	<-l.wake // and not a select, which costs several times as much
}

func (l *Loop) hasPosted() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.posted) > 0
}
