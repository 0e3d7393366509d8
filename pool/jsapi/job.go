package jsapi

import (
	"errors"
	"io"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	far "github.com/wprun/wprun/pool/internal/worker"
	"github.com/wprun/wprun/runtime"
)

// A job is a task of the program's, from exec until the program has heard of its
// outcome. It is what the task's promise stands for, if that is not a Job of
// task.js.
type job struct {
	handle  *handle
	number  int
	settle  goja.Callable // takes the outcome; nil has given take it
	given   far.Promise
	hold    runtime.Hold // of the program, which waits for its tasks
	call    *pool.Call   // while it is in the backlog
	options pool.ExecOptions
	promise *pool.Promise // nil while it is in the backlog
	pool    *pool.Pool    // that has it; nil while it is in the backlog, or a session's
	queue   *queue        // of that pool
	settled bool
	kept    bool // when its pool was terminated, for the worker that it has or will have

	terminated bool // with its pool: the program hears nothing of it any more

	unsettled place[job]       // in the handle's list
	waiting   place[pool.Task] // in the queue's
	taken     place[job]       // in the queue's, then
}

// exec is native.exec(method, function, params, settle, options): settle is
// called later, once, with 'result' and the value or with another kind of
// outcome. It returns the task's number.
func (h *handle) exec(call goja.FunctionCall, session *pool.Session) goja.Value {
	j := h.newJob()
	to := pool.Call{Function: call.Argument(1).String()}
	if to.Function == "" {
		to.Method = call.Argument(0).String()
	}
	j.settle, _ = goja.AssertFunction(call.Argument(3))
	var transfer []goja.Value
	if options, ok := call.Argument(4).(*goja.Object); ok {
		transfer = j.taskOptions(options)
	}
	args, err := h.options.Limits.Values.FromJS(h.bridge.sandbox.VM(), call.Argument(2), transfer...)
	to.Args = args.Once()
	j.start(to, err, session)
	if !j.settled {
		h.numbered[j.number] = j
	}
	return h.bridge.sandbox.VM().ToValue(j.number)
}

func (h *handle) newJob() *job {
	h.jobbed++
	j := &job{handle: h, number: h.jobbed}
	j.options.Metadata = j
	j.options.OnSettled = j.answered
	return j
}

// start hands out a new job, or tells it what is wrong with its arguments.
func (j *job) start(call pool.Call, err error, session *pool.Session) {
	h := j.handle
	if err == nil && session == nil {
		err = h.open()
	}
	if j.options.OnEvent != nil || h.create != nil {
		j.options.OnStopped = j.stopped
	}
	h.jobs.add(&j.unsettled, j)
	j.hold.Take(h.bridge.sandbox)
	switch {
	case err != nil:
		var refused *jsbridge.CloneError
		if errors.As(err, &refused) {
			err = refused.At("params")
		}
		j.refuse(err)
	case session != nil:
		j.promise = session.Submit(call, &j.options)
	case h.ending > 0:
		waits := call
		j.call = &waits
		h.backlog = append(h.backlog, j)
	default:
		h.submit(j, call)
	}
}

// submit hands a job to the pool. When the program throws while it says what a
// new worker is given, it finds no trace of the job.
func (h *handle) submit(j *job, call pool.Call) {
	j.queue = h.queue
	j.promise = h.pool.Submit(call, &j.options)
	if h.crew != nil {
		if err := h.crew.catchUp(h.pool); err != nil {
			j.Cancel()
			h.bridge.sandbox.Throw(err)
		}
	}
	j.pool = h.pool
	h.handed++
}

// refuse fails a job that the pool does not get.
func (j *job) refuse(err error) {
	j.promise = pool.Rejected(err)
	j.answered()
}

// answered is called when there is an outcome, on any goroutine.
func (j *job) answered() { j.handle.bridge.sandbox.Post(j.hear) }

// hear takes the outcome to the program, unless that has settled the job itself.
// The program waits for what is left of it, which may still be heard of.
func (j *job) hear() (err error) {
	if !j.settled {
		kind, value := j.handle.bridge.outcome(j.promise)
		if j.kept && kind == "pool terminated" { // before that worker was ready
			kind = "worker terminated"
		}
		j.over()
		err = j.tell(kind, value)
	} else if j.queue != nil {
		j.queue.heard(j) // a worker may have got it while the program cancelled it
	}
	if !j.leaves() {
		j.hold.Release()
	}
	return err
}

