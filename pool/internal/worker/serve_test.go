package worker_test

import (
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/pool/internal/worker"
	"github.com/wprun/wprun/runtime"
)

func TestMain(m *testing.M) { leaks.VerifyTestMain(m) }

// A host is the near end of a worker that a test talks to, message by message.
type host struct {
	t      *testing.T
	conn   wire.Conn
	served chan struct{}
	last   uint64
	flags  wire.Flags // of the calls that are made
}

// abortTimeout is more than any listener of a test needs.
const abortTimeout = 50 * time.Second

func serve(t *testing.T) *host { return serveWith(t, runtime.Config{}) }

func serveWith(t *testing.T, sandbox runtime.Config) *host {
	return serveConfig(t, worker.Config{Sandbox: sandbox, AbortTimeout: abortTimeout})
}

func serveConfig(t *testing.T, config worker.Config) *host {
	config.Sandbox.Programs = new(runtime.Programs)
	near, far := wire.Pipe()
	h := &host{t: t, conn: near, served: make(chan struct{})}
	go func() { // ends with the worker, which the cleanup waits for
		defer close(h.served)
		worker.Serve(far, config)
	}()
	t.Cleanup(func() {
		near.Close()
		<-h.served
	})
	return h
}

func (h *host) send(m wire.Message) {
	h.t.Helper()
	if err := h.conn.Send(m); err != nil {
		h.t.Fatal(err)
	}
}

func (h *host) call(method string, args ...any) uint64 {
	h.t.Helper()
	if args == nil {
		args = []any{}
	}
	value, err := jsbridge.FromGo(args)
	if err != nil {
		h.t.Fatal(err)
	}
	h.last++
	m := wire.Message{Kind: wire.Call, ID: h.last, Flags: h.flags, Method: method, Value: value}
	if strings.Contains(method, "=>") || strings.HasPrefix(method, "function ") {
		m.Method, m.Function = "", method
	}
	h.send(m)
	return h.last
}

// recv returns the next message, which must be an answer to that call.
func (h *host) recv(kind wire.Kind, id uint64) wire.Message {
	h.t.Helper()
	m, err := h.conn.Recv()
	if err != nil {
		h.t.Fatal(err)
	}
	if m.Kind != kind || m.ID != id {
		h.t.Fatalf("got kind %d for call %d: %v; want kind %d for call %d", m.Kind, m.ID, m.Value, kind, id)
	}
	return m
}

func TestCallsAreAnswered(t *testing.T) {
	h := serve(t)
	if m := h.recv(wire.Result, h.call("x => x + 1", 1)); m.Value.String() != "2" || m.Flags&wire.Retire != 0 {
		t.Fatal(m)
	}
	first := h.call("() => new Promise(resolve => { globalThis.resolve = resolve })")
	second := h.call("() => { resolve('first'); return 'second' }")
	h.recv(wire.Result, second) // at once; what waits for a promise runs afterwards
	h.recv(wire.Result, first)
	m := h.recv(wire.Fault, h.call("() => { throw new RangeError('far') }"))
	if err := m.Value.AsError(); err.Error() != "RangeError: far" || m.Flags&wire.Retire != 0 {
		t.Fatal(m)
	}
	h.recv(wire.Fault, h.call("no such method"))
}

func TestACallMustHaveAnArray(t *testing.T) {
	h := serve(t)
	value, err := jsbridge.FromGo("no array")
	if err != nil {
		t.Fatal(err)
	}
	h.send(wire.Message{Kind: wire.Call, ID: 1, Function: "() => 1", Value: value})
	h.recv(wire.Fault, 1)
	h.last = 1
	h.recv(wire.Fault, h.call(worker.Load, "only one"))
	h.recv(wire.Fault, h.call(worker.Run))
	h.recv(wire.Result, h.call(worker.Run, "() => 1"))
}

func TestCancelInterruptsAndRetires(t *testing.T) {
	h := serve(t)
	id := h.call("() => { for (;;); }")
	h.send(wire.Message{Kind: wire.Cancel, ID: id})
	if m := h.recv(wire.Fault, id); m.Flags&wire.Retire == 0 {
		t.Fatal("the worker does not retire")
	}
	if _, err := h.conn.Recv(); err == nil {
		t.Fatal("the worker goes on")
	}
}

func TestCancelOfAnAnsweredCallIsIgnored(t *testing.T) {
	h := serve(t)
	id := h.call("() => 1")
	h.recv(wire.Result, id)
	h.send(wire.Message{Kind: wire.Cancel, ID: id})
	h.send(wire.Message{Kind: wire.Cancel, ID: 99})
	if m := h.recv(wire.Result, h.call("() => 2")); m.Flags&wire.Retire != 0 {
		t.Fatal("the worker retires")
	}
}

func TestUncaughtErrorEndsTheWorker(t *testing.T) {
	h := serve(t)
	h.call("() => new Promise(() => setTimeout(() => { throw new Error('uncaught') }))")
	if m := h.recv(wire.Fault, 0); m.Value.AsError().Message != "uncaught" || m.Flags&wire.Retire == 0 {
		t.Fatal(m)
	}
	if _, err := h.conn.Recv(); err == nil {
		t.Fatal("the worker goes on")
	}
}

func TestHostGone(t *testing.T) {
	h := serve(t)
	h.call("() => { for (;;); }")
	h.conn.Close()
	<-h.served
	if m, err := h.conn.Recv(); err == nil {
		t.Fatalf("it has answered: %v", m)
	}
}

func TestLoad(t *testing.T) {
	h := serve(t)
	h.recv(wire.Fault, h.call(worker.Load, "/w.js", "const = 1"))
	h.recv(wire.Fault, h.call(worker.Load, "/w.js", "throw new Error('while loading')"))
	h.recv(wire.Result, h.call(worker.Load, "/w.js", "globalThis.plain = 1"))
	load := h.call(worker.Load, "/w.js", `
		const wait = setInterval(() => {
			if (!globalThis.asked) return
			clearInterval(wait)
			require('workerpool').worker({ a: () => 'a', b () { return typeof this } })
		}, 1)`)
	early := h.call("() => { globalThis.asked = true; return plain }")
	h.recv(wire.Result, early)
	h.recv(wire.Result, load)
	if m := h.recv(wire.Result, h.call("b")); m.Value.String() != `"function"` {
		t.Fatal(m.Value)
	}
	if m := h.recv(wire.Result, h.call(worker.Methods)); m.Value.String() != `["run", "methods", "a", "b"]` {
		t.Fatal(m.Value)
	}
	h.recv(wire.Fault, h.call(worker.Load, "/w.js", "require('workerpool').worker({ notAFunction: 1 })"))
	h.recv(wire.Fault, h.call(worker.Load, "/w.js", "require('workerpool').pool()"))
}
