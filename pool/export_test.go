package pool

import "time"

// TerminateDefault ends the default pool, which nothing else does: the tests
// look for goroutines that are left.
func TerminateDefault() error { return defaultPool().Terminate() }

// WithFrameTimeout sets how long a frame may take, which nobody else may.
func (o Process) WithFrameTimeout(d time.Duration) Process {
	o.frameTimeout = d
	return o
}
