package main

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// What nobody can read is not all well.
func TestOutputThatIsLost(t *testing.T) {
	for _, args := range [][]string{
		{"-e", "console.log(1)"},
		{"run", "-f", "() => 1"},
		{"map", "-f", "x => x"},
		{"types", "-"},
	} {
		t.Run(args[0], func(t *testing.T) {
			full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer full.Close()
			var stderr strings.Builder
			code := run(args, strings.NewReader("1\n"), full, &stderr)
			if code != exitFailed || !strings.Contains(stderr.String(), "no space left on device") || strings.Contains(stderr.String(), "--help") {
				t.Errorf("exit code %d, %q", code, &stderr)
			}
		})
	}
}

// A second signal ends wprun at once, though signals are ignored where it was
// started: in the background of a script.
func TestASecondSignalEndsIt(t *testing.T) {
	loop := wprun(t, "map", "-f", "x => { console.error('runs'); for (;;); }")
	command := exec.Command("/bin/sh", append([]string{"-c", `trap '' INT; exec "$0" "$@"`, loop.Path}, loop.Args[1:]...)...)
	command.Stdin = strings.NewReader("1\n")
	stderr, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(stderr).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()        // the loop below waits for it
	again := time.NewTicker(10 * time.Millisecond) // signals that are sent at once count as one
	defer again.Stop()
	for {
		select {
		case <-again.C:
			_ = command.Process.Signal(os.Interrupt) // it may have ended
		case err := <-ended:
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
				t.Errorf("it ended with %v", err)
			}
			return
		}
	}
}
