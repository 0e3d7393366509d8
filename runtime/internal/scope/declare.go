package scope

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/unistring"
)

// A declaration binds a name.
type declaration struct {
	name  unistring.String
	value ast.Expression // that it begins with, where the declaration says so
}

// declare adds what a name or a pattern binds. The value is that of the whole.
func declare(scope []declaration, target, value ast.Expression) []declaration {
	switch t := target.(type) {
	case *ast.Identifier:
		return append(scope, declaration{t.Name, value})
	case *ast.Binding:
		return declare(scope, t.Target, nil)
	case *ast.AssignExpression: // with a default
		return declare(scope, t.Left, nil)
	case *ast.ArrayPattern:
		for _, e := range t.Elements {
			scope = declare(scope, e, nil)
		}
		return declare(scope, t.Rest, nil)
	case *ast.ObjectPattern:
		for _, p := range t.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				scope = append(scope, declaration{name: p.Name.Name})
			case *ast.PropertyKeyed:
				scope = declare(scope, p.Value, nil)
			}
		}
		return declare(scope, t.Rest, nil)
	}
	return scope
}

func declareAll(scope []declaration, list []*ast.Binding) []declaration {
	for _, b := range list {
		scope = declare(scope, b.Target, b.Initializer)
	}
	return scope
}

// own is the scope of the name that a function or class expression gives
// itself.
func own(name *ast.Identifier) []declaration {
	if name == nil {
		return nil
	}
	return []declaration{{name: name.Name}}
}

// declared is what statements declare in the block that they form: with let,
// const and class, and functions.
func declared(list []ast.Statement) (scope []declaration) {
	for _, s := range list {
		switch s := unlabelled(s).(type) {
		case *ast.LexicalDeclaration:
			scope = declareAll(scope, s.List)
		case *ast.ClassDeclaration:
			scope = declare(scope, s.Class.Name, nil)
		case *ast.FunctionDeclaration:
			scope = declare(scope, s.Function.Name, s.Function)
		}
	}
	return scope
}

func unlabelled(s ast.Statement) ast.Statement {
	for {
		l, ok := s.(*ast.LabelledStatement)
		if !ok {
			return s
		}
		s = l.Statement
	}
}

// caseStatements are those of all cases of a switch, which share one scope.
func caseStatements(s *ast.SwitchStatement) (list []ast.Statement) {
	for _, c := range s.Body {
		list = append(list, c.Consequent...)
	}
	return list
}

// loopNames is what the head of a for statement declares for the loop alone.
func loopNames(head ast.ForLoopInitializer) []declaration {
	if d, ok := head.(*ast.ForLoopInitializerLexicalDecl); ok {
		return declareAll(nil, d.LexicalDeclaration.List)
	}
	return nil
}

// eachNames is the same for for-in and for-of.
func eachNames(head ast.ForInto) []declaration {
	if d, ok := head.(*ast.ForDeclaration); ok {
		return declare(nil, d.Target, nil)
	}
	return nil
}
