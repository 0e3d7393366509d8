//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package confine

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// closeInherited closes the descriptors that the parent has left open, but for those
// to keep. They are told from the program's own by their close-on-exec flag: what
// has survived an execve(2) does not have it, what Go has opened since does. The
// runtime's own must stay open: the poller's, and those by which it looks at the
// CPU quota.
func (a *applier) closeInherited() error {
	descriptors, err := openDescriptors()
	if err != nil {
		return err
	}
	for _, fd := range descriptors {
		if fd <= 2 || slices.Contains(a.config.Keep, fd) {
			continue
		}
		flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
		if err != nil || flags&unix.FD_CLOEXEC != 0 {
			continue // closed, as that of the directory that was read, or ours
		}
		if err := unix.Close(fd); err != nil {
			return fmt.Errorf("%d: %w", fd, err)
		}
	}
	for _, fd := range a.config.Keep {
		if _, err := unix.FcntlInt(uintptr(fd), unix.F_SETFD, unix.FD_CLOEXEC); err != nil {
			return fmt.Errorf("%d, which is to be kept: %w", fd, err)
		}
	}
	return nil
}

// openDescriptors are the descriptors that may be open.
func openDescriptors() ([]int, error) {
	entries, err := os.ReadDir(descriptorDir)
	if err != nil {
		return nil, err
	}
	var all []int
	for _, e := range entries {
		if fd, err := strconv.Atoi(e.Name()); err == nil {
			all = append(all, fd)
		}
	}
	return all, nil
}

// onlyNamed checks an environment against the configuration.
func (a *applier) onlyNamed(environment []string) error {
	for _, entry := range environment {
		name, _, _ := strings.Cut(entry, "=")
		if name != "" && !slices.Contains(a.config.Env, name) {
			return fmt.Errorf("the parent has passed on its variable %s", name)
		}
	}
	return nil
}
