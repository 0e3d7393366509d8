package confine

import (
	"errors"
	"os"
	"os/exec"
	"sync"
)

// A Child is a process that was started by [Start]. Its methods may be called from
// any goroutine.
type Child struct {
	cmd  *exec.Cmd
	host host // what this system needs to end it

	mu      sync.Mutex
	gone    bool // the process has ended: its number is soon another's
	starved bool // it was killed for its memory
}

// Start starts cmd, confined as far as the parent can; the rest is for the child
// to do, with [Apply] and an equal Config. What is set in cmd.SysProcAttr stays
// set. Where cmd.Env is nil, the child gets no environment, not that of the parent.
//
// On Linux the child dies with the thread that calls Start, which must therefore
// be one that does not end before the process does: see PR_SET_PDEATHSIG in
// prctl(2), and [runtime.LockOSThread].
func Start(cmd *exec.Cmd, c Config) (*Child, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	if err := Supported(c.Level); err != nil {
		return nil, err
	}
	if cmd.Env == nil {
		cmd.Env = []string{}
	}
	child := &Child{cmd: cmd}
	if err := child.host.prepare(cmd, c); err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		child.host.release()
		return nil, explainStart(err, c)
	}
	if err := child.host.adopt(cmd.Process, c); err != nil {
		_ = child.Kill()
		_ = child.Wait()
		return nil, err
	}
	return child, nil
}

// Self is the path of this program, for a process to run it again: one that works
// for an unprivileged user, too, and after the file was moved or replaced.
func Self() string {
	if own, ok := ownImage(); ok {
		return own
	}
	path, err := os.Executable()
	if err != nil {
		return os.Args[0]
	}
	return path
}

// PID is the number of the process.
func (c *Child) PID() int { return c.cmd.Process.Pid }

// Amend adds to a child's report what the parent has seen to that was not asked for,
// and so is not required: a control group, where the system has delegated one.
func (c *Child) Amend(r *Report) { c.host.amend(r) }

// Verify checks what a child's [Report] says, as far as the parent can see it for
// itself: on Linux, of each thread, that it has no privileges and can get none, that
// its system calls are filtered, and that it is another user in another namespace. It
// is called between the report and the child's end.
func (c *Child) Verify(report Report, config Config) error {
	if err := report.Satisfies(config); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		return errGone
	}
	return c.host.verify(c.cmd.Process, config)
}

var errGone = errors.New("confine: the worker has ended")

// Kill ends the process at once and with it all that it started. Once the process
// was waited for, it does nothing.
func (c *Child) Kill() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		return nil
	}
	return c.host.kill(c.cmd.Process)
}

// KeepWithin kills the process if it has more than limit bytes of memory of its own:
// resident or swapped out, but for what is in a file. [Child.Ending] then says so. It
// is for whoever watches a process whose memory the kernel does not limit, or not all
// of it: RLIMIT_DATA does not count what is shared. Where the system does not say
// what a process has, nothing happens.
func (c *Child) KeepWithin(limit int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		return
	}
	if taken, err := c.host.memory(c.cmd.Process); err == nil && taken > limit {
		c.starved = true
		_ = c.host.kill(c.cmd.Process)
	}
}

// Ended reports whether the process has ended, be it waited for or not. Where the
// system does not tell, it reports whether it was waited for.
func (c *Child) Ended() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.gone || c.host.over(c.cmd.Process)
}

// Wait waits until the process has ended, then ends what is left of all that it
// started. Its error is that of [exec.Cmd.Wait]. It is called once.
func (c *Child) Wait() error {
	if c.host.ended(c.cmd.Process) { // and still has its number
		c.mu.Lock()
		_ = c.host.kill(c.cmd.Process)
		c.gone = true
		c.mu.Unlock()
	}
	err := c.cmd.Wait()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.gone = true
	c.starved = c.starved || c.host.starved()
	c.host.release()
	return err
}

// State is how the process ended, once Wait has returned.
func (c *Child) State() *os.ProcessState { return c.cmd.ProcessState }

// Ending says how the process has ended, once Wait has returned: [Explain], and that
// it was killed for its memory.
func (c *Child) Ending(stderr []byte, config Config) Ending {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.starved {
		return outOfMemory(config)
	}
	return Explain(c.State(), stderr, config)
}
