package worker

import (
	"context"
	"errors"
	"sync"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/runtime"
)

// Serve answers the calls that arrive on conn in a new sandbox, until the
// other end closes conn, cancels the running call, or the sandbox fails. When
// it closes conn, and then returns, no JavaScript of the worker runs any more.
//
// A call that is cancelled is interrupted, and the worker retires: its script
// was stopped somewhere in its middle.
func Serve(conn wire.Conn, config runtime.Config) {
	w := &worker{
		peer:  wire.NewPeer(conn),
		calls: make(map[uint64]bool),
	}
	config.Modules = append(config.Modules[:len(config.Modules):len(config.Modules)], w.module())
	sandbox, err := runtime.New(config)
	if err != nil {
		w.peer.Reply(wire.Message{Kind: wire.Fault, Value: faultValue(err), Retire: true})
		w.peer.Close()
		return
	}
	w.sandbox = sandbox
	w.hold = sandbox.Hold() // to be idle is no reason to end

	ctx, stop := context.WithCancelCause(context.Background())
	w.stop = stop
	hostGone := make(chan struct{})
	go func() { // ends when the host closes its end, which it does in answer to ours
		defer close(hostGone)
		_ = w.peer.Serve(w)
		stop(errHostGone)
	}()

	for {
		err = sandbox.Wait(ctx)
		if err != nil {
			break
		}
		w.loaded(nil) // nothing is pending any more: the script is as ready as it gets
	}
	w.end(err)
	w.peer.Close()
	<-hostGone
}

var (
	errHostGone  = errors.New("worker: the host has closed the connection")
	errCancelled = errors.New("worker: the call was cancelled")
)

// A worker is one sandbox that answers calls. It implements [wire.Handler];
// those methods run on the receiving goroutine, all others on the sandbox's.
type worker struct {
	peer    *wire.Peer
	sandbox *runtime.Sandbox
	stop    context.CancelCauseFunc // ends the sandbox's loop

	// The sandbox's thread only.
	methods methods
	hold    func() // undoes the Hold that keeps an idle worker waiting
	loading uint64 // the Load call that waits for the script to be ready, or 0

	mu        sync.Mutex
	calls     map[uint64]bool // under way: received and not answered
	cancelled bool            // one of them was cancelled: the worker retires
}

// Call starts a call.
func (w *worker) Call(m wire.Message) {
	w.mu.Lock()
	w.calls[m.ID] = true
	w.mu.Unlock()
	if m.Method == Load {
		w.load(m)
		return
	}
	w.sandbox.Start(w.dispatch(m), func(value jsbridge.Clone, err error) { w.answer(m.ID, value, err) })
}

// Cancel stops the worker, unless the call was answered meanwhile.
func (w *worker) Cancel(id uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.calls[id] {
		w.cancelled = true // before any answer: each tells the host that the worker retires
		w.stop(errCancelled)
	}
}

// Event does nothing: a worker makes no calls that could have events.
func (w *worker) Event(wire.Message) {}

// Broken does nothing: a host that is broken closes the connection.
func (w *worker) Broken(wire.Message) {}

// answer replies to a call, once.
func (w *worker) answer(id uint64, value jsbridge.Clone, err error) {
	m := wire.Message{Kind: wire.Result, ID: id, Value: value}
	if err != nil {
		m.Kind, m.Value = wire.Fault, faultValue(err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.calls[id] {
		return
	}
	delete(w.calls, id)
	m.Retire = w.cancelled
	w.peer.Reply(m)
}

// end tells the host why the sandbox's loop has ended.
func (w *worker) end(err error) {
	switch err {
	case errHostGone:
	case errCancelled:
		w.mu.Lock()
		var ids []uint64
		for id := range w.calls {
			ids = append(ids, id)
		}
		w.mu.Unlock()
		for _, id := range ids {
			w.answer(id, jsbridge.Clone{}, err)
		}
	default:
		w.peer.Reply(wire.Message{Kind: wire.Fault, Value: faultValue(err), Retire: true})
	}
}

// faultValue is what the other end sees of an error.
func faultValue(err error) jsbridge.Clone {
	var thrown *jsbridge.Error
	if errors.As(err, &thrown) {
		return thrown.Value()
	}
	name := "Error"
	var refused *jsbridge.CloneError
	if errors.As(err, &refused) {
		name = "DataCloneError"
	}
	return (&jsbridge.Error{Name: name, Message: err.Error()}).Value()
}
