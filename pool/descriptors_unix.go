//go:build !windows

package pool

import (
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

// attached opens a file that attach has given to this process. It is read and
// written with the poller's help, and not by a thread of its own.
func attached(there uintptr) (*os.File, error) {
	if err := syscall.SetNonblock(int(there), true); err != nil {
		return nil, err
	}
	return os.NewFile(there, "worker"), nil
}
