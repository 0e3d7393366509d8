package worker_test

import (
	"io"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/runtime"
)

// event receives an event about a call and checks what it is.
func (h *host) event(id uint64, what, value string) {
	h.t.Helper()
	if m := h.recv(wire.Event, id); m.Method != what || m.Value.String() != value {
		h.t.Fatalf("got %q %v, want %q %s", m.Method, m.Value, what, value)
	}
}

// Without flags nobody hears, and nothing is sent.
func TestNobodyListens(t *testing.T) {
	h := serve(t)
	h.recv(wire.Result, h.call("function () { this.worker.emit(1); console.log(3); console.error(4) }"))
}

func TestEventsOfACall(t *testing.T) {
	h := serve(t)
	id := h.start(wire.WantEvents, "function () { this.worker.emit({ a: 1 }); console.log('unwanted'); this.worker.emit(2) }")
	h.event(id, wire.Emitted, `{"a": 1}`)
	h.event(id, wire.Emitted, "2")
	h.recv(wire.Result, id)
	id = h.start(wire.WantEvents, "function () { this.worker.emit(() => 1) }")
	if m := h.recv(wire.Fault, id); m.Value.AsError().Name != "DataCloneError" {
		t.Fatal(m.Value)
	}
}

// An event belongs to the call on whose behalf it is sent, wherever another one
// runs meanwhile; when that is over, it is nobody's.
func TestWhoseEventsTheyAre(t *testing.T) {
	h := serve(t)
	first := h.start(wire.WantEvents, "async function () { await new Promise(resolve => { globalThis.go = resolve }); this.worker.emit('first') }")
	second := h.start(wire.WantEvents, "function () { go(); this.worker.emit('second') }")
	h.event(second, wire.Emitted, `"second"`)
	h.recv(wire.Result, second)
	h.event(first, wire.Emitted, `"first"`)
	h.recv(wire.Result, first)
	h.recv(wire.Result, h.start(wire.WantEvents, "function () { globalThis.done = new Promise(resolve => setTimeout(() => resolve(this.worker.emit('late')), 1)) }"))
	h.recv(wire.Result, h.call("() => done"))
}

func TestOutput(t *testing.T) {
	h := serve(t)
	id := h.start(wire.WantOutput, "() => { console.log('a', { b: 1 }); console.error('c\\nd') }")
	h.event(id, wire.Stdout, `"a { b: 1 }\n"`)
	h.event(id, wire.Stderr, `"c\nd\n"`)
	h.recv(wire.Result, id)
}

func TestOutputThatTheHostWants(t *testing.T) {
	h := serveWith(t, runtime.Config{Stdout: io.Discard})
	id := h.call("() => { console.log('out'); console.error('nobody'); globalThis.done = new Promise(resolve => setTimeout(() => resolve(console.log('late')), 1)) }")
	h.event(id, wire.Stdout, `"out\n"`)
	h.recv(wire.Result, id)
	id = h.call("() => done")
	h.event(0, wire.Stdout, `"late\n"`) // of a call that is over
	h.recv(wire.Result, id)
}

func TestTraceparent(t *testing.T) {
	h := serve(t)
	none, err := jsbridge.FromGo([]any{})
	if err != nil {
		t.Fatal(err)
	}
	h.last++
	h.send(wire.Message{Kind: wire.Call, ID: h.last, Function: "function () { return this.worker.traceparent }", Trace: "00-1-2-01", Value: none})
	if m := h.recv(wire.Result, h.last); m.Value.String() != `"00-1-2-01"` {
		t.Fatal(m.Value)
	}
	if m := h.recv(wire.Result, h.call("function () { return this.worker.traceparent }")); m.Value.String() != "undefined" {
		t.Fatal(m.Value)
	}
}
