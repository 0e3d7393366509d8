package pool_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/pooltest"
	"github.com/wprun/wprun/runtime"
)

// TestProcess runs what every transport must pass.
func TestProcess(t *testing.T) {
	pooltest.Exercise(t, pool.Process{})
}

// TestLevels: workers work at each level that there is.
func TestLevels(t *testing.T) {
	for _, level := range []pool.Level{pool.LevelProcess, pool.Restricted, pool.Strict} {
		t.Run(level.String(), func(t *testing.T) {
			p := newPool(t, pool.Options{MaxWorkers: 1, Transport: pool.Process{Level: level, Memory: 512 << 20}})
			if got := await[int](t, p.Run("(a, b) => a + b", 3, 4)); got != 7 {
				t.Fatal(got)
			}
			// Scripts find nothing of the host.
			if got := await[string](t, p.Run("() => JSON.stringify(process.env)")); got != "{}" {
				t.Errorf("the environment is %s", got)
			}
			const grow = "() => { const l = []; for (;;) l.push(new Uint8Array(1e6).fill(1)) }"
			err := fails(t, p.Run(grow))
			// A process whose looks at its own memory come late dies of its limit. That does
			// not happen time after time.
			for tries := 1; tries < 10 && errors.As(err, new(*pool.ExitError)) && strings.Contains(err.Error(), "out of memory"); tries++ {
				err = fails(t, p.Run(grow))
			}
			if !errors.Is(err, runtime.ErrMemory) {
				t.Error(err)
			}
			probe(t, p)
		})
	}
}

// A script that loads others from its project, in a process that can open no
// file.
func TestProcessReadsFilesThroughTheHost(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"worker.js":     "const { tax } = require('./lib/tax'); require('workerpool').worker({ tax, other: () => require('/etc/hostname') })",
		"lib/tax.js":    "exports.tax = n => n * require('./rate.json').rate",
		"lib/rate.json": `{"rate": 0.5}`,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := newPool(t, pool.Options{MaxWorkers: 1, Script: filepath.Join(dir, "worker.js"), Transport: pool.Process{}})
	if got := await[float64](t, p.Exec("tax", []any{8}, nil)); got != 4 {
		t.Error(got)
	}
	if err := fails(t, p.Exec("other", nil, nil)); !strings.Contains(err.Error(), "Cannot find module") {
		t.Error(err)
	}
}

func TestWhatAProcessCannotBeGiven(t *testing.T) {
	for want, o := range map[string]pool.Options{
		"Mounts": {Mounts: []runtime.Mount{{Path: "/x", Dir: t.TempDir()}}},
		`Module "m": its Init`: {Modules: []runtime.Module{{Name: "m", Init: func(*runtime.Sandbox, *goja.Object) error {
			return nil
		}}}},
	} {
		o.Transport = pool.Process{}
		if _, err := pool.New(o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	for want, process := range map[string]pool.Process{
		"Memory":    {Memory: 1},
		"negative":  {CPU: -1},
		"Level(99)": {Level: 99},
	} {
		if _, err := pool.New(pool.Options{Transport: process}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

// A program that does not call ServeWorker is no worker, and says so.
func TestAProgramThatIsNoWorker(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, Transport: pool.Process{Command: []string{"/bin/echo", "hello from", "elsewhere"}}})
	err := fails(t, p.Run("() => 1"))
	var failed *pool.PoolError
	if !errors.As(err, &failed) || !strings.Contains(err.Error(), "pool.ServeWorker") {
		t.Error(err)
	}
	p = newPool(t, pool.Options{MaxWorkers: 1, Transport: pool.Process{Command: []string{"/no/such/program"}}})
	if err := fails(t, p.Run("() => 1")); !errors.As(err, &failed) || !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

// Events, output, host functions and abort listeners are messages like any
// other; see pooltest. This is about their order.
func TestProcessKeepsOrder(t *testing.T) {
	p := newPool(t, pool.Options{MaxWorkers: 1, Transport: pool.Process{}})
	var got []float64
	promise := p.RunWith(&pool.ExecOptions{OnEvent: func(c jsbridge.Clone) {
		var n float64
		if err := c.Into(&n); err != nil {
			t.Error(err)
		}
		got = append(got, n)
	}}, "function (n) { for (let i = 0; i < n; i++) this.worker.emit(i) }", 1000)
	await[any](t, promise)
	for i, n := range got {
		if float64(i) != n {
			t.Fatal(i, n)
		}
	}
	if len(got) != 1000 {
		t.Error(len(got))
	}
}

func TestDiagnose(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	d := pool.Diagnose(ctx, pool.Process{})
	if d.Err != nil {
		t.Fatal(d.Err)
	}
	if len(d.Tries) < 10 || len(d.Holds) < 5 {
		t.Errorf("%+v", d)
	}
	for _, try := range d.Tries {
		if try.Must && !try.Denied {
			t.Errorf("a worker %s", try.What)
		}
	}
}
