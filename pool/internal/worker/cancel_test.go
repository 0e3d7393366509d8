package worker_test

import (
	"sync"
	"testing"
	"testing/synctest"

	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/pool/internal/worker"
)

const never = "new Promise(() => {})"

// listening calls a function whose abort listener is the given one, and returns
// when it has been added.
func (h *host) listening(listener string) uint64 {
	h.t.Helper()
	id := h.start(wire.WantEvents, "function () { this.worker.addAbortListener("+listener+"); return new Promise(resolve => { globalThis.finish = resolve }) }")
	h.recv(wire.Result, h.call("() => 1"))
	return id
}

func (h *host) start(flags wire.Flags, function string, args ...any) uint64 {
	h.t.Helper()
	h.flags = flags
	defer func() { h.flags = 0 }()
	return h.call(function, args...)
}

func (h *host) cancel(id uint64) {
	h.t.Helper()
	h.send(wire.Message{Kind: wire.Cancel, ID: id})
}

// aborts receives the news that the call is ended gently.
func (h *host) aborts(id uint64, milliseconds string) {
	h.t.Helper()
	if m := h.recv(wire.Event, id); m.Method != wire.Aborting || m.Value.String() != milliseconds {
		h.t.Fatalf("got %+v", m)
	}
}

// stopped receives the answer to a call that was stopped.
func (h *host) stopped(id uint64, retires bool) {
	h.t.Helper()
	if m := h.recv(wire.Fault, id); (m.Flags&wire.Retire != 0) != retires {
		h.t.Fatalf("retires: %v, want %v", !retires, retires)
	}
}

func (h *host) over() {
	h.t.Helper()
	if m, err := h.conn.Recv(); err == nil {
		h.t.Fatalf("the worker goes on: %+v", m)
	}
}

func TestAbortListenersKeepTheWorker(t *testing.T) {
	h := serve(t)
	id := h.listening("async () => { this.worker.emit('aborted') }")
	h.cancel(id)
	h.cancel(id)
	h.aborts(id, "50000")
	if m := h.recv(wire.Event, id); m.Method != wire.Emitted || m.Value.String() != `"aborted"` {
		t.Fatalf("%+v", m)
	}
	h.stopped(id, false)
	h.recv(wire.Result, h.call("() => 1"))
}

func TestAbortListenersThatFail(t *testing.T) {
	for _, listener := range []string{
		"async () => { throw new Error('no') }",
		"() => { throw new Error('no') }",
		"async () => { finish('in spite of it'); await null; await null; throw new Error('no') }",
	} {
		h := serve(t)
		id := h.listening(listener)
		h.cancel(id)
		h.aborts(id, "50000")
		h.stopped(id, true)
		h.over()
	}
}

// What the call returns while its listeners run does not end it before them.
func TestResultWhileListenersRun(t *testing.T) {
	h := serve(t)
	id := h.listening("() => { finish(1); return new Promise(resolve => { globalThis.aborted = resolve }) }")
	h.cancel(id)
	h.aborts(id, "50000")
	h.recv(wire.Result, h.call("() => 'beside it'"))
	last := h.call("() => { aborted() }")
	h.recv(wire.Result, last)
	h.stopped(id, false)
}

func TestAbortListenersThatAreLate(t *testing.T) {
	h := serve(t)
	h.recv(wire.Result, h.call(worker.Load, "/w.js", "require('workerpool').worker({}, { abortListenerTimeout: 1 })"))
	id := h.listening("() => " + never)
	h.cancel(id)
	h.aborts(id, "1")
	h.stopped(id, true)
	h.over()
}

func TestAbortTimeoutOfAScriptIsBounded(t *testing.T) {
	h := serve(t)
	h.recv(wire.Result, h.call(worker.Load, "/w.js", "require('workerpool').worker({}, { abortListenerTimeout: 1e9 })"))
	id := h.listening("async () => {}")
	h.cancel(id)
	h.aborts(id, "60000")
	h.stopped(id, false)
}

// Listeners go with their call.
func TestListenersOfACallThatIsOver(t *testing.T) {
	h := serve(t)
	h.recv(wire.Result, h.call("function () { this.worker.addAbortListener(() => "+never+") }"))
	id := h.call("() => " + never)
	h.cancel(id)
	h.stopped(id, true) // at once
	h.over()
}

// Of several calls, one that yields is ended alone, with its timers; one that
// does not takes the others with it.
func TestCancelBesideOthers(t *testing.T) {
	h := serve(t)
	h.recv(wire.Result, h.call(worker.Load, "/w.js", "require('workerpool').worker({}, { abortListenerTimeout: 1 })"))
	other := h.call("() => new Promise(resolve => { globalThis.finish = resolve })")
	yields := h.call("() => { setInterval(() => { if (globalThis.over) throw new Error('it was ended') }, 1); return " + never + " }")
	h.cancel(yields)
	h.aborts(yields, "50000")
	h.stopped(yields, false)
	last := h.call("() => new Promise(resolve => { globalThis.over = true; setTimeout(() => { finish(); resolve() }, 10) })")
	h.recv(wire.Result, other)
	h.recv(wire.Result, last)

	other = h.call("() => " + never)
	loop := h.listening("() => { for (;;); }")
	h.cancel(loop)
	h.aborts(loop, "1")
	if m := h.recv(wire.Fault, 0); m.Flags&wire.Retire == 0 {
		t.Fatalf("%+v: call %d is not told", m, other)
	}
	h.stopped(loop, true)
	h.over()
}

