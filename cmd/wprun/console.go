package main

import (
	"io"
	"os"
	"sync"

	"golang.org/x/term"
)

// A console is what the command reads and writes, and how it talks there.
type console struct {
	stdin  io.Reader
	stdout *sharedWriter // it and stderr may be used at the same time by a program and its workers
	stderr io.Writer

	stdinTerminal, stdoutTerminal, stderrTerminal bool

	bare io.Writer // stderr, for what draws on a terminal and finds out how wide it is

	color choice // of what is written to stderr
	json  bool   // errors are for machines
}

func newConsole(stdin io.Reader, stdout, stderr io.Writer) *console {
	return &console{
		stdin:          stdin,
		stdout:         &sharedWriter{w: stdout},
		stderr:         &sharedWriter{w: stderr},
		stdinTerminal:  isTerminal(stdin),
		stdoutTerminal: isTerminal(stdout),
		stderrTerminal: isTerminal(stderr),
		bare:           stderr,
		color:          "auto",
	}
}

func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// colored reports whether errors are painted; see https://no-color.org.
func (c *console) colored() bool {
	return c.color.decide(c.stderrTerminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb")
}

// output writes what the command was asked for.
func (c *console) output(text []byte) error {
	_, err := c.stdout.Write(text)
	if err != nil {
		return failed(lostError{err})
	}
	return nil
}

// A lostError says that some output could not be written.
type lostError struct{ err error }

func (e lostError) Error() string { return "cannot write the output: " + e.err.Error() }
func (e lostError) Unwrap() error { return e.err }

// lost is why some output was not written, or nil. A program does not learn it:
// console.log cannot fail.
func (c *console) lost() error {
	c.stdout.mu.Lock()
	defer c.stdout.mu.Unlock()
	if c.stdout.err == nil {
		return nil
	}
	return failed(lostError{c.stdout.err})
}

// A sharedWriter can be used by several goroutines.
type sharedWriter struct {
	mu  sync.Mutex
	w   io.Writer
	err error // the first one
}

func (s *sharedWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.w.Write(p)
	if s.err == nil {
		s.err = err
	}
	return n, err
}
