package jsbridge

import (
	"fmt"
	"io"
)

// Error is a value that JavaScript code has thrown, or rejected a promise
// with, on the Go side.
//
// A program may make one too, to throw it at a script: see [Error.JS].
type Error struct {
	Name    string  // "TypeError"; "" when what was thrown is no Error object
	Message string  // or the text of what was thrown
	Stack   string  // as Node prints it: "TypeError: msg\n    at f (file:1:2)"; may be ""
	Cause   error   // the cause property; a *Error also when that is no Error object
	Errors  []error // what an AggregateError collects

	// Excerpt is the line of the source that threw, with a mark below it, where
	// package runtime knows the source. It is not part of the value.
	Excerpt string

	value Clone // the whole of what was thrown; the zero Clone when made in Go
}

// Error is "TypeError: message", or the message alone when there is no name.
func (e *Error) Error() string {
	switch {
	case e.Name == "":
		return e.Message
	case e.Message == "":
		return e.Name
	default:
		return e.Name + ": " + e.Message
	}
}

// Unwrap returns the cause and the collected errors, for [errors.Is] and
// [errors.As].
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return e.Errors
	}
	return append([]error{e.Cause}, e.Errors...)
}

// Format prints what Error returns, and for %+v the excerpt, the stack and
// the causes as well.
func (e *Error) Format(f fmt.State, verb rune) {
	switch {
	case verb == 'q':
		fmt.Fprintf(f, "%q", e.Error())
	case verb == 'v' && f.Flag('+'):
		io.WriteString(f, e.details())
	default:
		io.WriteString(f, e.Error())
	}
}

// details is the long form of the error.
func (e *Error) details() string {
	s := e.Error()
	if e.Stack != "" {
		s = e.Stack
	}
	if e.Excerpt != "" {
		s = e.Excerpt + "\n\n" + s
	}
	for _, err := range e.Errors {
		s += fmt.Sprintf("\n[error]: %+v", err)
	}
	if e.Cause != nil {
		s += fmt.Sprintf("\n[cause]: %+v", e.Cause)
	}
	return s
}
