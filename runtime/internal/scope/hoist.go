package scope

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/unistring"
)

// hoisted is what sloppy mode lets a function's whole body see of the functions
// that are declared in blocks of it. The rule is that of Annex B.3.2 of
// https://tc39.es/ecma262/: each counts as declared with var, too, unless a var
// in its place would be an error. (Goja knows nothing of that, and fails where
// such a function is used outside of its block. That the function is there, but
// not seen, is another mistake than that it is missing.)
func hoisted(body []ast.Statement) []declaration {
	h := hoister{taken: make(map[unistring.String]int)}
	for _, s := range body {
		h.statement(s)
	}
	return h.found
}

type hoister struct {
	found []declaration
	taken map[unistring.String]int // by blocks around that declare the name: a var in them would be an error
}

// within goes through statements inside of a scope.
func (h *hoister) within(scope []declaration, list ...ast.Statement) {
	for _, d := range scope {
		h.taken[d.name]++
	}
	for _, s := range list {
		h.statement(s)
	}
	for _, d := range scope {
		h.taken[d.name]--
	}
}

func (h *hoister) block(list []ast.Statement) {
	for _, s := range list {
		d, ok := unlabelled(s).(*ast.FunctionDeclaration)
		if ok && !d.Function.Async && !d.Function.Generator && h.taken[d.Function.Name.Name] == 0 {
			h.found = declare(h.found, d.Function.Name, d.Function)
		}
	}
	h.within(declared(list), list...)
}

func (h *hoister) statement(s ast.Statement) {
	switch s := s.(type) {
	case *ast.BlockStatement:
		h.block(s.List)
	case *ast.IfStatement:
		h.block([]ast.Statement{s.Consequent})
		h.block([]ast.Statement{s.Alternate})
	case *ast.LabelledStatement:
		h.statement(s.Statement)
	case *ast.WhileStatement:
		h.statement(s.Body)
	case *ast.DoWhileStatement:
		h.statement(s.Body)
	case *ast.WithStatement:
		h.statement(s.Body)
	case *ast.ForStatement:
		h.within(loopNames(s.Initializer), s.Body)
	case *ast.ForInStatement:
		h.within(eachNames(s.Into), s.Body)
	case *ast.ForOfStatement:
		h.within(eachNames(s.Into), s.Body)
	case *ast.SwitchStatement:
		h.block(caseStatements(s))
	case *ast.TryStatement:
		h.statement(s.Body)
		if s.Catch != nil {
			h.within(catchNames(s.Catch), s.Catch.Body)
		}
		if s.Finally != nil {
			h.statement(s.Finally)
		}
	}
}

// catchNames is what the parameter of a catch forbids a var to be called: a
// plain name forbids nothing.
func catchNames(c *ast.CatchStatement) []declaration {
	if _, plain := c.Parameter.(*ast.Identifier); plain {
		return nil
	}
	return declare(nil, c.Parameter, nil)
}
