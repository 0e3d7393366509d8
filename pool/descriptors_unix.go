//go:build !windows

package pool

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// attach gives a child files of this process, and returns what they are there.
func attach(command *exec.Cmd, files ...*os.File) (there []uintptr, err error) {
	for _, f := range files {
		command.ExtraFiles = append(command.ExtraFiles, f)
		there = append(there, uintptr(2+len(command.ExtraFiles)))
	}
	return there, nil
}

// attached opens two files that attach has given to this process, to read and to
// write. A read blocks its thread: to be woken by the poller would take longer,
// and here no more than one read waits. What is written may have to be tried.
func attached(reads, writes uintptr) (r, w *os.File, err error) {
	if err := errors.Join(syscall.SetNonblock(int(reads), false), syscall.SetNonblock(int(writes), true)); err != nil {
		return nil, nil, err
	}
	return os.NewFile(reads, "worker"), os.NewFile(writes, "worker"), nil
}
