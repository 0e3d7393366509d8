package jsapi

import (
	"math"
	goruntime "runtime"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/pool"
)

// A handle is what a Pool of pool.js holds. Its pool is made when the first
// worker or task is wanted, and again by the first one after terminate.
type handle struct {
	bridge  *bridge
	object  *goja.Object // that Pool
	options pool.Options
	create  goja.Callable // gives what a worker is given; nil when that is always the same
	ended   goja.Callable // is told that a worker has gone

	pool       *pool.Pool
	queue      *queue
	crew       *crew
	alive      []*pool.Pool // this one, and those that are being terminated
	broadcasts []broadcast  // for pools that are made later

	jobs     list[job]    // that have not settled,
	numbered map[int]*job // and of these, those that task.js knows by number
	jobbed   int          // jobs so far
	handed   int          // of the jobs, those that the pool has
	ending   int          // workers of pools that are being terminated
	backlog  []*job       // that wait for those to end
}

// newPool is host.pool(options) of pool.js.
func (b *bridge) newPool(options *goja.Object) *goja.Object {
	h := &handle{bridge: b, object: options.Get("pool").(*goja.Object), options: b.options, numbered: make(map[int]*job)}
	if options.Get("hasty").ToBoolean() {
		b.sandbox.Carried(h.object).(*seat).handle = h
	}
	o := &h.options
	o.Script = options.Get("script").String()
	o.MaxWorkers = integer(options.Get("maxWorkers"))
	if o.MaxWorkers == 0 {
		o.MaxWorkers = max(goruntime.NumCPU()-1, 1)
	}
	o.MinWorkers = integer(options.Get("minWorkers"))
	o.MaxTasks = integer(options.Get("maxTasks"))
	o.Fresh = options.Get("fresh").ToBoolean()
	o.IdleTimeout = duration(options.Get("idleTimeout"))
	o.AbortTimeout = duration(options.Get("abortListenerTimeout"))
	o.Grace = duration(options.Get("workerTerminateTimeout"))
	switch options.Get("type").String() {
	case "thread":
		o.Transport = pool.Goroutine{}
	case "process":
		o.Transport = processes()
	}
	if options.Get("emitStdStreams").ToBoolean() {
		o.Stdout, o.Stderr = nil, nil
	}
	h.create, _ = goja.AssertFunction(options.Get("create"))
	h.ended, _ = goja.AssertFunction(options.Get("ended"))
	if worker, ok := options.Get("worker").(*goja.Object); ok {
		given := b.newProvision(worker)
		o.OnCreateWorker = after(o.OnCreateWorker, func(_ int, config *pool.WorkerConfig) error {
			given.apply(config)
			return nil
		})
	}
	b.pools = append(b.pools, h)
	if o.MinWorkers > 0 && h.open() == nil { // else the first task will say what is wrong
		h.hireAll()
	}

	object := b.sandbox.VM().NewObject()
	for name, f := range map[string]func(goja.FunctionCall) goja.Value{
		"exec":      func(call goja.FunctionCall) goja.Value { return h.exec(call, nil) },
		"cancel":    h.cancel,
		"timeout":   h.timeout,
		"stats":     h.stats,
		"clear":     h.clear,
		"terminate": h.terminate,
		"session":   h.session,
		"broadcast": h.broadcast,
	} {
		_ = object.Set(name, f)
	}
	return object
}

// after calls what the host wants called for a new worker, if anything, and then
// what the program wants.
func after(host, program func(int, *pool.WorkerConfig) error) func(int, *pool.WorkerConfig) error {
	if host == nil {
		return program
	}
	return func(number int, config *pool.WorkerConfig) error {
		if err := host(number, config); err != nil {
			return err
		}
		return program(number, config)
	}
}

// processes are the workers of type process: as restricted as this system can.
func processes() pool.Transport {
	if pool.Supported(pool.Restricted) != nil {
		return pool.Process{Level: pool.LevelProcess}
	}
	return pool.Process{}
}

// open makes the pool if there is none.
func (h *handle) open() error {
	if h.pool != nil {
		return nil
	}
	options := h.options
	queue := newQueue(higher)
	options.Queue = queue
	var crew *crew
	if h.create != nil {
		crew = newCrew(h)
		options.OnCreateWorker, options.OnTerminateWorker = after(options.OnCreateWorker, crew.hire), crew.dismiss
	}
	p, err := pool.New(options)
	if err != nil {
		return err
	}
	h.pool, h.queue, h.crew = p, queue, crew
	h.alive = append(h.alive, p)
	for _, b := range h.broadcasts {
		p.Broadcast(b.function, b.args...)
	}
	return nil
}

// hireAll has the program say what the workers are given that the pool has
// started by now, and throws what it throws.
func (h *handle) hireAll() {
	if h.crew == nil {
		return
	}
	if err := h.crew.catchUp(h.pool); err != nil {
		h.bridge.sandbox.Throw(err)
	}
}

func (h *handle) clear(call goja.FunctionCall) goja.Value {
	if h.pool != nil {
		h.pool.Clear(call.Argument(0).ToBoolean())
	}
	return goja.Undefined()
}

// stats is as the program sees it: a task runs until it has heard of the end, however
// far the worker is by then, and has a worker as soon as one is there or about to be.
func (h *handle) stats(goja.FunctionCall) goja.Value {
	var workers, stopping int
	if h.pool != nil {
		stats := h.pool.Stats()
		workers, stopping = h.workers(stats, h.queue.unheard(h.options.MaxWorkers))
	}
	busy := min(workers, h.handed+stopping)
	object := h.bridge.sandbox.VM().NewObject()
	_ = object.Set("totalWorkers", workers+h.ending)
	_ = object.Set("busyWorkers", busy+h.ending)
	_ = object.Set("idleWorkers", workers-busy)
	_ = object.Set("pendingTasks", h.handed+stopping-busy+len(h.backlog))
	_ = object.Set("activeTasks", busy+h.ending)
	return object
}

// workers are those of the pool as the program sees it, and of these, the ones that
// have yet to stop a task of whose end it knows. Unheard are the jobs that workers
// were given, and of whose outcome it has not heard, though the worker may have
// another one by now, or have ended.
func (h *handle) workers(stats pool.Stats, unheard []*job) (all, stopping int) {
	stopping = max(0, stats.BusyWorkers-stats.Starting-stats.ActiveTasks)
	for _, j := range unheard {
		if stopping > 0 && j.timedOut() {
			stopping--
		}
	}
	return max(stats.TotalWorkers, min(len(unheard)+stopping, h.options.MaxWorkers)), stopping
}

// integer is a count; infinitely many are very many.
func integer(v goja.Value) int {
	if v == nil || goja.IsUndefined(v) {
		return 0
	}
	return int(min(v.ToFloat(), math.MaxInt32))
}

// duration converts what JavaScript counts in: milliseconds.
func duration(v goja.Value) time.Duration {
	if v == nil || goja.IsUndefined(v) {
		return 0
	}
	ms := v.ToFloat()
	if !(ms > 0) {
		return 0
	}
	return time.Duration(min(ms, math.MaxInt64/2e6) * float64(time.Millisecond))
}
