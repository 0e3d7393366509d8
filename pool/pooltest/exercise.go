// Package pooltest holds what every [pool.Transport] must pass, for those who
// write one: [Exercise], the behaviours of a pool, and [Ledger], many tasks
// among faults of all sorts.
//
//	func TestTransport(t *testing.T) { pooltest.Exercise(t, transport) }
//
// Both end all that they start. Neither sleeps or asserts how long something
// takes.
package pooltest

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	goruntime "runtime"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// Exercise runs the behaviours of a pool as subtests, with workers that the
// transport makes. It may be given any number of times to the same transport.
func Exercise(t *testing.T, transport pool.Transport) {
	x := exercise{transport}
	for _, topic := range []struct {
		name string
		run  func(*testing.T)
	}{
		{"workers", x.workers},
		{"recycling", x.recycling},
		{"starting", x.starting},
		{"beside", x.beside},
		{"queues", x.queues},
		{"room", x.room},
		{"promises", x.promises},
		{"stopping", x.stopping},
		{"aborting", x.aborting},
		{"stuck", x.stuck},
		{"events", x.events},
		{"output", x.output},
		{"functions", x.functions},
		{"map", x.mapping},
		{"broadcast", x.broadcast},
		{"sessions", x.sessions},
		{"ending", x.ending},
		{"watching", x.watching},
		{"values", x.values},
	} {
		t.Run(topic.name, topic.run)
	}
}

// An exercise is the suite for one transport.
type exercise struct{ transport pool.Transport }

const (
	loop    = "() => { for (;;); }"
	forever = "() => new Promise(resolve => setTimeout(resolve, 1e9))" // and yields
	crash   = "() => { setTimeout(() => { throw new RangeError('uncaught') }); return new Promise(() => {}) }"
	nothing = "() => {}"
)

// pool returns a pool that is ended with the test. Its workers have a minute for
// what they have a second for else: the machine may stand still for longer than that.
func (x exercise) pool(t *testing.T, options pool.Options) *pool.Pool {
	t.Helper()
	if options.Transport == nil {
		options.Transport = x.transport
	}
	options.Grace = cmp.Or(options.Grace, time.Minute)
	options.AbortTimeout = cmp.Or(options.AbortTimeout, time.Minute)
	p, err := pool.New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// To end by force takes its time, too: more than a Grace that is short on purpose.
		if err := p.Terminate(); err != nil && options.Grace != grace {
			t.Error(err)
		}
	})
	return p
}

// await returns the value of a promise that must not fail.
func await[T any](t *testing.T, p *pool.Promise) T {
	t.Helper()
	v, err := pool.Await[T](t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// fails waits for a promise that must fail, with an error that matches want
// unless that is nil, and returns the error.
func fails(t *testing.T, p *pool.Promise, want error) error {
	t.Helper()
	v, err := p.Await(t.Context())
	if err == nil {
		t.Fatalf("got %v, want an error", v)
	}
	if want != nil && !errors.Is(err, want) {
		t.Fatalf("got %T: %v; want %v", err, err, want)
	}
	return err
}

// same checks that two values print the same.
func same(t *testing.T, got, want any) {
	t.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		t.Fatalf("got %s, want %s", g, w)
	}
}

// until waits until the pool's numbers are as they should be, and stay.
func until(t *testing.T, p *pool.Pool, want func(pool.Stats) bool) {
	t.Helper()
	for !want(p.Stats()) {
		if t.Context().Err() != nil {
			t.Fatalf("%+v", p.Stats())
		}
		goruntime.Gosched()
	}
}

// active waits until so many tasks run, none of which ends by itself.
func active(t *testing.T, p *pool.Pool, n int) {
	t.Helper()
	until(t, p, func(s pool.Stats) bool { return s.ActiveTasks == n })
}

// alive checks that the pool still works.
func alive(t *testing.T, p *pool.Pool) {
	t.Helper()
	same(t, await[string](t, p.Run("() => 'alive'")), "alive")
}

// script writes a worker script and returns its path.
func script(t *testing.T, source string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "worker.js")
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A held task runs until it is released: it has sent more events than are on
// their way at a time, and none of them is taken.
type held struct {
	*pool.Promise
	release func() // may be called once
}

const heldFunction = "function (result) { for (let i = 0; i < 1000; i++) this.worker.emit(i); return result }"

// hold starts a task that runs until it is released, in a pool or a session, and
// waits until it does run. The result is what the task returns.
func hold(t *testing.T, p pool.Caller, result any) held {
	t.Helper()
	running, released := make(chan struct{}, 1000), make(chan struct{})
	promise := p.Exec("run", []any{heldFunction, []any{result}}, &pool.ExecOptions{OnEvent: func(jsbridge.Clone) {
		running <- struct{}{}
		<-released
	}})
	select {
	case <-running:
	case <-promise.Done():
		t.Fatalf("%v", fails(t, promise, nil))
	}
	release := func() { close(released) }
	return held{promise, release}
}

// listening calls a function that hears events, and returns its promise and
// what it hears.
func listening(p *pool.Pool, function string, args ...any) (*pool.Promise, <-chan any) {
	heard := make(chan any, 10_000)
	promise := p.Exec("run", []any{function, args}, &pool.ExecOptions{OnEvent: func(c jsbridge.Clone) {
		var v any
		if err := c.Into(&v); err != nil {
			v = err
		}
		heard <- v
	}})
	return promise, heard
}
