package confine

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"

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
	case usesC:
		stacks, err := threadStacks()
		if err != nil {
			return err
		}
		memory += stacks
		a.note("the program has C code: its memory limit is %d MiB, for the stacks of its threads count in full", memory>>20)
	}
	if err := limit(unix.RLIMIT_DATA, memory); err != nil {
		return err
	}
	debug.SetMemoryLimit(a.config.Memory / 4 * 3)
	a.config.Memory = int64(memory)
	return nil
}

// memory is what a process has of its own: the lines that count pages of no file,
// and of files that are none, in proc_pid_status(5).
func (host) memory(p *os.Process) (int64, error) {
	status, err := os.ReadFile("/proc/" + strconv.Itoa(p.Pid) + "/status")
	if err != nil {
		return 0, err
	}
	all := int64(0)
	for _, name := range []string{"RssAnon", "RssShmem", "VmSwap"} {
		size, err := sizeOf(status, name)
		if err != nil {
			return 0, err
		}
		all += int64(size)
	}
	return all, nil
}

// threadStacks is how much the stacks of the threads of a C program take of
// RLIMIT_DATA, though hardly any of it is used: what pthread_create(3) asks for, times
// as many threads as a worker has that is not out to have many.
func threadStacks() (uint64, error) {
	const threads, most = 16, 8 << 20
	var stack unix.Rlimit
	err := unix.Getrlimit(unix.RLIMIT_STACK, &stack)
	return threads * min(stack.Cur, most), err
}
