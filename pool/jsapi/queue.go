package jsapi

import (
	"container/list"
	"slices"
	"sync"

	"github.com/wprun/wprun/pool"
)

// A queue gives tasks of a higher priority first, and equal ones in the order in
// which they came. Unlike those of package pool it can be looked into: terminate
// has to know which tasks wait.
type queue struct {
	mu     sync.Mutex
	length int
	levels []*level // by priority, the highest first; empty ones are kept, for few are used
}

type level struct {
	priority int
	tasks    list.List
}

func (q *queue) level(priority int) *level {
	i, found := slices.BinarySearchFunc(q.levels, priority, func(l *level, p int) int { return p - l.priority })
	if !found {
		q.levels = slices.Insert(q.levels, i, &level{priority: priority})
	}
	return q.levels[i]
}

func (q *queue) Push(t *pool.Task) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.length++
	tasks := &q.level(t.Priority()).tasks
	e := tasks.PushBack(t)
	if j, ok := t.Metadata().(*job); ok {
		j.element = e
	}
}

func (q *queue) Pop() *pool.Task {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, l := range q.levels {
		if first := l.tasks.Front(); first != nil {
			q.length--
			return l.tasks.Remove(first).(*pool.Task)
		}
	}
	return nil
}

func (q *queue) Remove(t *pool.Task) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.length--
	tasks := &q.level(t.Priority()).tasks
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
	for _, l := range q.levels {
		for e := l.tasks.Front(); e != nil; e = e.Next() {
			if j, ok := e.Value.(*pool.Task).Metadata().(*job); ok {
				jobs = append(jobs, j)
			}
		}
	}
	return jobs
}
