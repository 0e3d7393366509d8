package confine

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// maxThreads is how many threads a strict process may have: those of the Go runtime
// with its processors, and of blocking system calls. It counts for the user
// namespace since Linux 5.14; before, for the user.
const maxThreads = 1024

// namespaceSteps check what the parent has done.
func namespaceSteps() []step {
	return []step{
		{UserNamespace, ownUser},
		{PIDNamespace, func() error {
			if pid := unix.Getpid(); pid != 1 {
				return fmt.Errorf("the process is number %d in it", pid)
			}
			return ownNamespace("pid")
		}},
		{NetNamespace, func() error { return ownNamespace("net") }},
		{IPCNamespace, func() error { return ownNamespace("ipc") }},
		{UTSNamespace, func() error { return ownNamespace("uts") }},
		{MountNamespace, func() error { return ownNamespace("mnt") }},
	}
}

// ownUser checks that this user, and this group, stand for one of the host's that is
// not root.
func ownUser() error {
	for _, file := range []string{"/proc/self/uid_map", "/proc/self/gid_map"} {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var inside, outside, size uint32
		if _, err := fmt.Sscan(string(text), &inside, &outside, &size); err != nil {
			return err
		}
		if strings.Count(string(text), "\n") != 1 || size != 1 || outside == 0 {
			return fmt.Errorf("%s is %q", file, text)
		}
	}
	return nil
}

// ownNamespace checks that a namespace belongs to the user namespace of this process:
// then it was made with it, and holds nothing that was there before. See ioctl_nsfs(2).
func ownNamespace(kind string) error {
	namespace, err := os.Open("/proc/self/ns/" + kind)
	if err != nil {
		return err
	}
	defer namespace.Close()
	owner, err := unix.IoctlRetInt(int(namespace.Fd()), unix.NS_GET_USERNS)
	if err != nil {
		return err
	}
	defer unix.Close(owner)
	var has, wanted unix.Stat_t
	if err := unix.Fstat(owner, &has); err != nil {
		return err
	}
	if err := unix.Stat("/proc/self/ns/user", &wanted); err != nil {
		return err
	}
	if has.Dev != wanted.Dev || has.Ino != wanted.Ino {
		return errors.New("it belongs to another user namespace")
	}
	return nil
}

// emptyRoot makes an empty directory the root of this process. To leave it again
// would take a capability that is given up next, or a directory that is open.
//
// It is mounted where nothing else is needed any more, and in C programs /proc is
// mounted again inside: their threads are found by its help (see psx), and in the
// parent's they have other numbers.
func (a *applier) emptyRoot() error {
	const flags = unix.MS_NOSUID | unix.MS_NODEV | unix.MS_NOEXEC
	if err := unix.Mount("none", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("mount namespace: %w", err)
	}
	const at = "/proc"
	if err := unix.Mount("none", at, "tmpfs", flags, "size=4k,mode=555"); err != nil {
		return fmt.Errorf("mounting an empty directory: %w", err)
	}
	if usesC {
		if err := os.Mkdir(at+"/proc", 0o555); err != nil {
			return err
		}
		if err := unix.Mount("none", at+"/proc", "proc", flags, ""); err != nil {
			return fmt.Errorf("mounting /proc, which a program with C code needs for it (CGO_ENABLED=0 makes one without): %w", err)
		}
	}
	if err := unix.Mount("none", at, "", unix.MS_REMOUNT|unix.MS_RDONLY|flags, ""); err != nil {
		return err
	}
	if err := unix.Chroot(at); err != nil {
		return err
	}
	if err := unix.Chdir("/"); err != nil {
		return err
	}
	return a.isEmpty()
}

// isEmpty checks the root.
func (a *applier) isEmpty() error {
	entries, err := os.ReadDir("/")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !usesC || e.Name() != "proc" {
			return fmt.Errorf("there is %s in it", e.Name())
		}
	}
	return nil
}
