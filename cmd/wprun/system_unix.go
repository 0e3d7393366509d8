//go:build unix

package main

import (
	"errors"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

// ignoreClosedPipe has a write to a pipe that nobody reads fail; else it would
// end the process.
func ignoreClosedPipe() { signal.Ignore(syscall.SIGPIPE) }

// isClosedPipe reports whether nobody reads the output any more.
func isClosedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

// lock fails if another process has the file locked; the lock ends with the
// process.
func lock(file *os.File) error {
	return unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
}

// syncDirectory makes a file's name safe.
func syncDirectory(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
