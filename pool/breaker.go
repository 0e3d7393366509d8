package pool

import "time"

// A breaker keeps workers that fail to start from being started again and again:
// each failure delays the next start a little, and after too many of them within
// a period there is none until the oldest is a period old. It is part of the
// pool's state.
type breaker struct {
	limit    int
	period   time.Duration
	failures []time.Duration // on the pool's clock, oldest first
	last     error           // what failed last

	timer *time.Timer // of the next look at the schedule; nil when none is set
}

// firstDelay is how long the first failure delays the next start. Each further
// one doubles that.
const firstDelay = time.Millisecond

// failed notes that a worker has ended without having run a task. It has been
// starting for so long: that does not count for the period, or those that fail
// slowly would be tried for ever.
func (b *breaker) failed(now, starting time.Duration, err error) {
	for i, at := range b.failures {
		b.failures[i] = min(later(at, starting), now)
	}
	b.forget(now)
	b.failures, b.last = append(b.failures, now), err
}

// mended forgets all failures: a worker has run a task.
func (b *breaker) mended() {
	if len(b.failures) > 0 {
		b.failures, b.last = nil, nil
	}
}

func (b *breaker) forget(now time.Duration) {
	for len(b.failures) > 0 && now-b.failures[0] >= b.period {
		b.failures = b.failures[1:]
	}
}

// open reports whether there are too many failures.
func (b *breaker) open(now time.Duration) bool {
	b.forget(now)
	return len(b.failures) >= b.limit
}

// wait is how long it is until a worker may be started.
func (b *breaker) wait(now time.Duration) time.Duration {
	open := b.open(now) // which forgets what is long ago
	n := len(b.failures)
	switch {
	case n == 0:
		return 0
	case open:
		return later(b.failures[0], b.period) - now
	}
	delay := min(firstDelay<<min(n-1, 20), b.period)
	return max(later(b.failures[n-1], delay)-now, 0)
}

// retry has f called after a while, once for all who ask.
func (b *breaker) retry(after time.Duration, f func()) {
	if b.timer == nil {
		b.timer = time.AfterFunc(after, f)
	}
}

// stop ends the waiting for another look.
func (b *breaker) stop() {
	if b.timer != nil {
		b.timer.Stop()
		b.timer = nil
	}
}
