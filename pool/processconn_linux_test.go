package pool

import (
	"errors"
	"io"
	"os/exec"
	"testing"

	"github.com/wprun/wprun/pool/internal/confine"
)

// A process that ends by itself, just before it would be killed for something, says
// with what; else it is what it was killed for.
func TestAccusedTooLate(t *testing.T) {
	for script, want := range map[string]string{
		"exit 3":     "it has ended: exit code 3",
		"kill -9 $$": "its process was killed: " + errHungUp.Error(),
	} {
		limits := confine.Config{Level: confine.Process}
		child, err := confine.Start(exec.Command("/bin/sh", "-c", script), limits)
		if err != nil {
			t.Fatal(err)
		}
		p := &process{child: child, limits: limits}
		p.accuse(errHungUp)
		_ = child.Wait() // however it has
		if err := p.exit(io.EOF); err.Error() != want || errors.Is(err, errHungUp) != (script != "exit 3") {
			t.Errorf("%s: %v", script, err)
		}
	}
}
