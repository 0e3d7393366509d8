package confine

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
)

var required = map[Level][]Feature{
	Process: {ParentDeath, OneProcess, NoEnviron},
}

// memoryIsLimited says that the job limits memory.
const memoryIsLimited = true

// An applier applies one configuration.
type applier struct {
	config Config
	notes  []string
	job    windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION // what holds of this process
}

func (a *applier) open() error { return nil }
func (a *applier) close()      {}

// steps check what the parent has done: the limits are those of its job.
func (a *applier) steps() []step {
	c := a.config
	flag := func(flag uint32) func() error {
		return func() error {
			if a.job.BasicLimitInformation.LimitFlags&flag == 0 {
				return errors.New("the process's job does not have it: it was not started to be confined")
			}
			return nil
		}
	}
	steps := []step{
		{ParentDeath, func() error {
			if err := a.askJob(); err != nil {
				return err
			}
			return flag(windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE)()
		}},
		{OneProcess, flag(windows.JOB_OBJECT_LIMIT_ACTIVE_PROCESS)},
		{NoEnviron, a.clearEnvironment},
	}
	if c.CPU > 0 {
		steps = append(steps, step{CPULimit, flag(windows.JOB_OBJECT_LIMIT_PROCESS_TIME)})
	}
	if c.Memory > 0 {
		steps = append(steps, step{MemoryLimit, flag(windows.JOB_OBJECT_LIMIT_PROCESS_MEMORY)})
		debug.SetMemoryLimit(c.Memory / 4 * 3)
	}
	return steps
}

// askJob asks for the limits of the job that this process is in.
func (a *applier) askJob() error {
	const mine = windows.Handle(0)
	err := windows.QueryInformationJobObject(mine, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&a.job)), uint32(unsafe.Sizeof(a.job)), nil)
	if err != nil {
		return fmt.Errorf("QueryInformationJobObject: %w", err)
	}
	return nil
}

// clearEnvironment allows for SYSTEMROOT, without which Windows programs do not
// start; os/exec adds it.
func (a *applier) clearEnvironment() error {
	for _, entry := range os.Environ() {
		name, _, _ := strings.Cut(entry, "=")
		if name != "" && !strings.EqualFold(name, "SYSTEMROOT") && !slices.Contains(a.config.Env, name) {
			return fmt.Errorf("the parent has passed on its variable %s", name)
		}
	}
	os.Clearenv()
	return nil
}
