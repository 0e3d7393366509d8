package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/google/pprof/profile"
)

// profiles makes a table of CPU profiles, each given as NAME=FILE: what the time
// went into.
func profiles(named []string) (string, error) {
	var b strings.Builder
	b.WriteString("| what the processor's time goes into |")
	columns := make([]map[string]float64, len(named))
	for i, arg := range named {
		name, file, _ := strings.Cut(arg, "=")
		var err error
		if columns[i], err = sharesIn(file); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, " %s |", name)
	}
	b.WriteString("\n|---|" + strings.Repeat("--:|", len(columns)) + "\n")
	for _, c := range causes {
		fmt.Fprintf(&b, "| %s |", c.name)
		for _, shares := range columns {
			fmt.Fprintf(&b, " %.0f %% |", 100*shares[c.name])
		}
		b.WriteByte('\n')
	}
	return b.String(), nil
}

// sharesIn returns the shares of a profile's time, by cause.
func sharesIn(file string) (map[string]float64, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	p, err := profile.Parse(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	shares, sum := make(map[string]float64), 0.0
	for _, s := range p.Sample {
		time := float64(s.Value[len(s.Value)-1]) // nanoseconds
		shares[causeOf(stackOf(s))] += time
		sum += time
	}
	for name := range shares {
		shares[name] /= sum
	}
	return shares, nil
}

// stackOf returns the names of a sample's functions, the innermost first.
func stackOf(s *profile.Sample) (names []string) {
	for _, location := range s.Location {
		for _, line := range location.Line {
			names = append(names, line.Function.Name)
		}
	}
	return names
}
