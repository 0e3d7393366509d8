package worker

import (
	"context"
	"errors"
	"runtime/pprof"
	"strconv"
	"sync"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
	"github.com/wprun/wprun/runtime"
)

// Serve answers the calls that arrive on conn in a new sandbox, until the
// other end closes conn, cancels a call that does not yield, or the sandbox
// fails. When it closes conn, and then returns, no JavaScript of the worker
// runs any more.
func Serve(conn wire.Conn, config Config) {
	labels := pprof.Labels("wprun.pool", config.Pool, "wprun.worker", strconv.Itoa(config.Number))
	pprof.Do(context.Background(), labels, func(labels context.Context) { serve(conn, config, labels) })
}

func serve(conn wire.Conn, config Config, labels context.Context) {
	ctx, stop := context.WithCancelCause(context.Background())
	w := &worker{
		peer:   wire.NewPeer(conn),
		config: config,
		labels: labels,
		ctx:    ctx,
		stop:   stop,
		calls:  make(map[uint64]*call),
	}
	w.taken.L = &w.mu
	sandboxConfig, err := w.sandboxConfig()
	if err == nil {
		w.sandbox, err = runtime.New(sandboxConfig)
	}
	if err == nil {
		err = w.installProcess()
	}
	if err != nil {
		w.broken(err)
		w.peer.Close()
		return
	}
	w.hold = w.sandbox.Hold() // to be idle is no reason to end

	hosted, hostGone := context.WithCancel(context.Background())
	go func() { // ends when the host closes its end, which it does in answer to ours
		defer hostGone()
		_ = w.peer.Serve(w)
		stop(errHostGone)
	}()
	defer context.AfterFunc(ctx, func() { // who waits for the host to take events waits no more
		w.mu.Lock()
		w.taken.Broadcast()
		w.mu.Unlock()
	})()

	for {
		err = w.sandbox.Wait(ctx)
		if err != nil {
			break
		}
		w.loaded(nil) // nothing is pending any more: the script is as ready as it gets
	}
	w.end(err)
	if err == errCancelled || err == errDismissed {
		w.sayFarewell(hosted)
	}
	w.peer.Close()
	<-hosted.Done()
}

var (
	errHostGone  = errors.New("worker: the host has closed the connection")
	errCancelled = errors.New("worker: the call was cancelled")
	errDismissed = errors.New("worker: the host needs it no more")
	errBeside    = errors.New("a task beside it was stopped that did not yield")
)

// A worker is one sandbox that answers calls. It implements [wire.Handler];
// those methods run on the receiving goroutine, all others on the sandbox's.
type worker struct {
	peer    *wire.Peer
	config  Config
	sandbox *runtime.Sandbox
	labels  context.Context         // of the sandbox's goroutine in profiles
	ctx     context.Context         // of the sandbox's loop
	stop    context.CancelCauseFunc // ends it

	// The sandbox's thread only.
	methods methods
	hold    func()        // undoes the Hold that keeps an idle worker waiting
	loading *call         // the Load call that waits for the script to be ready
	self    *goja.Object  // what scripts see as this.worker, once made
	shared  *goja.Object  // see share; nil until a script has asked for it
	argv    *goja.Object  // process.argv, in which the script's path has its place
	abort   time.Duration // what the script says of Config.AbortTimeout, or 0

	onTerminate goja.Callable // that the script wants called before the worker ends
	method      string        // that the labels in profiles name
	args        []goja.Value  // room for those of a call, while it begins

	mu       sync.Mutex
	calls    map[uint64]*call // under way: received and not answered
	outside  call             // stands for what runs on behalf of none
	taken    sync.Cond        // the host has taken an event, or ctx has ended
	stopping bool             // the worker retires: a call was cancelled
}

// A call is one call of the host's that is under way.
type call struct {
	worker *worker
	id     uint64
	flags  wire.Flags
	trace  string

	// What to run, until it runs.
	method, function string
	args             jsbridge.Clone

	// The sandbox's thread only.
	task     runtime.Task
	aborting bool // its abort listeners decide when it is over, whatever it returns meanwhile
	answered bool

	// The worker's mutex.
	cancelled bool
	extra     *callExtra // what few calls have; nil when this one has not
}

