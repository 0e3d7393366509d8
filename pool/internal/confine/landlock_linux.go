package confine

import (
	"errors"
	"fmt"

	"github.com/landlock-lsm/go-landlock/landlock"
	landlockcall "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// landlock allows nothing of all that the kernel's Landlock knows: files since its
// first version, TCP since the fourth, abstract sockets and signals since the sixth.
// What an older one does not know, the filter of system calls refuses, too. See
// landlock(7).
func (a *applier) landlock() error {
	version, err := landlockcall.LandlockGetABIVersion()
	if err != nil {
		return err
	}
	// All of the kernel's version, and that is at least the first: see offered.
	if err := landlock.V11.BestEffort().Restrict(); err != nil {
		return err
	}
	fd, err := unix.Open("/", unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err == nil {
		_ = unix.Close(fd)
		return errStays
	}
	if !errors.Is(err, unix.EACCES) {
		return fmt.Errorf("opening a directory: %w", err)
	}
	a.note("Landlock has ABI version %d", version)
	return nil
}
