package pool

import "container/heap"

// availableWorkers is a heap of those that can be given a task. The one that
// runs the fewest comes first, and of these the one with the lowest number: in
// a quiet pool the same few workers do everything.
type availableWorkers []*worker

// top is the one to be given the next task, or nil.
func (h availableWorkers) top() *worker {
	if len(h) == 0 {
		return nil
	}
	return h[0]
}

// put makes a worker one of them, or not, and moves it to its place.
func (h *availableWorkers) put(w *worker, available bool) {
	switch {
	case available && w.index < 0:
		heap.Push(h, w)
	case available:
		heap.Fix(h, w.index)
	case w.index >= 0:
		heap.Remove(h, w.index)
	}
}

func (h availableWorkers) Len() int { return len(h) }
func (h availableWorkers) Less(i, j int) bool {
	if a, b := len(h[i].running), len(h[j].running); a != b {
		return a < b
	}
	return h[i].number < h[j].number
}
func (h availableWorkers) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}
func (h *availableWorkers) Push(x any) {
	w := x.(*worker)
	w.index = len(*h)
	*h = append(*h, w)
}
func (h *availableWorkers) Pop() any {
	old := *h
	w := old[len(old)-1]
	old[len(old)-1] = nil
	*h = old[:len(old)-1]
	w.index = -1
	return w
}
