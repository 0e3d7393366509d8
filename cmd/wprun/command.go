package main

import (
	"errors"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newCommand(c *console) *cobra.Command {
	var p programOptions
	command := &cobra.Command{
		Use:   "wprun [flags] app.js [arguments]",
		Short: "Run a JavaScript program that offloads work to sandboxed workers",
		Long: `wprun runs a JavaScript program. With require('workerpool') the program
offloads functions to a pool of workers, each a sandboxed JavaScript VM of its
own, and gets promises for their results.`,
		Example: `  wprun app.js input.txt              # process.argv holds the arguments
  wprun -e 'console.log(6 * 7)'       # code on the command line; -p prints its value
  echo 'console.log(1)' | wprun -     # a program on standard input
  wprun repl                          # try things out
  wprun --allow-read=data app.js      # the program may read files in data
  wprun run -f '(a, b) => a * b' --args '[6, 7]'
  wprun map -f 'x => x.name' < people.jsonl > names.jsonl
  wprun check app.js                  # what would its offloaded functions miss?`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(command *cobra.Command, args []string) error {
			if len(args) == 0 && !p.inline(command) {
				return errors.New("which program? Give the path of a JavaScript file, or -e CODE, or - for standard input")
			}
			return nil
		},
		RunE: func(command *cobra.Command, args []string) error {
			return p.run(c, command, args)
		},
		ValidArgsFunction: completeScripts,
	}
	command.SuggestionsMinimumDistance = 2
	command.SetOut(c.stdout)
	command.SetErr(c.stderr)
	command.SetVersionTemplate("wprun {{.Version}}\n")
	command.Flags().SetInterspersed(false) // what follows the program is the program's
	p.addFlags(command)
	command.PersistentFlags().Var(word{(*string)(&c.color), choices}, "color", "auto|always|never: paint errors")
	command.PersistentFlags().BoolVar(&c.json, "json", false, "write each error as one JSON object, on a line of its own")
	completeWords(command, "color", choices)
	command.AddGroup(&cobra.Group{ID: "commands", Title: "Commands:"})
	for _, sub := range []*cobra.Command{
		newMapCommand(c), newRunCommand(c), newReplCommand(c), newCheckCommand(c), newTypesCommand(c), newDoctorCommand(c.stdout), newWorkerCommand(),
	} {
		sub.GroupID = "commands"
		command.AddCommand(sub)
	}
	command.AddCommand(newTopics()...)
	command.SetHelpCommand(newHelpCommand())
	command.SetCompletionCommandGroupID("commands")
	command.InitDefaultCompletionCmd()
	if completion, _, err := command.Find([]string{"completion"}); err == nil {
		completion.Args = cobra.ArbitraryArgs // RunE says what is wrong with them
		completion.RunE = func(*cobra.Command, []string) error {
			return errors.New("completion for which shell? bash, zsh, fish or powershell")
		}
	}
	return command
}

// completeScripts completes the paths of JavaScript files.
func completeScripts(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"js", "cjs"}, cobra.ShellCompDirectiveFilterFileExt
}

// newWorkerCommand is what a Go program can start as the worker processes of its
// pools: pool.Process{Command: []string{"wprun", "worker"}}. Such a process never
// gets here; see main.
func newWorkerCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "worker",
		Short: "Be a worker process; programs start it",
		Args:  noArguments,
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
