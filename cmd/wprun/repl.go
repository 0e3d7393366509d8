package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/dop251/goja"
	"github.com/spf13/cobra"
)

func newReplCommand(c *console) *cobra.Command {
	var o programOptions
	command := &cobra.Command{
		Use:   "repl",
		Short: "Read, run and print JavaScript, line by line",
		Long: `repl prints the value of each line that is typed, as node does. Input that is not
complete goes on in the next line; await may be used anywhere; _ is the last
value. Ctrl-C stops what runs, or drops the line; Ctrl-D ends.

` + replHelp + `

Lines are remembered in the file repl_history of the directory wprun in
$XDG_STATE_HOME, which is ~/.local/state unless it is set (on macOS and Windows
where programs keep such files there). WPRUN_REPL_HISTORY names another file; if
it is empty, nothing is remembered.

What is no terminal is read line by line, without prompts.`,
		Example: "  wprun repl\n  wprun repl --allow-read=data",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return o.repl(c) },
	}
	o.permissions.addFlags(command, "the session")
	command.Flags().BoolVar(&o.workers, "allow-workers", false, "allow workers what the session is allowed")
	o.isolation.addFlag(command)
	return command
}

const replHelp = `  .break       drop an input that is not complete
  .clear       begin a new session
  .exit        end; so does Ctrl-D
  .help        show this
  .load FILE   run a file's lines as if they were typed`

// A repl is one session: a sandbox whose loop runs on a goroutine of its own,
// while this one waits for input.
type repl struct {
	h *host

	inputs  int // that were evaluated, counted where they are read
	running int // the last one that the loop has begun

	// From the loop: an input is evaluated; the session is over.
	done chan int
	over chan error
	// To the loop: stop what runs.
	interrupts chan os.Signal
}

var (
	errSessionOver = errors.New("the session is over")
	errInterrupted = errors.New("execution was interrupted by Ctrl-C")
)

func (o *programOptions) repl(c *console) error {
	lines := openLines(c)
	defer lines.close()
	if c.stdinTerminal {
		fmt.Fprintf(c.stdout, "wprun %s. Type .help for help.\n", version())
	}
	for {
		again, err := o.session(c, lines)
		if !again || err != nil {
			return err
		}
	}
}

// session runs one session and reports whether another one is to begin.
func (o *programOptions) session(c *console, lines lineReader) (again bool, err error) {
	r := &repl{done: make(chan int, 1), over: make(chan error, 1), interrupts: make(chan os.Signal, 1)}
	r.h, err = o.host(c, true, func(err error) error {
		c.show(advised(err))
		r.answer(r.running)
		return nil
	})
	if err != nil {
		return false, err
	}
	defer r.h.close()
	if r.h.process, err = installProcess(r.h.sandbox, "repl", nil); err != nil {
		return false, err
	}
	ctx, stop := context.WithCancelCause(context.Background())
	ended := make(chan struct{})
	go func() { // ends with ctx; the session waits for it
		defer close(ended)
		r.loop(ctx)
	}()
	defer func() {
		stop(errSessionOver)
		<-ended
	}()
	if c.stdinTerminal { // else Ctrl-C ends wprun, like any command in a pipe
		signal.Notify(r.interrupts, os.Interrupt)
		defer signal.Stop(r.interrupts)
	}
	again, err = r.read(lines)
	var exit exitError
	if errors.As(err, &exit) && exit == 0 {
		err = nil
	}
	return again, err
}

// loop runs the sandbox until the session ends.
func (r *repl) loop(session context.Context) {
	defer r.h.sandbox.Hold()() // there may be nothing to do, for now
	for session.Err() == nil {
		ctx, cancel := context.WithCancelCause(session)
		running := make(chan struct{})
		watched := make(chan struct{})
		go func() { // ends with Wait
			defer close(watched)
			select {
			case <-r.interrupts:
				cancel(errInterrupted)
			case <-running:
			}
		}()
		err := r.h.sandbox.Wait(ctx)
		close(running)
		<-watched
		cancel(nil)
		var exit exitError
		switch {
		case session.Err() != nil:
		case errors.As(err, &exit):
			r.over <- exit
			return
		case errors.Is(err, errInterrupted):
			fmt.Fprintf(r.h.c.stderr, "wprun: %v\n", errInterrupted)
			r.answer(r.running)
		case err != nil: // the sandbox is broken
			r.over <- failed(err)
			return
		}
	}
}

// answer says that an input is evaluated. It may come late, when an error of
// another callback was taken for the answer: then evaluate is past it.
func (r *repl) answer(input int) {
	select {
	case <-r.done: // late, and nobody's
	default:
	}
	r.done <- input
}

// read reads and evaluates until the input ends, or asks for a new session.
func (r *repl) read(lines lineReader) (again bool, err error) {
	input, dropped := "", false // dropped: the last line was, by Ctrl-C
	for {
		prompt := "> "
		if input != "" {
			prompt = "... "
		}
		line, err := lines.read(prompt)
		switch {
		case errors.Is(err, errDropped):
			if dropped {
				return false, nil
			}
			if dropped = input == ""; dropped {
				fmt.Fprintln(r.h.c.stdout, "(To exit, press Ctrl-C again or Ctrl-D or type .exit)")
			}
			input = ""
			continue
		case errors.Is(err, io.EOF):
			if input != "" { // what is missing will never come
				err = r.evaluate(input)
			}
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return false, err
		case err != nil:
			return false, failed(err)
		}
		dropped = false
		name, argument, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case name == ".break":
			input = ""
		case input == "" && name == ".exit":
			return false, nil
		case input == "" && name == ".clear":
			return true, nil
		case input == "" && name == ".help":
			fmt.Fprintln(r.h.c.stdout, replHelp)
		case input == "" && name == ".load":
			if _, text, err := readFile(strings.TrimSpace(argument)); err != nil {
				r.h.c.show(err)
			} else if err := r.evaluate(text); err != nil {
				return false, err
			}
		default:
			input += line + "\n"
			if incomplete(input) {
				continue
			}
			if err := r.evaluate(input); err != nil {
				return false, err
			}
			input = ""
		}
	}
}

// evaluate runs an input and waits for what it awaits. The error is that of a
// session that is over.
func (r *repl) evaluate(code string) error {
	if strings.TrimSpace(code) == "" {
		return nil
	}
	// An object literal is meant, and not a block.
	snippet, err := compileSnippet("REPL", "("+strings.TrimSpace(code)+"\n)")
	if err != nil || !strings.HasPrefix(strings.TrimSpace(code), "{") {
		snippet, err = compileSnippet("REPL", code)
	}
	if err != nil {
		r.h.c.show(err)
		return nil
	}
	r.inputs++
	input, sandbox := r.inputs, r.h.sandbox
	sandbox.Post(func() error {
		r.running = input
		return snippet.evaluate(sandbox, func(value goja.Value) error {
			defer r.answer(input)
			_ = sandbox.VM().Set("_", value)
			if goja.IsUndefined(value) && !r.h.c.stdinTerminal {
				return nil
			}
			return printValue(sandbox, value, true)
		}, func(reason goja.Value) error {
			return sandbox.VM().Try(func() { panic(reason) })
		})
	})
	for {
		select {
		case answered := <-r.done:
			if answered == input {
				return nil
			}
		case err := <-r.over:
			return err
		}
	}
}
