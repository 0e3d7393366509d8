//go:build unix

package confine_test

import (
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wprun/wprun/pool/internal/confine"
)

func TestEndings(t *testing.T) {
	for _, test := range []struct {
		role  string
		cause confine.Cause
		text  string
		set   func(*confine.Config)
	}{
		{"exit 3", confine.Exited, "exit code 3", nil},
		{"panic", confine.Crashed, "panic: on purpose", nil},
		{"hoard", confine.OutOfMemory, "out of memory (of 256 MiB)", nil},
		{"spin on", confine.OutOfCPU, "CPU limit of 1s", func(c *confine.Config) { c.CPU = time.Second }},
		{"spin", confine.OutOfCPU, "CPU limit of 1s", func(c *confine.Config) { c.CPU = time.Second }},
	} {
		for _, l := range levels(t) {
			t.Run(test.role+"/"+l.String(), func(t *testing.T) {
				t.Parallel()
				config := limited(l)
				if test.set != nil {
					test.set(&config)
				}
				if test.cause == confine.OutOfMemory && !slices.Contains(confine.Required(config), confine.MemoryLimit) {
					return // this system's kernel does not limit it, and Required does not promise it
				}
				c := start(t, config, test.role)
				if e := c.end(); e.Cause != test.cause || e.Text != test.text {
					t.Errorf("%v (%d), not %q\n%s", e, e.Cause, test.text, c.stderr.String())
				}
			})
		}
	}
}

func TestKill(t *testing.T) {
	for _, l := range levels(t) {
		c := start(t, limited(l), "read")
		if err := c.Verify(c.hello.Report, c.config); err != nil {
			t.Error(err)
		}
		if err := c.Kill(); err != nil {
			t.Fatal(err)
		}
		if e := c.end(); e.Cause != confine.Killed || e.Text != "killed by SIGKILL" {
			t.Errorf("%v: %v", l, e)
		}
		if err := c.Kill(); err != nil { // of one that is gone
			t.Error(err)
		}
		if err := c.Verify(c.hello.Report, c.config); err == nil {
			t.Error("a worker that is gone is confined")
		}
	}
}

// TestKeepWithin has memory watched that the kernel may not limit.
func TestKeepWithin(t *testing.T) {
	for _, l := range levels(t) {
		c := start(t, limited(l), "read")
		c.KeepWithin(c.hello.Report.Memory)
		_ = c.in.Close() // the end of what it reads
		if e := c.end(); e.Text != "exit code 0" {
			t.Errorf("%v: %v\n%s", l, e, c.stderr.String())
		}
		c.KeepWithin(1) // it has none any more
		if e := c.end(); e.Cause != confine.Exited {
			t.Errorf("%v: %v", l, e)
		}
		c = start(t, limited(l), "read")
		c.KeepWithin(1)
		if e := c.end(); e.Cause != confine.OutOfMemory || e.Text != "out of memory (of 256 MiB)" {
			t.Errorf("%v: %v", l, e)
		}
	}
}

// TestOpenFiles: a process may have so many descriptors, and no more. That the kernel
// says so, each child checks.
func TestOpenFiles(t *testing.T) {
	c := start(t, limited(confine.Process), "open")
	if e := c.end(); c.State().ExitCode() < 40 || c.State().ExitCode() >= 64 {
		t.Errorf("%v\n%s", e, c.stderr.String())
	}
}

// TestUnlimited leaves out all that can be left out.
func TestUnlimited(t *testing.T) {
	for _, l := range levels(t) {
		c := start(t, confine.Config{Level: l}, "exit 3")
		if e := c.end(); e.Text != "exit code 3" {
			t.Errorf("%v\n%s", e, c.stderr.String())
		}
	}
}

func TestBadConfig(t *testing.T) {
	for text, c := range map[string]confine.Config{
		"none is not a level":                  {},
		"Level(4) is not a level":              {Level: confine.Strict + 1},
		"no worker can start with less than 3": {Level: confine.Process, Memory: 1 << 20},
		"CPU is -1s":                           {Level: confine.Process, CPU: -time.Second},
		"no worker can start with less than 1": {Level: confine.Process, Files: 3},
	} {
		if _, err := tryStart(t, c, "read"); err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("%v, not %q", err, text)
		}
		if _, err := confine.Apply(c); err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("Apply: %v, not %q", err, text)
		}
	}
}

// TestNotStartedToBeConfined applies what the parent has not prepared.
func TestNotStartedToBeConfined(t *testing.T) {
	config := limited(confine.Process)
	c, err := tryStart(t, config, "read", func(cmd *exec.Cmd) {
		cmd.Env = append(cmd.Env, "PASSWORD=secret")
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.out.Decode(&c.hello); err != nil {
		t.Fatal(err)
	}
	if want := "confine: process: empty environment: the parent has passed on its variable PASSWORD"; c.hello.Error != want {
		t.Errorf("%q, not %q", c.hello.Error, want)
	}
	if err := c.hello.Report.Satisfies(config); err == nil || !strings.Contains(err.Error(), "it lacks: empty environment, descriptors, ") {
		t.Error(err)
	}
}

// TestOffspring has a child end that has started a process, which the end of the pipe
// shows to have ended, too.
func TestOffspring(t *testing.T) {
	c := start(t, limited(confine.Process), "offspring")
	if e := c.end(); e.Text != "exit code 5" {
		t.Fatalf("%v\n%s", e, c.stderr.String())
	}
	if _, err := io.Copy(io.Discard, c.rest); err != nil {
		t.Error(err)
	}
}

// TestVerify is told of a child that is confined to less.
func TestVerify(t *testing.T) {
	if confine.Supported(confine.Restricted) != nil {
		return // nobody can see a difference
	}
	c := start(t, limited(confine.Process), "read")
	lie := limited(confine.Restricted)
	report := confine.Report{Level: lie.Level, Holds: confine.Required(lie)}
	if err := c.Verify(report, lie); err == nil || !strings.Contains(err.Error(), "not confined to level restricted") {
		t.Error(err)
	}
}
