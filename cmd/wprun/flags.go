package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// A word is a flag whose value is one of a few.
type word struct {
	value   *string
	allowed []string
}

func (w word) String() string { return *w.value }
func (w word) Type() string   { return "WORD" }

func (w word) Set(s string) error {
	if !slices.Contains(w.allowed, s) {
		return fmt.Errorf("it must be one of %s", strings.Join(w.allowed, ", "))
	}
	*w.value = s
	return nil
}

// addWord adds a flag to a command whose value is one of the allowed words; the
// first of these is the default.
func addWord(command *cobra.Command, value *string, name, usage string, allowed ...string) {
	*value = allowed[0]
	command.Flags().Var(word{value, allowed}, name, strings.Join(allowed, "|")+": "+usage)
	completeWords(command, name, allowed)
}

func completeWords(command *cobra.Command, name string, words []string) {
	// It fails only for a flag that does not exist.
	_ = command.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// A choice is auto, always or never.
type choice string

var choices = []string{"auto", "always", "never"}

func (c choice) decide(auto bool) bool {
	return c == "always" || c == "auto" && auto
}

// separate puts "--" before the program and its arguments, or else cobra would
// find the name of a command among these: wprun -e CODE check.
func separate(args []string) []string {
	if len(args) == 0 || !strings.HasPrefix(args[0], "-") {
		return args
	}
	probe := newCommand(newConsole(nil, nil, nil))
	flags := probe.Flags()
	flags.AddFlagSet(probe.PersistentFlags())
	flags.BoolP("help", "h", false, "")
	flags.Bool("version", false, "")
	if flags.Parse(args) != nil {
		return args // cobra says what is wrong
	}
	rest := flags.Args()
	if len(rest) == 0 || flags.ArgsLenAtDash() >= 0 {
		return args
	}
	if !flags.Changed("eval") && !flags.Changed("print") && rest[0] != "-" {
		return args
	}
	before := len(args) - len(rest)
	return slices.Concat(args[:before], []string{"--"}, args[before:])
}
