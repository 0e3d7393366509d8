package confine

import (
	"errors"
	"fmt"
	"unsafe"

	landlock "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
	"kernel.org/pub/linux/libs/security/libcap/psx"
)

// addressOf is a pointer as prctl(2) takes it. What it points to must not move: it
// escapes, and the heap does not move.
func addressOf[T any](p *T) uintptr { return uintptr(unsafe.Pointer(p)) }

// noNewPrivs sets the attribute for all threads; see PR_SET_NO_NEW_PRIVS in
// prctl(2). Landlock and seccomp ask for it of who is not root.
func noNewPrivs() error {
	if err := landlock.AllThreadsPrctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	return isNow(1, unix.PR_GET_NO_NEW_PRIVS)
}

// dropCapabilities gives up what root may do, in this namespace or outside, in all
// threads; see capabilities(7). Without new privileges none comes back.
func dropCapabilities() error {
	header := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	var none [2]unix.CapUserData
	if _, _, errno := psx.Syscall3(unix.SYS_CAPSET, uintptr(unsafe.Pointer(&header)), uintptr(unsafe.Pointer(&none[0])), 0); errno != 0 {
		return errno
	}
	var left [2]unix.CapUserData
	if err := unix.Capget(&header, &left[0]); err != nil {
		return err
	}
	if left != none {
		return fmt.Errorf("%v are left", left)
	}
	return nil
}

// notDumpable keeps other processes of the same user from looking into this one, and
// its memory from the disk; see PR_SET_DUMPABLE in prctl(2). It holds for the process.
func notDumpable() error {
	if err := unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0); err != nil {
		return err
	}
	return isNow(0, unix.PR_GET_DUMPABLE)
}

// noNewCode keeps memory from becoming executable, by PR_SET_MDWE of prctl(2), for
// the process. A kernel before Linux 6.3 does not know it; the filter of system
// calls refuses the same.
func (a *applier) noNewCode() error {
	err := unix.Prctl(unix.PR_SET_MDWE, unix.PR_MDWE_REFUSE_EXEC_GAIN, 0, 0, 0)
	if errors.Is(err, unix.EINVAL) {
		a.note("the kernel does not know MDWE: that memory does not become executable is up to seccomp alone")
		return nil
	} else if err != nil {
		return err
	}
	return isNow(unix.PR_MDWE_REFUSE_EXEC_GAIN, unix.PR_GET_MDWE)
}

// isNow asks for what was set.
func isNow(wanted, question int) error {
	answer, err := unix.PrctlRetInt(question, 0, 0, 0, 0)
	if err == nil && answer != wanted {
		err = errStays
	}
	return err
}
