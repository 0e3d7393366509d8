package pool

import (
	"errors"
	"io"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
)

// A worker is the pool's side of one worker.
type worker struct {
	pool   *Pool
	number int

	// The pool's state.
	peer      *wire.Peer // nil until it was spawned
	phase     phase
	index     int         // among the idle ones
	task      *task       // that it runs
	tasks     int         // that it was given so far
	expiry    *time.Timer // while it is idle: ends it
	grace     *time.Timer // while it was told to stop or to end: gives up waiting for that
	last      bool        // it leaves when its task has answered
	abandoned bool        // it was ended by force and did not end in time

	// The goroutine of run only.
	fault error // what the worker said broke it
}

// run is the life of a worker: spawn it, load the script, receive its answers
// until it has ended.
func (w *worker) run() {
	err := w.serve()
	w.pool.update(func(s *state) { s.ended(w, err) })
}

func (w *worker) serve() error {
	conn, err := w.pool.settings.transport.Spawn(w.pool.ctx, w.pool.settings.config)
	if err != nil {
		return err
	}
	peer := wire.NewPeer(conn)
	defer peer.Close()
	w.pool.update(func(s *state) {
		w.peer = peer
		switch {
		case w.phase == leaving: // the pool was terminated meanwhile
			peer.Close()
		case w.pool.settings.script == nil:
			s.vacant(w)
		default:
			peer.Call(w.pool.settings.script.call(), w.loaded)
		}
	})
	err = peer.Serve(w)
	switch {
	case w.fault != nil:
		return w.fault
	case errors.Is(err, io.EOF):
		return errors.New("it has ended")
	}
	return err
}

// loaded takes the answer to the call that loads the script.
func (w *worker) loaded(m wire.Message) {
	if m.Kind == wire.Fault {
		w.fault = m.Value.AsError()
		w.peer.Close()
		return
	}
	w.pool.update(func(s *state) {
		if w.phase == starting {
			s.vacant(w)
		}
	})
}

func (f *scriptFile) call() wire.Message {
	args, err := jsbridge.FromGo([]string{f.path, f.source})
	if err != nil {
		panic(err) // two strings that were checked
	}
	return wire.Message{Method: far.Load, Value: args}
}

// Call does nothing: a worker is offered nothing that it could call.
func (w *worker) Call(m wire.Message) {}

// Cancel does nothing, for the same reason.
func (w *worker) Cancel(uint64) {}

// Event does nothing: tasks have no events.
func (w *worker) Event(wire.Message) {}

// Broken keeps why the worker is about to end. A task that it has fails when
// it has ended, as that of any other worker would.
func (w *worker) Broken(m wire.Message) {
	w.fault = m.Value.AsError()
	w.pool.update(func(s *state) {
		w.last = true
		if w.phase == idle {
			s.leave(w)
		}
	})
}
