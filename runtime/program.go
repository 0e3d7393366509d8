package runtime

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"
	"github.com/wprun/wprun/jsbridge"
)

// A Program is compiled JavaScript. It is immutable: any number of sandboxes
// on any goroutines may run it at the same time.
type Program struct {
	name string
	src  string
	kind programKind
	code *goja.Program

	bare   bool // its value is the offloaded function itself, which cannot tell
	hidden bool // no script can have the function itself, so that one will do for all calls
}

type programKind uint8

const (
	script   programKind = iota // its value is that of its last statement
	function                    // its value is a function that runs the offloaded one
	module                      // its value is the function around a CommonJS module
)

// Name returns the name under which the program was compiled; stack traces
// show it.
func (p *Program) Name() string { return p.name }

// Compile compiles a script: sloppy mode, global scope, the value is that of
// the last statement. A syntax error is a [*jsbridge.Error] with Name
// SyntaxError and, as its Excerpt, the line with a mark below the place.
//
// Source map comments are ignored. A name that begins with "wprun:" is that of
// a program of the host's own: errors do not show its lines.
func Compile(name, src string) (*Program, error) {
	tree, err := parse(name, src, "", "")
	if err != nil {
		return nil, err
	}
	return compile(name, src, script, tree)
}

// CompileFunction compiles the text of a function, as
// Function.prototype.toString gives it, for use in another VM: it runs as
//
//	new Function('return (' + src + ').apply(this, arguments)')
//
// would there, in sloppy mode and global scope, a new function object each
// time. The text of a method ("add(a, b) { … }") is accepted too.
func CompileFunction(name, src string) (*Program, error) {
	expression, err := parseFunction(name, src)
	if err != nil {
		return nil, err
	}
	if seesNoCaller(expression, src) {
		tree := &ast.Program{Body: []ast.Statement{&ast.ExpressionStatement{Expression: expression}}}
		tree.File = file.NewFile(name, src, 1)
		p, err := compile(name, src, function, tree)
		if err == nil {
			_, arrow := expression.(*ast.ArrowFunctionLiteral)
			p.bare, p.hidden = true, arrow && !strings.Contains(src, "`") // each function has texts of its own for tags
		}
		return p, err
	}
	const around = "(function () { return (0).apply(this, arguments) })"
	wrapper := mustParse(around)
	moveBack(wrapper, len(around)) // its own positions mean nothing: all become the first
	f := wrapper.Body[0].(*ast.ExpressionStatement).Expression.(*ast.FunctionLiteral)
	call := f.Body.List[0].(*ast.ReturnStatement).Argument.(*ast.CallExpression)
	call.Callee.(*ast.DotExpression).Left = expression
	wrapper.File = file.NewFile(name, src, 1)
	return compile(name, src, function, wrapper)
}

// seesNoCaller reports whether a function cannot tell if there is a function
// around it that calls it: nothing in its text can mean this or the arguments of
// that one. Then none is made, which takes longer than to run what is short.
func seesNoCaller(f ast.Expression, src string) bool {
	switch f.(type) {
	case *ast.FunctionLiteral, *ast.ArrowFunctionLiteral:
	default:
		return false
	}
	for _, word := range []string{"this", "arguments", "eval", "super", "target", `\u`} {
		if strings.Contains(src, word) {
			return false
		}
	}
	return true
}

