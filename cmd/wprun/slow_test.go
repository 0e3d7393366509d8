//go:build slow && linux

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestMillion maps a million lines, which need no more memory than a thousand,
// and does it again with kills.
func TestMillion(t *testing.T) {
	const lines = 1_000_000
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	numbers(t, in, lines)
	stdin, err := os.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	command := mapCommand(t, "-o", out, "-f", "x => x")
	command.Stdin = stdin
	if text, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	checkEachOnce(t, out, lines, true)
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	t.Logf("%d lines in %v of processor time, with %d KiB", lines, command.ProcessState.UserTime(), usage.Maxrss)
	if usage.Maxrss > 100<<10 {
		t.Errorf("it needed %d KiB of memory", usage.Maxrss)
	}
}

func TestMillionKilledAndResumed(t *testing.T) { killAndResume(t, 1_000_000, 5, "") }
