package jsapi

import (
	"embed"
	"errors"
	goruntime "runtime"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/pool"
	far "github.com/wprun/wprun/pool/internal/worker"
	"github.com/wprun/wprun/runtime"
)

// sources are functions that add to the parts of which the module consists.
// Those that few programs need are loaded when they do, by host.load.
//
//go:embed options.js task.js queue.js pool.js many.js workerpool.js
var sources embed.FS

// Types is the TypeScript declaration of the module: a workerpool.d.ts.
//
//go:embed workerpool.d.ts
var Types string

// Module returns the module "workerpool" for one main program. The pools that
// the program makes take what it does not say itself from options: where the
// workers print, their limits, and the Transport of workers whose type the
// program leaves to the host. MaxWorkers and Script are the program's.
//
// Call close when the program is over: it terminates the pools.
func Module(options pool.Options) (module runtime.Module, close func()) {
	b := &bridge{options: options, over: make(chan struct{})}
	return runtime.Module{Name: "workerpool", Init: b.init}, b.close
}

// A bridge connects one main program to its pools. All of it belongs to the
// program's thread, but for over.
type bridge struct {
	options  pool.Options
	sandbox  *runtime.Sandbox
	promises *far.Promises
	errorOf  goja.Callable // taskError of task.js
	pools    []*handle
	over     chan struct{} // closed when the program is
}

func (b *bridge) init(s *runtime.Sandbox, exports *goja.Object) error {
	b.sandbox = s
	parts, promises, err := far.Shared(s, nil)
	if err != nil {
		return err
	}
	b.promises = promises
	host := s.VM().NewObject()
	if err := errors.Join(
		host.Set("cpus", goruntime.NumCPU()),
		host.Set("pool", func(call goja.FunctionCall) goja.Value { return b.newPool(call.Argument(0).(*goja.Object)) }),
		host.Set("Seat", b.newSeat),
		host.Set("hasten", b.hasten),
		host.Set("load", func(name string) error { return b.add(parts, name) }),
		parts.Set("host", host),
	); err != nil {
		return err
	}
	for _, name := range []string{"options.js", "task.js", "pool.js", "workerpool.js"} {
		if err := b.add(parts, name); err != nil {
			return err
		}
	}
	b.errorOf, _ = goja.AssertFunction(parts.Get("taskError"))
	object := parts.Get("exports").(*goja.Object)
	for _, name := range object.Keys() {
		if err := exports.Set(name, object.Get(name)); err != nil {
			return err
		}
	}
	return nil
}

// add has a source add to the parts.
func (b *bridge) add(parts *goja.Object, name string) error {
	text, err := sources.ReadFile(name)
	if err != nil {
		return err
	}
	program, err := runtime.Compile("wprun:workerpool/"+name, string(text))
	if err != nil {
		return err
	}
	value, err := b.sandbox.Evaluate(program)
	if err != nil {
		return err
	}
	f, _ := goja.AssertFunction(value)
	_, err = f(goja.Undefined(), parts)
	return err
}

func (b *bridge) close() {
	close(b.over)
	for _, h := range b.pools {
		for _, p := range h.alive {
			_ = p.Terminate() // the program is over: nobody is left to hear of a stuck worker
		}
	}
}

// later has f called on the program's thread with what work returns. The program
// waits for that.
func (b *bridge) later(work func() error, f func(error) error) {
	release := b.sandbox.Hold()
	go func() { // ends with the work; the program waits for its answer
		err := work()
		b.sandbox.Post(func() error {
			release()
			return f(err)
		})
	}()
}
