package pool

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/wprun/wprun/pool/internal/confine"
)

// Process is the [Transport] whose workers are processes of their own, which the
// operating system restricts: they may be killed at any moment, and what their
// scripts do to them, they do to nobody else.
//
// What is promised, in these words: a process worker runs capability-free
// JavaScript in a separate, OS-restricted process. It is no virtual machine and
// no defence against kernel bugs or Spectre.
//
// The zero Process runs this program again, which must call [ServeWorker] as the
// first thing in main. Modules of the host are called by message, and files that
// scripts require are read by the host; [Options].Mounts, and modules with an
// Init, cannot be given to a process.
type Process struct {
	// Command is the program that becomes a worker, with its arguments: one
	// that calls [ServeWorker], of the same version, such as "wprun worker".
	// Nil means this program.
	Command []string

	// Level is how much the system forbids a worker; zero means [Restricted].
	// A level that this system does not have is an error from [New].
	Level Level

	// Memory is how many bytes of memory a worker may have; zero means any
	// number. A script that needs half of it is stopped with an error that
	// matches [runtime.ErrMemory]; a worker that gets past that dies, and its
	// [ExitError] says "out of memory". Linux and Windows limit it; this process
	// looks twice a second besides, for what Linux does not count, and on macOS in
	// place of a limit. Where a control group was delegated to this program, a
	// [Strict] worker has one of its own.
	Memory int

	// CPU is how long a worker may compute in its life, rounded up to seconds;
	// zero means for ever.
	CPU time.Duration

	// Silence is how long a worker may give no sign of life before it counts as
	// [Stats].Unresponsive; after twice as long it is killed. Zero means ten
	// seconds.
	Silence time.Duration

	// Spares is how many processes are kept ready beside the workers, so that
	// the next one starts at once; zero means one, and less means none.
	Spares int

	frameTimeout time.Duration // of tests
}

// A Level says how much the operating system forbids a worker's process. A
// higher one includes the lower ones; docs/security.md has what each forbids.
type Level = confine.Level

// The levels. On macOS and Windows there is LevelProcess alone.
const (
	// LevelProcess is a process of its own, with limits and without an
	// environment, that ends with its parent.
	LevelProcess = confine.Process
	// Restricted cannot reach files, the network or other processes, gain
	// privileges, or make memory executable.
	Restricted = confine.Restricted
	// Strict does not even see them: it has namespaces of its own.
	Strict = confine.Strict
)

// Supported returns nil if this system has a level, and else why not.
func Supported(level Level) error { return confine.Supported(level) }

// Spawn fails: [New] opens a Process before it uses it.
func (Process) Spawn(context.Context, WorkerConfig) (Conn, error) {
	return nil, errors.New("pool: Process.Spawn: open it first, as New does")
}

// Open checks the options, and what workers are to be given, against what this
// system and another process can have.
func (o Process) Open(config WorkerConfig) (Transport, error) {
	own := len(o.Command) == 0
	if own && !servesWorkers.Load() {
		return nil, errors.New("this program is to be run again as a worker: " +
			"call pool.ServeWorker() as the first thing in main (in TestMain, for tests), or set Process.Command")
	}
	for name, value := range map[string]int64{"Memory": int64(o.Memory), "CPU": int64(o.CPU), "Silence": int64(o.Silence)} {
		if value < 0 {
			return nil, fmt.Errorf("the option %s of Process is negative", name)
		}
	}
	limits := confine.Config{
		Level:  o.Level,
		Memory: int64(o.Memory),
		CPU:    o.CPU,
		Env:    []string{workerVariable, raceVariable, threadsVariable},
	}
	if limits.Level == 0 {
		limits.Level = Restricted
	}
	err := limits.Check()
	if err == nil {
		err = confine.Supported(limits.Level)
	}
	if err == nil {
		_, err = config.Pack()
	}
	if err != nil {
		return nil, fmt.Errorf("Process: %w", err)
	}
	if own {
		o.Command = []string{confine.Self()}
	} else {
		o.Command = slices.Clone(o.Command)
	}
	o.Silence = cmp.Or(o.Silence, 10*time.Second)
	o.frameTimeout = cmp.Or(o.frameTimeout, frameTimeout)
	switch {
	case o.Spares == 0:
		o.Spares = 1
	case o.Spares < 0:
		o.Spares = 0
	}
	return newProcesses(o, limits, config.Sandbox.Limits.Values), nil
}

// An ExitError is the reason in a [*WorkerError] whose worker was a process that
// has ended, or whose script has called process.exit.
type ExitError struct {
	Reason string // "out of memory", "CPU limit of 2s", "killed by signal: killed", "exit code 3", …
	Code   int    // the exit code; -1 if a signal ended it
	Err    error  // what it did that it was killed for: it broke the protocol, or was silent; nil otherwise

	// Stdout and Stderr are what the process, not its scripts, has printed: the
	// beginning and the end of it.
	Stdout, Stderr string
}

// Error is the reason, and the first line of what was printed to standard error.
func (e *ExitError) Error() string {
	text := "it has ended: " + e.Reason
	if e.Err != nil {
		text = fmt.Sprintf("its process was killed: %v", e.Err)
	}
	if line := firstLine(e.Stderr); line != "" {
		text += ": " + line
	}
	return text
}

// Unwrap returns Err.
func (e *ExitError) Unwrap() error { return e.Err }
