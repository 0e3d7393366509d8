package jsapi

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
	"sync"

	"github.com/wprun/wprun/pool"
)

// A queue gives tasks of a higher priority first, and equal ones in the order in
// which they came. Unlike those of package pool it can be looked into: terminate
// has to know which tasks wait.
//
// Each step takes the same time however many tasks wait, but for a priority that
// none of them has: that takes time that grows with the logarithm of the number
// of priorities.
type queue struct {
	mu     sync.Mutex
	length int
	levels map[int]*level // by priority
	order  levelHeap      // the same ones; empty ones are dropped when they come first
	taken  list[job]      // those that a worker was given, and whose outcome the program has not heard
}

type level struct {
	list[pool.Task]
	priority int
}

// higher says which of two levels comes first.
func higher(a, b *level) bool { return a.priority > b.priority }

func newQueue(before func(a, b *level) bool) *queue {
	return &queue{levels: make(map[int]*level), order: levelHeap{before: before}}
}

func (q *queue) Push(t *pool.Task) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.length++
	l := q.levels[t.Priority()]
	if l == nil {
		l = &level{priority: t.Priority()}
		q.levels[l.priority] = l
		heap.Push(&q.order, l)
	}
	p := new(place[pool.Task])
	if j, ok := t.Metadata().(*job); ok {
		p = &j.waiting
	}
	l.add(p, t)
}

func (q *queue) Pop() *pool.Task {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.order.Len() > 0 {
		l := q.order.levels[0]
		if p := l.first; p != nil {
			q.length--
			task := p.value
			l.remove(p)
			if j, ok := task.Metadata().(*job); ok {
				q.taken.add(&j.taken, j)
			}
			return task
		}
		heap.Pop(&q.order)
		delete(q.levels, l.priority)
	}
	return nil
}

func (q *queue) Remove(t *pool.Task) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.length--
	l := q.levels[t.Priority()]
	if j, ok := t.Metadata().(*job); ok {
		l.remove(&j.waiting)
		return
	}
	for p := l.first; p != nil; p = p.next { // the wish for a session
		if p.value == t {
			l.remove(p)
			return
		}
	}
}

func (q *queue) Len() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.length
}

// heard is told that the program has heard of a job's outcome.
func (q *queue) heard(j *job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if j.taken.value != nil {
		q.taken.remove(&j.taken)
	}
}

// unheard are the jobs that workers were given, in that order, of whose outcome the
// program has not heard: the first n.
func (q *queue) unheard(n int) []*job {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.given(n)
}

func (q *queue) given(n int) (jobs []*job) {
	for p := q.taken.first; p != nil && len(jobs) < n; p = p.next {
		if !p.value.settled {
			jobs = append(jobs, p.value)
		}
	}
	return jobs
}

// jobs are those and the ones that wait, the next one first.
func (q *queue) jobs() (unheard, waiting []*job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	levels := slices.SortedFunc(slices.Values(q.order.levels), func(a, b *level) int { return cmp.Compare(b.priority, a.priority) })
	for _, l := range levels {
		for p := l.first; p != nil; p = p.next {
			if j, ok := p.value.Metadata().(*job); ok {
				waiting = append(waiting, j)
			}
		}
	}
	return q.given(math.MaxInt), waiting
}

// A levelHeap is for package heap.
type levelHeap struct {
	levels []*level
	before func(a, b *level) bool
}

func (h *levelHeap) Len() int           { return len(h.levels) }
func (h *levelHeap) Less(i, j int) bool { return h.before(h.levels[i], h.levels[j]) }
func (h *levelHeap) Swap(i, j int)      { h.levels[i], h.levels[j] = h.levels[j], h.levels[i] }
func (h *levelHeap) Push(x any)         { h.levels = append(h.levels, x.(*level)) }
func (h *levelHeap) Pop() any {
	last := len(h.levels) - 1
	l := h.levels[last]
	h.levels[last] = nil
	h.levels = h.levels[:last]
	return l
}
