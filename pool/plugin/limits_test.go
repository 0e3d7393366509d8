package plugin_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/plugin"
	"github.com/wprun/wprun/runtime"
)

// careless is a plugin that does whatever must have a limit.
const careless = registers + `({
	loop: () => { for (;;); },
	fill: () => { const all = []; for (;;) all.push(new Uint8Array(1e6)) },
	print: n => { for (let i = 0; i < n; i++) console.log('0123456789'); return n },
	crash: () => { setTimeout(() => { throw new Error('uncaught') }); return new Promise(() => {}) },
	fail: () => { throw new RangeError('its own affair') },
	well: () => 'well',
})`

func loadCareless(t *testing.T, options plugin.Options) *plugin.Plugin {
	t.Helper()
	options.Pool.Files = files{"careless.js": careless}.fs()
	options.Pool.MaxWorkers = 1
	return load(t, "careless.js", options)
}

// Each call has its limits, and what exceeds them hurts no other call.
func TestLimitsOfACall(t *testing.T) {
	for name, transport := range transports {
		t.Run(name, func(t *testing.T) {
			p := loadCareless(t, plugin.Options{
				Pool:      pool.Options{Transport: transport},
				Limits:    plugin.Limits{Timeout: time.Hour, Memory: 64 << 20, Output: 1000},
				MaxFaults: -1,
			})
			fails(t, p.Exec("loop", nil, &pool.ExecOptions{Timeout: time.Millisecond}), context.DeadlineExceeded)
			fails(t, p.Exec("fill", nil, nil), runtime.ErrMemory)
			var printed *plugin.OutputError
			if err := fails(t, p.Exec("print", []any{1e9}, nil), nil); !errors.As(err, &printed) || printed.Limit != 1000 {
				t.Errorf("%T: %v", err, err)
			}
			for range 3 { // each has a limit of its own
				if got := call[int](t, p, "print", 50); got != 50 {
					t.Error(got)
				}
			}
			fails(t, p.Exec("crash", nil, nil), nil)
			if got := call[string](t, p, "well"); got != "well" {
				t.Error(got)
			}
		})
	}
	// The plugin's limit holds for those who ask for none, or for more.
	p := loadCareless(t, plugin.Options{Limits: plugin.Limits{Timeout: 10 * time.Millisecond}})
	for _, options := range []*pool.ExecOptions{nil, {Timeout: time.Hour}} {
		fails(t, p.Exec("loop", nil, options), context.DeadlineExceeded)
	}
}

// A plugin that misbehaves again and again is suspended: by hand, by a reload or
// by itself it goes on.
func TestSuspension(t *testing.T) {
	events := newWatcher()
	p := loadCareless(t, plugin.Options{
		Limits:      plugin.Limits{Memory: 64 << 20, Output: 100},
		MaxFaults:   2,
		FaultPeriod: time.Hour,
		Observer:    events.observe,
	})
	events.next(t, plugin.Loaded)
	misbehave := func() error {
		t.Helper()
		for _, method := range []string{"crash", "print"} {
			fails(t, p.Exec(method, []any{1000}, nil), nil)
			fails(t, p.Exec("fail", nil, nil), nil)                                            // what it throws does not count,
			fails(t, p.Exec("loop", nil, &pool.ExecOptions{Timeout: time.Microsecond}), nil)   // nor what the caller wanted
			fails(t, p.Exec("loop", nil, &pool.ExecOptions{Context: ended(t.Context())}), nil) // in whatever way
		}
		if p.Status().Suspended != nil {
			t.Fatal("it is suspended too early")
		}
		err := fails(t, p.Exec("fill", nil, nil), nil)
		e := events.next(t, plugin.Suspended)
		if !errors.Is(err, runtime.ErrMemory) || e.Err == nil || e.Err.Error() != err.Error() {
			t.Errorf("%v; %+v", err, e)
		}
		return err
	}
	for _, goOn := range []struct {
		how  func() error
		kind plugin.Kind
	}{
		{func() error { p.Resume(); return nil }, plugin.Resumed},
		{func() error { return p.Reload(t.Context()) }, plugin.Reloaded},
	} {
		why := misbehave()
		var suspended *plugin.SuspendedError
		err := fails(t, p.Exec("well", nil, nil), nil)
		if !errors.As(err, &suspended) || suspended.Err.Error() != why.Error() || !suspended.Until.IsZero() || suspended.Plugin != "careless" {
			t.Errorf("%T: %v", err, err)
		}
		if p.Status().Suspended != suspended {
			t.Error(p.Status().Suspended)
		}
		if err := goOn.how(); err != nil {
			t.Fatal(err)
		}
		events.next(t, goOn.kind)
		if got := call[string](t, p, "well"); got != "well" {
			t.Error(got)
		}
	}
	p.Resume() // again, which does nothing
	if len(events) > 0 {
		t.Errorf("%+v", <-events)
	}
}

func ended(ctx context.Context) context.Context {
	ctx, end := context.WithCancel(ctx)
	end()
	return ctx
}

func TestSuspensionEndsByItself(t *testing.T) {
	events := newWatcher()
	p := loadCareless(t, plugin.Options{
		Limits: plugin.Limits{Output: 100}, MaxFaults: 1, FaultPeriod: time.Hour, Suspension: time.Millisecond,
		Observer: events.observe,
	})
	events.next(t, plugin.Loaded)
	for range 3 {
		for range 2 {
			fails(t, p.Exec("print", []any{1000}, nil), nil)
		}
		events.next(t, plugin.Suspended)
		events.next(t, plugin.Resumed)
		if got := call[string](t, p, "well"); got != "well" {
			t.Error(got)
		}
	}
}

