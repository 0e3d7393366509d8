package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool"
)

func newRunCommand(c *console) *cobra.Command {
	var o taskOptions
	var arguments string
	command := &cobra.Command{
		Use:   "run (FUNCTION.js | -f CODE) [--args JSON]",
		Short: "Run one function in a worker and print its result as JSON",
		Long: `run offloads one function to a worker and prints what it returns, or what its
promise comes to, as one line of JSON. Nothing is printed for undefined.

` + functionHelp + `

What the function prints goes to standard error. A program whose name is run is
run by 'wprun ./run'.`,
		Example: `  wprun run -f '(a, b) => a * b' --args '[6, 7]'
  wprun run price.js --args '[{"net": 100}]' --timeout 2s
  wprun run price.js --args - < arguments.json
  wprun run untrusted.js --isolation=strict`,
		DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := o.function(args)
			if err != nil {
				return err
			}
			return o.runOnce(c, f, arguments)
		},
	}
	o.workers = 1
	o.addFlags(command)
	command.Flags().StringVar(&arguments, "args", "[]", "the arguments, a `JSON` array; - reads them from standard input")
	return command
}

const functionHelp = `FUNCTION.js holds the text of one function, (a, b) => a + b or function …, and
nothing else; or it is a CommonJS module with module.exports = a function, which
may require files of its project. -f takes the text on the command line. The
function runs in a worker: it has what a worker has, and is allowed nothing unless
the flags --allow-… say so.`

// runOnce runs one task and prints its result.
func (o *taskOptions) runOnce(c *console, f *function, arguments string) error {
	if arguments == "-" {
		text, err := io.ReadAll(c.stdin)
		if err != nil {
			return failed(fmt.Errorf("cannot read the arguments: %w", err))
		}
		arguments = string(text)
	}
	args, err := jsbridge.FromGo(json.RawMessage(arguments))
	if err != nil || !strings.HasPrefix(strings.TrimSpace(arguments), "[") {
		return errors.New(`--args must be a JSON array with an element for each parameter, such as '[1, "two"]'`)
	}
	p, err := o.newPool(c, f)
	if err != nil {
		return err
	}
	defer p.Terminate() // what is stuck ends with this process
	ctx, stop := signalContext()
	defer stop()
	promise := p.Submit(pool.Call{Function: f.call, Args: args}, &pool.ExecOptions{Context: ctx, Timeout: o.timeout})
	<-promise.Done()
	result, err := promise.Result()
	var line []byte
	if err == nil {
		line, err = jsonOutput(result)
	}
	var exit exitError
	switch {
	case errors.As(err, &exit):
		return exit
	case err != nil:
		return failed(advised(f.named(err)))
	case line != nil:
		return c.output(append(line, '\n'))
	}
	return nil
}
