package pool

import (
	"io"
	"sync"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
)

// A feed calls functions one after the other, on a goroutine that lives while
// there are any. What a worker tells about a task whose user listens to it reaches
// that user through one of the task's own, so that a user who is slow delays that task
// and no other. Everything else goes through the worker's, in the order in which the
// worker has told it, outcomes included.
type feed struct {
	mu    sync.Mutex
	queue []func()
	busy  bool // the goroutine lives
	told  int  // how much was put and was not heard yet,
	bytes int  // and how many bytes that holds
}

// told is what a feed calls.
type told struct {
	hear  func()
	size  int    // in bytes, of what hear holds
	heard func() // is called then, when there is room again; nil for nothing
}

// How much is told in a feed and not heard at most, beside what is being heard, and
// how many bytes that holds in all; one alone may hold any number. A worker that keeps
// to the window never gets there: of calls that are no task's there may be several
// behind each other.
const (
	most      = 4 * wire.Window
	mostBytes = 4 * wire.WindowBytes
)

// put hands what is told to something that has it called, once and in order. It reports
// whether there was room.
func (f *feed) put(x told, to func(call func())) bool {
	if !f.take(x.size) {
		return false
	}
	to(func() {
		x.hear()
		f.release(x.size)
		if x.heard != nil {
			x.heard()
		}
	})
	return true
}

func (f *feed) take(size int) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.told > most || f.bytes > 0 && f.bytes+size > mostBytes {
		return false
	}
	f.told++
	f.bytes += size
	return true
}

// release makes room, before the worker is told that there is some.
func (f *feed) release(size int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.told--
	f.bytes -= size
}

// call has a function called; start is how a goroutine is started for it.
func (f *feed) call(do func(), start func(func())) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.queue = append(f.queue, do); !f.busy {
		f.busy = true
		start(f.run) // ends when the queue is empty; the worker's end waits for it
	}
}

func (f *feed) run() {
	for do := f.next(); do != nil; do = f.next() {
		do()
	}
}

// next takes the first of the functions. If there is none, the goroutine ends.
func (f *feed) next() (do func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.queue) == 0 {
		f.queue, f.busy = nil, false
		return nil
	}
	do, f.queue[0] = f.queue[0], nil
	f.queue = f.queue[1:]
	return do
}

// after has a function called that does not block, when all was called that came
// before: at once if that is so.
func (f *feed) after(do func()) {
	if !f.later(do) {
		do()
	}
}

func (f *feed) later(do func()) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.busy {
		f.queue = append(f.queue, do)
	}
	return f.busy
}

// speaks reports whether something is to be called yet.
func (f *feed) speaks() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.busy
}

// stopped says that nothing of a task is left that was stopped.
func (t *Task) stopped() {
	var feed *feed
	t.pool.update(func(*state) { feed = t.feed(t.extra) })
	if feed != nil {
		feed.after(t.end)
		return
	}
	t.end()
}

// feed is what is told about a task goes through; nil when no worker has had it.
func (t *Task) feed(extra *taskExtra) *feed {
	switch {
	case t.worker == nil:
		return nil
	case t.listens() && t.options.Deliver == nil && extra != nil && extra.feed != nil:
		return extra.feed
	}
	return &t.worker.feed
}

// listens reports whether a task's user wants to hear of it.
func (t *Task) listens() bool {
	o := t.options
	return o.OnEvent != nil || o.Stdout != nil || o.Stderr != nil
}

// hears reports whether a task's user is told something, and not the pool's.
func (t *Task) hears(what string) bool {
	switch what {
	case wire.Stdout:
		return t.options.Stdout != nil
	case wire.Stderr:
		return t.options.Stderr != nil
	}
	return t.options.OnEvent != nil
}

// Event takes what the worker tells about a task, or about none.
func (w *worker) Event(m wire.Message) {
	var t *Task
	var expelled bool
	own := &w.feed
	w.pool.update(func(s *state) {
		if expelled = w.expelled; expelled {
			return
		}
		if m.Method == wire.Farewell {
			w.farewell = true
			return
		}
		if t = w.task(m.ID); t == nil {
			return
		}
		if m.Method == wire.Aborting {
			s.aborting(t, m.Value)
			return
		}
		own = t.ownFeed()
	})
	if expelled || m.Method == wire.Aborting || m.Method == wire.Farewell {
		return // it is not known any more whose events they are
	}
	hear := func() {
		switch m.Method {
		case wire.Emitted:
			if t != nil && t.options.OnEvent != nil {
				t.options.OnEvent(m.Value)
			}
		case wire.Stdout, wire.Stderr:
			w.pool.print(t, m.Method, m.Value)
		}
	}
	taken := func() { w.peer.Event(wire.Message{ID: m.ID, Method: wire.Taken}) }
	if !own.put(told{hear, m.Value.Size(), taken}, func(call func()) {
		switch {
		case t != nil && t.options.Deliver != nil && t.hears(m.Method):
			w.feed.after(func() { t.options.Deliver(call) })
		case t != nil && t.options.Deliver == nil && t.listens():
			own.call(call, w.others.Go)
		default:
			w.feed.call(call, w.others.Go)
		}
	}) {
		w.fault = errFlood
		w.peer.Close()
	}
}

// ownFeed is the feed of what is told about a task, made with the first of that.
func (t *Task) ownFeed() *feed {
	e := t.more()
	if e.feed == nil {
		e.feed = new(feed)
	}
	return e.feed
}

// task returns the task that the worker's call of that number runs, or nil.
func (w *worker) task(call uint64) *Task {
	for _, t := range w.running {
		if t.call.ID == call {
			return t
		}
	}
	return nil
}

// print writes a line that a script has printed to where its task's lines go,
// or else the pool's.
func (p *Pool) print(t *Task, stream string, line jsbridge.Clone) {
	var text string
	if line.Into(&text) != nil {
		return // no worker of ours prints anything else
	}
	to := p.settings.stdout
	if stream == wire.Stderr {
		to = p.settings.stderr
	}
	if t != nil {
		own := t.options.Stdout
		if stream == wire.Stderr {
			own = t.options.Stderr
		}
		if own != nil {
			to = own
		}
	}
	if to != nil {
		_, _ = io.WriteString(to, text)
	}
}

// shared makes a writer that several goroutines can use at the same time.
func shared(w io.Writer) io.Writer {
	if w == nil {
		return nil
	}
	return &sharedWriter{w: w}
}

type sharedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *sharedWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}