// timedOut reports whether that is the outcome.
func (j *job) timedOut() bool {
	select {
	case <-j.promise.Done():
		_, err := j.promise.Result()
		var timeout *pool.TimeoutError
		return errors.As(err, &timeout)
	default:
		return false
	}
}

// leaves reports whether something is left of a job that has an outcome, so that
// stopped will be called.
func (j *job) leaves() bool {
	if j.options.OnStopped == nil {
		return false
	}
	switch _, err := j.promise.Result(); err.(type) {
	case *pool.CancellationError, *pool.TimeoutError:
		return true
	case *pool.WorkerError:
		return j.pool != nil // a session's jobs lose their worker while they wait, too
	}
	return false
}

// tell tells the program the outcome of a job that is over.
func (j *job) tell(kind string, value goja.Value) error {
	b := j.handle.bridge
	switch {
	case j.settle != nil:
		_, err := j.settle(goja.Undefined(), b.sandbox.VM().ToValue(kind), value)
		return err
	case kind == "result":
		j.given.Resolve(value)
	default:
		j.given.Reject(b.taskError(kind, value, j.handle.object.Get("script")))
	}
	return nil
}

// over takes a job off the books, once.
func (j *job) over() {
	if j.settled {
		return
	}
	j.settled = true
	h := j.handle
	h.jobs.remove(&j.unsettled)
	if j.settle != nil {
		delete(h.numbered, j.number)
	}
	if j.queue != nil {
		j.queue.heard(j)
	}
	if j.pool != nil && j.pool == h.pool {
		h.handed--
	}
	if j.options.OnStopped == nil || j.promise == nil {
		j.hold.Release()
	}
}

// stopped is called when nothing of a job is left that was stopped, or has lost
// its worker; after answered.
func (j *job) stopped() {
	j.handle.bridge.sandbox.Post(func() error {
		j.hold.Release()
		return nil
	})
}

// Cancel is for a program that has settled its own promise already, or is about
// to.
func (j *job) Cancel() {
	if j.settled {
		return
	}
	if j.over(); j.promise != nil {
		j.promise.Cancel()
	}
}

// Timeout gives the job so many milliseconds.
func (j *job) Timeout(milliseconds goja.Value) {
	ms := duration(milliseconds)
	switch {
	case j.settled:
	case j.promise != nil:
		j.promise.Timeout(ms)
	default:
		j.options.Timeout = max(ms, 1)
	}
}

// cancel is native.cancel(number).
func (h *handle) cancel(call goja.FunctionCall) goja.Value {
	if j := h.numbered[int(call.Argument(0).ToInteger())]; j != nil {
		j.Cancel()
	}
	return goja.Undefined()
}

// timeout is native.timeout(number, ms).
func (h *handle) timeout(call goja.FunctionCall) goja.Value {
	if j := h.numbered[int(call.Argument(0).ToInteger())]; j != nil {
		j.Timeout(call.Argument(1))
	}
	return goja.Undefined()
}

// taskOptions fills in the options of a task, and returns what moves with its
// arguments.
func (j *job) taskOptions(from *goja.Object) (transfer []goja.Value) {
	b, to := j.handle.bridge, &j.options
	vm := b.sandbox.VM()
	if on, ok := goja.AssertFunction(from.Get("on")); ok {
		var thrown error // by what is being called
		to.Deliver = func(call func()) {
			b.sandbox.Post(func() error {
				thrown = nil
				call()
				return thrown
			})
		}
		tell := func(payload goja.Value, err error) {
			if err == nil {
				_, err = on(goja.Undefined(), payload)
			}
			thrown = err
		}
		to.OnEvent = func(payload jsbridge.Clone) {
			if !j.terminated {
				tell(payload.JS(vm))
			}
		}
		if from.Get("output").ToBoolean() {
			printed := func(stream string) io.Writer {
				return printer(func(text string) {
					if !j.terminated {
						payload := vm.NewObject()
						tell(payload, payload.Set(stream, text))
					}
				})
			}
			to.Stdout, to.Stderr = printed("stdout"), printed("stderr")
		}
	}
	if v := from.Get("timeout"); v != nil && !goja.IsUndefined(v) {
		to.Timeout = max(duration(v), 1)
	}
	to.Priority = integer(from.Get("priority"))
	if v := from.Get("transfer"); v != nil {
		transfer = far.Elements(v)
	}
	return transfer
}

// A printer is given what a task prints.
type printer func(text string)

func (p printer) Write(text []byte) (int, error) {
	p(string(text))
	return len(text), nil
}
