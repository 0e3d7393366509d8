package pool_test

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"testing"

	"github.com/wprun/wprun/pool"
)

// BenchmarkProcessMemory prints what an idle worker that has worked takes of
// memory: all that is resident, and what of that is its own and not the program's
// file; and what it takes in this process.
func BenchmarkProcessMemory(b *testing.B) {
	const workers = 8
	p := newPool(b, pool.Options{MaxWorkers: workers, Transport: pool.Process{Spares: -1}})
	before := heapInUse()
	var all, own float64
	for b.Loop() {
		promises := make([]*pool.Promise, 10*workers)
		for i := range promises {
			promises[i] = p.Run("() => 1")
		}
		for _, promise := range promises {
			if _, err := promise.Await(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
		all, own = 0, 0
		for _, pid := range children() {
			all += kilobytes(b, pid, "VmRSS")
			own += kilobytes(b, pid, "RssAnon")
		}
	}
	n := float64(len(children()))
	b.ReportMetric(all/n/1024, "MB/worker")
	b.ReportMetric(own/n/1024, "MB-own/worker")
	b.ReportMetric(float64(heapInUse()-before)/n/1024, "KB-here/worker")
}

// kilobytes reads a number from a process's status; see proc_pid_status(5).
func kilobytes(b *testing.B, pid int, name string) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	found := regexp.MustCompile(name + `:\s+(\d+) kB`).FindSubmatch(status)
	if found == nil {
		b.Fatal("the kernel does not tell ", name)
	}
	n, err := strconv.ParseFloat(string(found[1]), 64)
	if err != nil {
		b.Fatal(err)
	}
	return n
}
