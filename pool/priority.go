package pool

import (
	"container/heap"
	"time"
)

// ByPriority returns a queue that gives the task first whose
// [ExecOptions].Priority is highest; of equal ones, the one that has waited
// longest. Each step takes time that grows with the logarithm of its length.
//
// With an ageing above zero, a task gains one step of priority for each ageing
// that it has waited, so that none waits for ever behind better ones.
func ByPriority(ageing time.Duration) Queue { return &byPriority{ageing: max(ageing, 0)} }

// byPriority is a heap. All tasks that wait age at the same pace, so their order
// never changes: a task of a higher priority counts as one that came so much
// earlier.
type byPriority struct {
	ageing time.Duration
	tasks  []*Task
}

func (q *byPriority) Push(t *Task)   { heap.Push((*priorityHeap)(q), t) }
func (q *byPriority) Remove(t *Task) { heap.Remove((*priorityHeap)(q), t.index) }
func (q *byPriority) Len() int       { return len(q.tasks) }

func (q *byPriority) Pop() *Task {
	if len(q.tasks) == 0 {
		return nil
	}
	return heap.Pop((*priorityHeap)(q)).(*Task)
}

// before reports whether a is given before b.
func (q *byPriority) before(a, b *Task) bool {
	if pa, pb := a.Priority(), b.Priority(); pa != pb {
		if q.ageing == 0 {
			return pa > pb
		}
		// Floats, for priorities that would overflow a duration.
		lead := (float64(pa) - float64(pb)) * float64(q.ageing)
		if later := float64(a.queuedAt - b.queuedAt); lead != later {
			return lead > later
		}
	}
	return a.id < b.id
}

type priorityHeap byPriority

func (h *priorityHeap) Len() int           { return len(h.tasks) }
func (h *priorityHeap) Less(i, j int) bool { return (*byPriority)(h).before(h.tasks[i], h.tasks[j]) }
func (h *priorityHeap) Swap(i, j int) {
	h.tasks[i], h.tasks[j] = h.tasks[j], h.tasks[i]
	h.tasks[i].index, h.tasks[j].index = i, j
}
func (h *priorityHeap) Push(x any) {
	t := x.(*Task)
	t.index = len(h.tasks)
	h.tasks = append(h.tasks, t)
}
func (h *priorityHeap) Pop() any {
	last := len(h.tasks) - 1
	t := h.tasks[last]
	h.tasks[last] = nil
	h.tasks = h.tasks[:last]
	return t
}
