package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

// Exit codes; 'wprun help exit-codes' lists them for people. A program that calls
// process.exit chooses its own.
const (
	exitFailed      = 1   // the program, the function or the check failed
	exitUsage       = 2   // the command was not understood
	exitInterrupted = 130 // as the shell has it for SIGINT
	exitClosed      = 141 // as for SIGPIPE: nobody reads the output any more
	exitTerminated  = 143 // as for SIGTERM
)

// An exitError ends the command with a code, and with nothing to say.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// A programError is about the program, not about how wprun was called.
type programError struct {
	err  error
	code int // of wprun's exit
}

func failed(err error) error { return programError{err, exitFailed} }

func (e programError) Error() string { return e.err.Error() }
func (e programError) Unwrap() error { return e.err }

// report prints an error of the command and returns the exit code.
func (c *console) report(err error) int {
	var exit exitError
	var program programError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &program):
		c.show(program.err)
		return program.code
	case errors.As(err, &exit):
		return int(exit)
	case c.json:
		c.write(failure{Name: "UsageError", Message: err.Error()})
	default:
		fmt.Fprintf(c.stderr, "wprun: %s\nSee 'wprun --help'.\n", printable(err.Error()))
	}
	return exitUsage
}

// show prints what a program has failed with.
func (c *console) show(err error) {
	switch {
	case c.json:
		c.write(newFailure(err, 0))
	case c.colored():
		fmt.Fprintln(c.stderr, paint(printable(describe(err))))
	default:
		fmt.Fprintln(c.stderr, printable(describe(err)))
	}
}

func (c *console) write(f failure) {
	encoder := json.NewEncoder(c.stderr)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(f) // texts and numbers; that stderr is closed nobody can be told
}

// describe shows what a program failed with: of a JavaScript error the line,
// the stack, its properties and the causes.
func describe(err error) string {
	var thrown *jsbridge.Error
	if !errors.As(err, &thrown) {
		return "wprun: " + message(err)
	}
	thrown = withDetails(thrown)
	text := withoutHost(fmt.Sprintf("%+v", thrown))
	if thrown.Name == "" && thrown.Stack == "" { // what was thrown is no Error
		text = "Uncaught " + thrown.Error()
		if thrown.Excerpt != "" {
			text = thrown.Excerpt + "\n\n" + text
		}
	}
	var record *recordError
	if errors.As(err, &record) {
		text += fmt.Sprintf("\n[input]: line %d: %s", record.line, record.shown)
	}
	return text
}

// printable is a text without what a terminal would obey: errors show lines of
// files, and messages of code, that nobody has looked at.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return '\ufffd'
		}
		return r
	}, text)
}

// message is an error's text without the name of the package that it is from.
func message(err error) string { return strings.TrimPrefix(err.Error(), "pool: ") }

// hostFrames matches the lines of a stack trace that show JavaScript of our own,
// Go, or the call with which an offloaded function begins.
var hostFrames = sync.OnceValue(func() *regexp.Regexp { // not when each worker starts
	return regexp.MustCompile(`(?m)^ +at (.* \()?wprun:[^\n]*\n?|^ +at \S*[./]\S*\.func[\d.]+ \(<anonymous>\)\n?|^ +at apply \(<anonymous>\)\n +at <offloaded>:1:1\n?`)
})

func withoutHost(stack string) string {
	return strings.TrimSuffix(hostFrames().ReplaceAllString(stack, ""), "\n")
}

// A failure is an error for machines: one JSON object on one line.
type failure struct {
	Name    string    `json:"name"`
	Message string    `json:"message"`
	Stack   string    `json:"stack,omitempty"`
	File    string    `json:"file,omitempty"`
	Line    int       `json:"line,omitempty"`
	Column  int       `json:"column,omitempty"`
	Hint    string    `json:"hint,omitempty"`
	Input   int64     `json:"input,omitempty"` // the line of wprun map's input
	Cause   *failure  `json:"cause,omitempty"`
	Errors  []failure `json:"errors,omitempty"`
}

// newFailure describes an error; deep says how many errors it is the cause of.
func newFailure(err error, deep int) failure {
	f := failure{Name: "Error", Message: message(err)}
	var record *recordError
	if errors.As(err, &record) {
		f.Input = record.line
		f.Message = message(record.err)
	}
	var thrown *jsbridge.Error
	var timeout *pool.TimeoutError
	switch {
	case errors.As(err, &thrown):
		f.Name, f.Message, f.Hint = thrown.Name, thrown.Message, thrown.Hint
		f.Stack = withoutHost(thrown.Stack)
		f.File, f.Line, f.Column = place(thrown)
		if deep > 20 { // causes may form a cycle
			return f
		}
		if thrown.Cause != nil {
			cause := newFailure(thrown.Cause, deep+1)
			f.Cause = &cause
		}
		for _, inner := range thrown.Errors {
			f.Errors = append(f.Errors, newFailure(inner, deep+1))
		}
	case errors.As(err, &timeout):
		f.Name = "TimeoutError"
	}
	return f
}

var frame = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^ +at (?:.* \()?([^\n]+?):(\d+):(\d+)\)?$`)
})

// place is where an error was thrown: the first place that its stack names, or
// else what its excerpt shows.
func place(thrown *jsbridge.Error) (file string, line, column int) {
	if m := frame().FindStringSubmatch(withoutHost(thrown.Stack)); m != nil {
		line, _ = strconv.Atoi(m[2])
		column, _ = strconv.Atoi(m[3])
		return m[1], line, column
	}
	head, rest, _ := strings.Cut(thrown.Excerpt, "\n")
	at := strings.LastIndexByte(head, ':')
	if at < 0 {
		return "", 0, 0
	}
	line, _ = strconv.Atoi(head[at+1:])
	_, mark, _ := strings.Cut(rest, "\n")
	return head[:at], line, strings.IndexByte(mark, '^') + 1
}
