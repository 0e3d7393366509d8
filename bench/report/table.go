package main

import (
	"fmt"
	"strings"
)

// A line is one line of the table: what it is about, our side, and the side that it
// has to be compared with by the words of its bound.
type line struct {
	row, work, ours string
	against         string  // a side, or "" where the bound is a value
	bound           float64 // of ours, or of ours in parts of that side
	unit            unit
}

type unit struct {
	name  string
	scale float64
}

var (
	micro  = unit{"µs", 1}
	milli  = unit{"ms", 1e-3}
	bytes  = unit{"B", 1}
	mega   = unit{"MB", 1e-6}
	number = unit{"", 1}
)

// lines are the rows of the table, in order.
var lines = []line{
	{"sequence", "trivial task, one after the other, Go", "goroutine", "raw", 3, micro},
	{"batch", "50,000 trivial tasks at once, two workers, Go", "goroutine", "raw", 3, micro},
	{"sequence", "trivial task, one after the other, JavaScript", "wprun", "workerpool", 0.1, micro},
	{"batch", "50,000 trivial tasks at once, two workers, JavaScript", "wprun", "workerpool", 0.1, micro},
	{"sequence-process", "trivial task, process, one after the other", "process", "raw", 1.5, micro},
	{"megabyte", "1 MB as an argument, Go", "goroutine", "", 150, micro},
	{"megabyte", "1 MB as an argument, JavaScript", "wprun", "", 150, micro},
	{"megabyte-moved", "1 MB as an argument, moved, Go", "goroutine", "", 20, micro},
	{"megabyte-process", "1 MB as an argument, process", "process", "", 3000, milli},
	{"objects", "10,000 small objects there and back, Go", "goroutine", "", 15000, milli},
	{"objects", "10,000 small objects there and back, JavaScript", "wprun", "", 15000, milli},
	{"objects-process", "10,000 small objects there and back, JavaScript, process", "wprun", "", 15000, milli},
	{"first", "first result of a new pool", "goroutine", "", 500, milli},
	{"first-process", "first result of a new pool, process, sandboxed", "process", "", 15000, milli},
	{"fresh", "a fresh VM for each task", "goroutine", "", 200, micro},
	{"memory", "an idle worker that has worked", "goroutine", "", 150e3, mega},
	{"memory-process", "an idle worker that has worked, process", "process", "", 12e6, mega},
	{"cancel", "cancel a busy loop, until the next task is done", "goroutine", "", 5000, milli},
	{"cancel-process", "cancel a busy loop, until the next task is done, process", "process", "", 25000, milli},
	{"queued", "100,000 tasks queued on one worker, each", "goroutine", "raw", 3, micro},
	{"queued-memory", "a task that waits", "goroutine", "", 512, bytes},
	{"hello", "`wprun hello.js`, whole process", "wprun", "", 15000, milli},
	{"cores", "tasks that compute, on all processors: of perfect", "goroutine", "", 0.95, number},
	{"overhead", "what the pool adds to a task of a millisecond", "goroutine", "", 0.01, number},
	{"alive", "10,000 workers, each with a task", "goroutine", "", 2 << 30, mega},
	{"fib", "fib(25) in a worker: the engine", "wprun", "raw", 1.1, milli},
}

// others are the sides that a line shows beside ours.
var others = []string{"raw", "workerpool", "piscina", "tinypool", "node"}

// table is the table in Markdown.
func table(results Results) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", results.Machine)
	b.WriteString("| work | wprun | raw | workerpool | piscina | tinypool | node | asked for |\n|---|--:|--:|--:|--:|--:|--:|---|\n")
	for _, l := range lines {
		sides := results.Rows[l.row]
		ours, measured := sides[l.ours]
		if !measured {
			continue
		}
		fmt.Fprintf(&b, "| %s | %s |", l.work, l.unit.format(ours))
		for _, side := range others {
			cell := ""
			if v, ok := sides[side]; ok {
				cell = fmt.Sprintf("%s (%s)", l.unit.format(v), times(v/ours))
			}
			fmt.Fprintf(&b, " %s |", cell)
		}
		fmt.Fprintf(&b, " %s |\n", l.verdict(ours, sides))
	}
	return b.String()
}

// verdict says what was asked for, and whether that is so.
func (l line) verdict(ours float64, sides map[string]float64) string {
	limit, asked := l.bound, "≤ "+l.unit.format(l.bound)
	if l.against != "" {
		other, ok := sides[l.against]
		asked = fmt.Sprintf("≤ %.3g × %s", l.bound, l.against)
		if !ok {
			return asked
		}
		limit *= other
	}
	within := ours <= limit
	if l.row == "cores" {
		asked, within = fmt.Sprintf("≥ %.2f", l.bound), ours >= l.bound
	}
	if within {
		return asked + ": yes"
	}
	return asked + ": **no**"
}

func (u unit) format(v float64) string {
	return strings.TrimSpace(fmt.Sprintf("%.3g %s", v*u.scale, u.name))
}

// times says how many times as much as ours another side takes.
func times(ratio float64) string { return fmt.Sprintf("× %.2g", ratio) }
