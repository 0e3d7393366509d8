package pool

// A queue holds the tasks that wait for a worker, first in first out. Each
// step takes the same time however many wait, also to take one out of the
// middle.
type queue struct {
	first, last *task
	length      int
}

func (q *queue) push(t *task) {
	t.queued = true
	if t.previous = q.last; q.last != nil {
		q.last.next = t
	} else {
		q.first = t
	}
	q.last = t
	q.length++
}

// pop takes the task that has waited longest, or returns nil.
func (q *queue) pop() *task {
	t := q.first
	if t != nil {
		q.remove(t)
	}
	return t
}

// remove takes out a task that is queued.
func (q *queue) remove(t *task) {
	if t.previous != nil {
		t.previous.next = t.next
	} else {
		q.first = t.next
	}
	if t.next != nil {
		t.next.previous = t.previous
	} else {
		q.last = t.previous
	}
	t.queued, t.previous, t.next = false, nil, nil
	q.length--
}
