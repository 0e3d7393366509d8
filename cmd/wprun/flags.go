package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

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

// A number is a flag whose value is a whole number that is not negative.
type number[T int | int64] struct{ value *T }

func (n number[T]) String() string { return strconv.FormatInt(int64(*n.value), 10) }
func (n number[T]) Type() string   { return "N" }

func (n number[T]) Set(s string) error {
	parsed, err := strconv.ParseInt(s, 10, strconv.IntSize)
	if err != nil || parsed < 0 {
		return errors.New("it must be a whole number that is not negative")
	}
	*n.value = T(parsed)
	return nil
}

// A period is a flag whose value is a time that is not negative.
type period struct{ value *time.Duration }

func (p period) Type() string { return "D" }

func (p period) String() string {
	if *p.value == 0 {
		return "" // help shows no default
	}
	return p.value.String()
}

func (p period) Set(s string) error {
	parsed, err := time.ParseDuration(s)
	if err != nil || parsed < 0 {
		return errors.New("it must be a number with a unit, and not negative: 500ms, 2s, 1m")
	}
	*p.value = parsed
	return nil
}

// noArguments is for commands that take none.
func noArguments(command *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no arguments, and was given %q", command.Name(), args[0])
	}
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
