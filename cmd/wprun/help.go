package main

import (
	"embed"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// topics are what 'wprun help TOPIC' shows: a file for each, whose first line is
// what the list of topics says about it.
//
//go:embed help/*.txt
var topics embed.FS

// newTopics makes cobra list the topics: they are commands that do nothing.
func newTopics() (commands []*cobra.Command) {
	entries, _ := topics.ReadDir("help") // it is embedded
	for _, entry := range entries {
		text, _ := topics.ReadFile("help/" + entry.Name())
		short, long, _ := strings.Cut(string(text), "\n\n")
		commands = append(commands, &cobra.Command{
			Use:   strings.TrimSuffix(entry.Name(), ".txt"),
			Short: short,
			Long:  strings.TrimSpace(long),
		})
	}
	return commands
}

// newHelpCommand is cobra's, but that not to know a topic is an error.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND | TOPIC]",
		Short:   "Show help about a command or a topic",
		GroupID: "commands",
		ValidArgsFunction: func(command *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			for _, c := range command.Root().Commands() {
				names = append(names, c.Name()+"\t"+c.Short)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(command *cobra.Command, args []string) error {
			about, rest, err := command.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return fmt.Errorf("there is no help about %q", strings.Join(args, " "))
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}
