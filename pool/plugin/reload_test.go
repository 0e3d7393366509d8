package plugin_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/plugin"
	"github.com/wprun/wprun/runtime"
)

// version is a plugin that says which version it is, at once or when the gate is
// opened.
func version(n int) files {
	return files{
		"package.json": fmt.Sprintf(`{ "name": "v", "version": "%d", "wprun": { "modules": ["gate"], "hooks": ["version", "later"] }}`, n),
		"index.js": registers + `({
			version: () => require('./number').n,
			later: async () => { await require('gate').pass(); return require('./number').n },
		})`,
		"number.json": fmt.Sprintf(`{ "n": %d }`, n),
	}
}

// broken are changes of such a plugin that must not come into force, and what is
// said of them.
var broken = map[string]files{
	"Unexpected end":          {"index.js": registers + "({ version: () => "},
	"while loading":           {"index.js": "throw new Error('while loading')"},
	"Cannot find module":      {"index.js": "require('./none')"},
	`the hook "later"`:        {"index.js": registers + "({ version: () => 0 })"},
	`the hook "more"`:         {"package.json": `{ "name": "v", "wprun": { "hooks": ["more"] }}`},
	`module "net"`:            {"package.json": `{ "name": "v", "wprun": { "modules": ["net"] }}`},
	`its name has become "w"`: {"package.json": `{ "name": "w" }`},
	"package.json":            {"package.json": `{`},
}

func TestReload(t *testing.T) {
	for name, transport := range transports {
		t.Run(name, func(t *testing.T) {
			g, events := newGate(), newWatcher()
			dir := version(1).write(t, t.TempDir())
			p := load(t, dir, plugin.Options{
				Pool:     pool.Options{Transport: transport, MaxWorkers: 1, Modules: []runtime.Module{g.module()}},
				Observer: events.observe,
			})
			if e := events.next(t, plugin.Loaded); e.Plugin != "v" || e.Version != "1" {
				t.Errorf("%+v", e)
			}
			running, waiting := p.Exec("later", nil, nil), p.Exec("later", nil, nil)
			<-g.entered

			version(2).write(t, dir)
			if err := p.Reload(t.Context()); err != nil {
				t.Fatal(err)
			}
			if e := events.next(t, plugin.Reloaded); e.Version != "2" {
				t.Errorf("%+v", e)
			}
			// New calls run the new code, beside those that run the old one.
			if got := call[int](t, p, "version"); got != 2 {
				t.Error(got)
			}
			if s := p.Status(); s.Retiring != 1 || s.Generation != 2 || s.Version != "2" || s.Stats.ActiveTasks != 1 || s.Stats.PendingTasks != 1 {
				t.Errorf("%+v", s)
			}

			// What is broken changes nothing.
			for want, files := range broken {
				version(3).write(t, dir)
				files.write(t, dir)
				err := p.Reload(t.Context())
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("want %q, got %v", want, err)
				}
				if e := events.next(t, plugin.Refused); e.Version != "2" || e.Err != err {
					t.Errorf("%+v", e)
				}
				if s := p.Status(); s.Generation != 2 || s.Refused != err {
					t.Errorf("%+v", s)
				}
			}
			if got := call[int](t, p, "version"); got != 2 {
				t.Error(got)
			}

			// What had begun goes on as it has begun.
			close(g.open)
			for _, promise := range []*pool.Promise{running, waiting} {
				if got, err := pool.Await[int](t.Context(), promise); err != nil || got != 1 {
					t.Error(got, err)
				}
			}
			version(3).write(t, dir)
			if err := p.Reload(t.Context()); err != nil {
				t.Fatal(err)
			}
			if s := p.Status(); s.Refused != nil || s.Generation != 3 {
				t.Errorf("%+v", s)
			}
			if got := call[int](t, p, "version"); got != 3 {
				t.Error(got)
			}
		})
	}
}

// A worker that is replaced loads the files that its version was made of, and not
// those that lie there by then.
func TestVersionsDoNotMix(t *testing.T) {
	dir := files{
		"package.json": `{ "name": "p" }`,
		"index.js":     registers + "({ number: () => require('./number') })",
		"number.js":    "module.exports = 1",
	}.write(t, t.TempDir())
	p := load(t, dir, plugin.Options{Pool: pool.Options{Fresh: true, MaxWorkers: 1}})
	files{"number.js": "module.exports = 2", "index.js": "neither"}.write(t, dir)
	for range 3 {
		if got := call[int](t, p, "number"); got != 1 {
			t.Error(got)
		}
	}
}

