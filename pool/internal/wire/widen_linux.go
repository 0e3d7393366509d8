package wire

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// widen has a pipe hold as much as pipeSize, if the system lets it: what is longer
// than a pipe is written and read in as many turns of the two ends. It takes
// nothing else for a pipe.
func widen(end any) {
	if c, ok := end.(syscall.Conn); ok {
		if raw, err := c.SyscallConn(); err == nil {
			_ = raw.Control(func(fd uintptr) { _, _ = unix.FcntlInt(fd, unix.F_SETPIPE_SZ, pipeSize) })
		}
	}
}
