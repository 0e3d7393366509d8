package runtime

// Hold keeps [Sandbox.Wait] waiting until release is called: some Go work is
// under way that will Post its answer. When that is on behalf of a [Task], its
// end releases, too. Both belong to the thread.
func (s *Sandbox) Hold() (release func()) {
	h := new(Hold)
	h.Take(s)
	return h.Release
}

// A Hold is [Sandbox.Hold] as a part of what stands for the work: then it takes
// no memory of its own. The zero Hold holds nothing.
type Hold struct {
	sandbox *Sandbox
	task    *Task
	ending  ending
}

// Take begins to hold a sandbox.
func (h *Hold) Take(s *Sandbox) {
	h.sandbox, h.task = s, s.turn.task
	s.loop.Hold()
	if h.task == nil {
		return
	}
	s.taskHolds++
	if h.task.hasEnded {
		h.Release()
		return
	}
	h.ending.of = h
	h.task.add(&h.ending)
}

// Release ends it, if that has not been done.
func (h *Hold) Release() {
	if h.sandbox == nil {
		return
	}
	if h.task != nil {
		h.ending.cancel()
		h.sandbox.taskHolds--
	}
	h.sandbox.loop.Release()
	h.sandbox, h.task = nil, nil
}

func (h *Hold) end() { h.Release() }
