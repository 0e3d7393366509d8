package worker

import (
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/runtime"
)

// Config is what one worker is given. It is shared and must not be changed.
type Config struct {
	// Sandbox is what the worker's VM is given. Its Stdout and Stderr, where
	// they are not nil, say that the host wants to hear what is printed: that
	// arrives as events, and nothing is written to them. Its Modules are in part
	// the host's: their Funcs are called by message.
	Sandbox runtime.Config

	// AbortTimeout is how long a call that is cancelled may take to end
	// gently, before it is interrupted.
	AbortTimeout time.Duration

	// MaxHeap is how many bytes the worker may have added to the heap before it
	// asks to be replaced; zero means any number.
	MaxHeap int

	// Script is the path of the worker's script; empty means that it has none.
	Script string

	// Argv is what scripts find as process.argv; nil means the name of a program
	// and the script's path. Data is the workerData of require('worker_threads').
	Argv []string
	Data jsbridge.Clone

	// Pool and Number name the worker in profiles.
	Pool   string
	Number int

	remoteFiles bool // the host reads what is required
}
