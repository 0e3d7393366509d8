// Command wprun runs JavaScript programs that offload work to a pool of
// sandboxed workers, and single functions on many lines of input:
//
//	wprun app.js [arguments]
//	wprun map 'FUNCTION.js' < lines
//
// docs/command.md describes all of it; so does wprun --help.
package main

import (
	"io"
	"os"

	"github.com/wprun/wprun/pool"
)

func main() {
	pool.ServeWorker() // a process that a pool has started is that pool's worker
	keepHeapRoomy()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole command; it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := newConsole(stdin, stdout, stderr)
	command := newCommand(c)
	command.SetArgs(separate(args))
	code := c.report(command.Execute())
	if code == 0 {
		code = c.report(c.lost())
	}
	return code
}
