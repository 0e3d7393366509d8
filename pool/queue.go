package pool

// A Queue holds the tasks that wait for a worker and decides which one is next.
// [FIFO], [LIFO] and [ByPriority] make the usual ones.
//
// A pool calls its queue from several goroutines, but from one at a time, with
// its lock held: the methods must be quick, must not block, and must not call
// the pool. A queue belongs to one pool.
type Queue interface {
	// Push puts a task into the queue, that is not in it.
	Push(*Task)

	// Pop takes the next task out of the queue; nil says that it is empty.
	Pop() *Task

	// Remove takes out a task that is in the queue, wherever it stands: it was
	// cancelled.
	Remove(*Task)

	// Len is how many tasks are in the queue.
	Len() int
}

// FIFO returns a queue that gives the task first that has waited longest. Each
// step takes the same time however many wait.
func FIFO() Queue { return new(fifo) }

// LIFO returns a queue that gives the task first that came last. Each step takes
// the same time however many wait.
func LIFO() Queue { return new(lifo) }

// fifo is a list that runs through the tasks themselves.
type fifo struct {
	first, last *Task
	length      int
}

func (q *fifo) Push(t *Task) {
	if t.previous = q.last; q.last != nil {
		q.last.next = t
	} else {
		q.first = t
	}
	q.last = t
	q.length++
}

func (q *fifo) Pop() *Task {
	t := q.first
	if t != nil {
		q.Remove(t)
	}
	return t
}

func (q *fifo) Remove(t *Task) {
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
	t.previous, t.next = nil, nil
	q.length--
}

func (q *fifo) Len() int { return q.length }

// lifo is the same list, taken from its other end.
type lifo struct{ fifo }

func (q *lifo) Pop() *Task {
	t := q.last
	if t != nil {
		q.Remove(t)
	}
	return t
}