// An inbox is what a worker has sent.
type inbox struct {
	mu       sync.Mutex
	messages []wire.Message
}

// collect receives until the worker has ended.
func (h *host) collect() *inbox {
	b := new(inbox)
	go func() { // ends with the worker; the bubble waits for it
		for {
			m, err := h.conn.Recv()
			if err != nil {
				return
			}
			b.mu.Lock()
			b.messages = append(b.messages, m)
			b.mu.Unlock()
		}
	}()
	return b
}

// take returns what has come since the last time.
func (b *inbox) take() []wire.Message {
	b.mu.Lock()
	defer b.mu.Unlock()
	messages := b.messages
	b.messages = nil
	return messages
}

func TestEventsWaitToBeTaken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := serve(t)
		const all = wire.Window + 8
		id := h.start(wire.WantEvents, "function (n) { for (let i = 0; i < n; i++) this.worker.emit(i) }", all)
		inbox := h.collect()
		synctest.Wait() // the worker waits
		if got := inbox.take(); len(got) != wire.Window {
			t.Fatalf("%d messages came, want %d", len(got), wire.Window)
		}
		h.send(wire.Message{Kind: wire.Event, ID: id + 1, Method: wire.Taken}) // of no call
		for range 3 {
			h.send(wire.Message{Kind: wire.Event, ID: id, Method: wire.Taken})
		}
		synctest.Wait()
		if got := inbox.take(); len(got) != 3 {
			t.Fatalf("%d messages came, want 3", len(got))
		}
		for range 5 {
			h.send(wire.Message{Kind: wire.Event, ID: id, Method: wire.Taken})
		}
		synctest.Wait()
		got := inbox.take()
		if len(got) != 6 || got[4].Value.String() != "39" || got[5].Kind != wire.Result {
			t.Fatalf("%v", got)
		}
	})
}

// Large events wait when there are fewer of them; one alone is sent, whatever its
// size.
func TestLargeEventsWaitToBeTaken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := serve(t)
		const large = wire.WindowBytes/2 - 1000
		id := h.start(wire.WantEvents, `function (large) {
			const emit = size => this.worker.emit('x'.repeat(size))
			emit(large); emit(large); emit(large); emit(5 * large); emit(1)
		}`, large)
		inbox := h.collect()
		for i, want := range []int{2, 1, 0, 1, 2} { // the last is the result
			synctest.Wait()
			if got := inbox.take(); len(got) != want {
				t.Fatalf("after %d were taken, %d messages came, want %d", i, len(got), want)
			}
			h.send(wire.Message{Kind: wire.Event, ID: id, Method: wire.Taken})
		}
	})
}

func TestCancelWhileEventsWait(t *testing.T) {
	flood := "for (let i = 0; i < 100; i++) this.worker.emit(i);"
	t.Run("alone", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			h := serve(t)
			id := h.start(wire.WantEvents, "function () { "+flood+" }")
			inbox := h.collect()
			synctest.Wait()
			inbox.take()
			h.cancel(id)
			synctest.Wait()
			got := inbox.take()
			if len(got) != 1 || got[0].ID != id || got[0].Flags&wire.Retire == 0 {
				t.Fatalf("%v", got)
			}
		})
	})
	t.Run("with a listener", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			h := serve(t)
			id := h.start(wire.WantEvents, "function () { this.worker.addAbortListener(async () => {}); "+flood+" }")
			inbox := h.collect()
			synctest.Wait()
			inbox.take()
			h.cancel(id)
			synctest.Wait()
			got := inbox.take()
			if len(got) != 2 || got[0].Method != wire.Aborting || got[1].ID != id || got[1].Flags&wire.Retire != 0 {
				t.Fatalf("%v", got)
			}
		})
	})
}

// A script that looks at its call, while that is being stopped, does not race with
// what is noted of it.
func TestCallThatIsLookedAt(t *testing.T) {
	h := serveConfig(t, worker.Config{AbortTimeout: 1})
	id := h.start(wire.WantEvents, "function () { const w = this.worker; w.emit(1); for (;;) w.traceparent }")
	h.event(id, wire.Emitted, "1")
	h.start(0, "() => new Promise(() => {})")
	h.cancel(id)
	h.recv(wire.Event, id) // it is stopped gently: there is another call
	h.recv(wire.Fault, id) // with its worker, for it does not yield
}
