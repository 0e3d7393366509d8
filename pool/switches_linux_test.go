package pool_test

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// countSwitches has a benchmark say how often threads of this process and of its
// children have been put to sleep and taken from the processor, for each time that
// it did what it measures. That depends less on what else the machine does than
// time, of which it is the larger part where messages are short.
func countSwitches(b *testing.B) (report func()) {
	before := switches()
	return func() { b.ReportMetric(float64(switches()-before)/float64(b.N), "switches/op") }
}

func switches() (all int) {
	for _, pid := range append(children(), os.Getpid()) {
		threads, _ := filepath.Glob("/proc/" + strconv.Itoa(pid) + "/task/*/status") // the pattern is right
		for _, path := range threads {
			status, err := os.ReadFile(path)
			if err != nil {
				continue // it has ended
			}
			for lines := bufio.NewScanner(bytes.NewReader(status)); lines.Scan(); {
				var n int
				for _, what := range []string{"voluntary_ctxt_switches: %d", "nonvoluntary_ctxt_switches: %d"} {
					if _, err := fmt.Sscanf(lines.Text(), what, &n); err == nil {
						all += n
					}
				}
			}
		}
	}
	return all
}
