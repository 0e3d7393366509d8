package pool_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/confine"
	"github.com/wprun/wprun/pool/internal/wire"
	far "github.com/wprun/wprun/pool/internal/worker"
)

// TestWorkerEndsWithItsPipe: a worker whose parent lives and has closed its
// connection ends, whatever its script does. It is the second means by which
// workers end with their parent; the first is the kernel's, see TestKilledParent.
func TestWorkerEndsWithItsPipe(t *testing.T) {
	for name, src := range map[string]string{"idle": "", "busy": loop, "stuck": "(x = 1n, y = 2n) => x << (y ** 40n)"} {
		t.Run(name, func(t *testing.T) {
			nothingIsLeft(t)
			itsRead, ourWrite, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			ourRead, itsWrite, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			told, err := json.Marshal(map[string]any{
				"Limits": confine.Config{Level: confine.Restricted, Keep: []int{3, 4}, Env: []string{"WPRUN_WORKER", "GORACE"}},
				"Reads":  3, "Writes": 4,
			})
			if err != nil {
				t.Fatal(err)
			}
			worker := exec.Command("/proc/self/exe")
			worker.Env = []string{"WPRUN_WORKER=" + string(told), "GORACE=atexit_sleep_ms=0"}
			worker.ExtraFiles = []*os.File{itsRead, itsWrite}
			worker.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
			if err := worker.Start(); err != nil {
				t.Fatal(err)
			}
			_, _ = itsRead.Close(), itsWrite.Close()
			s := wire.NewStream(ourRead, ourWrite, wire.StreamOptions{})
			if err := s.RecvHello(new(any)); err != nil {
				t.Fatal(err)
			}
			if err := s.SendHello(far.Luggage{}); err != nil {
				t.Fatal(err)
			}
			if err := s.RecvHello(new(any)); err != nil {
				t.Fatal(err)
			}
			if src != "" {
				none, err := jsbridge.FromGo([]any{})
				if err != nil {
					t.Fatal(err)
				}
				if err := s.Send(wire.Message{Kind: wire.Call, ID: 1, Function: src, Value: none}); err != nil {
					t.Fatal(err)
				}
			}
			s.Abort()
			_ = worker.Wait() // however it has
		})
	}
}
