//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package confine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// host is empty: a process group ends by the number of a process.
type host struct{}

// Supported returns an error if this system cannot confine a process to a level,
// which says why.
func Supported(level Level) error {
	if err := level.check(); err != nil {
		return err
	}
	return offered(level)
}

func offered(level Level) error {
	if level > Process {
		return fmt.Errorf("confine: %v: there is only the level %v on %s", level, Process, runtime.GOOS)
	}
	return nil
}

func ownImage() (string, bool) { return "", false }

func (host) prepare(cmd *exec.Cmd, _ Config) error {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = new(syscall.SysProcAttr)
	}
	cmd.SysProcAttr.Setpgid = true
	return nil
}

func explainStart(err error, _ Config) error { return err }

func (host) adopt(*os.Process, Config) error { return nil }

func (host) release() {}

// memory is what a process has that is resident. No system call tells that without
// C, but ps(1) does.
func (host) memory(p *os.Process) (int64, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	text, err := exec.CommandContext(ctx, "/bin/ps", "-o", "rss=", "-p", strconv.Itoa(p.Pid)).Output()
	if err != nil {
		return 0, err
	}
	kilobytes, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
	return kilobytes << 10, err
}

// amend and starved have nothing to say: there are no control groups.
func (host) amend(*Report) {}
func (host) starved() bool { return false }

// verify asks nobody: no kernel tells a parent more than the child knows.
func (host) verify(*os.Process, Config) error { return nil }

// kill ends a process, and its group, which it may have left.
func (host) kill(p *os.Process) error {
	err := unix.Kill(p.Pid, unix.SIGKILL)
	_ = unix.Kill(-p.Pid, unix.SIGKILL) // fails if all in it have ended, in one way or another
	return err
}

// over does not ask the system.
func (host) over(*os.Process) bool { return false }

// ended waits for the end of a process and leaves it to be waited for. It reports
// whether it could. See kqueue(2).
func (host) ended(p *os.Process) bool {
	queue, err := unix.Kqueue()
	if err != nil {
		return false
	}
	defer unix.Close(queue)
	var end unix.Kevent_t
	unix.SetKevent(&end, p.Pid, unix.EVFILT_PROC, unix.EV_ADD|unix.EV_ONESHOT)
	end.Fflags = unix.NOTE_EXIT
	wanted, events := []unix.Kevent_t{end}, make([]unix.Kevent_t, 1)
	for {
		_, err := unix.Kevent(queue, wanted, events, nil)
		switch {
		case errors.Is(err, unix.ESRCH): // it ended before that was asked
			return true
		case !errors.Is(err, unix.EINTR):
			return err == nil && events[0].Flags&unix.EV_ERROR == 0
		}
	}
}
