package eventloop

// An Immediate is a job for the end of the loop's turn. Its methods belong to
// the loop's goroutine.
type Immediate struct {
	loop     *Loop
	job      func() error
	ref      bool
	pending  bool
	sequence uint64
}

// immediates is a queue; cleared ones stay in it, marked, until their turn.
type immediates struct {
	queue      []*Immediate
	sequence   uint64
	waiting    int // queued and not stopped
	referenced int // of these, the ones that keep the loop alive
}

// NewImmediate queues job for the end of this turn of the loop, or of the next
// one when this turn's immediates are running already.
func (l *Loop) NewImmediate(job func() error) *Immediate {
	q := &l.immediates
	q.sequence++
	i := &Immediate{loop: l, job: job, ref: true, pending: true, sequence: q.sequence}
	q.queue = append(q.queue, i)
	q.waiting++
	q.referenced++
	return i
}

// Stop takes the immediate out of the loop, if it has not run yet.
func (i *Immediate) Stop() {
	if !i.pending {
		return
	}
	i.pending = false
	i.loop.immediates.waiting--
	if i.ref {
		i.loop.immediates.referenced--
	}
}

// SetRef says whether the immediate keeps the loop alive while it waits.
func (i *Immediate) SetRef(ref bool) {
	if i.ref == ref {
		return
	}
	i.ref = ref
	if !i.pending {
		return
	}
	if ref {
		i.loop.immediates.referenced++
	} else {
		i.loop.immediates.referenced--
	}
}

// Do does the job; it is part of [Job].
func (i *Immediate) Do() error { return i.job() }

// HasRef reports what SetRef set; a new immediate has it.
func (i *Immediate) HasRef() bool { return i.ref }

// immediate takes the next immediate that was queued before this turn's
// immediates began.
func (l *Loop) immediate() Job {
	q := &l.immediates
	for len(q.queue) > 0 && q.queue[0].sequence <= l.lastImmediate {
		i := q.queue[0]
		q.queue[0] = nil
		q.queue = q.queue[1:]
		if i.pending {
			i.Stop()
			return i
		}
	}
	return nil
}
