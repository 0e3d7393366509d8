// Package scope finds the variables that a piece of JavaScript takes from
// outside of itself, by the language's rules: what is declared where, and from
// where it can be seen.
//
// A syntax tree is gone through once. Whenever the way leads into a scope, all
// that is declared there, hoisted or not, is counted as bound; on the way out
// it no longer is. A name that is used while nothing binds it is free.
//
// Two things cannot be known without running the program: what a direct eval
// declares or uses, and which names the object of a with statement has. Here
// eval does neither, and with has none.
//
// The package recurses as deep as the tree is. Parse only what runtime's check
// of the nesting has passed, which goja's own compiler needs as well.
package scope

import (
	"cmp"
	"slices"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/unistring"
)

// A Use is a variable and the place of its first use.
type Use struct {
	Name string
	At   file.Idx
}

// Free lists the variables that an expression uses and does not declare, in the
// order of the source: read, written, called or asked for their type. The
// expression is taken for what is offloaded: in sloppy mode, and inside of a
// function, which has its arguments.
func Free(e ast.Expression) []Use {
	r := newResolver()
	r.expression(e)
	uses := make([]Use, 0, len(r.free))
	for name, at := range r.free {
		uses = append(uses, Use{name.String(), at})
	}
	slices.SortFunc(uses, func(a, b Use) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Name, b.Name)) })
	return uses
}

// A resolver goes through a tree and knows what is bound where it is.
type resolver struct {
	bound  map[unistring.String][]ast.Expression // by what value each binding begins with, innermost last
	free   map[unistring.String]file.Idx         // first uses
	strict bool
	called func(*ast.CallExpression) // is told of each call, if not nil
}

func newResolver() *resolver {
	r := &resolver{bound: make(map[unistring.String][]ast.Expression), free: make(map[unistring.String]file.Idx)}
	r.enter([]declaration{{name: "arguments"}})
	return r
}

func (r *resolver) enter(scope []declaration) {
	for _, d := range scope {
		r.bound[d.name] = append(r.bound[d.name], d.value)
	}
}

func (r *resolver) leave(scope []declaration) {
	for _, d := range scope {
		r.bound[d.name] = r.bound[d.name][:len(r.bound[d.name])-1]
	}
}

func (r *resolver) use(name unistring.String, at file.Idx) {
	if len(r.bound[name]) > 0 {
		return
	}
	if first, ok := r.free[name]; !ok || at < first {
		r.free[name] = at
	}
}

// function goes through a function but for its name. What its body declares is
// not seen by the defaults of its parameters.
func (r *resolver) function(parameters *ast.ParameterList, vars []*ast.VariableDeclaration, body ast.ConciseBody) {
	defer func(strict bool) { r.strict = strict }(r.strict)
	block, _ := body.(*ast.BlockStatement)
	if block != nil && usesStrict(block.List) {
		r.strict = true
	}
	var scope []declaration
	for _, p := range parameters.List {
		scope = declare(scope, p.Target, nil)
	}
	scope = declare(scope, parameters.Rest, nil)
	r.enter(scope)
	for _, p := range parameters.List {
		r.expression(p)
	}
	r.expression(parameters.Rest)
	switch body := body.(type) {
	case *ast.BlockStatement:
		r.body(vars, body.List)
	case *ast.ExpressionBody:
		r.expression(body.Expression)
	}
	r.leave(scope)
}

// body goes through the statements of a function, a static block or a program.
func (r *resolver) body(vars []*ast.VariableDeclaration, list []ast.Statement) {
	var scope []declaration
	for _, v := range vars {
		scope = declareAll(scope, v.List)
	}
	if !r.strict {
		scope = append(scope, hoisted(list)...)
	}
	r.block(append(scope, declared(list)...), list)
}

// block goes through statements inside of a scope.
func (r *resolver) block(scope []declaration, list []ast.Statement) {
	r.enter(scope)
	for _, s := range list {
		r.statement(s)
	}
	r.leave(scope)
}

// class goes through a class, which is strict code, and sees its own name.
func (r *resolver) class(c *ast.ClassLiteral) {
	defer func(strict bool) { r.strict = strict }(r.strict)
	r.strict = true
	scope := own(c.Name)
	r.enter(scope)
	r.expression(c.SuperClass)
	for _, element := range c.Body {
		switch e := element.(type) {
		case *ast.FieldDefinition:
			r.key(e.Key, e.Computed)
			r.expression(e.Initializer)
		case *ast.MethodDefinition:
			r.key(e.Key, e.Computed)
			r.expression(e.Body)
		case *ast.ClassStaticBlock:
			r.body(e.DeclarationList, e.Block.List)
		}
	}
	r.leave(scope)
}

// key goes through the key of a property: it uses variables only if it is
// written in brackets.
func (r *resolver) key(e ast.Expression, computed bool) {
	if computed {
		r.expression(e)
	}
}

// usesStrict reports whether a function's body begins with 'use strict'.
func usesStrict(list []ast.Statement) bool {
	for _, s := range list {
		e, ok := s.(*ast.ExpressionStatement)
		if !ok {
			return false
		}
		text, ok := e.Expression.(*ast.StringLiteral)
		if !ok {
			return false
		}
		if text.Literal == `'use strict'` || text.Literal == `"use strict"` {
			return true
		}
	}
	return false
}
