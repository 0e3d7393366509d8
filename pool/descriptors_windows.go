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

// attached opens a file that attach has given to this process.
func attached(there uintptr) (*os.File, error) { return os.NewFile(there, "worker"), nil }
