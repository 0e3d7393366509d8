package confine

import (
	"os"

	"golang.org/x/sys/windows"
)

// endedBySystem explains the end of a process by its job.
func endedBySystem(state *os.ProcessState, c Config) (Ending, bool) {
	if c.CPU > 0 && state.ExitCode() == int(windows.ERROR_NOT_ENOUGH_QUOTA) {
		return outOfCPU(c), true
	}
	return Ending{}, false
}