func TestTimeoutsAreFaults(t *testing.T) {
	events := newWatcher()
	p := loadCareless(t, plugin.Options{
		Limits: plugin.Limits{Timeout: time.Millisecond}, MaxFaults: 1, FaultPeriod: time.Hour, Observer: events.observe,
	})
	events.next(t, plugin.Loaded)
	for range 2 {
		fails(t, p.Exec("loop", nil, nil), context.DeadlineExceeded)
	}
	if e := events.next(t, plugin.Suspended); !errors.Is(e.Err, context.DeadlineExceeded) {
		t.Errorf("%+v", e)
	}
}

// Faults that lie further apart than the period are forgiven.
func TestFaultsAreForgiven(t *testing.T) {
	p := loadCareless(t, plugin.Options{Limits: plugin.Limits{Timeout: time.Millisecond}, MaxFaults: 1, FaultPeriod: 1})
	for range 5 {
		fails(t, p.Exec("loop", nil, nil), context.DeadlineExceeded)
	}
	if s := p.Status().Suspended; s != nil {
		t.Error(s)
	}
}

type tenant struct{}

// The context of a call reaches the host's functions, so that they have a state
// for each tenant; events and lines come back.
func TestCallsBothWays(t *testing.T) {
	for name, transport := range transports {
		t.Run(name, func(t *testing.T) {
			var mu sync.Mutex
			stores := map[string]map[string]string{"ada": {}, "bob": {}}
			kv := runtime.Module{Name: "kv", Funcs: map[string]any{
				"get": func(ctx context.Context, key string) string {
					mu.Lock()
					defer mu.Unlock()
					return stores[ctx.Value(tenant{}).(string)][key]
				},
				"set": runtime.Async(func(ctx context.Context, key, value string) {
					mu.Lock()
					defer mu.Unlock()
					stores[ctx.Value(tenant{}).(string)][key] = value
				}),
			}}
			var records bytes.Buffer
			p, err := plugin.Load(t.Context(), "p", plugin.Options{
				Pool: pool.Options{
					Transport: transport, MaxWorkers: 2, Modules: []runtime.Module{kv}, StartTimeout: patience,
					Files: files{
						"p/package.json": `{ "name": "notes", "wprun": { "modules": ["kv"] }}`,
						"p/index.js": `
							const kv = require('kv'), { worker, workerEmit } = require('workerpool')
							console.log('loading')
							worker({ note: async text => {
								const before = kv.get('note')
								await kv.set('note', text)
								workerEmit({ before })
								console.log('noted', { text })
								console.error('was', before)
								return kv.get('note')
							}})`,
					}.fs(),
				},
				Logger: slog.New(slog.NewTextHandler(&records, nil)),
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, round := range []string{"1", "2"} {
				for _, name := range []string{"ada", "bob"} {
					var heard []any
					got, err := pool.Await[string](t.Context(), p.Exec("note", []any{name + round}, &pool.ExecOptions{
						Context: context.WithValue(t.Context(), tenant{}, name),
						OnEvent: func(payload jsbridge.Clone) {
							var v struct{ Before string }
							if err := payload.Into(&v); err != nil {
								t.Error(err)
							}
							heard = append(heard, v.Before)
						},
					}))
					before := map[string]string{"1": "", "2": name + "1"}[round]
					if err != nil || got != name+round || len(heard) != 1 || heard[0] != before {
						t.Error(got, err, heard)
					}
				}
			}
			// A call may have its lines for itself.
			var out, errOut strings.Builder
			if _, err := p.Exec("note", []any{"own"}, &pool.ExecOptions{
				Context: context.WithValue(t.Context(), tenant{}, "ada"), Stdout: &out, Stderr: &errOut,
			}).Await(t.Context()); err != nil {
				t.Error(err)
			}
			if out.String() != "noted { text: 'own' }\n" || errOut.String() != "was ada2\n" {
				t.Errorf("%q, %q", &out, &errOut)
			}
			if err := p.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{
				`level=INFO msg=loading plugin=notes`,
				`level=INFO msg="noted { text: 'bob2' }" plugin=notes`,
				`level=WARN msg="was ada1" plugin=notes`,
				`level=INFO msg="plugin loaded" plugin=notes`,
			} {
				if !strings.Contains(records.String(), want) {
					t.Errorf("%q is not in\n%s", want, &records)
				}
			}
			if strings.Contains(records.String(), "own") {
				t.Error("what went to the caller was logged, too")
			}
		})
	}
}

// Events go to the log as well.
func TestEventsAreLogged(t *testing.T) {
	var records bytes.Buffer
	dir := files{"p.js": registers + "({ n: () => 1 })"}.write(t, t.TempDir())
	p, err := plugin.Load(t.Context(), dir+"/p.js", plugin.Options{Logger: slog.New(slog.NewTextHandler(&records, nil))})
	if err != nil {
		t.Fatal(err)
	}
	files{"p.js": "const = 1"}.write(t, dir)
	if err := p.Reload(t.Context()); err == nil {
		t.Error("a syntax error was loaded")
	}
	if err := p.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(records.String(), `level=ERROR msg="plugin refused" plugin=p version="" error="plugin \"p\": pool: Options.Script: SyntaxError`) {
		t.Error(records.String())
	}
}
