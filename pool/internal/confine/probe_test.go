//go:build linux

package confine_test

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/wprun/wprun/pool/internal/confine"
)

func TestProbes(t *testing.T) {
	for _, l := range levels(t) {
		for _, p := range confine.Probes() {
			if p.From > l {
				continue
			}
			t.Run(l.String()+"/"+p.Name, func(t *testing.T) {
				c := start(t, limited(l), "probe", leakDescriptor(t))
				answer := c.try(t, p)
				if strings.HasPrefix(answer, "denied") {
					t.Log(answer)
				} else if ending := c.end(); ending.Cause == confine.Violation {
					t.Log(ending)
				} else {
					t.Errorf("a worker of level %v %s: %q, %v\n%s", l, p.What, answer, ending, c.stderr.String())
				}
			})
		}
	}
}

// TestProbesAreNoBlanks tries what probes find in a child that is not confined.
func TestProbesAreNoBlanks(t *testing.T) {
	asRoot := map[string]bool{"user": true, "mount": true} // of which other users are not capable
	mayBeForbidden := map[string]bool{"ptrace": true, "parent's memory": true, "parent's environment": true,
		"namespace": true, "io_uring": true, "keys": true} // by settings of the system
	for _, p := range confine.Probes() {
		t.Run(p.Name, func(t *testing.T) {
			answer := free(t, p)
			t.Log(answer)
			if answer != "possible" && !mayBeForbidden[p.Name] && (os.Geteuid() == 0 || !asRoot[p.Name]) {
				t.Errorf("in a free process: %q", answer)
			}
		})
	}
}

// try has a child try a probe and returns what it says, if it still can.
func (c *child) try(t *testing.T, p confine.Probe) string {
	t.Helper()
	if _, err := c.in.WriteString(p.Name); err != nil {
		t.Fatal(err)
	}
	c.in.Close()
	answer, err := io.ReadAll(io.MultiReader(c.out.Buffered(), c.rest))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(answer))
}

// leakDescriptor has the parent leave a descriptor open.
func leakDescriptor(t *testing.T) func(*exec.Cmd) {
	r, _ := pipe(t)
	return func(cmd *exec.Cmd) { cmd.ExtraFiles = append(cmd.ExtraFiles, r) }
}

// free tries a probe in a child that is not confined.
func free(t *testing.T, p confine.Probe) string {
	t.Helper()
	in, out := pipe(t)
	if _, err := out.WriteString(p.Name); err != nil {
		t.Fatal(err)
	}
	out.Close()
	answer, theirs := pipe(t)
	cmd := exec.Command(confine.Self())
	cmd.Env = environ("probe", []byte("{}"))
	cmd.ExtraFiles = []*os.File{in, theirs}
	leakDescriptor(t)(cmd)
	if stderr, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, stderr)
	}
	theirs.Close()
	text, err := io.ReadAll(answer)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
