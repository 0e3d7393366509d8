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
	mu    sync.Mutex
	queue []func()
	busy  bool
}

// most is how many functions wait in a feed at most. A worker that keeps to the
// window never gets there.
const most = 4 * wire.Window

// put adds a function; start is how a goroutine is started for it. It reports
// whether there was room.
func (f *feed) put(do func(), start func(func())) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.queue) >= most {
		return false
	}
	f.queue = append(f.queue, do)
	if !f.busy {
		f.busy = true
		start(f.run) // ends when the queue is empty; the worker's end waits for it
	}
	return true
}

func (f *feed) run() {
	for {
		f.mu.Lock()
		if len(f.queue) == 0 {
			f.queue, f.busy = nil, false
			f.mu.Unlock()
			return
		}
		do := f.queue[0]
		f.queue = f.queue[1:]
		f.mu.Unlock()
		do()
	}
}

// after has a function called that does not block, when all was heard that came
// before.
func (f *feed) after(do func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.busy {
		f.queue = append(f.queue, do)
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
		feed.after(t.options.OnStopped)
		return
	}
	t.options.OnStopped()
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
	if !feed.put(func() {
		switch m.Method {
		case wire.Emitted:
			if t != nil && t.options.OnEvent != nil {
				t.options.OnEvent(m.Value)
			}
		case wire.Stdout, wire.Stderr:
			w.pool.print(t, m.Method, m.Value)
		}
		w.peer.Event(wire.Message{ID: m.ID, Method: wire.Taken})
	}, w.others.Go) {
		w.fault = errFlood
		w.peer.Close()
	}
}

// ownFeed is the feed of a task's events, made with the first one.
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
		if t.callID == call {
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
