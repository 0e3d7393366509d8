//go:build linux

package confine_test

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/wprun/wprun/pool/internal/confine"
)

// TestParentDies kills a parent, and waits for the worker's end of a pipe to be
// closed, which nothing but the worker's death can do: the other end of what it
// reads is open.
func TestParentDies(t *testing.T) {
	for _, l := range levels(t) {
		t.Run(l.String(), func(t *testing.T) {
			theirIn, in := pipe(t)
			out, theirOut := pipe(t)
			parent := exec.Command(confine.Self())
			parent.Env = environ("parent", []byte("{}"))
			parent.ExtraFiles = []*os.File{theirIn, theirOut}
			if err := parent.Start(); err != nil {
				t.Fatal(err)
			}
			theirOut.Close()
			config := withDescriptors(limited(l))
			if err := json.NewEncoder(in).Encode(config); err != nil {
				t.Fatal(err)
			}
			var worker hello
			if err := json.NewDecoder(out).Decode(&worker); err != nil || worker.Error != "" {
				t.Fatal(err, worker.Error)
			}
			if err := parent.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			_ = parent.Wait()
			if _, err := io.Copy(io.Discard, out); err != nil {
				t.Error(err)
			}
		})
	}
}
