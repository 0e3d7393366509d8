package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

// TestWorkerOfAnotherProgram: "wprun worker", built as people have it, is a worker
// of a program that is not wprun.
func TestWorkerOfAnotherProgram(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "wprun")
	if goruntime.GOOS == "windows" {
		binary += ".exe"
	}
	if text, err := exec.CommandContext(t.Context(), "go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	process := pool.Process{Command: []string{binary, "worker"}}
	if pool.Supported(pool.Restricted) != nil {
		process.Level = pool.LevelProcess
	}
	var lines strings.Builder
	p := newPool(t, pool.Options{MaxWorkers: 1, Transport: process, Stdout: &lines, Modules: []runtime.Module{{Name: "host", Funcs: map[string]any{
		"twice": func(n int) int { return 2 * n },
		"fails": func() error { return errOfHost },
	}}}})
	events := 0
	promise := p.RunWith(&pool.ExecOptions{OnEvent: func(jsbridge.Clone) { events++ }},
		"function (n) { console.log('printed'); this.worker.emit(1); return require('host').twice(n) }", 21)
	if got, err := pool.Await[int](t.Context(), promise); err != nil || got != 42 || events != 1 || lines.String() != "printed\n" {
		t.Errorf("got %v, %v, with %d events and the output %q", got, err, events, lines.String())
	}
	if _, err := p.Run("() => require('host').fails()").Await(t.Context()); !errors.Is(err, errOfHost) {
		t.Errorf("got %v", err)
	}
	if s := p.Stats(); s.Restarts != 0 || s.Completed != 1 {
		t.Errorf("%+v", s)
	}
}

var errOfHost = errors.New("an error of the host's")

// TestProgramsThatAreNoWorkers: the error says what to do, and what the program has
// printed.
func TestProgramsThatAreNoWorkers(t *testing.T) {
	for name, x := range map[string]struct {
		command []string
		printed string
	}{
		"prints something else": {[]string{"go", "version"}, "go version go"},
		"fails":                 {[]string{"go", "no-such-command"}, "unknown command"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPool(t, pool.Options{MaxWorkers: 1, MaxFailures: 1, Transport: pool.Process{Command: x.command, Level: pool.LevelProcess}})
			_, err := p.Run("() => 1").Await(t.Context())
			var failed *pool.PoolError
			var exit *pool.ExitError
			const want = "the program did not become a worker: does it call pool.ServeWorker first in main?"
			if !errors.As(err, &failed) || !errors.As(err, &exit) || !strings.Contains(err.Error(), want) {
				t.Fatalf("got %T: %v", err, err)
			}
			if !strings.Contains(exit.Stdout+exit.Stderr, x.printed) {
				t.Errorf("it has printed %q and %q", exit.Stdout, exit.Stderr)
			}
		})
	}
}

// newPool makes a pool that ends with the test.
func newPool(t *testing.T, o pool.Options) *pool.Pool {
	t.Helper()
	p, err := pool.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Terminate(); err != nil {
			t.Error(err)
		}
	})
	return p
}
