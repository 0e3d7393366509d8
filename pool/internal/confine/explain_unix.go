//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package confine

import (
	"fmt"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// endedBySystem explains the end of a process by a signal.
func endedBySystem(state *os.ProcessState, c Config) (Ending, bool) {
	status, ok := state.Sys().(syscall.WaitStatus)
	if !ok || !status.Signaled() {
		return Ending{}, false
	}
	signal := status.Signal()
	switch {
	case signal == syscall.SIGSYS:
		return Ending{Violation, "sandbox kill: it made a system call that is forbidden (SIGSYS)"}, true
	case signal == syscall.SIGXCPU,
		signal == syscall.SIGKILL && c.CPU > 0 && state.UserTime()+state.SystemTime() >= c.CPU:
		return outOfCPU(c), true
	}
	return Ending{Killed, fmt.Sprintf("killed by %s", unix.SignalName(signal))}, true
}
