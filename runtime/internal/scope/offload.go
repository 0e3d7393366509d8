package scope

import (
	"strings"

	"github.com/dop251/goja/ast"
)

// Offloaded lists the functions that a program gives to pools of workers, once
// each: what is the first argument of a call of a method run or exec, and is
// written there or declared in the program. There are none in a program that
// does not require 'workerpool'.
//
// What may be a pool is taken for one. Only the result of a call, or of new, is
// not, unless "pool" stands in the name of what was called: query.exec(f) may
// be given a callback.
func Offloaded(tree *ast.Program) []ast.Expression {
	var functions []ast.Expression
	seen := make(map[ast.Expression]bool)
	requires := false
	r := newResolver()
	r.called = func(call *ast.CallExpression) {
		if len(call.ArgumentList) == 0 {
			return
		}
		requires = requires || requiresWorkerpool(call)
		callee, ok := bare(call.Callee).(*ast.DotExpression)
		if !ok || callee.Identifier.Name != "run" && callee.Identifier.Name != "exec" || !r.mayBePool(callee.Left) {
			return
		}
		f := r.value(call.ArgumentList[0])
		switch f.(type) {
		case *ast.FunctionLiteral, *ast.ArrowFunctionLiteral:
			if !seen[f] {
				seen[f] = true
				functions = append(functions, f)
			}
		}
	}
	r.body(tree.DeclarationList, tree.Body)
	if !requires {
		return nil
	}
	return functions
}

func requiresWorkerpool(call *ast.CallExpression) bool {
	name, ok := call.ArgumentList[0].(*ast.StringLiteral)
	return ok && name.Value == "workerpool" && nameOf(call.Callee) == "require"
}

func (r *resolver) mayBePool(e ast.Expression) bool {
	switch v := bare(r.value(bare(e))).(type) {
	case *ast.CallExpression:
		return strings.Contains(strings.ToLower(nameOf(v.Callee)), "pool")
	case *ast.NewExpression:
		return strings.Contains(strings.ToLower(nameOf(v.Callee)), "pool")
	}
	return true
}

// value is what an expression stands for: of a variable, what its declaration
// says.
func (r *resolver) value(e ast.Expression) ast.Expression {
	name, ok := e.(*ast.Identifier)
	if !ok {
		return e
	}
	if values := r.bound[name.Name]; len(values) > 0 {
		return values[len(values)-1]
	}
	return nil
}

// nameOf is the last name in an expression like a.b.c.
func nameOf(e ast.Expression) string {
	switch e := bare(e).(type) {
	case *ast.Identifier:
		return e.Name.String()
	case *ast.DotExpression:
		return e.Identifier.Name.String()
	case *ast.PrivateDotExpression:
		return e.Identifier.Name.String()
	}
	return ""
}

// bare takes off what ?. and await put around an expression.
func bare(e ast.Expression) ast.Expression {
	for {
		switch x := e.(type) {
		case *ast.OptionalChain:
			e = x.Expression
		case *ast.Optional:
			e = x.Expression
		case *ast.AwaitExpression:
			e = x.Argument
		default:
			return e
		}
	}
}
