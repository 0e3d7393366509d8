package confine

import (
	"os/exec"
	"testing"
)

// TestExplainFaults: a process that has died where the Go runtime keeps its memory
// has none left, if that was limited; anything else is a crash.
func TestExplainFaults(t *testing.T) {
	died := exec.Command("sh", "-c", "exit 2")
	if err := died.Run(); err == nil {
		t.Fatal("it has not died")
	}
	const collector = "SIGSEGV: segmentation violation\nPC=0x43a49d m=6 sigcode=1 addr=0x0\n\ngoroutine 0 gp=0x1 m=6 mp=0x2 [idle]:\nruntime.(*spanQueue).tryDrain(0x400?)\n\t/go/src/runtime/mgcmark.go:520 +0x5d\n"
	const ours = "SIGSEGV: segmentation violation\nPC=0x43a49d m=6 sigcode=1 addr=0x0\n\ngoroutine 0 gp=0x1 m=6 mp=0x2 [idle]:\nsome_function_of_c\n"
	for stderr, want := range map[string]Ending{
		collector:                       {OutOfMemory, "out of memory (of 64 MiB)"},
		ours:                            {Crashed, "SIGSEGV: segmentation violation"},
		"fatal error: out of memory\n":  {OutOfMemory, "out of memory (of 64 MiB)"},
		"panic: no\n\ngoroutine 1 [r]:": {Crashed, "panic: no"},
		"":                              {Exited, "exit code 2"},
	} {
		if got := Explain(died.ProcessState, []byte(stderr), Config{Memory: 64 << 20}); got != want {
			t.Errorf("%q: %v; want %v", stderr, got, want)
		}
	}
	if got := Explain(died.ProcessState, []byte(collector), Config{}); got.Cause != Crashed {
		t.Errorf("without a limit: %v", got)
	}
}
