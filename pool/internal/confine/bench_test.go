//go:build unix

package confine_test

import (
	"os/exec"
	"testing"

	"github.com/wprun/wprun/pool/internal/confine"
)

// BenchmarkStart starts a child, waits for its report, and for its end.
func BenchmarkStart(b *testing.B) {
	b.Run("free", func(b *testing.B) {
		for b.Loop() {
			cmd := exec.Command(confine.Self())
			cmd.Env = environ("exit 3", []byte("{}"))
			_ = cmd.Run()
		}
	})
	for l := confine.Process; l <= confine.Strict; l++ {
		b.Run(l.String(), func(b *testing.B) {
			if err := confine.Supported(l); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				start(b, limited(l), "exit 3").end()
			}
		})
	}
}
