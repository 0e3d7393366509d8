package pool

import (
	"io"
	"sync"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
)

// A feed calls functions one after the other, on a goroutine that lives while
// there are any. What a worker tells about a task reaches the user through one,
// so that a user who is slow delays that task and no other.
type feed struct {
	deliver func(call func()) // has them called in place of the goroutine, if not nil; see [ExecOptions].Deliver

	mu    sync.Mutex
	queue []told
	bytes int  // of what is queued, and of what is being heard
	busy  bool // the goroutine lives
}

// told is what a feed calls.
type told struct {
	hear  func()
	size  int    // in bytes, of what hear holds
	heard func() // is called then, when there is room again; nil for nothing
}

// How many functions wait in a feed at most, and how many bytes they and the one
// that is being called hold; one alone may hold any number. A worker that keeps to
// the window never gets there: of calls that are no task's there may be several
// behind each other.
const (
	most      = 4 * wire.Window
	mostBytes = 4 * wire.WindowBytes
)

// put adds a function; start is how a goroutine is started for it. It reports
// whether there was room.
func (f *feed) put(x told, start func(func())) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.queue) >= most || f.bytes > 0 && f.bytes+x.size > mostBytes {
		return false
	}
	f.queue = append(f.queue, x)
	f.bytes += x.size
	switch {
	case f.deliver != nil:
		f.deliver(f.next)
	case !f.busy:
		f.busy = true
		start(f.run) // ends when the queue is empty; the worker's end waits for it
	}
	return true
}

func (f *feed) run() {
	for f.more() {
		f.next()
	}
}

// more reports whether there is something to call. If not, the goroutine ends.
func (f *feed) more() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.queue) == 0 {
		f.queue, f.busy = nil, false
	}
	return f.busy
}

// next calls the first of the functions.
func (f *feed) next() {
	f.mu.Lock()
	x := f.queue[0]
	f.queue[0] = told{}
	f.queue = f.queue[1:]
	f.mu.Unlock()
	x.hear()
	if x.heard != nil {
		f.release(x.size)
		x.heard()
	}
}

// release makes room, before the worker is told that there is some.
func (f *feed) release(size int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.bytes -= size
}

// after has a function called that does not block, when all was heard that came
// before, or was delivered.
func (f *feed) after(do func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.busy {
		f.queue = append(f.queue, told{hear: do})
		return
	}
	do()
}

// stopped says that nothing of a task is left that was stopped.
func (t *Task) stopped() {
	var feed *feed
	t.pool.update(func(*state) {
		if t.extra != nil {
			feed = t.extra.feed
		}
	})
	if feed != nil {
		feed.after(t.end)
		return
	}
	t.end()
}

// Event takes what the worker tells about a task, or about none.
func (w *worker) Event(m wire.Message) {
	var t *Task
	var expelled bool
	feed := &w.feed
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
		feed = t.ownFeed()
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
	if !feed.put(told{hear, m.Value.Size(), taken}, w.others.Go) {
		w.fault = errFlood
		w.peer.Close()
	}
}

// ownFeed is the feed of a task's events, made with the first one.
func (t *Task) ownFeed() *feed {
	e := t.more()
	if e.feed == nil {
		e.feed = &feed{deliver: t.options.Deliver}
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
