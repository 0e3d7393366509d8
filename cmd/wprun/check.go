package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/wprun/wprun/runtime"
)

func newCheckCommand(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE...",
		Short: "List the variables that offloaded functions would miss",
		Long: `check reads JavaScript programs, without running them, and lists the variables
that their offloaded functions use but do not declare. An offloaded function
travels alone: it finds its arguments and the globals of a worker, and nothing
of the place where it was written.

- is the one on standard input.

Looked at are the functions that a file with require('workerpool') gives to the
methods run and exec of what may be a pool: those that are written there, and
those that the file declares under the name that is written there. The globals
that a worker script defines are not known, and are listed.

Each line of the output is file:line:column: and what is wrong. The exit code is
0 if nothing was found, and 1 if something was, or a file could not be read or
parsed.

A program whose name is check is run by 'wprun ./check'.`,
		Example:               "  wprun check app.js lib/*.js",
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     completeScripts,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("check what? Give the paths of JavaScript files")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.checkFiles(args) },
	}
}

// checkFiles checks all files, also when one of them cannot be.
func (c *console) checkFiles(paths []string) error {
	found := false
	for _, path := range paths {
		name, source, err := c.readProgram(path)
		var free []runtime.FreeVariable
		if err == nil {
			free, err = runtime.OffloadedFreeVariables(name, source)
		}
		if err != nil {
			c.show(err)
			found = true
		}
		for _, v := range free {
			fmt.Fprintf(c.stdout, "%s:%d:%d: %s\n", path, v.Line, v.Column, v.Hint())
			found = true
		}
	}
	if found {
		return exitError(exitFailed)
	}
	return nil
}
