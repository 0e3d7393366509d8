package main

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// ignoreClosedPipe has nothing to do: a write to a pipe that nobody reads fails.
func ignoreClosedPipe() {}

// isClosedPipe reports whether nobody reads the output any more.
func isClosedPipe(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA)
}

// lock fails if another process has the file locked; the lock ends with the
// process.
func lock(file *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	// One byte far behind the end, which nobody writes.
	return windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, &windows.Overlapped{OffsetHigh: 1 << 30})
}

// syncDirectory has nothing to do: NTFS keeps names in its journal.
func syncDirectory(string) error { return nil }
