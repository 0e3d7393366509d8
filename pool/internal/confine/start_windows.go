package confine

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// host is a job object: what is in it ends with its last handle, which is this
// process's. See "Job Objects" in Microsoft's documentation.
type host struct{ job windows.Handle }

// Supported returns an error if this system cannot confine a process to a level,
// which says why.
func Supported(level Level) error {
	if err := level.check(); err != nil {
		return err
	}
	return offered(level)
}

func offered(level Level) error {
	if level > Process {
		return fmt.Errorf("confine: %v: there is only the level %v on Windows", level, Process)
	}
	return nil
}

func ownImage() (string, bool) { return "", false }

const jobLimits = windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | windows.JOB_OBJECT_LIMIT_ACTIVE_PROCESS |
	windows.JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION

// prepare makes the job.
func (h *host) prepare(cmd *exec.Cmd, c Config) (err error) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = new(syscall.SysProcAttr)
	}
	cmd.SysProcAttr.HideWindow = true
	cmd.SysProcAttr.CreationFlags |= windows.CREATE_NEW_PROCESS_GROUP // Ctrl-C does not reach it

	var limits windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION
	basic := &limits.BasicLimitInformation
	basic.LimitFlags = jobLimits
	basic.ActiveProcessLimit = 1
	if c.CPU > 0 {
		basic.LimitFlags |= windows.JOB_OBJECT_LIMIT_PROCESS_TIME
		basic.PerProcessUserTimeLimit = int64(time.Duration(c.seconds())*time.Second) / 100 // in 100 ns
	}
	if c.Memory > 0 {
		basic.LimitFlags |= windows.JOB_OBJECT_LIMIT_PROCESS_MEMORY
		limits.ProcessMemoryLimit = uintptr(c.Memory)
	}
	if h.job, err = windows.CreateJobObject(nil, nil); err != nil {
		return fmt.Errorf("confine: CreateJobObject: %w", err)
	}
	_, err = windows.SetInformationJobObject(h.job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)))
	if err != nil {
		h.release()
		return fmt.Errorf("confine: SetInformationJobObject: %w", err)
	}
	return nil
}

func explainStart(err error, _ Config) error { return err }

// adopt puts the process into the job. It has begun to run, but not been told what.
func (h *host) adopt(p *os.Process, _ Config) error {
	process, err := windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, uint32(p.Pid))
	if err != nil {
		return fmt.Errorf("confine: OpenProcess: %w", err)
	}
	defer windows.CloseHandle(process)
	if err := windows.AssignProcessToJobObject(h.job, process); err != nil {
		_ = p.Kill() // it is in no job that could
		return fmt.Errorf("confine: AssignProcessToJobObject: %w", err)
	}
	return nil
}

// memory asks nobody: the job limits it.
func (h *host) memory(*os.Process) (int64, error) { return 0, errors.ErrUnsupported }

// amend and starved have nothing to say: there are no control groups.
func (*host) amend(*Report) {}
func (*host) starved() bool { return false }

// verify asks nobody: the limits are those of our job.
func (h *host) verify(*os.Process, Config) error { return nil }

func (h *host) release() { _ = windows.CloseHandle(h.job) }

// kill ends all processes of the job.
func (h *host) kill(*os.Process) error { return windows.TerminateJobObject(h.job, 1) }

// over does not ask the system.
func (h *host) over(*os.Process) bool { return false }

// ended does not wait: a job has no number that another could get.
func (h *host) ended(*os.Process) bool { return false }
