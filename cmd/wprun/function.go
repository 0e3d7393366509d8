package main

import (
	"errors"
	"fmt"
	"hash/crc64"
	"path/filepath"
	"regexp"
	goruntime "runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
	"github.com/spf13/cobra"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/runtime"
)

// taskOptions are the flags of the commands that offload one function.
type taskOptions struct {
	permissions
	isolation isolation
	inline    string // of -f
	workers   int
	timeout   time.Duration
	fresh     bool
}

func (o *taskOptions) addFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVarP(&o.inline, "function", "f", "", "the function itself, `CODE`, in place of a file")
	flags.Var(period{&o.timeout}, "timeout", "how long a call may take, `D`: 500ms, 2s, 1m")
	o.permissions.addFlags(command, "the function")
	o.isolation.addFlag(command)
	command.ValidArgsFunction = completeScripts
}

// A function is what workers run: a function's text, or a module that exports
// one.
type function struct {
	file string // "" for one on the command line
	text string
	call string // what is offloaded
	main string // the file of the module; "" for none
}

// function reads the one that the command line names. What is wrong with it is a
// programError.
func (o *taskOptions) function(args []string) (*function, error) {
	switch {
	case o.inline != "" && len(args) > 0:
		return nil, errors.New("which function? Give a file or -f CODE, not both")
	case strings.TrimSpace(o.inline) != "":
		return newFunction("", o.inline)
	case len(args) != 1:
		return nil, errors.New("which function? Give the path of one JavaScript file, or -f CODE")
	}
	file, text, err := readFile(args[0])
	if err != nil {
		return nil, failed(err)
	}
	return newFunction(file, text)
}

// newFunction tells a function's text from a module by which of them compiles.
func newFunction(file, text string) (*function, error) {
	name := file
	if file == "" {
		name = "[function]"
	}
	text = strings.TrimPrefix(text, "\ufeff")
	f := &function{file: name, text: text, call: strings.TrimRight(text, "; \t\r\n")}
	_, err := runtime.CompileFunction(name, f.call)
	if err == nil {
		switch kind := kindOf(f.call); {
		case kind == isFunction, kind == isOther && file == "":
			return f, nil
		case kind == isValue && file == "":
			return nil, failed(errors.New("-f is no function, but a value: give one, such as -f 'x => x * 2'"))
		case kind == isValue:
			return nil, failed(fmt.Errorf("%s holds no function, but a value", filepath.Base(file)))
		}
	} else if file == "" {
		return nil, failed(err)
	}
	if _, moduleErr := runtime.CompileModule(file, text); moduleErr != nil {
		if err != nil && !strings.Contains(text, "module") {
			moduleErr = err
		}
		return nil, failed(moduleErr)
	}
	quoted := strconv.Quote(filepath.ToSlash(file))
	f.main = file
	f.call = `function (...args) {
  const f = require(` + quoted + `)
  if (typeof f !== 'function') throw new TypeError(` + strconv.Quote(filepath.Base(file)+" is neither the text of a function nor a module with module.exports = a function") + `)
  return f.apply(this, args)
}`
	return f, nil
}

// What a text may be that compiles where a function is expected.
type kind int

const (
	isFunction kind = iota
	isValue         // of another kind: it is there, in the text
	isOther         // an expression that may have a function as its value
)

// kindOf looks at a text that was compiled, so that it does not nest too deep.
func kindOf(text string) kind {
	parsed, err := parser.ParseFile(nil, "", "("+text+"\n)", 0, parser.WithDisableSourceMaps)
	if err != nil { // a method
		return isFunction
	}
	statement, ok := parsed.Body[0].(*ast.ExpressionStatement)
	if !ok {
		return isOther
	}
	switch statement.Expression.(type) {
	case *ast.FunctionLiteral, *ast.ArrowFunctionLiteral:
		return isFunction
	case *ast.NumberLiteral, *ast.StringLiteral, *ast.BooleanLiteral, *ast.NullLiteral, *ast.RegExpLiteral,
		*ast.ObjectLiteral, *ast.ArrayLiteral, *ast.TemplateLiteral, *ast.ClassLiteral:
		return isValue
	}
	return isOther
}

// sum tells functions apart.
func (f *function) sum() uint64 { return crc64.Checksum([]byte(f.text), crcTable()) }

func crcTable() *crc64.Table { return crc64.MakeTable(crc64.ECMA) }

// newPool makes the workers. An error is about how the command was called, but
// for that of the function's file.
func (o *taskOptions) newPool(c *console, f *function) (*pool.Pool, error) {
	mounts, err := o.files()
	if err != nil {
		return nil, err
	}
	transport, err := o.isolation.transport(len(mounts) > 0)
	if err != nil {
		return nil, err
	}
	p, err := pool.New(pool.Options{
		Script:         f.main,
		MaxWorkers:     o.workers,
		Fresh:          o.fresh,
		Transport:      transport,
		Stdout:         c.stderr, // the output is for results
		Stderr:         c.stderr,
		Mounts:         mounts,
		Env:            o.environment(),
		OnCreateWorker: inWorkingDirectory,
	})
	var thrown *jsbridge.Error
	if errors.As(err, &thrown) {
		return nil, failed(err)
	}
	return p, err
}

// maxWorkers is how many workers the pool has.
func (o *taskOptions) maxWorkers() int {
	if o.workers > 0 {
		return o.workers
	}
	return goruntime.GOMAXPROCS(0)
}

// named gives an error of an offloaded function the name of its file, and shows
// the line that threw: a worker tells neither.
func (f *function) named(err error) error {
	var thrown *jsbridge.Error
	if !errors.As(err, &thrown) {
		return err
	}
	named := *thrown
	named.Stack = withoutHost(thrown.Stack)
	if f.main == "" {
		named.Stack = strings.ReplaceAll(named.Stack, offloaded, f.file)
	} else {
		named.Stack = moduleCall().ReplaceAllString(named.Stack, "")
	}
	if thrown.Cause != nil {
		named.Cause = f.named(thrown.Cause)
	}
	if file, line, column := place(&named); file == f.file {
		named.Excerpt = excerpt(file, f.text, line, column)
	}
	return &named
}

// moduleCall matches the frame of the function that calls the module's.
var moduleCall = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(\n +at apply \(<anonymous>\))?\n +at [^\n]*<offloaded>[^\n]*`)
})

// offloaded is how stack traces call an offloaded function's text.
const offloaded = "<offloaded>"

// excerpt shows a place in a text as jsbridge.Error.Excerpt does; it is empty
// where there is no such place.
func excerpt(file, text string, line, column int) string {
	lines := strings.Split(text, "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	shown := strings.TrimSuffix(lines[line-1], "\r")
	if column < 1 || column > len(shown)+1 || len(shown) > 300 {
		return ""
	}
	space := strings.Map(func(r rune) rune { // as wide as what stands before the place
		if r == '\t' {
			return r
		}
		return ' '
	}, shown[:column-1])
	return fmt.Sprintf("%s:%d\n%s\n%s^", file, line, shown, space)
}
