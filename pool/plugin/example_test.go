package plugin_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"testing/fstest"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/plugin"
	"github.com/wprun/wprun/runtime"
)

var ctx = context.Background()

// embedded is a plugin, in an fs.FS as go:embed makes one.
var embedded = fstest.MapFS{
	"greet/package.json": {Data: []byte(`{
		"name": "greet", "version": "1.0.0",
		"wprun": { "hooks": ["greet"], "modules": ["names"], "limits": { "timeout": "1s" } }
	}`)},
	"greet/index.js": {Data: []byte(`
		const names = require('names')
		require('workerpool').worker({ greet: id => 'Hello, ' + names.find(id) })`)},
}

var names = runtime.Module{Name: "names", Funcs: map[string]any{
	"find": func(id int) (string, error) { return []string{"Ada", "Bob"}[id], nil },
}}

func open(options plugin.Options) *plugin.Plugin {
	options.Pool.Files = embedded
	options.Pool.Modules = []runtime.Module{names}
	p, err := plugin.Load(ctx, "greet", options)
	if err != nil {
		log.Fatal(err)
	}
	return p
}

func Example() {
	p, err := plugin.Load(ctx, "greet", plugin.Options{
		Pool:  pool.Options{Files: embedded, Modules: []runtime.Module{names}},
		Hooks: []string{"greet"},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer p.Close(ctx)

	greet, err := pool.Bind[func(ctx context.Context, id int) (string, error)](p, "greet")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(greet(ctx, 1))
	// Output: Hello, Bob <nil>
}

// A plugin that asks for more than it is granted is not loaded.
func ExampleLoad() {
	_, err := plugin.Load(ctx, "greet", plugin.Options{Pool: pool.Options{Files: embedded}})
	var denied *plugin.PermissionError
	fmt.Println(errors.As(err, &denied), err)
	// Output: true plugin "greet": it asks for more than it is granted: module "names"
}

func ExamplePlugin_Exec() {
	p := open(plugin.Options{})
	defer p.Close(ctx)

	fmt.Println(p.Exec("greet", []any{0}, nil).Await(ctx))
	// Output: Hello, Ada <nil>
}

func ExamplePlugin_Manifest() {
	p := open(plugin.Options{})
	defer p.Close(ctx)

	m := p.Manifest()
	fmt.Println(p.Name(), m.Version, m.Hooks, m.Modules, m.Limits.Timeout)
	// Output: greet 1.0.0 [greet] [names] 1s
}

func ExamplePlugin_Status() {
	p := open(plugin.Options{})
	defer p.Close(ctx)

	s := p.Status()
	fmt.Println(s.Name, s.Version, s.Hooks, s.Generation, s.Refused, s.Suspended == nil)
	// Output: greet 1.0.0 [greet] 1 <nil> true
}

func ExamplePlugin_Stats() {
	p := open(plugin.Options{})
	defer p.Close(ctx)

	before := p.Stats().Completed
	for range 3 {
		if _, err := p.Exec("greet", []any{0}, nil).Await(ctx); err != nil {
			log.Fatal(err)
		}
		if err := p.Reload(ctx); err != nil { // the numbers go on
			log.Fatal(err)
		}
	}
	fmt.Println(p.Stats().Completed-before >= 3, p.Stats().Failed)
	// Output: true 0
}

// edit writes a script as an editor does.
func edit(path, text string) {
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		log.Fatal(err)
	}
}

// A version that is broken changes nothing.
func ExamplePlugin_Reload() {
	dir, err := os.MkdirTemp("", "plugin")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "price.js")
	edit(path, "require('workerpool').worker({ price: n => n * 2 })")
	p, err := plugin.Load(ctx, path, plugin.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer p.Close(ctx)

	for _, script := range []string{
		"require('workerpool').worker({ price: n => n * 3 })",
		"require('workerpool').worker({ price: n => n * })",
	} {
		edit(path, script)
		fmt.Println(p.Reload(ctx))
		fmt.Println(p.Exec("price", []any{7}, nil).Await(ctx))
	}
	// Output:
	// <nil>
	// 21 <nil>
	// plugin "price": pool: Options.Script: SyntaxError: Unexpected token '}'
	// /price.js:1
	// require('workerpool').worker({ price: n => n * })
	//                                                ^
	// 21 <nil>
}

func ExamplePlugin_Watch() {
	dir, err := os.MkdirTemp("", "plugin")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "price.js")
	edit(path, "require('workerpool').worker({ price: n => n * 2 })")
	events := make(chan plugin.Event, 10)
	p, err := plugin.Load(ctx, path, plugin.Options{Observer: func(e plugin.Event) { events <- e }})
	if err != nil {
		log.Fatal(err)
	}
	defer p.Close(ctx)
	if err := p.Watch(); err != nil {
		log.Fatal(err)
	}
	fmt.Println((<-events).Kind)

	edit(path+".new", "require('workerpool').worker({ price: n => n * 3 })")
	if err := os.Rename(path+".new", path); err != nil {
		log.Fatal(err)
	}
	fmt.Println((<-events).Kind)
	fmt.Println(p.Exec("price", []any{7}, nil).Await(ctx))
	// Output:
	// loaded
	// reloaded
	// 21 <nil>
}

// A plugin that prints too much again and again is suspended.
func ExamplePlugin_Resume() {
	noisy := fstest.MapFS{"noisy.js": {Data: []byte("require('workerpool').worker({ shout: (text, times) => { while (times--) console.log(text); return text } })")}}
	events := make(chan plugin.Event, 10)
	p, err := plugin.Load(ctx, "noisy.js", plugin.Options{
		Pool:   pool.Options{Files: noisy, MaxWorkers: 1},
		Limits: plugin.Limits{Output: 5}, MaxFaults: 1,
		Observer: func(e plugin.Event) { events <- e },
	})
	if err != nil {
		log.Fatal(err)
	}
	defer p.Close(ctx)
	fmt.Println((<-events).Kind)

	for range 2 {
		_, err = p.Exec("shout", []any{"loud", 1000}, nil).Await(ctx)
	}
	fmt.Println(err)
	fmt.Println((<-events).Kind)
	p.Resume()
	fmt.Println((<-events).Kind)
	fmt.Println(p.Exec("shout", []any{"hush", 1}, nil).Await(ctx))
	// Output:
	// loaded
	// plugin: the call has printed more than 5 bytes
	// suspended
	// resumed
	// hush <nil>
}

// Calls that have begun end as they would have.
func ExamplePlugin_Close() {
	p := open(plugin.Options{})
	promise := p.Exec("greet", []any{0}, nil)
	fmt.Println(p.Close(ctx))
	fmt.Println(promise.Await(ctx))
	_, err := p.Exec("greet", []any{0}, nil).Await(ctx)
	fmt.Println(err)
	// Output:
	// <nil>
	// Hello, Ada <nil>
	// plugin: it is closed
}
