package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/jsapi"
	"github.com/wprun/wprun/runtime"
)

// runProgram runs the program at path until nothing is pending: tasks, timers,
// promises. Idle workers do not hold it.
func runProgram(path string, args []string, stdout, stderr io.Writer) error {
	program, err := loadProgram(path)
	if err != nil {
		return programError{err}
	}
	module, closePools := jsapi.Module(pool.Options{Stdout: stdout, Stderr: stderr})
	defer closePools()
	sandbox, err := runtime.New(runtime.Config{
		Stdout:  stdout,
		Stderr:  stderr,
		Load:    runtime.ReadFile, // the program is the user's own
		Modules: []runtime.Module{module},
		Limits:  runtime.Limits{Heap: 4 << 30}, // about what Node allows
	})
	if err != nil {
		return err
	}
	process, err := installProcess(sandbox, program.Name(), args, stdout, stderr)
	if err != nil {
		return err
	}
	ctx, stop := signalContext()
	defer stop()
	if _, err = sandbox.Run(ctx, program); err == nil {
		err = sandbox.Wait(ctx)
	}
	var exit exitError
	switch {
	case errors.As(err, &exit):
		return exit
	case err != nil:
		return programError{err}
	}
	return process.exitCode()
}

func loadProgram(path string) (*runtime.Program, error) {
	name, source, err := readProgram(path)
	if err != nil {
		return nil, err
	}
	return runtime.CompileModule(name, source)
}

// readProgram returns a program's absolute path, which is its name, and text.
func readProgram(path string) (name, source string, err error) {
	name, err = filepath.Abs(path)
	if err != nil {
		return "", "", err
	}
	text, err := runtime.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		if info, statErr := os.Stat(name); statErr == nil && info.IsDir() {
			return "", "", fmt.Errorf("cannot run %s: it is a directory", path)
		}
		return "", "", fmt.Errorf("cannot find the program %s", path)
	}
	if err != nil {
		return "", "", fmt.Errorf("cannot read the program: %w", err)
	}
	return name, string(text), nil
}

// signalContext returns a context that the first interrupt or termination
// signal ends, with the exit code that shells expect. A second signal kills
// the process as if nobody had listened.
func signalContext() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() { // ends with the first signal or with the command
		select {
		case s := <-signals:
			signal.Stop(signals)
			code := 128 + int(syscall.SIGINT)
			if s == syscall.SIGTERM {
				code = 128 + int(syscall.SIGTERM)
			}
			cancel(exitError(code))
		case <-ctx.Done():
			signal.Stop(signals)
		}
	}()
	return ctx, func() { cancel(nil) }
}
