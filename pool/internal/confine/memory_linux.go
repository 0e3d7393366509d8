package confine

import (
	"fmt"
	"runtime/debug"

	"golang.org/x/sys/unix"
)

// memoryIsLimited says that the kernel limits memory.
const memoryIsLimited = true

// limitMemory limits what can be written to. RLIMIT_AS would count the addresses
// that the Go runtime reserves, which are gigabytes.
func (a *applier) limitMemory() error {
	memory := uint64(a.config.Memory)
	taken, err := a.dataSize()
	if err != nil {
		return err
	}
	switch {
	case instrumented:
		// Each byte has several more that say who has touched it.
		memory = taken + 4*memory
		a.note("the program is instrumented: its memory limit is %d MiB", memory>>20)
	case taken >= memory:
		return fmt.Errorf("the program takes %d bytes before it begins, of %d", taken, memory)
	}
	if err := limit(unix.RLIMIT_DATA, memory); err != nil {
		return err
	}
	debug.SetMemoryLimit(a.config.Memory / 4 * 3)
	return nil
}
