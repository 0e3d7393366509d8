// Command ours measures the rows of docs/performance.md that are programs in Go:
// the pool's, and "raw", the least Go code that does the same. For each row it
// prints a line of JSON; bench/run.sh runs it.
//
//	ours SIDE ROW...
//
// The sides are raw, goroutine, process, and command for rows about whole
// processes, which take the programs from the environment: WPRUN, and NODE if it
// is there.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/wprun/wprun/pool"
)

// A row is what one side has of a row or of a curve.
type row func(report func(point))

// A point is a value of a row, or of a curve at X: microseconds, unless the row is
// about something else.
type point struct {
	Side  string  `json:"side"`
	Row   string  `json:"row,omitempty"`
	Curve string  `json:"curve,omitempty"`
	X     float64 `json:"x,omitempty"`
	Value float64 `json:"value"`
}

func main() {
	pool.ServeWorker()
	actAsEcho()
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: ours raw|goroutine|process|command ROW...")
		os.Exit(2)
	}
	side := os.Args[1]
	out := json.NewEncoder(os.Stdout)
	for _, name := range os.Args[2:] {
		measure := sides[side][name]
		if measure == nil {
			continue
		}
		measure(func(p point) {
			if p.Side == "" {
				p.Side = side
			}
			if p.Curve == "" {
				p.Row = name
			}
			must(0, out.Encode(p))
		})
	}
}

// must ends the program on what cannot be measured.
func must[T any](v T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	return v
}
