package runtime

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/dop251/goja"
	"github.com/wprun/wprun/jsbridge"
)

// Config says what a [Sandbox] is given. The zero Config gives nothing but the
// language, timers, promises, and a console that writes nowhere.
type Config struct {
	// Stdout receives what console.log, info and debug print, Stderr what
	// console.warn, error and trace print; nil discards it. Each line is one
	// Write, made on the goroutine that runs the sandbox.
	Stdout, Stderr io.Writer

	// Mounts are the directories whose files the module fs shows; without any,
	// there is no module fs.
	Mounts []Mount

	// Dir is the directory that relative names of files start from for the
	// module fs: absolute, with slashes. Empty means the root.
	Dir string

	// Load is where require finds files; nil means the Mounts. See [DirLoader].
	Load Loader

	// Modules can be required by their name.
	Modules []Module

	// Base, if not empty, is the directory that a global function require
	// starts from: a worker's scripts need one, for offloaded functions are no
	// modules. Without it only modules have a require, as in Node.
	Base string

	// Env is what process.env holds; see [Environ].
	Env map[string]string

	// Programs keeps what require compiles, so that several sandboxes compile
	// a file once. Nil compiles each time.
	Programs *Programs

	// Uncaught is told of each error that no script has caught: thrown out of
	// a timer or another callback, or the reason of a promise that was rejected
	// and handled by nobody until the microtasks were done. It is called on
	// the sandbox's thread. When it returns nil the loop goes on; else that
	// error ends the method that runs the loop. If Uncaught is nil, the error
	// itself does.
	Uncaught func(error) error

	// EndTasks has each task ended when it has settled, as [Task.End] does, but
	// for [Task.Keep]: timers that it has left do not run. Else they do, as in
	// Node.
	EndTasks bool

	// Time, if not nil, is the sandbox's clock in place of the real one: for
	// Date and for timers, which then never make it sleep. When only a timer
	// is left to wait for, the clock counts as moved on to it. With Random
	// set, too, a script that is given the same does the same.
	Time func() time.Time

	// Random, if not nil, is what Math.random returns: at least 0, below 1.
	Random func() float64

	// Fetch, if not nil, does what scripts ask for with fetch; without it each
	// fetch fails. Package fetch makes one for given hosts. It is called on a
	// goroutine of its own, with a context that ends with that of the run, with
	// the task, and when the script aborts. It must look at the request's URL
	// itself.
	Fetch func(ctx context.Context, r *FetchRequest) (*FetchResponse, error)

	// Transfer, if not nil, is called with the result of each [Sandbox.Start]
	// and returns what is to be sent in its place, and which of the ArrayBuffers
	// in it move there instead of being copied.
	Transfer func(result goja.Value) (goja.Value, []goja.Value)

	// Limits bound what scripts may use. Zero fields mean the defaults.
	Limits Limits
}

// Limits bound what the scripts of one [Sandbox] may use. Zero fields mean the
// defaults. What exceeds a limit is a RangeError that the script can catch,
// with the text that V8 has for it where V8 has one, but for Heap.
type Limits struct {
	// Stack is how deep JavaScript calls may nest; zero means 10000, which is
	// about what V8 allows.
	Stack int

	// Nesting is how deep things may lie in each other that goja takes apart
	// by recursion: sources given to eval and Function, JSON texts, arrays that
	// are flattened, generators that delegate; zero means 2000. Programs that
	// are compiled in Go may nest 2000 deep.
	Nesting int

	// Source is the length of a source that a script may compile, in bytes;
	// zero means 16 MiB.
	Source int

	// String is the length of a string that a native function may make, in
	// UTF-16 units; zero means 536870888, as in V8.
	String int

	// Array is how many elements of an array, or arguments of a call, a native
	// function may visit; zero means 33554432. Scripts themselves may make
	// longer arrays.
	Array int

	// Buffer is the size of an ArrayBuffer in bytes; zero means 1 GiB.
	Buffer int

	// Timers is how many timers and immediates may be pending at a time; zero
	// means 1048576.
	Timers int

	// Output is how many bytes the script may print in the sandbox's life;
	// zero means any number.
	Output int

	// Heap is by how many bytes the heap of this process may grow while the
	// sandbox runs, or a run is interrupted with an error that matches
	// [ErrMemory]; zero means 1 GiB. Go does not tell whose memory it is: what
	// several sandboxes add that run at the same time counts for each of them
	// in equal parts. It is looked at every few milliseconds, and the garbage
	// is collected before it is called too much.
	Heap int

	// Values bound what enters and leaves.
	Values jsbridge.Limits
}

const (
	defaultStack   = 10000
	defaultNesting = 2000
	defaultSource  = 16 << 20
	defaultString  = 1<<29 - 24
	defaultArray   = 1 << 25
	defaultBuffer  = 1 << 30
	defaultTimers  = 1 << 20
	defaultHeap    = 1 << 30
)

// Check reports what [New] would find wrong with the Config, or nil.
func (c Config) Check() error {
	for _, l := range [...]struct {
		name  string
		value int
	}{
		{"Stack", c.Limits.Stack}, {"Nesting", c.Limits.Nesting}, {"Source", c.Limits.Source},
		{"String", c.Limits.String}, {"Array", c.Limits.Array}, {"Buffer", c.Limits.Buffer},
		{"Timers", c.Limits.Timers}, {"Output", c.Limits.Output}, {"Heap", c.Limits.Heap},
	} {
		if l.value < 0 {
			return fmt.Errorf("runtime: Limits.%s is %d; it must not be negative", l.name, l.value)
		}
	}
	for _, m := range c.Mounts {
		if _, err := m.check(); err != nil {
			return err
		}
	}
	return checkModules(c.Modules)
}

// withDefaults fills in what the zero fields mean.
func (c Config) withDefaults() Config {
	l := &c.Limits
	l.Stack = cmp.Or(l.Stack, defaultStack)
	l.Nesting = cmp.Or(l.Nesting, defaultNesting)
	l.Source = cmp.Or(l.Source, defaultSource)
	l.String = cmp.Or(l.String, defaultString)
	l.Array = cmp.Or(l.Array, defaultArray)
	l.Buffer = cmp.Or(l.Buffer, defaultBuffer)
	l.Timers = cmp.Or(l.Timers, defaultTimers)
	l.Output = cmp.Or(l.Output, math.MaxInt)
	l.Heap = cmp.Or(l.Heap, defaultHeap)
	if c.Stdout == nil {
		c.Stdout = io.Discard
	}
	if c.Stderr == nil {
		c.Stderr = io.Discard
	}
	return c
}
