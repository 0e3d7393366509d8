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

// A Thenable is what objects carry (see [Sandbox.Carry]) that scripts may await
// without a call of their then, as long as that is what it says.
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
		var ok bool
		if thenable, ok = native.Carried(object).(Thenable); !ok || object.Get("then") != goja.Value(thenable.Then()) {
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
	awaited := s.awaits.New()
	s.turn.machine.AddMicrotask(func() { thenable.OnSettled(awaited) }) // where goja calls then
	return awaited.Object()
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
