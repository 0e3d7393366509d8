package scope

import "github.com/dop251/goja/ast"

func (r *resolver) expressions(list []ast.Expression) {
	for _, e := range list {
		r.expression(e)
	}
}

// expression goes through an expression, or a pattern: the names that a
// declaration binds are bound by now, so they count as used without harm.
func (r *resolver) expression(e ast.Expression) {
	switch e := e.(type) {
	case *ast.Identifier:
		r.use(e.Name, e.Idx)
	case *ast.FunctionLiteral:
		scope := own(e.Name)
		r.enter(scope)
		r.function(e.ParameterList, e.DeclarationList, e.Body)
		r.leave(scope)
	case *ast.ArrowFunctionLiteral:
		r.function(e.ParameterList, e.DeclarationList, e.Body)
	case *ast.ClassLiteral:
		r.class(e)
	case *ast.CallExpression:
		if r.called != nil {
			r.called(e)
		}
		r.expression(e.Callee)
		r.expressions(e.ArgumentList)
	case *ast.NewExpression:
		r.expression(e.Callee)
		r.expressions(e.ArgumentList)
	case *ast.DotExpression:
		r.expression(e.Left)
	case *ast.PrivateDotExpression:
		r.expression(e.Left)
	case *ast.BracketExpression:
		r.expression(e.Left)
		r.expression(e.Member)
	case *ast.OptionalChain:
		r.expression(e.Expression)
	case *ast.Optional:
		r.expression(e.Expression)
	case *ast.AssignExpression:
		r.expression(e.Left)
		r.expression(e.Right)
	case *ast.BinaryExpression:
		r.expression(e.Left)
		r.expression(e.Right)
	case *ast.UnaryExpression:
		r.expression(e.Operand)
	case *ast.ConditionalExpression:
		r.expression(e.Test)
		r.expression(e.Consequent)
		r.expression(e.Alternate)
	case *ast.SequenceExpression:
		r.expressions(e.Sequence)
	case *ast.AwaitExpression:
		r.expression(e.Argument)
	case *ast.YieldExpression:
		r.expression(e.Argument)
	case *ast.TemplateLiteral:
		r.expression(e.Tag)
		r.expressions(e.Expressions)
	case *ast.ArrayLiteral:
		r.expressions(e.Value)
	case *ast.ObjectLiteral:
		r.properties(e.Value)
	case *ast.ArrayPattern:
		r.expressions(e.Elements)
		r.expression(e.Rest)
	case *ast.ObjectPattern:
		r.properties(e.Properties)
		r.expression(e.Rest)
	case *ast.PropertyShort:
		r.use(e.Name.Name, e.Name.Idx)
		r.expression(e.Initializer)
	case *ast.PropertyKeyed:
		r.key(e.Key, e.Computed)
		r.expression(e.Value)
	case *ast.SpreadElement:
		r.expression(e.Expression)
	case *ast.Binding:
		r.expression(e.Target)
		r.expression(e.Initializer)
	}
}

func (r *resolver) properties(list []ast.Property) {
	for _, p := range list {
		r.expression(p)
	}
}

func (r *resolver) bindings(list []*ast.Binding) {
	for _, b := range list {
		r.expression(b)
	}
}

func (r *resolver) statement(s ast.Statement) {
	switch s := s.(type) {
	case *ast.ExpressionStatement:
		r.expression(s.Expression)
	case *ast.VariableStatement:
		r.bindings(s.List)
	case *ast.LexicalDeclaration:
		r.bindings(s.List)
	case *ast.FunctionDeclaration:
		r.expression(s.Function)
	case *ast.ClassDeclaration:
		r.class(s.Class)
	case *ast.ReturnStatement:
		r.expression(s.Argument)
	case *ast.ThrowStatement:
		r.expression(s.Argument)
	case *ast.BlockStatement:
		r.block(declared(s.List), s.List)
	case *ast.IfStatement:
		r.expression(s.Test)
		r.branch(s.Consequent)
		r.branch(s.Alternate)
	case *ast.LabelledStatement:
		r.statement(s.Statement)
	case *ast.WhileStatement:
		r.expression(s.Test)
		r.statement(s.Body)
	case *ast.DoWhileStatement:
		r.statement(s.Body)
		r.expression(s.Test)
	case *ast.WithStatement:
		r.expression(s.Object)
		r.statement(s.Body)
	case *ast.ForStatement:
		r.forLoop(s)
	case *ast.ForInStatement:
		r.forEach(s.Into, s.Source, s.Body)
	case *ast.ForOfStatement:
		r.forEach(s.Into, s.Source, s.Body)
	case *ast.SwitchStatement:
		r.expression(s.Discriminant)
		scope := declared(caseStatements(s))
		r.enter(scope)
		for _, c := range s.Body {
			r.expression(c.Test)
			r.block(nil, c.Consequent)
		}
		r.leave(scope)
	case *ast.TryStatement:
		r.statement(s.Body)
		if s.Catch != nil {
			scope := declare(nil, s.Catch.Parameter, nil)
			r.enter(scope)
			r.expression(s.Catch.Parameter)
			r.statement(s.Catch.Body)
			r.leave(scope)
		}
		if s.Finally != nil {
			r.statement(s.Finally)
		}
	}
}

// branch goes through a branch of an if statement. A function that is declared
// there is so as if in a block.
func (r *resolver) branch(s ast.Statement) {
	list := []ast.Statement{s}
	r.block(declared(list), list)
}

func (r *resolver) forLoop(s *ast.ForStatement) {
	scope := loopNames(s.Initializer)
	r.enter(scope)
	switch head := s.Initializer.(type) {
	case *ast.ForLoopInitializerExpression:
		r.expression(head.Expression)
	case *ast.ForLoopInitializerVarDeclList:
		r.bindings(head.List)
	case *ast.ForLoopInitializerLexicalDecl:
		r.bindings(head.LexicalDeclaration.List)
	}
	r.expression(s.Test)
	r.expression(s.Update)
	r.statement(s.Body)
	r.leave(scope)
}

// forEach goes through a for-in or for-of statement. What its head declares is
// in scope, if without a value, for what it goes over, too.
func (r *resolver) forEach(into ast.ForInto, source ast.Expression, body ast.Statement) {
	scope := eachNames(into)
	r.enter(scope)
	switch head := into.(type) {
	case *ast.ForIntoExpression:
		r.expression(head.Expression)
	case *ast.ForIntoVar:
		r.expression(head.Binding)
	case *ast.ForDeclaration:
		r.expression(head.Target)
	}
	r.expression(source)
	r.statement(body)
	r.leave(scope)
}
