package confine

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"

	"golang.org/x/sys/unix"
)

// A cgroup is a control group of version 2 with one process, whose memory and whose
// threads the kernel counts: all memory, what is shared and the kernel's own too. See
// Documentation/admin-guide/cgroup-v2.rst of the kernel.
type cgroup struct {
	path string
	dir  *os.File // until the process was started in it
}

// controllers are those that a worker's group needs.
var controllers = []string{"memory", "pids"}

// delegated is the group in which this program may make groups, or why there is none.
var delegated = sync.OnceValues(func() (string, error) {
	base, err := findDelegated("/proc/self")
	if err != nil {
		return "", err
	}
	return base, tryCgroup(base)
})

// findDelegated looks for a group that is this program's to divide. A group with
// processes in it cannot be divided, and to move this program to another is its
// user's affair. So it is the one above its own, if that was delegated: as systemd
// says by an attribute (see DelegateSubgroup= in systemd.resource-control(5)), or
// because it is the root of what a container sees. self is the directory in /proc of
// this process.
func findDelegated(self string) (string, error) {
	root, own, err := ownCgroup(self)
	if err != nil {
		return "", err
	}
	if own == "/" {
		return "", errors.New("the program is in the root of all groups that it sees")
	}
	above := filepath.Dir(own)
	base := filepath.Join(root, above)
	if !isDelegated(base, above == "/") {
		return "", fmt.Errorf("the group %s was not delegated to this program", above)
	}
	return base, enable(base)
}

// ownCgroup is the directory of the root of the groups that this process sees, and
// the group that it is in; see proc_pid_mountinfo(5) and cgroups(7).
func ownCgroup(self string) (root, own string, err error) {
	mounts, err := os.ReadFile(filepath.Join(self, "mountinfo"))
	if err != nil {
		return "", "", err
	}
	groups, err := os.ReadFile(filepath.Join(self, "cgroup"))
	if err != nil {
		return "", "", err
	}
	within := ""
	for line := range strings.Lines(string(mounts)) {
		mount, kind, _ := strings.Cut(line, " - ")
		if fields := strings.Fields(mount); strings.HasPrefix(kind, "cgroup2 ") && len(fields) > 4 {
			within, root = fields[3], fields[4]
			break
		}
	}
	for line := range strings.Lines(string(groups)) {
		if path, ok := strings.CutPrefix(strings.TrimSpace(line), "0::"); ok {
			own = path
		}
	}
	if root == "" || own == "" {
		return "", "", errors.New("there are no control groups of version 2")
	}
	relative, err := filepath.Rel(within, own)
	if err != nil || relative == ".." || strings.HasPrefix(relative, "../") {
		return "", "", fmt.Errorf("the program's group %s is not to be seen in %s", own, root)
	}
	return root, filepath.Join("/", relative), nil
}

// isDelegated reports whether a group is this program's to divide. That it can write
// there is not enough: root always can, and users in what their systemd divides.
func isDelegated(dir string, root bool) bool {
	if unix.Access(dir, unix.W_OK) != nil {
		return false
	}
	if root {
		_, err := os.Stat(filepath.Join(dir, "cgroup.events")) // which the root of the host does not have
		return err == nil
	}
	value := make([]byte, 8)
	n, err := unix.Getxattr(dir, "user.delegate", value)
	return err == nil && string(value[:n]) == "1"
}

// enable has the groups in a group be limited.
func enable(dir string) error {
	offered, err := os.ReadFile(filepath.Join(dir, "cgroup.controllers"))
	if err != nil {
		return err
	}
	const control = "cgroup.subtree_control"
	enabled, err := os.ReadFile(filepath.Join(dir, control))
	if err != nil {
		return err
	}
	var wanted []string
	for _, name := range controllers {
		switch {
		case slices.Contains(strings.Fields(string(enabled)), name):
		case !slices.Contains(strings.Fields(string(offered)), name):
			return fmt.Errorf("the group %s has no controller %s", dir, name)
		default:
			wanted = append(wanted, "+"+name)
		}
	}
	if wanted == nil {
		return nil
	}
	return setCgroup(dir, control, strings.Join(wanted, " "))
}

// tryCgroup starts a process in a group that gets as far as to execute a file that is
// not there, as triedNamespaces does.
func tryCgroup(base string) error {
	g, err := newCgroup(base, Config{})
	if err != nil {
		return err
	}
	defer g.remove()
	attr := &syscall.SysProcAttr{UseCgroupFD: true, CgroupFD: int(g.dir.Fd())}
	if _, err := syscall.ForkExec("", nil, &syscall.ProcAttr{Sys: attr}); !errors.Is(err, unix.ENOENT) {
		return fmt.Errorf("no process can be started in %s: %w", g.path, err)
	}
	return nil
}

// newCgroup makes a group for a process that is to be confined to c.
func newCgroup(base string, c Config) (*cgroup, error) {
	path, err := os.MkdirTemp(base, "wprun-worker-")
	if err != nil {
		return nil, err
	}
	g := &cgroup{path: path}
	if err = limitCgroup(path, c); err == nil {
		g.dir, err = os.Open(path)
	}
	if err != nil {
		g.remove()
		return nil, err
	}
	return g, nil
}

// limitCgroup sets the limits of a group.
func limitCgroup(path string, c Config) error {
	if err := setCgroup(path, "pids.max", strconv.Itoa(maxThreads)); err != nil {
		return err
	}
	if c.Memory == 0 {
		return nil
	}
	memory := c.Memory
	if instrumented {
		memory *= 8 // see limitMemory
	}
	if err := setCgroup(path, "memory.max", strconv.FormatInt(memory, 10)); err != nil {
		return err
	}
	err := setCgroup(path, "memory.swap.max", "0")
	if errors.Is(err, os.ErrNotExist) { // the kernel does not count it
		err = nil
	}
	return err
}

// setCgroup writes to a file of a group, which must be there.
func setCgroup(path, name, value string) error {
	f, err := os.OpenFile(filepath.Join(path, name), os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(value)
	return errors.Join(err, f.Close())
}

// has checks that a process is in the group.
func (g *cgroup) has(pid int) error {
	text, err := os.ReadFile(filepath.Join(g.path, "cgroup.procs"))
	if err == nil && !slices.Contains(strings.Fields(string(text)), strconv.Itoa(pid)) {
		err = fmt.Errorf("confine: the worker is not in its control group %s", g.path)
	}
	return err
}

// starved reports whether the kernel has killed a process of the group for its
// memory.
func (g *cgroup) starved() bool {
	text, err := os.ReadFile(filepath.Join(g.path, "memory.events"))
	if err != nil {
		return false
	}
	for line := range strings.Lines(string(text)) {
		if n, ok := strings.CutPrefix(strings.TrimSpace(line), "oom_kill "); ok {
			return n != "0"
		}
	}
	return false
}

// started lets go of what was needed to start the process.
func (g *cgroup) started() {
	if g.dir != nil {
		_ = g.dir.Close()
		g.dir = nil
	}
}

// remove removes the group, whose process has ended.
func (g *cgroup) remove() {
	g.started()
	_ = os.Remove(g.path)
}
