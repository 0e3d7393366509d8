package main

import (
	"embed"
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
