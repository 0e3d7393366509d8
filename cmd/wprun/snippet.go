package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
	"github.com/wprun/wprun/runtime"
)

// A snippet is code that was typed: its value is that of its last statement, and
// it may await.
type snippet struct {
	program *runtime.Program
	awaits  bool // the program's value is a promise for the snippet's
}

func compileSnippet(name, code string) (*snippet, error) {
	program, err := runtime.Compile(name, code)
	if err == nil {
		return &snippet{program: program}, nil
	}
	if !strings.Contains(code, "await") {
		return nil, err
	}
	// The engine knows await inside of functions only. A name of ours keeps
	// error messages from showing the function.
	for _, text := range []string{liftDeclarations(code), asyncHead + code + asyncTail} {
		if text == "" {
			continue
		}
		if program, asyncErr := runtime.Compile("wprun:"+name, text); asyncErr == nil {
			return &snippet{program, true}, nil
		}
	}
	return nil, err
}

// evaluate runs the snippet on the sandbox's thread and calls done with its
// value; fail, if it is not nil, with the reason if what it awaits is rejected.
func (s *snippet) evaluate(sandbox *runtime.Sandbox, done, fail func(goja.Value) error) error {
	value, err := sandbox.Evaluate(s.program)
	if err != nil {
		return err
	}
	promise, ok := value.(*goja.Object)
	if !s.awaits || !ok {
		return done(value)
	}
	vm := sandbox.VM()
	callback := func(f func(goja.Value) error) goja.Value {
		if f == nil {
			return goja.Undefined()
		}
		return vm.ToValue(func(call goja.FunctionCall) goja.Value {
			if err := f(call.Argument(0)); err != nil {
				panic(thrownBy(err))
			}
			return goja.Undefined()
		})
	}
	then, _ := goja.AssertFunction(promise.Get("then"))
	_, err = then(promise, callback(done), callback(fail))
	return err
}

const (
	asyncHead = "(async () => { "
	asyncTail = "\n})()"
)

// liftDeclarations makes an async function of code whose variables are global
// all the same, and that returns the value of its last statement. It is empty
// when the code does not parse.
func liftDeclarations(code string) string {
	source := asyncHead + code + asyncTail
	// What nests too deep for the parser, Compile refuses.
	if _, err := runtime.Compile("wprun:", source); err != nil {
		return ""
	}
	file, err := parser.ParseFile(nil, "", source, 0, parser.WithDisableSourceMaps)
	if err != nil {
		return ""
	}
	call, ok := file.Body[0].(*ast.ExpressionStatement).Expression.(*ast.CallExpression)
	if !ok {
		return ""
	}
	function, ok := call.Callee.(*ast.ArrowFunctionLiteral)
	if !ok {
		return ""
	}
	body := function.Body.(*ast.BlockStatement).List
	e := editor{source: source}
	for i, statement := range body {
		switch statement := statement.(type) {
		case *ast.LexicalDeclaration:
			e.assign(int(statement.Idx)-1, statement.Token.String(), statement.List)
		case *ast.VariableStatement:
			e.assign(int(statement.Var)-1, "var", statement.List)
		case *ast.FunctionDeclaration:
			name := statement.Function.Name.Name.String()
			e.replace(int(statement.Idx1())-1, 0, ";globalThis."+name+"="+name+";")
		case *ast.ClassDeclaration:
			e.replace(int(statement.Idx0())-1, 0, "globalThis."+statement.Class.Name.Name.String()+"=")
		case *ast.ExpressionStatement:
			if i == len(body)-1 {
				e.replace(e.beforeBrackets(int(statement.Idx0())-1), 0, "return ")
			}
		}
	}
	return e.text()
}

// An editor changes a source in several places.
type editor struct {
	source string
	edits  []edit
}

type edit struct {
	at, length int
	text       string
}

func (e *editor) replace(at, length int, text string) {
	e.edits = append(e.edits, edit{at, length, text})
}

// assign makes of a declaration, which begins with a keyword, assignments to
// global variables: "0," stands before them, so that an object pattern at the
// beginning is no block.
func (e *editor) assign(at int, keyword string, list []*ast.Binding) {
	e.replace(at, len(keyword), "0,")
	for _, binding := range list {
		if binding.Initializer == nil {
			e.replace(int(binding.Target.Idx1())-1, 0, "=undefined")
		}
	}
}

// beforeBrackets is where an expression begins that may stand in brackets, which
// the syntax tree does not hold.
func (e *editor) beforeBrackets(at int) int {
	for i := at - 1; i >= len(asyncHead); i-- {
		switch e.source[i] {
		case '(':
			at = i
		case ' ', '\t', '\r', '\n':
		default:
			return at
		}
	}
	return at
}

func (e *editor) text() string {
	slices.SortStableFunc(e.edits, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	var b strings.Builder
	at := 0
	for _, edit := range e.edits {
		b.WriteString(e.source[at:edit.at] + edit.text)
		at = edit.at + edit.length
	}
	return b.String() + e.source[at:]
}

// printValue prints as console.log does; quoted has it show a text as a literal,
// as the prompt does.
func printValue(sandbox *runtime.Sandbox, value goja.Value, quoted bool) error {
	vm := sandbox.VM()
	console, ok := vm.Get("console").(*goja.Object)
	if !ok {
		return nil // the program has taken it away
	}
	log, ok := goja.AssertFunction(console.Get("log"))
	if !ok {
		return nil
	}
	args := []goja.Value{value}
	if quoted {
		args = []goja.Value{vm.ToValue("%O"), value}
	}
	_, err := log(console, args...)
	return err
}

// thrownBy is what a function of JavaScript's has thrown that has failed with
// err, to be thrown again.
func thrownBy(err error) any {
	var exception *goja.Exception
	if errors.As(err, &exception) {
		return exception.Value()
	}
	return err
}
