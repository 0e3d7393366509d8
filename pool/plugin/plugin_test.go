package plugin_test

import (
	"context"
	"errors"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/plugin"
	"github.com/wprun/wprun/runtime"
)

func TestMain(m *testing.M) {
	pool.ServeWorker()
	code := m.Run()
	if err := leaks.Find(); err != nil {
		log.Println(err)
		code = 1
	}
	os.Exit(code)
}

// What reads a pool's numbers reads those of a plugin.
var _ pool.Source = (*plugin.Plugin)(nil)

// transports are those on which a plugin must behave the same.
var transports = map[string]pool.Transport{"goroutine": pool.Goroutine{}, "process": pool.Process{}}

// files are those of a plugin in a directory, by name.
type files map[string]string

func (f files) fs() fstest.MapFS {
	m := make(fstest.MapFS)
	for name, text := range f {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// write puts the files into a directory, beside what is there.
func (f files) write(t testing.TB, dir string) string {
	t.Helper()
	for name, text := range f {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A watcher keeps the events of a plugin.
type watcher chan plugin.Event

func newWatcher() watcher { return make(watcher, 10_000) }

func (w watcher) observe(e plugin.Event) { w <- e }

// next is the next event, which must be of a kind.
func (w watcher) next(t testing.TB, want plugin.Kind) plugin.Event {
	t.Helper()
	select {
	case e := <-w:
		if e.Kind != want {
			t.Fatalf("%s: %v; want %s", e.Kind, e.Err, want)
		}
		return e
	case <-t.Context().Done():
		t.Fatalf("there is no event %s", want)
	}
	panic("unreachable")
}

// patience is how long what has to come may take: a worker to start, or to give up a
// call.
const patience = 10 * time.Minute

// load returns a plugin that is closed at the end of the test; that this ends all
// its goroutines, TestMain checks.
func load(t testing.TB, path string, options plugin.Options) *plugin.Plugin {
	t.Helper()
	options.Pool.StartTimeout, options.Pool.Grace = patience, patience
	p, err := plugin.Load(t.Context(), path, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return p
}

func call[T any](t testing.TB, p *plugin.Plugin, method string, args ...any) T {
	t.Helper()
	v, err := pool.Await[T](t.Context(), p.Exec(method, args, nil))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func fails(t testing.TB, promise *pool.Promise, want error) error {
	t.Helper()
	v, err := promise.Await(t.Context())
	if err == nil || want != nil && !errors.Is(err, want) {
		t.Fatalf("got %v, %T: %v; want %v", v, err, err, want)
	}
	return err
}

// A gate is a module whose function waits until it is opened.
type gate struct{ entered, open chan struct{} }

func newGate() *gate { return &gate{make(chan struct{}, 10_000), make(chan struct{})} }

func (g *gate) module() runtime.Module {
	return runtime.Module{Name: "gate", Funcs: map[string]any{"pass": runtime.Async(func(ctx context.Context) error {
		g.entered <- struct{}{}
		select {
		case <-g.open:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	})}}
}

const registers = "require('workerpool').worker"

// filter is a plugin in a directory that asks for all that there is.
var filter = files{
	"package.json": `{
		"name": "filter", "version": "1.2.0", "main": "lib/main",
		"wprun": { "hooks": ["filter"], "modules": ["kv"], "env": ["WORD"], "limits": { "timeout": "5s", "output": 1000 } }
	}`,
	"lib/main.js": `
		const { mask } = require('./mask'), kv = require('kv')
		require('workerpool').worker({ filter: text => text.replaceAll(kv.get(process.env.WORD), mask) })`,
	"lib/mask.json": `{ "mask": "***" }`,
}

func kvModule() runtime.Module {
	return runtime.Module{Name: "kv", Funcs: map[string]any{"get": func(key string) string { return strings.ToLower(key) }}}
}

// The same plugin, unchanged, on each transport, from a directory and from an FS.
func TestPlugins(t *testing.T) {
	dir := filter.write(t, filepath.Join(t.TempDir(), "any"))
	for name, transport := range transports {
		t.Run(name, func(t *testing.T) {
			options := plugin.Options{
				Pool: pool.Options{
					Transport: transport, MaxWorkers: 2,
					Modules: []runtime.Module{kvModule(), {Name: "other", Funcs: map[string]any{"f": func() {}}}},
					Env:     map[string]string{"WORD": "DARN", "SECRET": "hidden"},
				},
				Hooks: []string{"filter"}, NeedManifest: true,
			}
			embedded := options
			embedded.Pool.Files = filter.fs()
			for _, p := range []*plugin.Plugin{load(t, dir, options), load(t, ".", embedded)} {
				masked, err := pool.Bind[func(context.Context, string) (string, error)](p, "filter")
				if err != nil {
					t.Fatal(err)
				}
				if got, err := masked(t.Context(), "that darn darn thing"); err != nil || got != "that *** *** thing" {
					t.Error(got, err)
				}
				// It has what it asks for and nothing else.
				if got := call[string](t, p, "run", "() => Object.keys(process.env).join()"); got != "WORD" {
					t.Error(got)
				}
				err = fails(t, p.Exec("run", []any{"() => require('other')"}, nil), nil)
				if !strings.Contains(err.Error(), "Cannot find module 'other'") {
					t.Error(err)
				}
				m := p.Manifest()
				if p.Name() != "filter" || m.Version != "1.2.0" || !slices.Equal(m.Hooks, []string{"filter"}) {
					t.Errorf("%+v", m)
				}
				if s := p.Status(); !slices.Equal(s.Hooks, []string{"filter"}) || s.Generation != 1 || s.Refused != nil || s.Suspended != nil || s.Stats.Completed < 3 {
					t.Errorf("%+v", s)
				}
			}
		})
	}
}

// A script alone has a name, and is given nothing.
func TestScriptsAlone(t *testing.T) {
	dir := files{
		"price.js": registers + `({ price: n => n * 2, where: () => __filename })`,
		"other.js": "",
	}.write(t, t.TempDir())
	p := load(t, filepath.Join(dir, "price.js"), plugin.Options{Pool: pool.Options{Modules: []runtime.Module{kvModule()}}})
	if got := call[int](t, p, "price", 21); got != 42 || p.Name() != "price" {
		t.Error(got, p.Name())
	}
	if got := call[string](t, p, "where"); got != filepath.FromSlash("/price.js") {
		t.Error(got)
	}
	for _, module := range []string{"kv", "/other.js"} {
		fails(t, p.Exec("run", []any{"name => require(name)", []any{module}}, nil), nil)
	}
}

// What is wrong with a plugin is an error from Load that says so.
func TestPluginsThatCannotBeLoaded(t *testing.T) {
	manifest := func(wprun string) string {
		return `{ "name": "p", "version": "1", "main": "p.js", "wprun": ` + wprun + `}`
	}
	for want, x := range map[string]struct {
		files   files
		options plugin.Options
	}{
		"SyntaxError: Unexpected token '='\n/p/p.js:2\nconst = 2\n      ^": {files{"package.json": manifest("{}"), "p.js": "let a = 1\nconst = 2\n"}, plugin.Options{}},
		"RangeError: while loading\n    at /p/p.js:1:7":                    {files{"package.json": manifest("{}"), "p.js": "throw new RangeError('while loading')"}, plugin.Options{}},
		"Cannot find module './none'":                                      {files{"index.js": "require('./none')"}, plugin.Options{}},
		"it registers no methods":                                          {files{"index.js": ""}, plugin.Options{}},
		`not register the hook "a", the hook "b"`:                          {files{"index.js": registers + "({ c: () => 1 })", "package.json": `{ "wprun": { "hooks": ["a", "c"] }}`}, plugin.Options{Hooks: []string{"b"}}},
		"it has no manifest":                                               {files{"index.js": registers + "({ c: () => 1 })"}, plugin.Options{NeedManifest: true}},
		"version and a key":                                                {files{"index.js": registers + "({ c: () => 1 })", "package.json": `{ "name": "p", "wprun": { "hooks": ["c"] }}`}, plugin.Options{NeedManifest: true}},
		"package.json: unexpected end":                                     {files{"index.js": "", "package.json": "{"}, plugin.Options{}},
		`"wprun": json: unknown field "module"`:                            {files{"index.js": "", "package.json": manifest(`{ "module": ["kv"] }`)}, plugin.Options{}},
		`"wprun": json: unknown field "time"`:                              {files{"index.js": "", "package.json": manifest(`{ "limits": { "time": "1s" }}`)}, plugin.Options{}},
		`"wprun": time: invalid duration`:                                  {files{"index.js": "", "package.json": manifest(`{ "limits": { "timeout": "soon" }}`)}, plugin.Options{}},
		"must not be negative":                                             {files{"index.js": "", "package.json": manifest(`{ "limits": { "memory": -1 }}`)}, plugin.Options{}},
		`"../words" must be absolute`:                                      {files{"index.js": "", "package.json": manifest(`{ "read": ["../words"] }`)}, plugin.Options{}},
		`"/a/../b" must be absolute, and in its sh`:                        {files{"index.js": "", "package.json": manifest(`{ "write": ["/a/../b"] }`)}, plugin.Options{}},
		"file does not exist":                                              {files{"other/index.js": ""}, plugin.Options{}},
	} {
		x.options.Pool.Files = prefixed("p", x.files).fs()
		_, err := plugin.Load(t.Context(), "p", x.options)
		if err == nil || !strings.Contains(filepath.ToSlash(err.Error()), want) || !strings.HasPrefix(err.Error(), `plugin "p": `) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	if _, err := plugin.Load(t.Context(), filepath.Join(t.TempDir(), "none"), plugin.Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	var thrown *jsbridge.Error
	_, err := plugin.Load(t.Context(), "p.js", plugin.Options{Pool: pool.Options{Files: files{"p.js": "throw new RangeError('x')"}.fs()}})
	if !errors.As(err, &thrown) || thrown.Name != "RangeError" {
		t.Errorf("%T: %v", err, err)
	}
	var missing *plugin.HookError
	_, err = plugin.Load(t.Context(), "p.js", plugin.Options{Hooks: []string{"a"}, Pool: pool.Options{Files: files{"p.js": registers + "({ b: () => 1 })"}.fs()}})
	if !errors.As(err, &missing) || !slices.Equal(missing.Missing, []string{"a"}) {
		t.Errorf("%T: %v", err, err)
	}
}

func prefixed(dir string, f files) files {
	below := make(files)
	for name, text := range f {
		below[dir+"/"+name] = text
	}
	return below
}

func TestOptionsAreChecked(t *testing.T) {
	for _, options := range []plugin.Options{
		{Pool: pool.Options{Name: "x"}},
		{Pool: pool.Options{Script: "x.js"}},
		{Pool: pool.Options{Source: "1"}},
		{Pool: pool.Options{Stdout: os.Stdout}},
		{Limits: plugin.Limits{Output: -1}},
		{Suspension: -1},
		{Pool: pool.Options{MaxWorkers: -1}},
	} {
		options.Pool.Files = files{"p.js": registers + "({ a: () => 1 })"}.fs()
		if _, err := plugin.Load(t.Context(), "p.js", options); err == nil {
			t.Errorf("%+v", options)
		}
	}
}

// A script that does not end loading is given up when the caller does not wait
// any longer.
func TestLoadingEndsWithItsContext(t *testing.T) {
	g := newGate()
	ctx, cancel := context.WithCancelCause(t.Context())
	go func() { // ends when the script loads
		<-g.entered
		cancel(errors.New("enough"))
	}()
	dir := files{
		"package.json": `{ "wprun": { "modules": ["gate"] }}`,
		"index.js":     "require('gate').pass().then(() => " + registers + "({ a: () => 1 }))",
	}.write(t, t.TempDir())
	_, err := plugin.Load(ctx, dir, plugin.Options{Pool: pool.Options{MaxWorkers: 1, Modules: []runtime.Module{g.module()}}})
	if err == nil || !strings.Contains(err.Error(), "enough") {
		t.Error(err)
	}
}
