package runtime

import (
	"fmt"
	"maps"
	"slices"

	"github.com/dop251/goja"
)

// A Module is what the host offers to scripts under a name: require(Name). It
// must have Funcs or an Init, and may have both.
type Module struct {
	Name string

	// Funcs are functions of the module by the name that scripts see. Each is
	// an ordinary Go function, what [Async] made of one, or a *[Func].
	//
	//	func(ctx context.Context, id int) (User, error)
	//
	// A context may be the first parameter; an error may be the last result,
	// and is thrown. The others, at most one result among them, are copied as
	// structured clones: [jsbridge.Clone.Into] fills the parameters,
	// [jsbridge.FromGo] makes the result. As in JavaScript, a missing argument
	// is undefined, which leaves the parameter at its zero value, and one too
	// many is ignored. A panic is an error of the call, a *[PanicError].
	//
	// Sandboxes that run at the same time call a function at the same time, and
	// read the map, which must not be changed any more. The sandbox's thread
	// waits for a function that is not Async, whose context ends with that of
	// the run; when it has returned then, the script is interrupted.
	//
	// When a script does not catch the error of a function, [errors.Is] and
	// [errors.As] find it in the error of the run. What the script catches is
	// the [*jsbridge.Error] in it, if there is one, or else an Error with its
	// text.
	Funcs map[string]any

	// Init fills the module's exports further, with what the engine's own
	// values are needed for. It is called at the first require in each sandbox,
	// on the goroutine that runs it. An error, or a panic with a JavaScript
	// value, is thrown by require.
	Init func(s *Sandbox, exports *goja.Object) error
}

// check reports what is wrong with a module.
func (m Module) check() error {
	switch {
	case m.Name == "":
		return fmt.Errorf("runtime: a Module has no Name")
	case len(m.Funcs) == 0 && m.Init == nil:
		return fmt.Errorf("runtime: Module %q has neither Funcs nor Init", m.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(m.Funcs)) {
		if name == "" {
			return fmt.Errorf("runtime: Module %q has a function without a name", m.Name)
		}
		if _, err := m.function(name); err != nil {
			return fmt.Errorf("runtime: Module %q, function %q: %w", m.Name, name, err)
		}
	}
	return nil
}

func (m Module) function(name string) (*Func, error) { return NewFunc(m.Name+"."+name, m.Funcs[name]) }

func checkModules(modules []Module) error {
	seen := make(map[string]bool, len(modules))
	for _, m := range modules {
		if err := m.check(); err != nil {
			return err
		}
		if seen[m.Name] {
			return fmt.Errorf("runtime: Module %q is given twice", m.Name)
		}
		seen[m.Name] = true
	}
	return nil
}

// fill makes the module's exports.
func (m Module) fill(s *Sandbox, exports *goja.Object) error {
	for _, name := range slices.Sorted(maps.Keys(m.Funcs)) {
		f, err := m.function(name)
		if err != nil {
			return err
		}
		// Not Set: a function may be called __proto__.
		if err := exports.DefineDataProperty(name, s.hostFunction(name, f), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
			return err
		}
	}
	if m.Init == nil {
		return nil
	}
	return m.Init(s, exports)
}
