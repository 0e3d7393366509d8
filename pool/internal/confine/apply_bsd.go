//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package confine

import (
	"fmt"
	"os"
	"runtime/debug"

	"golang.org/x/sys/unix"
)

var required = map[Level][]Feature{
	Process: {OwnGroup, NoEnviron, NoInherited, NoFileSize, NoCore, OpenFiles},
}

// memoryIsLimited is false: RLIMIT_DATA does not count what mmap(2) gives.
const memoryIsLimited = false

const descriptorDir = "/dev/fd"

// An applier applies one configuration.
type applier struct {
	config Config
	notes  []string
}

func (a *applier) open() error { return nil }
func (a *applier) close()      {}

// steps are what has to be done.
func (a *applier) steps() []step {
	c := a.config
	steps := []step{
		{OwnGroup, ownGroup},
		{NoEnviron, a.clearEnvironment},
		{NoInherited, a.closeInherited},
		{NoFileSize, func() error { return limit(unix.RLIMIT_FSIZE, 0) }},
		{NoCore, func() error { return limit(unix.RLIMIT_CORE, 0) }},
		{OpenFiles, func() error { return limit(unix.RLIMIT_NOFILE, c.files()) }},
	}
	if c.CPU > 0 {
		steps = append(steps, step{CPULimit, a.limitCPU})
	}
	if c.Memory > 0 {
		debug.SetMemoryLimit(c.Memory / 4 * 3)
		a.note("the kernel does not limit memory: the parent must watch it")
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

func (a *applier) clearEnvironment() error {
	if err := a.onlyNamed(os.Environ()); err != nil {
		return err
	}
	os.Clearenv()
	return nil
}