// A callExtra is what few calls have.
type callExtra struct {
	listeners []goja.Callable // what the script wants called when it is cancelled
	timeout   time.Duration   // that these may take
	deadline  *time.Timer     // of a gentle end
	untaken   []int           // the sizes of the events that the host has not taken, the oldest first
}

// more returns the call's extra, made when it is needed.
func (c *call) more() *callExtra {
	if c.extra == nil {
		c.extra = new(callExtra)
	}
	return c.extra
}

// Call starts a call.
func (w *worker) Call(m wire.Message) {
	c := &call{
		worker: w, id: m.ID, flags: m.Flags, trace: m.Trace,
		method: m.Method, function: m.Function, args: m.Value,
	}
	w.mu.Lock()
	w.calls[m.ID] = c
	w.mu.Unlock()
	if m.Method == Load {
		w.sandbox.StartWork(&c.task, (*load)(c))
		return
	}
	w.sandbox.StartWork(&c.task, c)
}

// Done takes what the call has come to; it is part of [runtime.Work].
func (c *call) Done(value jsbridge.Clone, err error) { c.worker.answer(c, value, err) }

// begin reports whether a call that is about to run is still wanted.
func (w *worker) begin(c *call) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return !c.cancelled && w.ctx.Err() == nil // else its script is over, but for its farewell
}

// current is the call on whose behalf the script runs, or nil: it runs on
// behalf of none, or of one that was answered.
func (w *worker) current() *call {
	var c *call
	if task := w.sandbox.Task(); task != nil {
		switch work := task.Work().(type) {
		case *call:
			c = work
		case *load:
			c = (*call)(work)
		}
	}
	if c == nil || c.answered {
		return nil
	}
	return c
}

// answer replies to a call, once.
func (w *worker) answer(c *call, value jsbridge.Clone, err error) {
	if c.aborting && w.ctx.Err() == nil {
		return
	}
	m := wire.Message{Kind: wire.Result, ID: c.id, Value: value}
	if err != nil {
		if code := exitCode(0); errors.As(err, &code) {
			return // the loop ends, and the host hears why
		}
		if err == errDismissed || err == errHostGone {
			return // the host asks for no answers any more
		}
		m.Kind, m.Value = wire.Fault, faultValue(err)
		if host := (*hostError)(nil); errors.As(err, &host) {
			m.About = host.call
		}
		if errors.Is(err, runtime.ErrMemory) { // nothing runs behind that
			m.Flags |= wire.Retire | wire.OutOfMemory
		}
	}
	if w.config.MaxHeap > 0 && w.sandbox.HeapShare() > w.config.MaxHeap {
		m.Flags |= wire.Worn
	}
	c.answered = true
	retiring, first := w.answering(c)
	if !first {
		return
	}
	if retiring {
		m.Flags |= wire.Retire
	}
	// With no lock held, for the host may call again before this returns. That a
	// call beside this one is stopped meanwhile does no harm: the host gives
	// nothing to a worker that it has told to stop something.
	w.peer.Reply(m)
}

// answering takes a call off the books, the first time.
func (w *worker) answering(c *call) (retiring, first bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.calls[c.id] != c {
		return false, false
	}
	delete(w.calls, c.id)
	if e := c.extra; e != nil && e.deadline != nil {
		e.deadline.Stop()
	}
	return w.stopping, true
}

// end tells the host why the sandbox's loop has ended.
func (w *worker) end(err error) {
	switch err {
	case errHostGone, errDismissed:
	case errCancelled:
		w.mu.Lock()
		var cancelled []*call
		for _, c := range w.calls {
			if c.cancelled {
				cancelled = append(cancelled, c)
			}
		}
		others := len(w.calls) > len(cancelled)
		w.mu.Unlock()
		if others {
			w.broken(errBeside)
		}
		for _, c := range cancelled {
			w.answer(c, jsbridge.Clone{}, err)
		}
	default:
		w.broken(err)
	}
}

// broken tells the host that the worker ends, and why.
func (w *worker) broken(err error) {
	m := wire.Message{Kind: wire.Fault, Value: faultValue(err), Flags: wire.Retire}
	if errors.Is(err, runtime.ErrMemory) {
		m.Flags |= wire.OutOfMemory
	}
	if code, ok := err.(exitCode); ok {
		m.Method, m.Value = wire.Exit, code.value()
	}
	w.peer.Reply(m)
}

// Broken does nothing: a host that is broken closes the connection.
func (w *worker) Broken(wire.Message) {}

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
