//go:build !linux && !windows && !darwin && !dragonfly && !freebsd && !netbsd && !openbsd

package confine

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
)

// Nothing is known of how this system confines a process.

var (
	required map[Level][]Feature
	probes   []Probe
)

const memoryIsLimited = false

type host struct{}

// Supported returns an error: this system cannot confine a process to any level.
func Supported(level Level) error {
	if err := level.check(); err != nil {
		return err
	}
	return offered(level)
}

func offered(level Level) error {
	return fmt.Errorf("confine: %v: there are no process workers on %s", level, runtime.GOOS)
}

func ownImage() (string, bool)                              { return "", false }
func explainStart(err error, _ Config) error                { return err }
func (host) prepare(*exec.Cmd, Config) error                { return nil }
func (host) adopt(*os.Process, Config) error                { return nil }
func (host) memory(*os.Process) (int64, error)              { return 0, errors.ErrUnsupported }
func (host) verify(*os.Process, Config) error               { return nil }
func (host) amend(*Report)                                  {}
func (host) starved() bool                                  { return false }
func (host) release()                                       {}
func (host) kill(p *os.Process) error                       { return p.Kill() }
func (host) over(*os.Process) bool                          { return false }
func (host) ended(*os.Process) bool                         { return false }
func endedBySystem(*os.ProcessState, Config) (Ending, bool) { return Ending{}, false }

type applier struct {
	config Config
	notes  []string
}

func (a *applier) steps() []step { return nil }
func (a *applier) open() error   { return nil }
func (a *applier) close()        {}
