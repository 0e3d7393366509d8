package confine

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"

	"github.com/elastic/go-seccomp-bpf"
	landlock "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// Supported returns an error if this system cannot confine a process to a level,
// which says why. It starts no program.
func Supported(level Level) error {
	if err := level.check(); err != nil {
		return err
	}
	if err := offered(level); err != nil {
		return err
	}
	if level >= Strict {
		return triedNamespaces()
	}
	return nil
}

// offered is what a confined process can be told before it asks for it.
func offered(level Level) error {
	if level < Restricted {
		return nil
	}
	if _, err := landlock.LandlockGetABIVersion(); err != nil {
		return fmt.Errorf("confine: %v: the kernel has no Landlock, or it is not among its security modules (since Linux 5.13; see lsm= in its parameters): %w", level, err)
	}
	if !slices.Contains(filtered, runtime.GOARCH) {
		return fmt.Errorf("confine: %v: there is a list of system calls for %v only, not for %s", level, filtered, runtime.GOARCH)
	}
	if !seccomp.Supported() {
		return fmt.Errorf("confine: %v: the kernel has no seccomp filters, or does not allow them here", level)
	}
	return nil
}

// triedNamespaces starts a process in namespaces of its own that gets as far as to
// execute a file that is not there: there is nothing that asks for permission alone.
var triedNamespaces = sync.OnceValue(func() error {
	attr := new(syscall.SysProcAttr)
	enterNamespaces(attr)
	_, err := syscall.ForkExec("", nil, &syscall.ProcAttr{Sys: attr})
	if errors.Is(err, unix.ENOENT) {
		return nil
	}
	return fmt.Errorf("confine: %v: namespaces cannot be made here: %w%s", Strict, err, forbiddenBy())
})

// forbiddenBy names the settings that are known to forbid namespaces.
func forbiddenBy() string {
	var found []string
	for _, setting := range []struct{ file, bad string }{
		{"kernel/unprivileged_userns_clone", "0"},
		{"kernel/apparmor_restrict_unprivileged_userns", "1"},
		{"user/max_user_namespaces", "0"},
		{"user/max_pid_namespaces", "0"},
		{"user/max_net_namespaces", "0"},
		{"kernel/apparmor_restrict_unprivileged_unconfined", "1"},
	} {
		if text, err := os.ReadFile("/proc/sys/" + setting.file); err == nil && strings.TrimSpace(string(text)) == setting.bad {
			found = append(found, strings.ReplaceAll(setting.file, "/", ".")+" is "+setting.bad)
		}
	}
	if found == nil {
		return " (a container's runtime may forbid them)"
	}
	return " (" + strings.Join(found, ", ") + ")"
}
