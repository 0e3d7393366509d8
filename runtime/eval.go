package runtime

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"

	"github.com/wprun/wprun/jsbridge"
)

// What eval compiles has to be looked at first, for goja's parser may recurse
// so deep that the process dies. Indirect eval is a function like others and
// guarded like them; direct eval, eval(text), is an instruction of goja's, to
// which only its argument can be made to pass through a function of ours:
// eval($wprun$eval(text)). Programs are rewritten when they are compiled, and
// texts by that function.

// evalGuard is a constant in the global scope of every sandbox.
const evalGuard = "$wprun$eval"

// evalGuard makes the value of the constant of that name. A constant needs its
// value at once: it comes as a property of the global object, which goes again.
func (s *Sandbox) evalGuard() goja.Value {
	return s.vm.ToValue(func(call goja.FunctionCall) goja.Value { return s.guard.Source(call.Argument(0)) })
}

// installHelpers makes the constants that programs are rewritten to use.
func (s *Sandbox) installHelpers() error {
	if _, err := s.vm.RunProgram(helpersProgram); err != nil {
		return err
	}
	global := s.vm.GlobalObject()
	return errors.Join(global.Delete(evalGuard), global.Delete(awaitHelper))
}

var helpersProgram = goja.MustCompile("wprun:helpers",
	"const "+evalGuard+" = this."+evalGuard+", "+awaitHelper+" = this."+awaitHelper, false)

// checkSource decides about a text that a script is about to compile, and
// returns it with its direct calls of eval rewritten.
func (s *Sandbox) checkSource(source string) (string, error) {
	if len(source) > s.config.Limits.Source {
		return "", tooLong(s.config.Limits.Source)
	}
	if err := checkNesting(source, s.config.Limits.Nesting); err != nil {
		return "", err
	}
	if err := s.guard.Uses(source); err != nil {
		return "", err
	}
	if !mayCallEval(source) && !mayHaveBigInts(source) {
		return source, nil
	}
	tree, before := parseFragment(source)
	if tree == nil {
		return source, nil // let goja say what is wrong with it
	}
	if err := checkBigInts(tree, source); err != nil {
		return "", err
	}
	type insertion struct {
		at   int
		text string
	}
	var edits []insertion
	walk(tree, func(node reflect.Value, _ *nodePlan) {
		if call := directEval(node); call != nil {
			edits = append(edits,
				insertion{int(call.LeftParenthesis) - before, evalGuard + "("},
				insertion{int(call.RightParenthesis) - 1 - before, ")"})
		}
	})
	slices.SortFunc(edits, func(a, b insertion) int { return cmp.Compare(a.at, b.at) })
	var out strings.Builder
	from := 0
	for _, e := range edits {
		out.WriteString(source[from:e.at])
		out.WriteString(e.text)
		from = e.at
	}
	out.WriteString(source[from:])
	return out.String(), nil
}

// parseFragment parses a text that is a program, or the body of some sort of
// function, which may return, await or yield. It returns how many bytes it put
// before the text, and nil for a text that is none of these.
func parseFragment(source string) (tree *ast.Program, before int) {
	for _, start := range [...]string{"", "(function () {", "(async function () {", "(function* () {"} {
		end := ""
		if start != "" {
			end = "\n})"
		}
		if tree, err := parseGuarded("", start+source+end); err == nil {
			return tree, len(start)
		}
	}
	return nil, 0
}

// guardEvals rewrites the direct calls of eval in a program.
func guardEvals(tree *ast.Program, source string) {
	if !mayCallEval(source) {
		return
	}
	walk(tree, func(node reflect.Value, _ *nodePlan) {
		if call := directEval(node); call != nil {
			at := call.LeftParenthesis
			call.ArgumentList = []ast.Expression{&ast.CallExpression{
				Callee:           &ast.Identifier{Name: evalGuard, Idx: at},
				LeftParenthesis:  at,
				ArgumentList:     call.ArgumentList,
				RightParenthesis: call.RightParenthesis,
			}}
		}
	})
}

// mayCallEval is false for most sources: eval is not named, not even with an
// escape.
func mayCallEval(source string) bool {
	return strings.Contains(source, "eval") || strings.Contains(source, `\u`)
}

// directEval returns the call if a node is one of eval with arguments.
func directEval(node reflect.Value) *ast.CallExpression {
	call, ok := node.Addr().Interface().(*ast.CallExpression)
	if !ok || len(call.ArgumentList) == 0 {
		return nil
	}
	if name, ok := call.Callee.(*ast.Identifier); !ok || name.Name != "eval" {
		return nil
	}
	if inner, ok := call.ArgumentList[0].(*ast.CallExpression); ok {
		if name, ok := inner.Callee.(*ast.Identifier); ok && name.Name == evalGuard {
			return nil // rewritten already
		}
	}
	return call
}

// parseGuarded parses a text whose nesting has been checked. Some texts make
// the parser panic.
func parseGuarded(name, source string) (tree *ast.Program, err error) {
	defer func() {
		if r := recover(); r != nil {
			tree, err = nil, fmt.Errorf("the parser failed: %v", r)
		}
	}()
	return parser.ParseFile(new(file.FileSet), name, source, 0, parser.WithDisableSourceMaps)
}

func tooLong(limit int) error {
	return &jsbridge.Error{Name: "RangeError", Message: fmt.Sprintf("Source is longer than the limit of %d bytes", limit)}
}
