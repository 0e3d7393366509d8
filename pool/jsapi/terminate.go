package jsapi

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/pool"
)

// terminate is native.terminate(force, timeout in ms, done, fail): done is called
// later with the number of workers, or fail with what onTerminateWorker threw. Tasks
// that no worker has, or will have once it has started, are refused before it
// returns, and with force the others fail. A worker has its next task only when the
// program has heard of the one before.
func (h *handle) terminate(call goja.FunctionCall) goja.Value {
	force := call.Argument(0).ToBoolean()
	limit := duration(call.Argument(1)) // here: the arguments are the script's stack
	done, _ := goja.AssertFunction(call.Argument(2))
	fail, _ := goja.AssertFunction(call.Argument(3))
	b := h.bridge
	p, crew := h.pool, h.crew
	var workers int
	running := h.current()
	if p != nil {
		stats := p.Stats()
		kept, waiting := h.queue.jobs()
		var stopping int
		workers, stopping = h.workers(stats, kept)
		room := min(len(kept)+stats.Starting, h.options.MaxWorkers-stopping)
		kept, waiting = divide(append(kept, waiting...), room)
		for _, j := range kept {
			j.kept = true
		}
		waiting = append(waiting, h.backlog...)
		h.pool, h.queue, h.crew, h.handed, h.backlog = nil, nil, nil, 0, nil // the next task makes new ones
		h.end(waiting, "pool terminated")
		if force {
			h.end(running, "worker terminated")
		}
	}
	var promises []*pool.Promise
	for _, j := range running {
		if j.promise != nil {
			promises = append(promises, j.promise)
		}
	}
	h.ending += workers
	b.later(func() error {
		if p == nil {
			return nil
		}
		return end(p, promises, force, limit)
	}, func(error) error { // that a worker is stuck is no error here: the package resolves too
		h.ending -= workers
		h.alive = slices.DeleteFunc(h.alive, func(x *pool.Pool) bool { return x == p })
		if h.ending == 0 {
			h.catchUp()
		}
		if crew != nil && crew.failure != nil {
			_, err := fail(goja.Undefined(), crew.failure)
			return err
		}
		_, err := done(goja.Undefined(), b.sandbox.VM().ToValue(workers))
		return err
	})
	return goja.Undefined()
}

// divide returns the first n jobs, and the others.
func divide(jobs []*job, n int) (first, others []*job) {
	n = max(0, min(n, len(jobs)))
	return jobs[:n], jobs[n:]
}

// current are the jobs that the pool has, in their order.
func (h *handle) current() []*job {
	var jobs []*job
	for p := h.jobs.first; p != nil; p = p.next {
		if j := p.value; j.pool != nil && j.pool == h.pool {
			jobs = append(jobs, j)
		}
	}
	slices.SortFunc(jobs, func(a, b *job) int { return cmp.Compare(a.number, b.number) })
	return jobs
}

// end settles those of the jobs that have not been.
func (h *handle) end(jobs []*job, kind string) {
	for _, j := range jobs {
		if j.settled {
			continue
		}
		promise := j.promise
		j.terminated = true
		j.over()
		j.hold.Release()
		if err := j.tell(kind, goja.Undefined()); err != nil {
			panic(err)
		}
		if promise != nil {
			promise.Cancel()
		}
	}
}

// catchUp hands out what has come while the pool was being terminated.
func (h *handle) catchUp() {
	jobs := h.backlog
	h.backlog = nil
	for _, j := range jobs {
		call := j.call
		if j.call = nil; j.settled {
			continue
		}
		err := h.open()
		if err == nil {
			if exception := h.bridge.sandbox.VM().Try(func() { h.submit(j, *call) }); exception != nil {
				err = exception
			}
		}
		if err != nil {
			j.refuse(err)
		}
	}
}

// end ends a pool: when what runs has settled, or the limit has passed, or at
// once.
func end(p *pool.Pool, running []*pool.Promise, force bool, limit time.Duration) error {
	if force {
		return p.Terminate()
	}
	ctx, cancel := context.Background(), context.CancelFunc(func() {})
	if limit > 0 {
		ctx, cancel = context.WithTimeout(ctx, limit)
	}
	defer cancel()
	for _, promise := range running { // a closed pool would refuse those whose worker still starts
		select {
		case <-promise.Done():
		case <-ctx.Done():
		}
	}
	return p.Close(ctx)
}
