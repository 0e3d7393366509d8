// Package inspect shows values as Node's console and util.inspect do: see
// https://nodejs.org/api/util.html#utilinspectobject-options.
//
// It reads values where the engine has them. A script's code runs only where
// Node runs it, too: functions under Symbol.for('nodejs.util.inspect.custom'),
// getters of a few names that every object is asked for (Symbol.toStringTag, the
// stack of an error), Symbol.hasInstance of constructors, getters if that is
// asked for. What this code throws while a value is shown panics as goja's native
// functions do.
//
// The files: options.go has what callers say, format.go util.format, value.go the
// way through a value, class.go what objects are called, error.go errors,
// collection.go arrays and their kin, layout.go lines and columns, text.go
// primitive values, table.go console.table.
package inspect

import (
	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// A Host is what the package needs of the sandbox that the values are of. All
// methods belong to the thread of its VM. A zero field does without.
type Host struct {
	VM         *goja.Runtime
	Custom     *goja.Symbol                                    // Symbol.for('nodejs.util.inspect.custom')
	Self       func() goja.Value                               // util.inspect, for custom functions
	Descriptor func(o *goja.Object, key goja.Value) goja.Value // Object.getOwnPropertyDescriptor
	Counted    func(native.Call) native.Call                   // around functions for scripts
	Poll       func()                                          // panics if the script was interrupted
	MaxLength  int                                             // of what is shown, about
}

// Inspect is util.inspect: it shows one value.
func (h Host) Inspect(v goja.Value, o Options) string {
	return h.printer(o).value(v, 0, false)
}

func (h Host) printer(o Options) *printer {
	p := &printer{Host: h, Options: o, budget: make(map[int]int)}
	p.mostLength = 1 << 27
	if h.MaxLength > 0 {
		p.mostLength = min(p.mostLength, h.MaxLength)
	}
	return p
}

// A printer shows one value.
type printer struct {
	Host
	Options

	within     []*goja.Object       // that are being shown
	circular   map[*goja.Object]int // of these, those that were met again, by their numbers
	level      int                  // of the object that was shown last
	indent     int
	budget     map[int]int // length of what was shown, by its indentation
	mostLength int
	levels     int // of Go's stack
	describe   goja.Callable
}

// own returns the descriptor of an own property, or nil.
func (p *printer) own(o *goja.Object, key goja.Value) *goja.Object {
	if p.Host.Descriptor != nil {
		d, _ := p.Host.Descriptor(o, key).(*goja.Object)
		return d
	}
	if p.describe == nil {
		p.describe, _ = goja.AssertFunction(native.Constructor(p.VM, "Object").Get("getOwnPropertyDescriptor"))
	}
	descriptor, err := p.describe(goja.Undefined(), o, key)
	if err != nil {
		panic(err)
	}
	d, _ := descriptor.(*goja.Object)
	return d
}

func (p *printer) ownName(o *goja.Object, name string) *goja.Object {
	return p.own(o, p.VM.ToValue(name))
}

func (p *printer) poll() {
	if p.Poll != nil {
		p.Poll()
	}
}
