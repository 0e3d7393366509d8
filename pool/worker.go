package pool

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
	"github.com/wprun/wprun/runtime"
)

// A worker is the pool's side of one worker.
type worker struct {
	pool   *Pool
	number int

	// The pool's state.
	peer      *wire.Peer // nil until it was spawned
	conn      Conn       // of the peer
	phase     phase
	index     int // among the available ones; -1 when it is none
	setup     []setup
	own       fifo     // tasks that only this worker may run
	running   []*Task  // that it was given and has not answered
	left      []*Task  // whose OnStopped is called when it has ended
	served    int      // tasks that it was given so far
	stopping  int      // of those that run, the ones that it was told to stop
	session   *Session // that it belongs to
	claimed   *Task    // by which a session waits for it to have nothing to do
	proven    bool     // it has answered a task
	farewell  bool     // its script wants to know of its end beforehand, and has not been told
	last      bool     // it leaves when it has answered what it runs
	expelled  bool     // it was ended by force
	ended     bool     // its far end is no more
	abandoned bool     // it was ended by force and did not end in time
	why       error    // why it leaves, if that was not meant to be
	timer     *time.Timer
	end       context.CancelCauseFunc // of what the worker has begun: its spawning, functions of the host
	startedAt time.Duration           // on the pool's clock

	// The goroutine of run only.
	fault error                    // what the worker said broke it
	feed  feed                     // of what it tells, but to users who listen to a task
	funcs map[string]hostFunctions // that its scripts may call, by module
	files *runtime.Func            // reads a file for a worker in another process
	ctx   context.Context          // of calls on behalf of no task; ends with the worker

	calls     atomic.Int32   // of host functions that are under way
	callBytes atomic.Int64   // of their arguments
	others    sync.WaitGroup // goroutines that run something of the user's for the worker
}

// A setup is a broadcast that a worker gets before its first task.
type setup struct {
	message wire.Message
	task    *Task // of the one who waits for it, or nil
}

func (w *worker) stopTimer() {
	if w.timer != nil {
		w.timer.Stop()
		w.timer = nil
	}
}

// run is the life of a worker: spawn it, load the script, receive its answers
// until it has ended, and wait for what it has begun.
func (w *worker) run() {
	err := w.serve(w.ctx)
	w.pool.update(func(s *state) { s.gone(w, err) })
	w.end(err)
	w.others.Wait()
	if f := w.pool.settings.onTerminateWorker; f != nil {
		f(w.number, w.why)
	}
	w.pool.update(func(s *state) { s.ended(w) })
}

func (w *worker) serve(ctx context.Context) error {
	settings := w.pool.settings
	config := settings.worker
	config.Number = w.number
	w.funcs, w.files = settings.funcs, settings.files
	var err error
	if settings.onCreateWorker != nil {
		err = settings.onCreateWorker(w.number, &config)
		if err == nil {
			config.Sandbox.Modules, w.funcs, err = hostModules(config.Sandbox.Modules)
		}
		if err != nil {
			return err
		}
	}
	script := settings.script
	if config.Script != settings.worker.Script {
		if script, err = (scriptOption{name: config.Script}).read(&config.Sandbox); err != nil {
			return err
		}
		w.files = far.FileReader(config.Sandbox.Load)
	}
	conn, err := settings.transport.Spawn(ctx, config)
	if err != nil {
		return err
	}
	peer := wire.NewPeer(conn)
	defer peer.Close()
	w.pool.update(func(s *state) {
		w.peer, w.conn = peer, conn
		switch {
		case w.phase == leaving: // the pool was terminated meanwhile
			peer.Close()
		case script == nil:
			s.ready(w)
		default:
			peer.Call(script.call(), wire.AnswerFunc(w.loaded))
		}
	})
	err = peer.Serve(w)
	switch {
	case w.fault != nil:
		return w.fault
	case errors.Is(err, io.EOF):
		return errEnded
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
	w.pool.update(func(s *state) { s.ready(w) })
}

// isSetUp takes the answer to the first of the broadcasts that the worker has
// yet to get.
func (w *worker) isSetUp(m wire.Message) {
	o := outcome{clone: m.Value}
	if m.Kind == wire.Fault {
		w.fault = m.Value.AsError()
		o = outcome{err: w.fault}
	}
	w.pool.update(func(s *state) {
		if len(w.setup) == 0 {
			return // it was expelled meanwhile
		}
		if t := w.setup[0].task; t != nil {
			s.settle(t, o, false)
		}
		w.setup = w.setup[1:]
		if w.fault == nil {
			s.ready(w)
		}
	})
	if w.fault != nil {
		w.peer.Close()
	}
}

// A called is a task, as what takes the answer to its call.
type called Task

// Answered takes the worker's answer to the task.
func (c *called) Answered(m wire.Message) {
	t := (*Task)(c)
	w := t.worker
	o := outcome{clone: m.Value}
	switch {
	case m.Flags&wire.OutOfMemory != 0:
		o = outcome{err: &WorkerError{Err: runtime.ErrMemory}}
	case m.Kind == wire.Fault:
		thrown := m.Value.AsError()
		if m.About != 0 {
			thrown.Origin = t.hostError(m.About)
		}
		o = outcome{err: thrown}
	}
	w.pool.update(func(s *state) { s.answered(w, t, m, o) })
}

func (f *scriptFile) call() wire.Message {
	args, err := jsbridge.FromGo([]string{f.path, f.source})
	if err != nil {
		panic(err) // two strings that were checked
	}
	return wire.Message{Method: far.Load, Value: args}
}

// Broken keeps why the worker is about to end. A task that it has fails when
// it has ended, as that of any other worker would.
func (w *worker) Broken(m wire.Message) {
	var code int
	switch {
	case m.Flags&wire.OutOfMemory != 0:
		w.fault = runtime.ErrMemory
	case m.Method == wire.Exit && m.Value.Into(&code) == nil:
		w.fault = &ExitError{Reason: fmt.Sprintf("exit code %d", code), Code: code}
	default:
		w.fault = m.Value.AsError()
	}
	w.pool.update(func(s *state) { s.lose(w, w.fault) })
}
