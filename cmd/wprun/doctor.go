package main

import (
	"fmt"
	"io"
	goruntime "runtime"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wprun/wprun/pool"
)

func newDoctorCommand(stdout io.Writer) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Show how this machine can confine process workers",
		Long: `doctor starts worker processes at each level of confinement, has each try one
thing that workers are denied, and shows what this machine enforces. A program
of that name is run by "wprun ./doctor".

It exits with 1 if a level that can be had does not keep its promise.`,
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			ctx, stop := signalContext()
			defer stop()
			var all []pool.Diagnosis
			for _, level := range []pool.Level{pool.LevelProcess, pool.Restricted, pool.Strict} {
				all = append(all, pool.Diagnose(ctx, pool.Process{Level: level}))
			}
			if ctx.Err() != nil {
				return exitError(130)
			}
			return showDiagnoses(stdout, all)
		},
	}
}

// showDiagnoses prints a table with a column for each level.
func showDiagnoses(w io.Writer, all []pool.Diagnosis) error {
	fmt.Fprintf(w, "wprun %s on %s/%s\n\n%-50s", version(), goruntime.GOOS, goruntime.GOARCH, "a worker that …")
	for _, d := range all {
		fmt.Fprintf(w, "%-12s", d.Level)
	}
	fmt.Fprintln(w)
	broken := false
	for i, what := range tries(all) {
		fmt.Fprintf(w, "%-50s", what)
		for _, d := range all {
			word := "–"
			if d.Err == nil {
				try := d.Tries[i]
				switch {
				case try.Denied:
					word = "denied"
				case try.Must:
					word, broken = "POSSIBLE", true
				default:
					word = "possible"
				}
			}
			fmt.Fprintf(w, "%-12s", word)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
	for _, d := range all {
		if d.Err != nil {
			fmt.Fprintf(w, "%s: not on this machine: %v\n", d.Level, d.Err)
			continue
		}
		fmt.Fprintf(w, "%s: ready in %.1f ms; %s\n", d.Level, d.Ready.Seconds()*1000, strings.Join(d.Holds, ", "))
		for _, note := range d.Notes {
			fmt.Fprintf(w, "  %s\n", note)
		}
	}
	if broken {
		return exitError(exitFailed)
	}
	return nil
}

// tries is what was tried, in the words for people.
func tries(all []pool.Diagnosis) (whats []string) {
	for _, d := range all {
		if d.Err == nil {
			for _, try := range d.Tries {
				whats = append(whats, try.What)
			}
			return whats
		}
	}
	return nil
}
