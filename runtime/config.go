package runtime

import (
	"fmt"
	"io"

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

	// Load is where require finds files; nil means that there are none. See
	// [DirLoader].
	Load Loader

	// Modules can be required by their name.
	Modules []Module

	// Programs keeps what require compiles, so that several sandboxes compile
	// a file once. Nil compiles each time.
	Programs *Programs

	// Limits bound what scripts may use. Zero fields mean the defaults.
	Limits Limits
}

// Limits bound what the scripts of one [Sandbox] may use.
type Limits struct {
	// Stack is how deep JavaScript calls may nest; zero means 5000. V8 allows
	// about 10,000; unwinding a deep stack through native functions takes
	// goja time that grows with the square of the depth.
	Stack int

	// Values bound what enters and leaves.
	Values jsbridge.Limits
}

const defaultStack = 5000

// A Module is what the host offers to scripts under a name: require(Name).
type Module struct {
	Name string

	// Init fills the module's exports. It is called at the first require in
	// each sandbox, on the goroutine that runs it. An error, or a panic with
	// a JavaScript value, is thrown by require.
	Init func(s *Sandbox, exports *goja.Object) error
}

// Check reports what [New] would find wrong with the Config, or nil.
func (c Config) Check() error {
	if c.Limits.Stack < 0 {
		return fmt.Errorf("runtime: Limits.Stack is %d; it must not be negative", c.Limits.Stack)
	}
	seen := make(map[string]bool, len(c.Modules))
	for _, m := range c.Modules {
		switch {
		case m.Name == "":
			return fmt.Errorf("runtime: a Module has no Name")
		case m.Init == nil:
			return fmt.Errorf("runtime: Module %q has no Init", m.Name)
		case seen[m.Name]:
			return fmt.Errorf("runtime: Module %q is given twice", m.Name)
		}
		seen[m.Name] = true
	}
	return nil
}

// withDefaults fills in what the zero fields mean.
func (c Config) withDefaults() Config {
	if c.Limits.Stack == 0 {
		c.Limits.Stack = defaultStack
	}
	if c.Stdout == nil {
		c.Stdout = io.Discard
	}
	if c.Stderr == nil {
		c.Stderr = io.Discard
	}
	return c
}