// parseFunction parses the text of a function or of a method as an expression.
func parseFunction(name, src string) (ast.Expression, error) {
	if strings.HasSuffix(strings.TrimSpace(src), "{ [native code] }") {
		const message = "a native or bound function has no source text, so it cannot run elsewhere; wrap it in a function of your own"
		return nil, &jsbridge.Error{Name: "TypeError", Message: message, Stack: "TypeError: " + message}
	}
	tree, err := parse(name, src, "(", "\n)")
	if err == nil {
		if len(tree.Body) == 1 {
			if s, ok := tree.Body[0].(*ast.ExpressionStatement); ok {
				return s.Expression, nil
			}
		}
		return nil, syntaxError(name, src, 1, 1, "not the text of one function")
	}
	// A method is no expression by itself: take it out of an object.
	tree, methodErr := parse(name, src, "({", "\n})")
	if methodErr != nil {
		return nil, err
	}
	if s, ok := tree.Body[0].(*ast.ExpressionStatement); ok && len(tree.Body) == 1 {
		if object, ok := s.Expression.(*ast.ObjectLiteral); ok && len(object.Value) == 1 {
			if p, ok := object.Value[0].(*ast.PropertyKeyed); ok && p.Kind == ast.PropertyKindMethod {
				return p.Value, nil
			}
		}
	}
	return nil, err
}

// CompileModule compiles a CommonJS module: a function body that sees exports,
// require, module, __filename and __dirname. Its name is the file's absolute
// path. A first line that begins with #! is a comment, and a mark of the encoding
// before it is none of the source.
func CompileModule(name, src string) (*Program, error) {
	tree, err := parseModule(name, src)
	if err != nil {
		return nil, err
	}
	return compile(name, src, module, tree)
}

// parseModule parses a module as the function around it.
func parseModule(name, src string) (*ast.Program, error) {
	src = strings.TrimPrefix(src, "\ufeff")
	if strings.HasPrefix(src, "#!") {
		src = "//" + src[2:]
	}
	const before, after = "(function (exports, require, module, __filename, __dirname) {", "\n})"
	tree, err := parse(name, src, "", "")
	if err == nil {
		// The plain parse has the right positions: move its statements into
		// the function.
		wrapper := mustParse(before + after)
		f := wrapper.Body[0].(*ast.ExpressionStatement).Expression.(*ast.FunctionLiteral)
		f.Body.List, f.DeclarationList = tree.Body, tree.DeclarationList
		wrapper.File = tree.File
		tree = wrapper
	} else {
		// A return outside of functions is legal in a module only.
		var wrapped *ast.Program
		var wrappedErr error
		if wrapped, wrappedErr = parse(name, src, before, after); wrappedErr != nil {
			return nil, adviseOnESModule(src, err)
		}
		tree = wrapped
	}
	return tree, nil
}

const (
	usesImport         = "Cannot use import statement outside a module"
	usesExport         = "Unexpected token 'export'"
	adviceForESModules = "this engine has no import and export; use the CommonJS build of the package, or make one, for example with: esbuild --bundle --format=cjs --platform=node"
)

// adviseOnESModule has the error of a program that does not compile say what to do
// if it is an ES module: it fails at one of these words.
func adviseOnESModule(src string, err error) error {
	e := (*jsbridge.Error)(nil)
	if !errors.As(err, &e) || e.Excerpt == "" {
		return err
	}
	at := frameLine().FindStringSubmatch(e.Stack[strings.LastIndexByte(e.Stack, '\n')+1:])
	if at == nil {
		return err
	}
	row, _ := strconv.Atoi(at[2])
	line, _ := sourceLine(src, row)
	message := ""
	switch line = strings.TrimSpace(line); {
	case strings.HasPrefix(line, "import"):
		message = usesImport
	case strings.HasPrefix(line, "export"):
		message = usesExport
	default:
		return err
	}
	advised := *e
	advised.Message = message + ": " + adviceForESModules
	advised.Stack = strings.Replace(e.Stack, e.Message, advised.Message, 1)
	return &advised
}

// parse parses src between two texts that do not show in positions.
func parse(name, src, before, after string) (*ast.Program, error) {
	if err := checkNesting(src, defaultNesting); err != nil {
		return nil, err
	}
	tree, err := parseGuarded(name, before+src+after)
	if err != nil {
		var list parser.ErrorList
		if !errors.As(err, &list) || len(list) == 0 {
			return nil, syntaxError(name, src, 0, 0, err.Error())
		}
		first := list[0]
		line, column := first.Position.Line, first.Position.Column
		if line == 1 {
			column -= len(before)
		}
		column, message := misunderstood(src, line, column, syntaxErrorText(first.Message))
		return nil, syntaxError(name, src, line, column, message)
	}
	if err := checkBigInts(tree, src); err != nil {
		return nil, err
	}
	if before != "" {
		moveBack(tree, len(before))
		tree.File = file.NewFile(name, src, 1)
	}
	return tree, nil
}

