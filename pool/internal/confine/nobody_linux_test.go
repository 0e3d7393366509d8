package confine_test

import (
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/wprun/wprun/pool/internal/confine"
)

// TestUnprivileged runs the tests of this package as a user that owns nothing,
// unless they are run as one anyway.
func TestUnprivileged(t *testing.T) {
	if os.Geteuid() != 0 {
		return
	}
	cmd := exec.Command(confine.Self(), "-test.run=^("+unprivileged+")$")
	cmd.Dir = "/"
	cmd.Env = []string{}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

const unprivileged = "TestProbes|TestProbesAreNoBlanks|TestKill|TestVerify|TestParentDies|TestOrdinaryGo"
