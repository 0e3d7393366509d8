package pool_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// TestLies: whatever a worker says in place of an answer, its task settles once,
// with what can be said about it, and the next one has a worker.
func TestLies(t *testing.T) {
	for name, lie := range lies {
		t.Run(name, func(t *testing.T) {
			process := liar()
			if slices.Contains(slowLies, name) {
				process = process.WithFrameTimeout(time.Second)
			}
			if slices.Contains(silentLies, name) {
				process.Silence = time.Second
			}
			if name == "more memory than it may" {
				process.Memory = 256 << 20
			}
			options := pool.Options{MaxWorkers: 1}
			if name == "broken" { // and does not end
				options.Grace = time.Second
			}
			b := keepBooks(t, options, process)
			held, before := make(chan struct{}), heapInUse()
			promise := b.RunWith(&pool.ExecOptions{OnEvent: func(jsbridge.Clone) { <-held }}, name)
			if strings.HasSuffix(lie.want, "than it may") { // and nobody takes them
				until(t, b.Pool, func(s pool.Stats) bool { return s.Restarts == 1 })
				if grown := int64(heapInUse()) - int64(before); grown > 150<<20 {
					t.Errorf("this process holds %d MB of them", grown>>20)
				}
			}
			close(held)
			if lie.want == "" {
				v, err := promise.Await(t.Context())
				for tries := 1; err != nil && b.excused(err, tries); tries++ {
					v, err = b.Run(name).Await(t.Context())
				}
				if v != true || err != nil {
					t.Error(v, err)
				}
				for range 3 { // what else was said counts for nobody
					if v, err := pool.Await[string](t.Context(), b.Run("again")); err != nil {
						var lost *pool.WorkerError
						if !errors.As(err, &lost) {
							t.Error(err)
						}
					} else if v != "alive" {
						t.Error(v)
					}
				}
				return
			}
			var lost *pool.WorkerError
			if err := fails(t, promise); !errors.As(err, &lost) || !strings.Contains(err.Error(), lie.want) {
				t.Errorf("got %T: %v; want %q", err, err, lie.want)
			}
			var exit *pool.ExitError
			if errors.As(lost, &exit) && len(exit.Stdout)+len(exit.Stderr) > 20<<10 {
				t.Errorf("%d bytes of output are kept", len(exit.Stdout)+len(exit.Stderr))
			}
		})
	}
}

// TestGreetings: a program that does not become a worker is an error that says
// what to do, and no task is lost that a later worker can do.
func TestGreetings(t *testing.T) {
	for greeting, want := range map[string]string{
		"another version":     "the worker speaks version 1000 of the protocol, and this program version 1",
		"less than was asked": "it lacks: process group",
		"unable":              "could not confine itself: this kernel is too old",
		"no hello":            "a frame of kind 3 in place of a hello",
		"no CBOR":             "a hello that is none",
		"a long hello":        "a frame of 2147483647 bytes",
		"half a hello":        "a frame that was not whole in 1s",
		"text":                "does it call pool.ServeWorker first in main",
		"nothing":             "the worker was not ready within 1s",
		"a hung up hello":     "it has closed its connection, and did not end",
		"exit 3":              "exit code 3: no license",
	} {
		t.Run(greeting, func(t *testing.T) {
			nothingIsLeft(t)
			process, options := liar(greeting), pool.Options{MaxWorkers: 1, MaxFailures: 1}
			process.Spares = -1
			switch greeting { // those that are found out by the time they take
			case "half a hello":
				process = process.WithFrameTimeout(time.Second)
			case "nothing":
				options.StartTimeout = time.Second
			}
			options.Transport = process
			p := newPool(t, options)
			var failed *pool.PoolError
			if err := fails(t, p.Run("() => 1")); !errors.As(err, &failed) || !strings.Contains(err.Error(), want) {
				t.Errorf("got %v; want %q", err, want)
			}
		})
	}
}
