//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package confine

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// limit sets a limit that cannot be raised again, and reads it back; see
// getrlimit(2).
func limit(resource int, value uint64) error { return limits(resource, value, value) }

// limits sets a limit of which the process is told, and one at which it ends. What
// is lower already stays so.
func limits(resource int, soft, hard uint64) error {
	var old, wanted, now unix.Rlimit
	if err := unix.Getrlimit(resource, &old); err != nil {
		return err
	}
	assign(&wanted.Max, min(hard, uint64(old.Max)))
	assign(&wanted.Cur, min(soft, uint64(wanted.Max)))
	if err := unix.Setrlimit(resource, &wanted); err != nil {
		return err
	}
	if err := unix.Getrlimit(resource, &now); err != nil {
		return err
	}
	if now != wanted {
		return fmt.Errorf("the limits are %d and %d", now.Cur, now.Max)
	}
	return nil
}

// assign sets a number, which some systems have signed.
func assign[T int64 | uint64](to *T, value uint64) { *to = T(value) }

// limitCPU has SIGXCPU sent in time, of which the Go runtime dies, and SIGKILL a
// second later to who ignores it.
func (a *applier) limitCPU() error {
	seconds := a.config.seconds()
	return limits(unix.RLIMIT_CPU, seconds, seconds+1)
}
