package pool_test

import (
	"errors"

	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// The first event of a task may come from an abort listener, when the task has
// settled.
func TestFirstEventAfterCancel(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, TasksPerWorker: 2})
	for range 50 {
		heard := make(chan jsbridge.Clone, 1)
		promise := p.Exec("run", []any{`function () {
			this.worker.addAbortListener(async () => { this.worker.emit('aborted') })
			return new Promise(() => {})
		}`}, &pool.ExecOptions{OnEvent: func(c jsbridge.Clone) { heard <- c }})
		probe(t, p) // beside it, and after it has begun
		promise.Cancel()
		fails(t, promise)
		<-heard
	}
}

func TestSessionCloseSaysWhy(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1})
	x, err := p.Session(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	running := x.Run(loop)
	waitRunning(t, p)
	x.Close()
	var lost *pool.WorkerError
	if err := fails(t, running); !errors.As(err, &lost) || lost.Err == nil {
		t.Fatalf("%T: %v", err, err)
	}
	probe(t, p)
}
