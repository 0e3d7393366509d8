package pool

import (
	"os"
	"os/exec"
	"syscall"
)

// attach gives a child files of this process, and returns what they are there.
func attach(command *exec.Cmd, files ...*os.File) (there []uintptr, err error) {
	if command.SysProcAttr == nil {
		command.SysProcAttr = new(syscall.SysProcAttr)
	}
	for _, f := range files {
		handle := syscall.Handle(f.Fd())
		if err := syscall.SetHandleInformation(handle, syscall.HANDLE_FLAG_INHERIT, syscall.HANDLE_FLAG_INHERIT); err != nil {
			return nil, err
		}
		command.SysProcAttr.AdditionalInheritedHandles = append(command.SysProcAttr.AdditionalInheritedHandles, handle)
		there = append(there, uintptr(handle))
	}
	return there, nil
}

// attached opens two files that attach has given to this process, to read and to
// write.
func attached(reads, writes uintptr) (r, w *os.File, err error) {
	return os.NewFile(reads, "worker"), os.NewFile(writes, "worker"), nil
}