const awaitOutside = "await is only valid in async functions and the top level bodies of modules"

// behindAwait matches what stands before a place that the parser takes for
// unexpected because it took await for a name.
var behindAwait = pattern(`(?:^|[^\p{L}\p{N}_$.])await +$`)

// misunderstood is where and how a text is wrong, in V8's words, that the parser
// says something more general of.
func misunderstood(src string, line, column int, message string) (int, string) {
	text, ok := sourceLine(src, line)
	if !ok || column < 1 || column > len(text) {
		return column, message
	}
	before, at := text[:column-1], text[column-1:]
	switch {
	case strings.HasPrefix(message, "Unexpected ") && behindAwait().MatchString(before):
		return strings.LastIndex(before, "await") + 1, awaitOutside
	case message == "Unexpected identifier":
		if name := identifier().FindString(at); name != "" {
			message += " '" + name + "'"
		}
	}
	return column, message
}

func mustParse(src string) *ast.Program {
	tree, err := parser.ParseFile(nil, "", src, 0, parser.WithDisableSourceMaps)
	if err != nil {
		panic(fmt.Sprintf("runtime: our own source does not parse: %v", err))
	}
	return tree
}

func compile(name, src string, kind programKind, tree *ast.Program) (*Program, error) {
	guardEvals(tree, src)
	helpAwaits(tree, src)
	code, err := goja.CompileAST(tree, false)
	if err != nil {
		var se *goja.CompilerSyntaxError
		if errors.As(err, &se) && se.File != nil {
			at := se.File.Position(se.Offset)
			return nil, syntaxError(name, src, at.Line, at.Column, se.Message)
		}
		return nil, syntaxError(name, src, 0, 0, err.Error())
	}
	return &Program{name: name, src: src, kind: kind, code: code}, nil
}

// syntaxError makes the error of a program that does not compile. Line and
// column count from 1; line 0 means unknown.
func syntaxError(name, src string, line, column int, message string) error {
	e := &jsbridge.Error{Name: "SyntaxError", Message: message}
	e.Stack = "SyntaxError: " + message
	if line > 0 {
		e.Excerpt = excerpt(name, src, line, column)
		e.Stack += fmt.Sprintf("\n    at %s:%d:%d", name, line, max(column, 1))
	}
	return e
}

// excerpt shows a place in a source as Node does: file and line, the line, a
// mark below the column.
func excerpt(name, src string, line, column int) string {
	text, ok := sourceLine(src, line)
	if !ok {
		return fmt.Sprintf("%s:%d", name, line)
	}
	// A bundle's line can be megabytes long: show the part around the column.
	const width = 120
	column = min(max(column, 1), len(text)+1)
	if start := column - 1 - width/2; len(text) > width && start > 0 {
		text = strings.ToValidUTF8(text[start:], "")
		column -= start
	}
	if len(text) > width {
		text = strings.ToValidUTF8(text[:width], "")
	}
	column = min(column, len(text)+1)
	indent := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, text[:column-1])
	return fmt.Sprintf("%s:%d\n%s\n%s^", name, line, text, indent)
}

// sourceLine returns a line of src, counted from 1, without its end.
func sourceLine(src string, line int) (string, bool) {
	for ; line > 1; line-- {
		_, rest, found := strings.Cut(src, "\n")
		if !found {
			return "", false
		}
		src = rest
	}
	text, _, _ := strings.Cut(src, "\n")
	return strings.TrimSuffix(text, "\r"), line == 1
}
