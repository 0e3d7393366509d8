// Package guard keeps the native functions of goja from taking the process
// down. Some of them recurse on the Go stack as deep as a script likes, which
// no recover survives; some allocate whatever a script asks for; some run for
// hours without a look at the interrupt.
//
// A guard is for code that may be careless. What a script does on purpose, or
// with operators instead of functions (1n << 2n ** 40n), needs a process of
// its own; docs/security.md lists what that is.
package guard

import (
	"fmt"
	"math/big"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// Limits bound what native functions may be asked for.
type Limits struct {
	Nesting int // of sources, JSON texts and arrays that are flattened
	String  int // length of a string, in UTF-16 units
	Array   int // elements that a native function visits, and arguments of a call
	Buffer  int // bytes of an ArrayBuffer
	Calls   int // of native functions, in each other
}

// Guard is the guards of one VM.
type Guard struct {
	vm     *goja.Runtime
	limits Limits
	check  func(source string) (string, error) // of what eval and the function constructors compile
	poll   func()                              // panics if the script was interrupted
	err    error

	prototypes   [6]*goja.Object                                 // see Prototypes
	counting     func(goja.FunctionCall, native.Call) goja.Value // counted, made once
	keysOf       native.Call                                     // Object.keys, once it is made
	descriptorOf native.Call                                     // Object.getOwnPropertyDescriptor, likewise

	depth     int                   // of native functions that recurse, in levels
	calls     int                   // of native functions, in each other
	steps     int                   // of what may take long
	joining   map[*goja.Object]bool // arrays whose texts are being joined
	iterators map[*goja.Object]bool // prototypes that are guarded
	next      goja.Value            // of the iterators of arrays, once their prototype is one of these
	used      feature               // what the script has used so far
	regexps   bool                  // regular expressions are guarded
	matched   lastMatch
}

// New returns guards for a VM. check is asked about each source that a script
// compiles, and returns what to compile instead. Functions that take long call
// poll now and then, which panics if the script was interrupted.
func New(vm *goja.Runtime, limits Limits, check func(source string) (string, error), poll func()) *Guard {
	g := &Guard{vm: vm, limits: limits, check: check, poll: poll}
	g.counting = g.counted
	return g
}

// Guarded is what the VM's AsyncContextTracker must be: what is made in a VM
// finds its guards by it.
type Guarded interface {
	goja.AsyncContextTracker
	Guard() *Guard
	Iterators(prototype *goja.Object) // is called when a script may get hold of an iterator, with %IteratorPrototype%
}

// Install guards the native functions of a new VM: most of them when they are
// made, which is when a script first asks for them. The error says that goja is
// not as this package knows it.
func (g *Guard) Install() error {
	if t, ok := native.Tracker(g.vm).(Guarded); !ok || t.Guard() != g {
		return native.ErrUnknown
	}
	if err := globals.Hook(g.vm.GlobalObject()); err != nil {
		return err
	}
	// Each has the prototype of its kind, which a script reaches without a name.
	function := g.vm.ToValue(func(goja.FunctionCall) goja.Value { return nil }).(*goja.Object)
	for i, hooked := range [len(g.prototypes)]struct {
		hooks *native.Hooks
		kind  goja.Value
	}{
		{objectPrototype, g.vm.GlobalObject()},
		{functionPrototype, function},
		{stringPrototype, g.vm.ToValue("")},
		{arrayPrototype, g.vm.NewArray()},
		{numberPrototype, g.vm.ToValue(0)},
		{bigIntPrototype, g.vm.ToValue(new(big.Int))},
	} {
		g.prototypes[i] = hooked.kind.ToObject(g.vm).Prototype()
		if err := hooked.hooks.Hook(g.prototypes[i]); err != nil {
			return err
		}
	}
	return g.err
}

// Prototypes are those of objects, functions, strings, arrays, numbers and BigInts:
// what scripts reach without a name.
func (g *Guard) Prototypes() [6]*goja.Object { return g.prototypes }

// within calls a native function that recurses when a script has it call itself,
// with so many levels of the Go stack for each call.
func (g *Guard) within(levels int, c goja.FunctionCall, next native.Call) goja.Value {
	if g.depth+levels > g.limits.Nesting {
		panic(g.overflow())
	}
	g.depth += levels
	defer func() { g.depth -= levels }()
	return next(c)
}

// at finds an object by the way to it from the global object, nil if there is
// none.
func (g *Guard) at(names ...string) *goja.Object {
	o := g.vm.GlobalObject()
	for _, name := range names {
		next, ok := o.Get(name).(*goja.Object)
		if !ok {
			return nil // which cannot be guarded
		}
		o = next
	}
	return o
}

// wrap puts f around what a native function does when it is called. f panics
// with an error for the script, or calls next.
func (g *Guard) wrap(o *goja.Object, f func(c goja.FunctionCall, next native.Call) goja.Value) {
	if err := native.WrapCall(o, f); err != nil {
		g.err = err
	}
}

// wrapNew does the same for new.
func (g *Guard) wrapNew(o *goja.Object, f func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object) {
	if err := native.WrapNew(o, f); err != nil {
		g.err = err
	}
}

// rangeError is the error that V8 has for the same.
func (g *Guard) rangeError(format string, args ...any) *goja.Object {
	return g.newError("RangeError", fmt.Sprintf(format, args...))
}

func (g *Guard) newError(class, message string) *goja.Object {
	e, err := g.vm.New(native.Constructor(g.vm, class), g.vm.ToValue(message))
	if err != nil {
		panic(err)
	}
	return e
}

// thrown is an error of Go as the script catches it.
func (g *Guard) thrown(err error) goja.Value {
	if e, ok := err.(interface {
		JS(*goja.Runtime) goja.Value
	}); ok {
		return e.JS(g.vm)
	}
	return g.newError("Error", err.Error())
}

// argument is an argument, undefined when it is missing.
func argument(args []goja.Value, i int) goja.Value {
	if i < len(args) {
		return args[i]
	}
	return goja.Undefined()
}
