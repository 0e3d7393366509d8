package confine

import (
	"fmt"
	"time"
)

// Config is what a process is confined to. The parent and the child need the same.
type Config struct {
	// Level is how much is forbidden.
	Level Level

	// Memory is how many bytes of memory the process may have that it can write
	// to; zero means any number. A Go program needs about 64 MiB to begin with.
	// One that needs more dies. Where this is RLIMIT_DATA, which counts memory
	// when it is asked for and not when it is used, half of that may be the
	// program's own reserves; where the program has C code, the stacks of some threads
	// come on top. Garbage is collected more often from three quarters
	// of it on.
	Memory int64

	// CPU is how long the process may compute, rounded up to seconds; zero means
	// for ever.
	CPU time.Duration

	// Files is how many descriptors the process may have; zero means 64.
	Files int

	// Keep are the inherited descriptors that the process keeps, beside 0, 1 and 2.
	Keep []int

	// Env are the names of the environment variables that the parent may set.
	// They are gone, too, once [Apply] has returned.
	Env []string
}

const (
	defaultFiles = 64
	minFiles     = 16 // the Go runtime's own, and a few

	// minMemory is less than what a Go program with a script in it gets by on.
	minMemory = 32 << 20
)

// Check says what is wrong with a configuration, if something is.
func (c Config) Check() error {
	if err := c.Level.check(); err != nil {
		return err
	}
	switch {
	case c.Memory != 0 && c.Memory < minMemory:
		return fmt.Errorf("confine: Memory is %d bytes: no worker can start with less than %d", c.Memory, minMemory)
	case c.CPU < 0:
		return fmt.Errorf("confine: CPU is %v", c.CPU)
	case c.Files != 0 && c.Files < minFiles:
		return fmt.Errorf("confine: Files is %d: no worker can start with less than %d", c.Files, minFiles)
	}
	return nil
}

func (c Config) files() uint64 {
	if c.Files == 0 {
		return defaultFiles
	}
	return uint64(c.Files)
}

// seconds is CPU in the unit of RLIMIT_CPU.
func (c Config) seconds() uint64 { return uint64((c.CPU + time.Second - 1) / time.Second) }
