// Command report makes of the points that the rounds of bench/run.sh have printed
// the table and the curves of docs/performance.md. It reads points from standard
// input, and writes into the directory that it is given:
//
//	results.json     the medians, and what they were measured on
//	performance.md   the table, between its marks; and between others, what the
//	                 time of CPU profiles went into, if there are any
//	*.svg            the curves
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: report DIRECTORY MACHINE [NAME=PROFILE...] < points")
		os.Exit(2)
	}
	if err := report(os.Stdin, os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(1)
	}
}

func report(r io.Reader, dir, machine string, profiled []string) error {
	points, err := read(r)
	if err != nil {
		return err
	}
	results := summarise(points, machine)
	data, err := json.MarshalIndent(results, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "results.json"), append(data, '\n'), 0o644); err != nil {
		return err
	}
	for _, plot := range plots {
		svg := draw(plot, results.Curves[plot.curve])
		if err := os.WriteFile(filepath.Join(dir, plot.curve+".svg"), []byte(svg), 0o644); err != nil {
			return err
		}
	}
	page := filepath.Join(dir, "performance.md")
	if err := insert(page, "table", table(results)); err != nil || len(profiled) == 0 {
		return err
	}
	causes, err := profiles(profiled)
	if err != nil {
		return err
	}
	return insert(page, "profiles", causes)
}

// A point is what a side has measured once, of a row or of a curve at X.
type point struct {
	Side, Row, Curve string
	X, Value         float64
}

func read(r io.Reader) (points []point, err error) {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		var p point
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%w: %s", err, lines.Text())
		}
		points = append(points, p)
	}
	return points, lines.Err()
}

// Results are the medians of all rounds.
type Results struct {
	Machine string                          `json:"machine"`
	Rows    map[string]map[string]float64   `json:"rows"`   // row → side → value
	Curves  map[string]map[string][]XY      `json:"curves"` // curve → side → points
	Rounds  map[string]map[string][]float64 `json:"rounds"` // what Rows are the medians of
}

// XY is a point of a curve.
type XY struct{ X, Y float64 }

func summarise(points []point, machine string) Results {
	results := Results{machine, map[string]map[string]float64{}, map[string]map[string][]XY{}, map[string]map[string][]float64{}}
	type place struct {
		curve, side string
		x           float64
	}
	onCurves := make(map[place][]float64)
	for _, p := range points {
		if p.Row != "" {
			put(results.Rounds, p.Row, p.Side, append(results.Rounds[p.Row][p.Side], p.Value))
		} else {
			at := place{p.Curve, p.Side, p.X}
			onCurves[at] = append(onCurves[at], p.Value)
		}
	}
	for row, sides := range results.Rounds {
		for side, values := range sides {
			put(results.Rows, row, side, median(values))
		}
	}
	for at, values := range onCurves {
		put(results.Curves, at.curve, at.side, append(results.Curves[at.curve][at.side], XY{at.x, median(values)}))
	}
	for _, sides := range results.Curves {
		for _, curve := range sides {
			slices.SortFunc(curve, func(a, b XY) int { return int(a.X - b.X) })
		}
	}
	return results
}

func put[V any](m map[string]map[string]V, a, b string, v V) {
	if m[a] == nil {
		m[a] = make(map[string]V)
	}
	m[a][b] = v
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 0 {
		return (sorted[middle-1] + sorted[middle]) / 2
	}
	return sorted[middle]
}

// insert puts a text between the two marks of that name in a file.
func insert(path, name, text string) error {
	begins, ends := "<!-- "+name+" -->\n", "<!-- end of the "+name+" -->\n"
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(page), begins)
	_, after, ended := strings.Cut(rest, ends)
	if !found || !ended {
		return fmt.Errorf("%s has not the marks %q and %q", path, begins, ends)
	}
	return os.WriteFile(path, []byte(before+begins+text+ends+after), 0o644)
}
