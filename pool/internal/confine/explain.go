package confine

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"time"
)

// A Cause is what ended a process.
type Cause int

const (
	Exited      Cause = iota // by itself
	OutOfMemory              // it asked for more than Config.Memory
	OutOfCPU                 // it computed for longer than Config.CPU
	Violation                // it made a system call that only an attacker makes
	Killed                   // by a signal
	Crashed                  // a panic or a fatal error of Go
)

// An Ending says how a process has ended.
type Ending struct {
	Cause Cause
	Text  string // for people: "out of memory", "exit code 3", …
}

func (e Ending) String() string { return e.Text }

// Explain says how a process has ended that was confined to c. What it wrote to its
// standard error, from the beginning, tells the Go runtime's reasons apart; a hostile
// process may lie in there, but only about why it died.
func Explain(state *os.ProcessState, stderr []byte, c Config) Ending {
	if state == nil { // somebody else has waited for it
		return Ending{Exited, "nobody knows how"}
	}
	if ending, ok := endedBySystem(state, c); ok {
		return ending
	}
	code := state.ExitCode()
	fault, system := "", false // of the Go runtime's, and whether of its own stack
	for line := range bytes.Lines(stderr) {
		text := strings.TrimSpace(string(line))
		switch {
		case wantsMemory(text):
			return outOfMemory(c)
		case code != goDied:
		case strings.HasPrefix(text, "SIGXCPU:"):
			return outOfCPU(c)
		case strings.HasPrefix(text, "panic: "), strings.HasPrefix(text, "fatal error: "):
			return Ending{Crashed, text}
		case strings.HasPrefix(text, "SIGSEGV: "):
			fault = text
		case fault != "" && strings.HasPrefix(text, "goroutine "):
			system = strings.HasPrefix(text, "goroutine 0 ")
		case system && c.Memory > 0 && strings.HasPrefix(text, "runtime."):
			// The garbage collector of Go 1.26 does not look whether it was given
			// the memory that it has asked for.
			return outOfMemory(c)
		case system:
			return Ending{Crashed, fault}
		}
	}
	return Ending{Exited, fmt.Sprintf("exit code %d", code)}
}

// goDied is the exit code of the Go runtime when it ends a program.
const goDied = 2

// wantsMemory reports whether a line is what the Go runtime says, or that of an
// instrumented program, when it is refused memory. A thread needs some, too.
func wantsMemory(line string) bool {
	if strings.HasPrefix(line, "runtime: ") || strings.HasPrefix(line, "fatal error: ") {
		return strings.Contains(line, "out of memory") || strings.Contains(line, "cannot allocate") ||
			strings.Contains(line, "failed to create new OS thread") && strings.Contains(line, "errno=12")
	}
	if strings.HasPrefix(line, "runtime/cgo: pthread_create failed: ") {
		return true
	}
	return strings.Contains(line, "ERROR: ") && strings.Contains(line, "Sanitizer failed to allocate")
}

func outOfCPU(c Config) Ending {
	if c.CPU == 0 {
		return Ending{OutOfCPU, "CPU limit"}
	}
	return Ending{OutOfCPU, fmt.Sprintf("CPU limit of %v", time.Duration(c.seconds())*time.Second)}
}

func outOfMemory(c Config) Ending {
	if c.Memory == 0 {
		return Ending{OutOfMemory, "out of memory"}
	}
	return Ending{OutOfMemory, fmt.Sprintf("out of memory (of %d MiB)", c.Memory>>20)}
}
