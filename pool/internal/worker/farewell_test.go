package worker_test

import (
	"testing"

	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/pool/internal/worker"
	"github.com/wprun/wprun/runtime"
)

// withFarewell loads a script that prints when it is told of its end.
func withFarewell(t *testing.T) *host {
	h := serveWith(t, runtime.Config{Stdout: discard{}})
	id := h.call(worker.Load, "/w.js", "require('workerpool').worker({}, { onTerminate: async code => { await null; console.log('end', code) } })")
	if m := h.recv(wire.Event, 0); m.Method != wire.Farewell {
		t.Fatal(m)
	}
	h.recv(wire.Result, id)
	return h
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func TestFarewell(t *testing.T) {
	for _, task := range []string{"() => { console.log('begun'); return " + never + " }", "() => { console.log('begun'); for (;;); }"} {
		h := withFarewell(t)
		h.event(h.call(task), wire.Stdout, `"begun\n"`)
		h.send(wire.Message{Kind: wire.Event, Method: wire.End})
		h.event(0, wire.Stdout, `"end 0\n"`)
		h.over()
	}
}

func TestFarewellAfterATaskThatWasStopped(t *testing.T) {
	h := withFarewell(t)
	id := h.call("() => { for (;;); }")
	h.cancel(id)
	h.stopped(id, true)
	h.event(0, wire.Stdout, `"end 0\n"`)
	h.over()
}

// A host that goes does not wait for it.
func TestFarewellToNobody(t *testing.T) {
	h := serve(t)
	h.call(worker.Load, "/w.js", "require('workerpool').worker({}, { onTerminate: () => "+never+" })")
	h.recv(wire.Event, 0)
	h.recv(wire.Result, 1)
	h.send(wire.Message{Kind: wire.Event, Method: wire.End})
	h.conn.Close()
	<-h.served
}

func TestProcessExit(t *testing.T) {
	h := serve(t)
	h.call("() => { try { process.exit(3) } finally { globalThis.never = 1 } }")
	if m := h.recv(wire.Fault, 0); m.Method != wire.Exit || m.Value.String() != "3" || m.Flags&wire.Retire == 0 {
		t.Fatal(m)
	}
	h.over()
}
