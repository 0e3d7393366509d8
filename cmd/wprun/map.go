package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

// mapOptions are the flags of wprun map.
type mapOptions struct {
	taskOptions
	input, output string
	unordered     bool
	retries       int
	onError       string
	skip          int64
	out           string
	resume        bool
	progress      string
}

func newMapCommand(c *console) *cobra.Command {
	var o mapOptions
	command := &cobra.Command{
		Use:   "map (FUNCTION.js | -f CODE) < LINES",
		Short: "Call a function with each line of standard input, on all processors",
		Long: `map calls a function with each line of standard input, in workers on all
processors, and writes each result as a line, in the order of the input. The
function gets the value that the line holds, and the line's index from 0. A line
for which it returns undefined has no line in the output.

` + functionHelp + `

Only a few lines for each worker are in memory at a time, so the input may be
endless. What the function prints goes to standard error, and so does a progress
bar when that is a terminal. A line may be up to 64 MiB long. A program whose name
is map is run by 'wprun ./map'.

With -o FILE the output can be resumed. It is written to FILE.part, and becomes
FILE when all is done. FILE.checkpoint says, at least every second, how much of it
is safe. After Ctrl-C, a failure or a kill, the same command with --resume goes on
from there: each line of the input has its result in FILE exactly once. The
function may have been called again for lines that were not safe yet.`,
		Example: `  wprun map -f 'x => x.name' < people.jsonl > names.jsonl
  wprun map -f 's => s.length' --input text < words.txt
  wprun map score.js -o scores.jsonl < people.jsonl     # Ctrl-C, and then:
  wprun map score.js -o scores.jsonl --resume < people.jsonl
  wprun map parse.js --timeout 2s --on-error skip < pages.txt
  tail -f log | wprun map -f 'l => l.includes("ERROR") ? l : undefined' --output text`,
		DisableFlagsInUseLine: true,
		RunE: func(command *cobra.Command, args []string) error {
			if err := o.check(command.Flags().Changed("out")); err != nil {
				return err
			}
			f, err := o.function(args)
			if err != nil {
				return err
			}
			return o.run(c, f)
		},
	}
	o.addFlags(command)
	flags := command.Flags()
	addWord(command, &o.input, "input", "what a line is (auto: JSON or else text)", "auto", "json", "text")
	addWord(command, &o.output, "output", "what a result is written as", "json", "text")
	flags.BoolVar(&o.unordered, "unordered", false, "write results as they come")
	flags.Var(number[int]{&o.workers}, "workers", "how many workers, `N`; 0 is one for each processor")
	flags.BoolVar(&o.fresh, "fresh", false, "give each line a worker that has run nothing before")
	flags.Var(number[int]{&o.retries}, "retries", "try a line that fails up to `N` more times")
	addWord(command, &o.onError, "on-error", "stop when a line fails, leave it out, or write its error", "fail", "skip", "emit")
	flags.Var(number[int64]{&o.skip}, "skip", "leave out the first `N` lines of the input")
	flags.StringVarP(&o.out, "out", "o", "", "write to `FILE`, and be able to resume it")
	flags.BoolVar(&o.resume, "resume", false, "go on with the FILE that was not finished")
	addWord(command, &o.progress, "progress", "show a progress bar", choices...)
	return command
}

// check says what does not go together.
func (o *mapOptions) check(outGiven bool) error {
	switch {
	case outGiven && o.out == "":
		return errors.New("-o needs the name of a file; leave it away to write to standard output")
	case o.resume && o.out == "":
		return errors.New("--resume needs -o FILE; without it, --skip N leaves out the first N lines")
	case o.resume && o.skip > 0:
		return errors.New("--resume knows where to go on; leave --skip away")
	}
	return nil
}

// run maps all of the input.
func (o *mapOptions) run(c *console, f *function) error {
	if c.stdinTerminal && !c.json {
		fmt.Fprintln(c.stderr, "wprun: reading lines from the terminal; Ctrl-D ends them")
	}
	sink, err := o.open(c, f)
	if err != nil || sink == nil {
		return err
	}
	defer sink.close()
	show := newProgress(c, o.progress, inputSize(c.stdin))
	defer show.close()
	quiet := *c // what is printed meanwhile stands above the bar
	quiet.stderr = show
	p, err := o.newPool(&quiet, f)
	if err != nil {
		return err
	}
	defer p.Terminate() // what is stuck ends with this process
	ctx, stop := signalContext()
	defer stop()
	m := &mapper{o: o, c: &quiet, f: f, pool: p, sink: sink, show: show, read: inputs[o.input], write: outputs[o.output]}
	return m.run(ctx)
}

// open is where results go. It is nil when there is nothing to do.
func (o *mapOptions) open(c *console, f *function) (*sink, error) {
	if o.out == "" {
		ignoreClosedPipe()
		return newSink(c.stdout, o.skip), nil
	}
	task := fmt.Sprintf("%x %s %s %s", f.sum(), o.input, o.output, o.onError)
	sink, err := openSink(o.out, task, o.skip, o.resume)
	switch {
	case errors.Is(err, errComplete):
		fmt.Fprintf(c.stderr, "wprun: %s is complete; there is nothing to resume\n", o.out)
		return nil, nil
	case err != nil:
		return nil, failed(err)
	}
	return sink, nil
}

// inputSize is how many bytes there are to read, or 0 if that is not known.
func inputSize(stdin io.Reader) int64 {
	file, ok := stdin.(*os.File)
	if !ok {
		return 0
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	at, err := file.Seek(0, io.SeekCurrent)
	if err != nil {
		return 0
	}
	return max(info.Size()-at, 0)
}
