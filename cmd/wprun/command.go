package main

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"

	"github.com/spf13/cobra"
	"github.com/wprun/wprun/jsbridge"
)

func newCommand(stdout, stderr io.Writer) *cobra.Command {
	command := &cobra.Command{
		Use:   "wprun [flags] app.js [arguments]",
		Short: "Run a JavaScript program that offloads work to sandboxed workers",
		Long: `wprun runs a JavaScript program. With require('workerpool') the program
offloads functions to a pool of workers, each a sandboxed JavaScript VM of its
own, and gets promises for their results.`,
		Example: `  wprun app.js
  wprun app.js input.txt    # process.argv holds the arguments
  wprun check app.js        # what would its offloaded functions miss?`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("which program? Give the path of a JavaScript file")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return runProgram(args[0], args[1:], stdout, stderr)
		},
	}
	command.SetOut(stdout)
	command.SetErr(stderr)
	command.SetVersionTemplate("wprun {{.Version}}\n")
	command.Flags().SetInterspersed(false) // what follows the program is the program's
	command.CompletionOptions.DisableDefaultCmd = true
	command.SetHelpCommand(&cobra.Command{Hidden: true})
	command.AddCommand(newCheckCommand(stdout, stderr), newDoctorCommand(stdout), newTypesCommand(stdout), newWorkerCommand())
	return command
}

// newWorkerCommand is what a Go program can start as the worker processes of its
// pools: pool.Process{Command: []string{"wprun", "worker"}}. Such a process never
// gets here; see main.
func newWorkerCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "worker",
		Short: "Be a worker process; programs start it",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return errors.New("worker is for programs that use the Go package pool, which start it with Process.Command")
		},
	}
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// An exitError ends the command with a code, and with nothing to say.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// A programError is about the program, not about how wprun was called.
type programError struct{ err error }

func (e programError) Error() string { return e.err.Error() }

// report prints an error of the command and returns the exit code.
func report(err error, stderr io.Writer) int {
	var exit exitError
	var program programError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return int(exit)
	case errors.As(err, &program):
		fmt.Fprintln(stderr, describe(program.err))
		return exitFailed
	}
	fmt.Fprintf(stderr, "wprun: %v\nSee 'wprun --help'.\n", err)
	return exitUsage
}

// describe shows what a program failed with: of a JavaScript error the line,
// the stack and the causes.
func describe(err error) string {
	var thrown *jsbridge.Error
	if !errors.As(err, &thrown) {
		return "wprun: " + err.Error()
	}
	if thrown.Stack == "" { // what was thrown is no Error
		text := "Uncaught " + thrown.Error()
		if thrown.Excerpt != "" {
			text = thrown.Excerpt + "\n\n" + text
		}
		return text
	}
	return fmt.Sprintf("%+v", thrown)
}

// shared makes a writer that the program and its workers can use at the same
// time.
func shared(w io.Writer) io.Writer { return &sharedWriter{w: w} }

type sharedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *sharedWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}
