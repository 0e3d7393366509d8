package main

import (
	"io"
	"os"
	"sync"

	"golang.org/x/term"
)

// A console is what the command reads and writes, and how it talks there.
type console struct {
	stdin          io.Reader
	stdout, stderr io.Writer // may be used at the same time by a program and its workers

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

// A sharedWriter can be used by several goroutines.
type sharedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *sharedWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}
