package confine_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/wprun/wprun/pool/internal/confine"
	"golang.org/x/sys/unix"
)

// delegatedVar says to a process of a test that it has been delegated a group.
const delegatedVar = "CONFINE_DELEGATED"

// TestCgroup runs TestCgroupHere in a process that has been delegated a group, where
// this machine lets us make one: this user is root, and the controllers are those of
// version 2. Elsewhere a strict worker must do without, and say so.
func TestCgroup(t *testing.T) {
	if confine.Supported(confine.Strict) != nil {
		return // levels makes sure that it is refused
	}
	group, err := delegate(t)
	if err != nil {
		t.Logf("this machine delegates no control group: %v", err)
		if _, err := confine.Delegated(); err == nil {
			t.Log("but this process has one")
			return
		}
		c := start(t, limited(confine.Strict), "read")
		if c.Amend(&c.hello.Report); c.hello.Report.Has(confine.Cgroup) || !strings.Contains(strings.Join(c.hello.Report.Notes, "\n"), "no control group: ") {
			t.Errorf("%+v", c.hello.Report)
		}
		if err := c.Verify(c.hello.Report, c.config); err != nil {
			t.Error(err)
		}
		return
	}
	cmd := exec.Command(confine.Self(), "-test.run=^TestCgroupHere$", "-test.v")
	cmd.Env = []string{delegatedVar + "=1", "GORACE=atexit_sleep_ms=0"}
	cmd.SysProcAttr = &syscall.SysProcAttr{UseCgroupFD: true, CgroupFD: int(group.Fd())}
	out, err := cmd.CombinedOutput()
	if t.Logf("%s", out); err != nil {
		t.Error(err)
	}
}

// delegate makes a group, delegates it as systemd would, and returns the group in it
// for a process that has been delegated it.
func delegate(t *testing.T) (*os.File, error) {
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return nil, err
	}
	root := "/sys/fs/cgroup"
	for line := range strings.Lines(string(mounts)) {
		if mount, kind, _ := strings.Cut(line, " - "); strings.HasPrefix(kind, "cgroup2 ") {
			root = strings.Fields(mount)[4]
		}
	}
	enabled, err := os.ReadFile(filepath.Join(root, "cgroup.subtree_control"))
	if err != nil {
		return nil, err
	}
	t.Logf("controllers in %s: %q", root, enabled)
	dir, err := os.MkdirTemp(root, "wprun-test-")
	if err != nil {
		return nil, err
	}
	t.Cleanup(func() { remove(t, dir) })
	main := filepath.Join(dir, "main")
	if err := os.Mkdir(main, 0o755); err != nil {
		return nil, err
	}
	t.Cleanup(func() { remove(t, main) })
	if err := unix.Setxattr(dir, "user.delegate", []byte("1"), 0); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "cgroup.subtree_control"), []byte("+memory +pids"), 0); err != nil {
		return nil, err
	}
	f, err := os.Open(main)
	if err == nil {
		t.Cleanup(func() { _ = f.Close() })
	}
	return f, err
}

func remove(t *testing.T, dir string) {
	if err := os.Remove(dir); err != nil {
		t.Error(err)
	}
}

func TestCgroupHere(t *testing.T) {
	if os.Getenv(delegatedVar) == "" {
		return // TestCgroup sees to it
	}
	base, err := confine.Delegated()
	if err != nil {
		t.Fatal(err)
	}
	groups := func() []string {
		found, _ := filepath.Glob(filepath.Join(base, "wprun-worker-*")) // the pattern is right
		return found
	}
	c := start(t, limited(confine.Strict), "read")
	if c.Amend(&c.hello.Report); !c.hello.Report.Has(confine.Cgroup) {
		t.Errorf("%+v", c.hello.Report)
	}
	if err := c.Verify(c.hello.Report, c.config); err != nil {
		t.Error(err)
	}
	if len(groups()) != 1 {
		t.Fatal(groups())
	}
	// The least that it can have: now the kernel kills it.
	if err := os.WriteFile(filepath.Join(groups()[0], "memory.max"), []byte("4096"), 0); err != nil {
		t.Fatal(err)
	}
	if e := c.end(); e.Cause != confine.OutOfMemory {
		t.Errorf("%v (%d)\n%s", e, e.Cause, c.stderr.String())
	}
	c = start(t, limited(confine.Restricted), "read") // has none, for nobody has asked for strict
	if c.Amend(&c.hello.Report); c.hello.Report.Has(confine.Cgroup) {
		t.Errorf("%+v", c.hello.Report)
	}
	if len(groups()) != 0 {
		t.Errorf("groups are left: %v", groups())
	}
}
