package runtime

import (
	"reflect"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"

	"github.com/wprun/wprun/runtime/internal/native"
)

// What a script awaits goja makes a promise of, with two functions that resolve
// it, and of an object with then another two: fifty allocations, which a task of
// a pool's costs in all other ways together. None of these functions is ever
// seen. So await(x) is compiled as await($wprun$await(x)), whose result is a
// promise without them, which settles in the same microtask as goja's.

// awaitHelper is a constant in the global scope of every sandbox.
const awaitHelper = "$wprun$await"

// A Thenable is what objects carry (see [Sandbox.Carry]) that scripts may await, and
// give to Promise.all, without a call of their then, as long as that is what it says.
type Thenable interface {
	// Then is the then of such an object that calls OnSettled.
	Then() *goja.Object

	// OnSettled has s told, once, when the outcome is there, or at once if it is.
	OnSettled(s Settler)
}

// A Settler is told an outcome.
type Settler interface {
	Settle(rejected bool, value goja.Value)
}

// awaitHelper makes the value of the constant of that name.
func (s *Sandbox) awaitHelper() goja.Value {
	return s.vm.ToValue(func(call goja.FunctionCall) goja.Value { return s.awaitable(call.Argument(0)) })
}

// awaitable returns what is to be awaited in place of a value.
func (s *Sandbox) awaitable(v goja.Value) goja.Value {
	object, isObject := v.(*goja.Object)
	var thenable Thenable
	if isObject {
		if thenable = untouched(object); thenable == nil {
			return v
		}
	}
	if s.awaits == nil {
		awaits, err := native.AwaitsOf(s.vm, s.turn.machine)
		if err != nil {
			return v // the engine does it in its own way
		}
		s.awaits = awaits
	}
	if !isObject {
		return s.awaits.Fulfilled(v)
	}
	a := &awaiting{sandbox: s, thenable: thenable}
	s.awaits.Make(&a.awaited)
	s.turn.machine.AddMicrotask(a.subscribe) // where goja calls then
	return a.awaited.Object()
}

// An awaiting is the wait for a thenable.
type awaiting struct {
	sandbox  *Sandbox
	thenable Thenable
	awaited  native.Awaited
}

func (a *awaiting) subscribe() { a.thenable.OnSettled(a) }

// Settle takes the outcome.
func (a *awaiting) Settle(rejected bool, value goja.Value) {
	if rejected || !a.sandbox.adopt(value, a) {
		a.settled(rejected, value)
	}
}

// settled takes an outcome that is final.
func (a *awaiting) settled(rejected bool, value goja.Value) { a.awaited.Settle(rejected, value) }

// untouched returns the Thenable that an object carries, if then is what that says
// and no script can notice that it was looked at. Otherwise it is nil.
func untouched(o *goja.Object) Thenable {
	thenable, ok := native.Carried(o).(Thenable)
	if !ok || native.Found(o, "then") != goja.Value(thenable.Then()) {
		return nil
	}
	return thenable
}

// helpAwaits rewrites the awaits in a program.
func helpAwaits(tree *ast.Program, source string) {
	if !strings.Contains(source, "await") {
		return
	}
	walk(tree, func(node reflect.Value, _ *nodePlan) {
		if await, ok := node.Addr().Interface().(*ast.AwaitExpression); ok {
			at := await.Argument.Idx0()
			await.Argument = &ast.CallExpression{
				Callee:           &ast.Identifier{Name: awaitHelper, Idx: at},
				LeftParenthesis:  at,
				ArgumentList:     []ast.Expression{await.Argument},
				RightParenthesis: await.Argument.Idx1(),
			}
		}
	})
}
