// Command wprun runs JavaScript programs that offload work to a pool of
// sandboxed workers:
//
//	wprun app.js [arguments]
//	wprun check app.js
//
// The program finds the pool with require('workerpool'). The second form lists
// the variables that its offloaded functions would miss, and runs nothing.
package main

import (
	"io"
	"os"

	"github.com/wprun/wprun/pool"
)

func main() {
	pool.ServeWorker() // a process that a pool has started is that pool's worker
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// Exit codes. A program that calls process.exit chooses its own.
const (
	exitFailed = 1 // the program failed
	exitUsage  = 2 // the command was not understood
)

// run is the whole command; it returns the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	stdout, stderr = shared(stdout), shared(stderr)
	command := newCommand(stdout, stderr)
	command.SetArgs(args)
	err := command.Execute()
	return report(err, stderr)
}
