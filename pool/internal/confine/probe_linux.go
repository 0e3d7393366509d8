package confine

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strconv"

	"golang.org/x/sys/unix"
)

// Probes of a Linux process. Where they reach for the kernel, they do so directly:
// the packages around it would give up early.
var probes = []Probe{
	{"exec", "runs a program", Restricted, func() error {
		const self, usage = "/proc/self/exe", "-h"
		if ran(exec.Command(self, usage).Run()) == nil {
			return nil
		}
		return unix.Exec(self, []string{self, usage}, nil) // that asked for more than it has to
	}},
	{"fork", "starts a process", Restricted, func() error { return fork(0) }},
	{"namespace", "makes a namespace", Restricted, func() error { return fork(unix.CLONE_NEWUSER) }},
	{"environment", "finds something in its environment", Process, func() error {
		if len(os.Environ()) == 0 {
			return errDenied
		}
		return nil
	}},
	{"descriptors", "finds a descriptor that its parent has left open", Process, func() error {
		for fd := 5; fd < 32; fd++ {
			if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err == nil && flags&unix.FD_CLOEXEC == 0 {
				return nil
			}
		}
		return errDenied
	}},
	{"memory", "takes two gigabytes of memory", Process, func() error {
		const much = 1<<31 - 1<<20 // which 32 bits can say
		const anywhere = unix.MAP_PRIVATE | unix.MAP_ANON | unix.MAP_NORESERVE
		_, err := unix.Mmap(-1, 0, much, unix.PROT_READ|unix.PROT_WRITE, anywhere)
		return err
	}},
	{"write", "writes a file", Process, func() error {
		signal.Ignore(unix.SIGXFSZ) // to hear of it
		f, err := os.CreateTemp("", "probe")
		if err != nil {
			return err
		}
		defer os.Remove(f.Name())
		_, err = f.WriteString("x")
		return err
	}},
	{"read", "reads a file", Restricted, func() error {
		_, err := os.ReadFile("/etc/passwd")
		return err
	}},
	{"list", "lists a directory", Restricted, func() error {
		entries, err := os.ReadDir("/")
		if err == nil && len(entries) == 0 {
			return errDenied
		}
		return err
	}},
	{"look up", "learns whether a file exists", Restricted, func() error {
		var stat unix.Stat_t
		return unix.Stat("/etc/passwd", &stat)
	}},
	{"tcp", "makes a TCP socket", Restricted, socket(unix.AF_INET, unix.SOCK_STREAM)},
	{"udp", "makes a UDP socket", Restricted, socket(unix.AF_INET, unix.SOCK_DGRAM)},
	{"unix", "makes a unix socket", Restricted, socket(unix.AF_UNIX, unix.SOCK_STREAM)},
	{"netlink", "makes a socket to the kernel", Restricted, socket(unix.AF_NETLINK, unix.SOCK_RAW)},
	{"loopback", "reaches a server of this machine", Restricted, func() error {
		fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
		if err != nil {
			return err
		}
		err = unix.Connect(fd, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}, Port: 1})
		if errors.Is(err, unix.ECONNREFUSED) {
			return nil // it could have been
		}
		return err
	}},
	{"signal", "sends its parent a signal", Restricted, func() error {
		return ofParent(func(pid int) error { return unix.Kill(pid, 0) })
	}},
	{"ptrace", "becomes a debugger of its parent", Restricted, func() error {
		return ofParent(unix.PtraceSeize)
	}},
	{"parent's memory", "reads its parent's memory", Restricted, func() error {
		return ofParent(func(pid int) error { return readable(pid, "mem") })
	}},
	{"parent's environment", "reads its parent's environment", Restricted, func() error {
		return ofParent(func(pid int) error { return readable(pid, "environ") })
	}},
	{"code", "makes memory executable", Restricted, func() error {
		memory, err := unix.Mmap(-1, 0, os.Getpagesize(), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON)
		if err != nil {
			return err
		}
		return unix.Mprotect(memory, unix.PROT_READ|unix.PROT_EXEC)
	}},
	{"new code", "takes executable memory", Restricted, func() error {
		_, err := unix.Mmap(-1, 0, os.Getpagesize(), unix.PROT_READ|unix.PROT_WRITE|unix.PROT_EXEC, unix.MAP_PRIVATE|unix.MAP_ANON)
		return err
	}},
	{"user", "becomes another user", Restricted, func() error {
		_, _, errno := unix.RawSyscall(unix.SYS_SETUID, 1, 0, 0)
		return orNil(errno)
	}},
	{"limits", "raises its own limits", Restricted, func() error {
		return unix.Prlimit(0, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: unix.RLIM_INFINITY, Max: unix.RLIM_INFINITY}, nil)
	}},
	{"mount", "prepares to mount a file system", Restricted, func() error {
		_, err := unix.Fsopen("tmpfs", unix.FSOPEN_CLOEXEC)
		return err
	}},
	{"io_uring", "makes a queue for io_uring", Restricted, func() error {
		var params [120]byte // struct io_uring_params
		_, _, errno := unix.Syscall(unix.SYS_IO_URING_SETUP, 1, addressOf(&params[0]), 0)
		return orNil(errno)
	}},
	{"keys", "uses the kernel's key rings", Restricted, func() error {
		_, err := unix.KeyctlGetKeyringID(unix.KEY_SPEC_SESSION_KEYRING, true)
		return err
	}},
}

// ran makes none of an error that says how a program has ended: it ran.
func ran(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil
	}
	return err
}

// fork starts a process that does nothing but end.
//
//go:norace
//go:nocheckptr
func fork(flags uintptr) error {
	pid, _, errno := unix.RawSyscall6(unix.SYS_CLONE, flags|uintptr(unix.SIGCHLD), 0, 0, 0, 0, 0)
	if errno != 0 {
		return errno
	}
	if pid == 0 {
		unix.RawSyscall(unix.SYS_EXIT, 0, 0, 0)
	}
	_, err := unix.Wait4(int(pid), nil, 0, nil)
	return err
}

func socket(family, kind int) func() error {
	return func() error {
		_, err := unix.Socket(family, kind|unix.SOCK_CLOEXEC, 0)
		return err
	}
}

// ofParent does something with the parent, if it can be seen.
func ofParent(do func(pid int) error) error {
	pid := unix.Getppid()
	if pid == 0 {
		return fmt.Errorf("no parent is to be seen: %w", errDenied)
	}
	return do(pid)
}

func readable(pid int, name string) error {
	f, err := os.Open("/proc/" + strconv.Itoa(pid) + "/" + name)
	if err == nil {
		_ = f.Close()
	}
	return err
}

func orNil(errno unix.Errno) error {
	if errno == 0 {
		return nil
	}
	return errno
}
