package pool_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/internal/wire"
)

// FuzzConversation: whatever a worker says, in whatever order, every task settles
// once, and the pool works on with the next worker. Each two bytes of the input
// are something that the first worker says, or that is done to a task.
func FuzzConversation(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{0x11, 0x01, 0x11, 0x01, 0x12, 0x02})       // two results for one call
	f.Add([]byte{0x20, 0x00, 0x11, 0x01})                   // broken, and goes on
	f.Add([]byte{0x31, 0x01, 0x31, 0x11, 0x05, 0x01, 0x31}) // events, a task is cancelled, aborting
	f.Add([]byte{0x01, 0x71, 0x41, 0x01, 0x11, 0xff})       // calls the host, cancels that, retires
	f.Fuzz(func(t *testing.T, script []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		var settled sync.Map
		p, err := pool.New(pool.Options{
			MaxWorkers: 1, TasksPerWorker: 3, MaxFailures: 1 << 30, Grace: time.Minute,
			Transport: &talkative{script: script},
			Observer: func(e pool.Event) {
				if e, ok := e.(pool.TaskSettled); ok {
					if _, twice := settled.LoadOrStore(e.Task.ID(), true); twice {
						t.Errorf("task %d has settled twice", e.Task.ID())
					}
				}
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		promises := make([]*pool.Promise, 4)
		for i := range promises {
			promises[i] = p.RunWith(&pool.ExecOptions{OnEvent: func(jsbridge.Clone) {}}, "() => 1")
		}
		for i := 0; i+1 < len(script); i += 2 {
			if script[i]&0x0f == 5 {
				promises[script[i+1]%4].Cancel()
			}
		}
		for _, promise := range append(promises, p.Run("() => 'probe'")) {
			if _, err := promise.Await(ctx); ctx.Err() != nil {
				t.Fatalf("a task does not settle: %v, %+v", err, p.Stats())
			}
		}
		for { // the first one that the talkative worker has nothing to do with
			v, err := pool.Await[string](ctx, p.Run("() => 'probe'"))
			if err == nil && v == "alive" {
				break
			}
			if ctx.Err() != nil {
				t.Fatalf("the pool does not work on: %v, %+v", err, p.Stats())
			}
			p.Clear(true)
		}
		if err := p.Close(ctx); err != nil {
			t.Fatal(err)
		}
	})
}

// talkative makes a worker that says what the script says, and then honest ones.
type talkative struct {
	script  []byte
	spawned atomic.Int32
}

func (x *talkative) Spawn(context.Context, pool.WorkerConfig) (pool.Conn, error) {
	near, far := wire.Pipe()
	first := x.spawned.Add(1) == 1
	go func() { // ends when the pool closes near
		defer far.Close()
		for {
			m, err := far.Recv()
			if err != nil {
				return
			}
			switch {
			case first:
				x.talk(far)
				return // with what it has not answered
			case m.Kind == wire.Call:
				value, _ := jsbridge.FromGo("alive")
				_ = far.Send(wire.Message{Kind: wire.Result, ID: m.ID, Value: value})
			case m.Kind == wire.Cancel:
				_ = far.Send(wire.Message{Kind: wire.Fault, ID: m.ID, Flags: wire.Retire})
			}
		}
	}()
	return near, nil
}

func (x *talkative) talk(far wire.Conn) {
	values := []any{nil, "text", 1e9, -1, []any{"a", []byte("b")}, map[string]any{"name": "Error", "message": 7}, true}
	methods := []string{wire.Emitted, wire.Stdout, wire.Stderr, wire.Aborting, wire.Taken, "\x00file", "no such", "run"}
	for i := 0; i+1 < len(x.script); i += 2 {
		what, how := x.script[i], x.script[i+1]
		m := wire.Message{
			Kind: wire.Kind(what&0x0f%5) + 1, ID: uint64(what >> 4), Flags: wire.Flags(how & 0x1f),
			Method: methods[how>>5], About: uint64(how % 4),
		}
		m.Value, _ = jsbridge.FromGo(values[int(what^how)%len(values)])
		if what == 0xff {
			_ = far.Close()
		}
		_ = far.Send(m)
	}
}
