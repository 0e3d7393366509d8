package pool

import (
	"io"
	"os/exec"
	"testing"

	"github.com/wprun/wprun/pool/internal/confine"
)

// A process that is killed for something, but has ended before, says how it has.
func TestAccusedTooLate(t *testing.T) {
	for script, want := range map[string]string{
		"exit 3":        "it has ended: exit code 3",
		"kill -9 $$":    "it has ended: killed by SIGKILL",
		"kill -STOP $$": "its process was killed: " + errHungUp.Error(),
	} {
		limits := confine.Config{Level: confine.Process}
		child, err := confine.Start(exec.Command("/bin/sh", "-c", script), limits)
		if err != nil {
			t.Fatal(err)
		}
		for script != "kill -STOP $$" && !child.Ended() {
		}
		p := &process{child: child, limits: limits}
		p.accuse(errHungUp)
		_ = child.Kill()
		_ = child.Wait() // however it has
		if err := p.exit(io.EOF); err.Error() != want {
			t.Errorf("%s: %v", script, err)
		}
	}
}