// No call fails for a reload, however many there are, of good versions or bad
// ones.
func TestReloadUnderLoad(t *testing.T) {
	for name, transport := range transports {
		t.Run(name, func(t *testing.T) {
			g := newGate()
			close(g.open)
			dir := version(1).write(t, t.TempDir())
			p := load(t, dir, plugin.Options{Pool: pool.Options{Transport: transport, MaxWorkers: 2, Modules: []runtime.Module{g.module()}}})
			var done atomic.Bool
			var calls atomic.Int64
			var callers sync.WaitGroup
			for range 4 {
				callers.Go(func() { // ends when done is set
					last := 0
					for n := 0; !done.Load(); n++ {
						got, err := pool.Await[int](t.Context(), p.Exec([]string{"version", "later"}[n%2], nil, nil))
						if err != nil || got < last {
							t.Errorf("version %d after %d: %v", got, last, err)
							return
						}
						last = got
						calls.Add(1)
					}
				})
			}
			rounds := map[string]int{"goroutine": 20, "process": 4}[name]
			for n := range rounds {
				version(n+2).write(t, dir)
				if err := p.Reload(t.Context()); err != nil {
					t.Error(err)
				}
				files{"index.js": "throw new Error('round')"}.write(t, dir)
				if err := p.Reload(t.Context()); err == nil {
					t.Error("it throws and was loaded")
				}
			}
			done.Store(true)
			callers.Wait()
			s := p.Status()
			if s.Generation != rounds+1 || s.Stats.Failed+s.Stats.Cancelled+s.Stats.TimedOut > 0 || s.Stats.Completed < uint64(calls.Load()) {
				t.Errorf("%d calls: %+v", calls.Load(), s)
			}
		})
	}
}

