package confine

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// verify asks the kernel about all threads of a process, from outside. It does not
// tell everything: not of Landlock, nor whose namespaces they are.
func (h *host) verify(p *os.Process, c Config) error {
	if h.group != nil {
		if err := h.group.has(p.Pid); err != nil {
			return err
		}
	}
	files, err := filepath.Glob("/proc/" + strconv.Itoa(p.Pid) + "/task/*/status")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return errGone
	}
	for _, file := range files {
		status, err := os.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, unix.ESRCH) {
			continue // the thread has ended
		} else if err != nil {
			return err
		}
		for name, is := range expected(c) {
			value, err := statusOf(status, name)
			if err == nil && !is(value) {
				err = fmt.Errorf("%s is %q in a thread", name, value)
			}
			if err != nil {
				return fmt.Errorf("confine: the worker is not confined to level %v: %w", c.Level, err)
			}
		}
	}
	return nil
}

// expected says of the lines of a status what they must be.
func expected(c Config) map[string]func(string) bool {
	is := func(wanted string) func(string) bool { return func(value string) bool { return value == wanted } }
	lines := map[string]func(string) bool{}
	if c.Level >= Restricted {
		for name, value := range restrictedStatus {
			lines[name] = is(value)
		}
	}
	if c.Level >= Strict {
		notRoot := func(value string) bool { return !strings.Contains("\t"+value+"\t", "\t0\t") }
		lines["Uid"], lines["Gid"] = notRoot, notRoot
		lines["NSpid"] = func(value string) bool { return strings.Contains(value, "\t") } // one number here, and another there
		if os.Geteuid() == 0 {
			lines["Groups"] = is("")
		}
	}
	return lines
}
