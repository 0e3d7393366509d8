package main

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/wprun/wprun/pool"
)

// isolation is the name of what keeps workers apart from this process.
type isolation string

func (i *isolation) addFlag(command *cobra.Command) {
	addWord(command, (*string)(i), "isolation", "what a worker is",
		"goroutine", "process", "restricted", "strict")
}

// transport returns what makes such workers. Files cannot be given to a process.
func (i isolation) transport(files bool) (pool.Transport, error) {
	level, ok := map[isolation]pool.Level{
		"process": pool.LevelProcess, "restricted": pool.Restricted, "strict": pool.Strict,
	}[i]
	if !ok {
		return pool.Goroutine{}, nil
	}
	if files {
		return nil, errors.New("--isolation=" + string(i) + ": workers that are processes cannot be given files; " +
			"leave --allow-read and --allow-write away, or read the files in the program")
	}
	return pool.Process{Level: level}, nil
}
