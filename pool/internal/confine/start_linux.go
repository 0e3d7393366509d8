package confine

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// host is the process's own control group, where there is one. A process group and a
// namespace end by the number of a process.
type host struct {
	group *cgroup
	alone error // why there is no control group, where one was wished for
}

// nobody is the user and the group of the host that a strict child of root becomes:
// the kernel's own number for users without one.
const nobody = 65534

const namespaces = unix.CLONE_NEWUSER | unix.CLONE_NEWPID | unix.CLONE_NEWNET |
	unix.CLONE_NEWIPC | unix.CLONE_NEWUTS | unix.CLONE_NEWNS

// ownImage is the file that this process runs, which needs no directory to be
// readable; see proc_pid_exe(5).
func ownImage() (string, bool) {
	const self = "/proc/self/exe"
	_, err := os.Stat(self)
	return self, err == nil
}

func (h *host) prepare(cmd *exec.Cmd, c Config) error {
	attr := cmd.SysProcAttr
	if attr == nil {
		attr = new(syscall.SysProcAttr)
		cmd.SysProcAttr = attr
	}
	attr.Setpgid = true
	attr.Pdeathsig = syscall.SIGKILL
	if c.Level >= Strict {
		if attr.Credential != nil {
			return errors.New("confine: a strict child has no other user than that of its namespace")
		}
		enterNamespaces(attr)
		h.enterCgroup(attr, c)
	}
	return nil
}

// enterCgroup has a child begin in a control group of its own, where that can be had.
func (h *host) enterCgroup(attr *syscall.SysProcAttr, c Config) {
	var base string
	if base, h.alone = delegated(); h.alone != nil {
		return
	}
	if h.group, h.alone = newCgroup(base, c); h.alone != nil {
		return
	}
	attr.UseCgroupFD, attr.CgroupFD = true, int(h.group.dir.Fd())
}

// amend adds the control group to a report, or why there is none.
func (h *host) amend(r *Report) {
	switch {
	case h.group != nil:
		r.Holds = append(r.Holds, Cgroup)
	case h.alone != nil:
		r.Notes = append(r.Notes, fmt.Sprintf("no control group: %v", h.alone))
	}
}

// enterNamespaces has a child begin in namespaces of its own, as their root, for it
// has to empty its file system. Outside it is nobody, or who the parent is.
// user_namespaces(7) says who may map what.
func enterNamespaces(attr *syscall.SysProcAttr) {
	attr.Cloneflags |= namespaces
	uid, gid := os.Geteuid(), os.Getegid()
	if uid == 0 {
		// To be root in a namespace of root's would still be to own root's files.
		uid, gid = nobody, nobody
		attr.GidMappingsEnableSetgroups = true
		attr.Credential = &syscall.Credential{} // of the namespace's root; and no other groups
	}
	attr.UidMappings = []syscall.SysProcIDMap{{HostID: uid, Size: 1}}
	attr.GidMappings = []syscall.SysProcIDMap{{HostID: gid, Size: 1}}
}

func explainStart(err error, c Config) error {
	if errors.Is(err, fs.ErrPermission) && c.Level >= Strict && os.Geteuid() == 0 {
		return fmt.Errorf("confine: a strict worker of root runs as user %d, who must be able to execute the program: %w", nobody, err)
	}
	return err
}

func (h *host) adopt(*os.Process, Config) error {
	if h.group != nil {
		h.group.started()
	}
	return nil
}

func (h *host) starved() bool { return h.group != nil && h.group.starved() }

func (h *host) release() {
	if h.group != nil {
		h.group.remove()
	}
}

// kill ends a process, and its group, which it may have left. Of a namespace, its
// first process ends all others.
func (host) kill(p *os.Process) error {
	err := unix.Kill(p.Pid, unix.SIGKILL)
	if groupErr := unix.Kill(-p.Pid, unix.SIGKILL); err == nil && !errors.Is(groupErr, unix.ESRCH) {
		err = groupErr
	}
	return err
}

// over reports whether a process has ended that was not waited for.
func (host) over(p *os.Process) bool {
	var info unix.Siginfo
	err := unix.Waitid(unix.P_PID, p.Pid, &info, unix.WEXITED|unix.WNOWAIT|unix.WNOHANG, nil)
	return err == nil && info.Signo != 0
}

// ended waits for the end of a process and leaves it to be waited for. It reports
// whether it could.
func (host) ended(p *os.Process) bool {
	for {
		err := unix.Waitid(unix.P_PID, p.Pid, nil, unix.WEXITED|unix.WNOWAIT, nil)
		if !errors.Is(err, unix.EINTR) {
			return err == nil
		}
	}
}
