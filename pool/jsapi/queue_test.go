package jsapi

import (
	"math"
	"testing"

	"github.com/wprun/wprun/pool"
)

// A recorder keeps the tasks that a pool queues.
type recorder struct {
	pool.Queue
	tasks []*pool.Task
}

func (r *recorder) Push(t *pool.Task) {
	r.tasks = append(r.tasks, t)
	r.Queue.Push(t)
}

// tasks returns tasks with these priorities.
func tasks(t *testing.T, n int, priority func(int) int) []*pool.Task {
	t.Helper()
	r := &recorder{Queue: pool.FIFO()}
	p, err := pool.New(pool.Options{MaxWorkers: 1, Queue: r})
	if err != nil {
		t.Fatal(err)
	}
	p.Run("() => new Promise(() => {})")
	for i := range n {
		p.Submit(pool.Call{Method: "methods"}, &pool.ExecOptions{Priority: priority(i), Metadata: &job{number: i}})
	}
	if err := p.Terminate(); err != nil {
		t.Fatal(err)
	}
	return r.tasks[len(r.tasks)-n:]
}

// What a queue does for each task grows with the logarithm of the number of
// different priorities, and not with the number of tasks.
func TestQueueIsNoListThatIsSearched(t *testing.T) {
	for name, x := range map[string]struct {
		priority func(int) int
		same     bool // the steps for each task
	}{
		"equal":     {func(int) int { return 0 }, true},
		"a few":     {func(i int) int { return i % 5 }, true},
		"ascending": {func(i int) int { return i }, false},
		"descend":   {func(i int) int { return -i }, false},
	} {
		t.Run(name, func(t *testing.T) {
			var each []float64
			for _, n := range []int{1000, 100_000} {
				steps := 0
				q := newQueue(func(a, b *level) bool {
					steps++
					return higher(a, b)
				})
				all := tasks(t, n, x.priority)
				for _, task := range all {
					q.Push(task)
				}
				for i := 0; i < n; i += 3 {
					q.Remove(all[i])
				}
				left, last := 0, math.MaxInt
				for task := q.Pop(); task != nil; task = q.Pop() {
					if left++; task.Priority() > last {
						t.Fatalf("priority %d came after %d", task.Priority(), last)
					}
					last = task.Priority()
				}
				if want := n - (n+2)/3; left != want || q.Len() != 0 {
					t.Fatalf("%d tasks came out, want %d; %d are left", left, want, q.Len())
				}
				each = append(each, float64(steps)/float64(n))
			}
			most := each[0]
			if !x.same {
				most *= 2 // log(100,000) / log(1,000) is 5/3
			}
			if each[1] > most {
				t.Errorf("%.1f steps for each of 1,000 tasks, %.1f for each of 100,000", each[0], each[1])
			}
		})
	}
}
