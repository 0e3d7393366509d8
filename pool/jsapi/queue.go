package jsapi

import (
	"cmp"
	"container/heap"
	"container/list"
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
}

type level struct {
	priority int
	tasks    list.List
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
	e := l.tasks.PushBack(t)
	if j, ok := t.Metadata().(*job); ok {
		j.element = e
	}
}

func (q *queue) Pop() *pool.Task {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.order.Len() > 0 {
		l := q.order.levels[0]
		if first := l.tasks.Front(); first != nil {
			q.length--
			return l.tasks.Remove(first).(*pool.Task)
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
	tasks := &q.levels[t.Priority()].tasks
	if j, ok := t.Metadata().(*job); ok {
		tasks.Remove(j.element)
		return
	}
	for e := tasks.Front(); e != nil; e = e.Next() { // the wish for a session
		if e.Value == t {
			tasks.Remove(e)
			return
		}
	}
}

func (q *queue) Len() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.length
}

// jobs are those that wait, the next one first.
func (q *queue) jobs() (jobs []*job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	levels := slices.SortedFunc(slices.Values(q.order.levels), func(a, b *level) int { return cmp.Compare(b.priority, a.priority) })
	for _, l := range levels {
		for e := l.tasks.Front(); e != nil; e = e.Next() {
			if j, ok := e.Value.(*pool.Task).Metadata().(*job); ok {
				jobs = append(jobs, j)
			}
		}
	}
	return jobs
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
