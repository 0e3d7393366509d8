package worker_test

import (
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/pool/internal/worker"
	"github.com/wprun/wprun/runtime"
)

// FuzzServe: whatever the host says, in whatever order, a worker answers each
// call at most once, and all of them unless it says that it ends; and it does end
// when the host has gone. Each two bytes of the input are a message.
func FuzzServe(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{0x00, 0x00, 0x01, 0x00, 0x02, 0x00, 0x03, 0x00})
	f.Add([]byte{0x00, 0x20, 0x04, 0x01, 0x04, 0x01, 0x00, 0x00}) // one that waits, cancelled twice
	f.Add([]byte{0x00, 0x60, 0x03, 0x41, 0x03, 0x41, 0x01, 0x01}) // events, taken too often; an answer to nothing
	f.Add([]byte{0x00, 0x80, 0x10, 0xa0, 0x02, 0x01, 0x00, 0xc0}) // loads, calls the host
	functions := []string{
		"() => 1", "() => new Promise(() => {})", "() => { throw new Error('x') }",
		"function () { for (let i = 0; i < 20; i++) this.worker.emit(i) }",
		"function () { this.worker.addAbortListener(async () => {}); return new Promise(() => {}) }",
		"() => require('host').later()", "() => console.log('x')", "no function (",
	}
	methods := []string{"", "run", "methods", wire.Taken, "\x00load", "no such"}
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) > 200 {
			return
		}
		h := serveConfig(t, worker.Config{AbortTimeout: time.Second, Sandbox: runtime.Config{Modules: []runtime.Module{{Name: "host", Funcs: map[string]any{
			"later": runtime.Async(func() {}),
		}}}}})
		values := []jsbridge.Clone{}
		for _, v := range []any{[]any{}, []any{"/x.js", "globalThis.x = 1"}, "text", nil, []any{"() => 2", []any{1}}} {
			value, err := jsbridge.FromGo(v)
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, value)
		}
		called := uint64(0)
		for i := 0; i+1 < len(script); i += 2 {
			what, how := script[i], script[i+1]
			m := wire.Message{
				Kind: wire.Kind(what&0x0f%5) + 1, ID: uint64(how & 0x0f), Flags: wire.Flags(how & 0x1f),
				Method: methods[int(what>>4)%len(methods)], Value: values[int(how>>2)%len(values)],
			}
			if m.Kind == wire.Call {
				called++
				if m.ID = called; m.Method == "" {
					m.Function, m.Value = functions[how>>5], values[0]
				}
			}
			h.send(m)
		}
		h.last = called
		probe := h.call("() => 'alive'")
		answers := make(map[uint64]int)
		for ends := false; ; {
			m, err := h.conn.Recv()
			if err != nil {
				if !ends {
					t.Fatalf("it has ended without a word: %v", err)
				}
				break
			}
			switch m.Kind {
			case wire.Result, wire.Fault:
				ends = ends || m.Flags&wire.Retire != 0
				if answers[m.ID]++; m.ID != 0 && answers[m.ID] > 1 {
					t.Fatalf("call %d was answered twice", m.ID)
				}
				if m.ID > probe {
					t.Fatalf("call %d, which nobody has made, was answered", m.ID)
				}
			case wire.Event:
				if m.Method != wire.Aborting {
					_ = h.conn.Send(wire.Message{Kind: wire.Event, ID: m.ID, Method: wire.Taken})
				}
			}
			if m.Kind == wire.Result && m.ID == probe {
				if m.Value.String() != `"alive"` {
					t.Fatal(m.Value)
				}
				break
			}
		}
	})
}
