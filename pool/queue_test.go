package pool

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// model is what a queue should do: a list, of which the first by less is next.
type model struct {
	tasks []*Task
	less  func(a, b *Task) int
}

func (m *model) next() *Task { return slices.MinFunc(m.tasks, m.less) }
func (m *model) remove(t *Task) {
	m.tasks = slices.DeleteFunc(m.tasks, func(other *Task) bool { return other == t })
}

// task returns the nth task of a pool, given at that time.
func task(n uint64, priority int, at time.Duration) *Task {
	return &Task{id: n, queuedAt: at, options: &ExecOptions{Priority: priority}}
}

// Whatever is done to a queue, it does as its model.
func TestQueues(t *testing.T) {
	byID := func(a, b *Task) int { return cmp.Compare(a.id, b.id) }
	byPriority := func(a, b *Task) int { return cmp.Or(cmp.Compare(b.Priority(), a.Priority()), byID(a, b)) }
	const ageing = 10
	aged := func(t *Task) time.Duration { return t.queuedAt - ageing*time.Duration(t.Priority()) }
	byAge := func(a, b *Task) int { return cmp.Or(cmp.Compare(aged(a), aged(b)), byID(a, b)) }
	for name, x := range map[string]struct {
		queue Queue
		less  func(a, b *Task) int
	}{
		"FIFO":       {FIFO(), byID},
		"LIFO":       {LIFO(), func(a, b *Task) int { return byID(b, a) }},
		"ByPriority": {ByPriority(0), byPriority},
		"ageing":     {ByPriority(ageing), byAge},
		"negative":   {ByPriority(-1), byPriority},
	} {
		t.Run(name, func(t *testing.T) {
			seed := rand.Uint64()
			random := rand.New(rand.NewPCG(seed, 0))
			m := model{less: x.less}
			at := time.Duration(0)
			for n := range uint64(20_000) {
				switch r := random.IntN(10); {
				case r < 5 || n < 100:
					at += time.Duration(random.IntN(20))
					made := task(n, random.IntN(7)-3, at)
					x.queue.Push(made)
					m.tasks = append(m.tasks, made)
				case r < 8 && len(m.tasks) > 0:
					want := m.next()
					if got := x.queue.Pop(); got != want {
						t.Fatalf("seed %d, step %d: got task %d, want %d", seed, n, got.id, want.id)
					}
					m.remove(want)
				case len(m.tasks) > 0:
					gone := m.tasks[random.IntN(len(m.tasks))]
					x.queue.Remove(gone)
					m.remove(gone)
				}
				if x.queue.Len() != len(m.tasks) {
					t.Fatalf("seed %d, step %d: %d tasks, want %d", seed, n, x.queue.Len(), len(m.tasks))
				}
			}
			for len(m.tasks) > 0 {
				want := m.next()
				if got := x.queue.Pop(); got != want {
					t.Fatalf("seed %d, at the end: got task %d, want %d", seed, got.id, want.id)
				}
				m.remove(want)
			}
			if got := x.queue.Pop(); got != nil || x.queue.Len() != 0 {
				t.Fatalf("task %d in an empty queue", got.id)
			}
		})
	}
}

// Priorities and ageing may be anything.
func TestPrioritiesThatAreHuge(t *testing.T) {
	q := ByPriority(1 << 62)
	least, most := task(1, -1<<62, 0), task(2, 1<<62, 1<<62)
	q.Push(least)
	q.Push(most)
	if q.Pop() != most || q.Pop() != least {
		t.Fatal("the order is wrong")
	}
}
