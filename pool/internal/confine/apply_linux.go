package confine

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

var required = map[Level][]Feature{
	Process:    {OwnGroup, NoEnviron, NoInherited, ParentDeath, OOMScore, NoFileSize, NoCore, OpenFiles},
	Restricted: {NoNewPrivs, NoCapabilities, NotDumpable, NoNewCode, Landlock, Seccomp},
	Strict:     {UserNamespace, PIDNamespace, NetNamespace, IPCNamespace, UTSNamespace, MountNamespace, EmptyRoot, Threads},
}

// descriptorDir lists this process's descriptors; see proc_pid_fd(5).
const descriptorDir = "/proc/self/fd"

// An applier applies one configuration.
type applier struct {
	config Config
	notes  []string
	status *os.File // /proc/self/status
}

// open keeps a view of this process open for when files cannot be opened.
func (a *applier) open() (err error) {
	a.status, err = os.Open("/proc/self/status")
	return err
}

func (a *applier) close() { _ = a.status.Close() }

// steps are what has to be done, in an order in which each is still allowed.
func (a *applier) steps() []step {
	c := a.config
	steps := []step{
		{OwnGroup, ownGroup},
		{ParentDeath, dieWithParent},
		{NoEnviron, a.clearEnvironment},
		{NoInherited, a.closeInherited},
		{OOMScore, dieFirst},
		{NoFileSize, func() error { return limit(unix.RLIMIT_FSIZE, 0) }},
		{NoCore, func() error { return limit(unix.RLIMIT_CORE, 0) }},
		{OpenFiles, func() error { return limit(unix.RLIMIT_NOFILE, c.files()) }},
	}
	if c.CPU > 0 {
		steps = append(steps, step{CPULimit, a.limitCPU})
	}
	if c.Level >= Strict {
		steps = append(steps, namespaceSteps()...)
		steps = append(steps,
			step{Threads, func() error { return limit(unix.RLIMIT_NPROC, maxThreads) }},
			step{EmptyRoot, a.emptyRoot})
	}
	if c.Memory > 0 {
		steps = append(steps, step{MemoryLimit, a.limitMemory})
	}
	if c.Level >= Restricted {
		steps = append(steps,
			step{NoNewPrivs, noNewPrivs},
			step{NoCapabilities, dropCapabilities},
			step{Landlock, a.landlock},
			step{NotDumpable, notDumpable},
			step{NoNewCode, a.noNewCode},
			step{Seccomp, a.filterSyscalls})
	}
	return steps
}

// ownGroup checks what the parent has done.
func ownGroup() error {
	if group := unix.Getpgrp(); group != unix.Getpid() {
		return fmt.Errorf("the process is in group %d: it was not started to be confined", group)
	}
	return nil
}

// dieWithParent asks for what the parent has asked for before the program began,
// for then it was the first thread that did, and this may be another.
func dieWithParent() error {
	if err := unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(unix.SIGKILL), 0, 0, 0); err != nil {
		return err
	}
	var signal int32
	if err := unix.Prctl(unix.PR_GET_PDEATHSIG, addressOf(&signal), 0, 0, 0); err != nil {
		return err
	}
	if unix.Signal(signal) != unix.SIGKILL {
		return fmt.Errorf("the signal is %d", signal)
	}
	return nil
}

// clearEnvironment fails if there was more in the environment than the
// configuration names, for that was readable to the script's process: it is part of
// its memory.
func (a *applier) clearEnvironment() error {
	initial, err := os.ReadFile("/proc/self/environ")
	if err != nil {
		return err
	}
	if err := a.onlyNamed(strings.Split(strings.TrimRight(string(initial), "\x00"), "\x00")); err != nil {
		return err
	}
	os.Clearenv()
	return nil
}

// dieFirst makes the process the one that the kernel ends when memory runs out;
// see proc_pid_oom_score_adj(5).
func dieFirst() error {
	const file, highest = "/proc/self/oom_score_adj", "1000"
	if err := os.WriteFile(file, []byte(highest), 0); err != nil {
		return err
	}
	score, err := os.ReadFile(file)
	if err == nil && strings.TrimSpace(string(score)) != highest {
		err = fmt.Errorf("it is %s", score)
	}
	return err
}

// statusOf reads a line of a process's status; see proc_pid_status(5).
func statusOf(status []byte, name string) (string, error) {
	for s := bufio.NewScanner(bytes.NewReader(status)); s.Scan(); {
		if value, ok := strings.CutPrefix(s.Text(), name+":"); ok {
			return strings.TrimSpace(value), nil
		}
	}
	return "", fmt.Errorf("the kernel does not tell %s", name)
}

// readStatus reads the status that is open. Its buffer is large enough for what one
// read returns.
func (a *applier) readStatus() ([]byte, error) {
	buffer := make([]byte, 8<<10)
	n, err := unix.Pread(int(a.status.Fd()), buffer, 0)
	return buffer[:max(n, 0)], err
}

// dataSize is how much of RLIMIT_DATA is taken.
func (a *applier) dataSize() (uint64, error) {
	status, err := a.readStatus()
	if err != nil {
		return 0, err
	}
	return sizeOf(status, "VmData")
}

// sizeOf reads a line of a process's status that is a size, in bytes.
func sizeOf(status []byte, name string) (uint64, error) {
	value, err := statusOf(status, name)
	if err != nil {
		return 0, err
	}
	kilobytes, err := strconv.ParseUint(strings.TrimSuffix(value, " kB"), 10, 64)
	return kilobytes << 10, err
}

var errStays = errors.New("the kernel says that it is not so")