// What the numbers count never becomes less.
func TestStatsGoOn(t *testing.T) {
	dir := files{"p.js": registers + "({ n: () => 1 })"}.write(t, t.TempDir())
	p := load(t, filepath.Join(dir, "p.js"), plugin.Options{Pool: pool.Options{MaxWorkers: 1}})
	for i := range 5 {
		before := p.Stats().Completed
		call[int](t, p, "n")
		if got := p.Stats().Completed; got != before+1 {
			t.Errorf("%d: %d after %d", i, got, before)
		}
		if err := p.Reload(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := p.Stats().Completed; got < before+1 {
			t.Errorf("%d: %d after %d", i, got, before)
		}
	}
	if s := p.Status(); s.Stats.RunTime.Count != s.Stats.Completed {
		t.Errorf("%+v", s)
	}
}

func TestReloadIsGivenUp(t *testing.T) {
	g := newGate()
	dir := version(1).write(t, t.TempDir())
	events := newWatcher()
	p := load(t, dir, plugin.Options{Pool: pool.Options{MaxWorkers: 1, Modules: []runtime.Module{g.module()}}, Observer: events.observe})
	events.next(t, plugin.Loaded)
	files{"index.js": "require('gate').pass()"}.write(t, dir)
	ctx, cancel := context.WithCancelCause(t.Context())
	reloaded := make(chan error)
	go func() { reloaded <- p.Reload(ctx) }()
	<-g.entered
	// Another one waits for its turn, and no longer than it wants to.
	over, end := context.WithCancel(t.Context())
	end()
	if err := p.Reload(over); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	cancel(errors.New("enough"))
	if err := <-reloaded; err == nil || err.Error() != "enough" {
		t.Error(err)
	}
	if s := p.Status(); s.Refused != nil {
		t.Error(s.Refused)
	}
	if got := call[int](t, p, "version"); got != 1 {
		t.Error(got)
	}
}

func TestWatch(t *testing.T) {
	parent := t.TempDir()
	dir := version(1).write(t, filepath.Join(parent, "v"))
	g, events := newGate(), newWatcher()
	p := load(t, dir, plugin.Options{Pool: pool.Options{MaxWorkers: 1, Modules: []runtime.Module{g.module()}}, Observer: events.observe})
	events.next(t, plugin.Loaded)
	until := func(come func(e plugin.Event) bool) {
		for !come(<-events) { // a change in several steps may be seen in its middle
		}
	}
	runs := func(n int) func(plugin.Event) bool {
		return func(e plugin.Event) bool {
			got, err := pool.Await[int](t.Context(), p.Exec("version", nil, nil)) // of a file that is half written, none
			return err == nil && got == n && e.Kind == plugin.Reloaded
		}
	}
	reloaded := func(n int) {
		until(func(e plugin.Event) bool { return runs(n)(e) && e.Version == fmt.Sprint(n) })
	}
	refused := func(err func(error) bool) {
		until(func(e plugin.Event) bool { return e.Kind == plugin.Refused && err(e.Err) })
	}
	version(2).write(t, dir) // before it is watched
	for range 2 {
		if err := p.Watch(); err != nil {
			t.Fatal(err)
		}
	}
	reloaded(2)
	version(3).write(t, dir)
	reloaded(3)
	// What is broken is said once, and what mends it is seen.
	files{"index.js": "throw new Error('saved too early')"}.write(t, dir)
	refused(func(err error) bool { return strings.Contains(err.Error(), "saved too early") })
	if got := call[int](t, p, "version"); got != 3 {
		t.Error(got)
	}
	version(4).write(t, dir)
	reloaded(4)
	// A file in a directory that is new.
	files{"lib/five.json": `{ "n": 5 }`}.write(t, dir)
	version(5).write(t, dir)
	reloaded(5)
	files{"index.js": registers + "({ version: () => require('./lib/five').n, later: () => 0 })"}.write(t, dir)
	reloaded(5)
	files{"lib/five.json": `{ "n": 55 }`}.write(t, dir)
	until(runs(55))
	// The directory is replaced as a whole.
	next := version(6).write(t, filepath.Join(parent, "next"))
	if err := os.Rename(dir, filepath.Join(parent, "gone")); err != nil {
		t.Fatal(err)
	}
	refused(func(err error) bool { return errors.Is(err, os.ErrNotExist) })
	if err := os.Rename(next, dir); err != nil {
		t.Fatal(err)
	}
	reloaded(6)
	version(7).write(t, dir)
	reloaded(7)
}

func TestWatchOfAScript(t *testing.T) {
	dir := files{"p.js": registers + "({ n: () => 1 })"}.write(t, t.TempDir())
	events := newWatcher()
	p := load(t, filepath.Join(dir, "p.js"), plugin.Options{Pool: pool.Options{MaxWorkers: 1}, Observer: events.observe})
	events.next(t, plugin.Loaded)
	if err := p.Watch(); err != nil {
		t.Fatal(err)
	}
	files{"other.js": "nothing to do with it"}.write(t, dir)
	// As most editors save: a new file takes the name of the old one.
	files{"p.js.new": registers + "({ n: () => 2 })"}.write(t, dir)
	if err := os.Rename(filepath.Join(dir, "p.js.new"), filepath.Join(dir, "p.js")); err != nil {
		t.Fatal(err)
	}
	events.next(t, plugin.Reloaded)
	if got := call[int](t, p, "n"); got != 2 {
		t.Error(got)
	}
	embedded := load(t, "p.js", plugin.Options{Pool: pool.Options{Files: files{"p.js": registers + "({ n: () => 1 })"}.fs()}})
	if err := embedded.Watch(); err == nil {
		t.Error("an fs.FS is watched")
	}
}

// Close lets end what has begun, also on older versions, and refuses the rest.
func TestClose(t *testing.T) {
	g := newGate()
	dir := version(1).write(t, t.TempDir())
	p := load(t, dir, plugin.Options{Pool: pool.Options{MaxWorkers: 1, Modules: []runtime.Module{g.module()}}})
	if err := p.Watch(); err != nil {
		t.Fatal(err)
	}
	promises := []*pool.Promise{p.Exec("later", nil, nil), p.Exec("later", nil, nil)}
	<-g.entered
	if err := p.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	promises = append(promises, p.Exec("later", nil, nil))
	<-g.entered
	closed := make(chan error)
	go func() { closed <- p.Close(t.Context()) }()
	close(g.open)
	for _, promise := range promises {
		if got, err := pool.Await[int](t.Context(), promise); err != nil || got != 1 {
			t.Error(got, err)
		}
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
	fails(t, p.Exec("version", nil, nil), plugin.ErrClosed)
	for _, err := range []error{p.Reload(t.Context()), p.Watch()} {
		if !errors.Is(err, plugin.ErrClosed) {
			t.Error(err)
		}
	}
	p.Resume()
	if s := p.Status(); s.Retiring != 0 || s.Stats.TotalWorkers != 0 {
		t.Errorf("%+v", s)
	}
}

// When nobody waits any longer, calls are ended by force.
func TestCloseByForce(t *testing.T) {
	g := newGate()
	p, err := plugin.Load(t.Context(), version(1).write(t, t.TempDir()), plugin.Options{Pool: pool.Options{MaxWorkers: 1, MaxQueue: 1, Modules: []runtime.Module{g.module()}, Grace: patience}})
	if err != nil {
		t.Fatal(err)
	}
	promise := p.Exec("later", nil, nil)
	<-g.entered
	waiting, entering := p.Exec("later", nil, nil), make(chan *pool.Promise)
	go func() { entering <- p.Exec("later", nil, &pool.ExecOptions{Wait: true}) }() // waits for room
	for p.Stats().PendingTasks < 2 {
		goruntime.Gosched()
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("enough"))
	if err := p.Close(ctx); err == nil || !strings.Contains(err.Error(), "enough") {
		t.Error(err)
	}
	fails(t, promise, pool.ErrTerminated)
	fails(t, waiting, pool.ErrClosed)
	fails(t, <-entering, pool.ErrClosed)
	if err := p.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

// A reload that is under way does not outlive the plugin.
func TestCloseEndsAReload(t *testing.T) {
	g := newGate()
	dir := version(1).write(t, t.TempDir())
	p := load(t, dir, plugin.Options{Pool: pool.Options{MaxWorkers: 1, Modules: []runtime.Module{g.module()}}})
	files{"index.js": "require('gate').pass()"}.write(t, dir)
	reloaded := make(chan error)
	go func() { reloaded <- p.Reload(context.Background()) }()
	<-g.entered
	if err := p.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if err := <-reloaded; !errors.Is(err, plugin.ErrClosed) {
		t.Error(err)
	}
}

// All that one can do with a plugin, at the same time.
func TestHammer(t *testing.T) {
	g := newGate()
	close(g.open)
	dir := version(1).write(t, t.TempDir())
	events := newWatcher()
	p, err := plugin.Load(t.Context(), dir, plugin.Options{
		Pool:   pool.Options{MaxWorkers: 2, MaxQueue: 3, Modules: []runtime.Module{g.module()}, StartTimeout: patience, Grace: patience},
		Limits: plugin.Limits{Output: 10}, MaxFaults: 2, Suspension: 1,
		Observer: events.observe,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Watch(); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() { // ends when it has done its part, or the plugin is closed
			for i := range 100 {
				var err error
				switch (n + i) % 8 {
				case 0:
					err = p.Reload(t.Context())
				case 1:
					p.Resume()
				case 2:
					_ = p.Status()
				case 3:
					_, err = p.Exec("run", []any{"() => console.log('more than ten bytes')"}, nil).Await(t.Context())
				case 4:
					p.Exec("later", nil, nil).Cancel()
				default:
					_, err = p.Exec("later", nil, &pool.ExecOptions{Wait: true, Context: t.Context()}).Await(t.Context())
				}
				if errors.Is(err, plugin.ErrClosed) {
					return
				}
				if n == 7 && i == 60 {
					for range 2 {
						all.Go(func() { // ends with the plugin
							if err := p.Close(t.Context()); err != nil {
								t.Error(err)
							}
						})
					}
				}
			}
		})
	}
	all.Wait()
	if s := p.Status(); s.Stats.TotalWorkers != 0 || s.Stats.PendingTasks+s.Stats.ActiveTasks != 0 || s.Retiring != 0 {
		t.Errorf("%+v", s)
	}
	fails(t, p.Exec("version", nil, nil), plugin.ErrClosed)
}
