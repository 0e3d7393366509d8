//go:build unix

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
)

// mapCommand is wprun map in a process of its own, which a test can kill: this
// binary once more, under the name that testscript knows.
func mapCommand(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	return wprun(t, append([]string{"map"}, args...)...)
}

func wprun(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	command, err := exec.LookPath("wprun")
	if err != nil {
		t.Fatal(err) // testscript.Main has put it there
	}
	return exec.Command(command, args...)
}

// numbers writes a file with as many lines.
func numbers(t *testing.T, path string, n int) {
	t.Helper()
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintln(&b, i)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestKilledAndResumed kills wprun map again and again, each time when it has
// made some progress safe, and checks that no line is lost or done twice.
func TestKilledAndResumed(t *testing.T) {
	for _, order := range []string{"", "--unordered"} {
		t.Run("order"+order, func(t *testing.T) { killAndResume(t, 3000, 3, order) })
	}
}

func killAndResume(t *testing.T, lines, kills int, order string) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	numbers(t, in, lines)
	args := []string{"-o", out, "--resume", "--workers", "2", "-f", "x => x"}
	if order != "" {
		args = append(args, order)
	}
	for kill := range kills {
		// It is given a part of the input and an open end, so that it is under
		// way whenever the kill comes.
		input, err := os.ReadFile(in)
		if err != nil {
			t.Fatal(err)
		}
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		command := mapCommand(t, args...)
		command.Stdin = r
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		_ = r.Close()
		upTo := bytes.Index(input, fmt.Appendf(nil, "\n%d\n", lines*(kill+1)/(kills+1)))
		if _, err := w.Write(input[:upTo]); err != nil {
			t.Fatal(err)
		}
		at := int64(lines * kill / (kills + 1))
		waitForCheckpoint(t, out, at)
		if err := command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = command.Wait() // killed
		_ = w.Close()
	}
	stdin, err := os.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	command := mapCommand(t, args...)
	command.Stdin = stdin
	if text, err := command.CombinedOutput(); err != nil || len(text) > 0 {
		t.Fatalf("%v: %s", err, text)
	}
	checkEachOnce(t, out, lines, order == "")
}

// waitForCheckpoint returns when more lines than that are safe.
func waitForCheckpoint(t *testing.T, out string, lines int64) {
	t.Helper()
	for {
		c, err := readCheckpoint(out)
		if err != nil {
			t.Fatal(err)
		}
		if c != nil && c.Lines > lines {
			return
		}
	}
}

// checkEachOnce checks that a file has each number up to n once.
func checkEachOnce(t *testing.T, path string, n int, ordered bool) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	seen := make([]bool, n)
	count := 0
	for s := bufio.NewScanner(file); s.Scan(); count++ {
		i, err := strconv.Atoi(s.Text())
		switch {
		case err != nil || i < 0 || i >= n:
			t.Fatalf("line %d is %q", count, s.Text())
		case seen[i]:
			t.Fatalf("%d is there twice", i)
		case ordered && i != count:
			t.Fatalf("line %d is %d", count, i)
		}
		seen[i] = true
	}
	if count != n {
		t.Fatalf("%d lines, want %d", count, n)
	}
}

// TestInterrupted: on Ctrl-C wprun map finishes what runs, says where it has
// stopped, and can go on there.
func TestInterrupted(t *testing.T) {
	r, w := io.Pipe()
	command := mapCommand(t, "-f", "x => x")
	command.Stdin = r
	var stderr bytes.Buffer
	command.Stderr = &stderr
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, "1\n2\n3\n"); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(stdout)
	for want := 1; want <= 3; want++ { // though the input has not ended
		if line, err := lines.ReadString('\n'); err != nil || line != fmt.Sprintln(want) {
			t.Fatalf("%q, %v", line, err)
		}
	}
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(lines)
	if err != nil || len(rest) > 0 {
		t.Errorf("%q, %v", rest, err)
	}
	_ = w.Close() // it does not wait for this; os/exec does
	_ = command.Wait()
	if code := command.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
	if want := "wprun: stopped after line 3 of the input; the same command with --skip 3 goes on there; append its output\n"; stderr.String() != want {
		t.Errorf("it says %q", stderr.String())
	}
}

// TestOutputCloses: nobody reads any more, so that an endless input is read no
// further, and nothing is said about it.
func TestOutputCloses(t *testing.T) {
	command := mapCommand(t, "-f", "x => x")
	command.Stdin = endless{}
	var stderr bytes.Buffer
	command.Stderr = &stderr
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(stdout).ReadString('\n'); err != nil || line != "1\n" {
		t.Fatalf("%q, %v", line, err)
	}
	_ = stdout.Close()
	_ = command.Wait()
	if code := command.ProcessState.ExitCode(); code != exitClosed || stderr.Len() > 0 {
		t.Errorf("exit code %d; %s", code, &stderr)
	}
}

// endless is ones, line by line.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return copy(p, "1\n"), nil }

// TestSignals: what a signal stops has the exit code that shells expect.
func TestSignals(t *testing.T) {
	const waits = "setInterval(() => {}, 1e6); console.log(1)"
	for _, x := range []struct {
		signal os.Signal
		code   int
		args   []string
	}{
		{os.Interrupt, exitInterrupted, []string{"-e", waits}},
		{syscall.SIGTERM, exitTerminated, []string{"-e", waits}},
		{os.Interrupt, exitInterrupted, []string{"-e", "console.log(1); for (;;);"}},
		{os.Interrupt, exitInterrupted, []string{"run", "-f", "() => { console.log(1); for (;;); }"}},
		{syscall.SIGTERM, exitTerminated, []string{"run", "--isolation", "process", "-f", "() => { console.log(1); for (;;); }"}},
		{syscall.SIGTERM, exitTerminated, []string{"map", "-f", "x => { console.log(1); return x }"}},
	} {
		command := wprun(t, x.args...)
		stdin, input, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(input, "1\n"); err != nil {
			t.Fatal(err)
		}
		command.Stdin = stdin
		output, printed, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		command.Stdout, command.Stderr = printed, printed
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		_, _ = printed.Close(), stdin.Close()
		if line, err := bufio.NewReader(output).ReadString('\n'); err != nil || line != "1\n" {
			t.Fatalf("%q: %q, %v", x.args, line, err)
		}
		if err := command.Process.Signal(x.signal); err != nil {
			t.Fatal(err)
		}
		_ = command.Wait()
		if code := command.ProcessState.ExitCode(); code != x.code {
			t.Errorf("%q: exit code %d, want %d", x.args, code, x.code)
		}
		_, _ = input.Close(), output.Close()
	}
}
