package guard

import (
	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/native"
)

// Source returns what a script may compile instead of a value, which eval
// compiles if it is a string. It throws what the check of sources returns.
func (g *Guard) Source(v goja.Value) goja.Value {
	if !goja.IsString(v) {
		return v
	}
	source := v.String()
	text, err := g.check(source)
	if err != nil {
		panic(g.thrown(err))
	}
	if text == source {
		return v
	}
	return g.vm.ToValue(text)
}

// eval is that of a global call; direct eval does not pass here, but see the
// rewriting of programs.
func (g *Guard) eval(c goja.FunctionCall, next native.Call) goja.Value {
	if len(c.Arguments) > 0 {
		c.Arguments = append([]goja.Value{g.Source(c.Arguments[0])}, c.Arguments[1:]...)
	}
	return next(c)
}

// compiler guards a constructor of functions.
func (g *Guard) compiler(o *goja.Object) {
	all := func(args []goja.Value) []goja.Value {
		texts := make([]goja.Value, len(args))
		for i, v := range args {
			texts[i] = g.Source(v.ToString())
		}
		return texts
	}
	g.wrap(o, func(c goja.FunctionCall, next native.Call) goja.Value {
		c.Arguments = all(c.Arguments)
		return next(c)
	})
	g.wrapNew(o, func(args []goja.Value, newTarget *goja.Object, next native.Construct) *goja.Object {
		return next(all(args), newTarget)
	})
}

var (
	aGenerator      = goja.MustCompile("wprun:guard", "(function* () {})", false)
	anAsyncFunction = goja.MustCompile("wprun:guard", "(async function () {})", false)
)

// generators guards the constructor of generator functions, and how deep
// generators may run in each other.
func (g *Guard) generators() error {
	f, err := g.vm.RunProgram(aGenerator)
	if err != nil {
		return err
	}
	o := f.(*goja.Object)
	g.compiler(method(o.Prototype(), "constructor"))
	generators := o.Get("prototype").(*goja.Object).Prototype()
	for _, name := range [...]string{"next", "return", "throw"} {
		g.wrap(method(generators, name), func(c goja.FunctionCall, next native.Call) goja.Value {
			return g.within(1, c, next)
		})
	}
	g.madeIterator(generators)
	return g.err
}

// asyncFunctions guards the constructor of async functions.
func (g *Guard) asyncFunctions() error {
	f, err := g.vm.RunProgram(anAsyncFunction)
	if err != nil {
		return err
	}
	g.compiler(method(f.(*goja.Object).Prototype(), "constructor"))
	g.at("Promise") // which such functions lead to
	return g.err
}

func method(o *goja.Object, name string) *goja.Object {
	if o == nil {
		return nil
	}
	f, _ := o.Get(name).(*goja.Object)
	return f
}
