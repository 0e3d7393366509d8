package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dop251/goja"
	"github.com/spf13/cobra"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
	"github.com/wprun/wprun/pool/jsapi"
	"github.com/wprun/wprun/runtime"
)

// programOptions are the flags of a main program.
type programOptions struct {
	permissions
	isolation isolation
	code      string // of -e and -p
	print     string
}

func (o *programOptions) addFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVarP(&o.code, "eval", "e", "", "run `CODE`; what follows are its arguments")
	flags.StringVarP(&o.print, "print", "p", "", "run `CODE` and print the value of its last statement")
	o.permissions.addFlags(command, "the program")
	flags.BoolVar(&o.workers, "allow-workers", false, "allow the program's workers what the program is allowed")
	o.isolation.addFlag(command)
}

// inline reports whether the program is on the command line.
func (o *programOptions) inline(command *cobra.Command) bool {
	return command.Flags().Changed("eval") || command.Flags().Changed("print")
}

// run runs a program until nothing is pending: tasks, timers, promises. Idle
// workers do not hold it.
func (o *programOptions) run(c *console, command *cobra.Command, args []string) error {
	if command.Flags().Changed("eval") && command.Flags().Changed("print") {
		return errors.New("-e and -p both give the program; use one of them")
	}
	var main program
	switch {
	case command.Flags().Changed("eval"):
		main = program{name: "[eval]", code: o.code, args: args}
	case command.Flags().Changed("print"):
		main = program{name: "[eval]", code: o.print, args: args, print: true}
	default:
		name, source, err := c.readProgram(args[0])
		if err != nil {
			if names := command.SuggestionsFor(args[0]); len(names) > 0 && errors.Is(err, fs.ErrNotExist) {
				err = fmt.Errorf("%w; did you mean 'wprun %s'?", err, names[0])
			}
			return failed(err)
		}
		main = program{name: name, code: source, args: args[1:], module: true}
	}
	h, err := o.host(c, !main.module, nil)
	if err != nil {
		return err
	}
	defer h.close()
	return h.run(main)
}

// A program is a main program and its arguments: the text of a module, or else
// of a script that has a value.
type program struct {
	name, code string
	args       []string
	module     bool
	print      bool // the value
}

// A host is the sandbox of a main program, with the pools that it makes.
type host struct {
	c       *console
	sandbox *runtime.Sandbox
	process *process
	close   func()
}

// host makes the sandbox. What was typed has a global require; and may have
// uncaught errors given to a function. An error is about how the command was
// called.
func (o *programOptions) host(c *console, typed bool, uncaught func(error) error) (*host, error) {
	mounts, err := o.files()
	if err != nil {
		return nil, err
	}
	env := o.environment()
	options := pool.Options{Stdout: c.stdout, Stderr: c.stderr}
	if o.workers {
		options.Mounts, options.Env = mounts, env
		options.OnCreateWorker = inWorkingDirectory
	}
	if options.Transport, err = o.isolation.transport(len(options.Mounts) > 0); err != nil {
		return nil, err
	}
	module, closePools := jsapi.Module(options)
	config := runtime.Config{
		Stdout:  c.stdout,
		Stderr:  c.stderr,
		Load:    runtime.ReadFile, // the program is the user's own
		Mounts:  mounts,
		Dir:     workingDirectory(),
		Env:     env,
		Modules: []runtime.Module{module},
		Limits:  runtime.Limits{Heap: 4 << 30}, // about what Node allows

		Uncaught: uncaught,
	}
	if typed {
		config.Base = filepath.FromSlash(cmp.Or(config.Dir, "/"))
	}
	h := &host{c: c, close: closePools}
	h.sandbox, err = runtime.New(config)
	return h, err
}

// inWorkingDirectory has relative names mean the same in workers.
func inWorkingDirectory(_ int, config *pool.WorkerConfig) error {
	config.Sandbox.Dir = workingDirectory()
	return nil
}

func (h *host) run(p program) error {
	var err error
	if h.process, err = installProcess(h.sandbox, p.name, p.args); err != nil {
		return err
	}
	ctx, stop := signalContext()
	defer stop()
	if err = h.start(ctx, p); err == nil {
		err = h.sandbox.Wait(ctx)
	}
	h.process.failed(err)
	err = h.sandbox.Finish(ctx, err)
	var exit exitError
	var thrown *jsbridge.Error
	switch {
	case errors.As(err, &exit):
		return exit
	case errors.As(err, &thrown):
		return programError{advised(err), h.process.code() & 0xff}
	case err != nil:
		return failed(advised(err))
	}
	return h.process.exitCode()
}

// start runs the program's first turn.
func (h *host) start(ctx context.Context, p program) error {
	if p.module {
		compiled, err := runtime.CompileModule(p.name, p.code)
		if err == nil {
			_, err = h.sandbox.Run(ctx, compiled)
		}
		return err
	}
	snippet, err := compileSnippet(p.name, p.code)
	if err != nil {
		return err
	}
	h.sandbox.Post(func() error {
		return snippet.evaluate(h.sandbox, func(value goja.Value) error {
			if !p.print {
				return nil
			}
			return printValue(h.sandbox, value, false)
		}, nil)
	})
	return nil
}

// readProgram returns a program's absolute path, which is its name, and text.
// "-" is the one on standard input.
func (c *console) readProgram(path string) (name, source string, err error) {
	if path == "-" {
		dir, err := os.Getwd()
		if err != nil {
			return "", "", err
		}
		text, err := io.ReadAll(c.stdin)
		if err != nil {
			return "", "", fmt.Errorf("cannot read the program: %w", err)
		}
		return filepath.Join(dir, "[stdin]"), string(text), nil
	}
	return readFile(path)
}

// A missingError says that there is no such program.
type missingError struct{ path string }

func (e missingError) Error() string   { return "cannot find the program " + e.path }
func (e missingError) Is(t error) bool { return t == fs.ErrNotExist }

// readFile returns the absolute path and the text of a JavaScript file.
func readFile(path string) (name, source string, err error) {
	if path == "" {
		return "", "", errors.New("the name of the program is empty")
	}
	name, err = filepath.Abs(path)
	if err != nil {
		return "", "", err
	}
	text, err := runtime.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		if info, statErr := os.Stat(name); statErr == nil && info.IsDir() {
			return "", "", fmt.Errorf("cannot run %s: it is a directory", path)
		}
		return "", "", missingError{path}
	}
	if err != nil {
		return "", "", fmt.Errorf("cannot read the program: %w", err)
	}
	return name, string(text), nil
}
