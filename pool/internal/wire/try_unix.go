//go:build !windows

package wire

import "syscall"

// An attempt writes to what never blocks: its descriptor is one of the poller's.
// One at a time; it takes no memory of its own for each.
type attempt struct {
	raw     syscall.RawConn // nil where no write can be tried
	perform func(fd uintptr) bool
	data    []byte
	n       int
}

// write writes as much as can be written without waiting, and returns how much
// that was.
func (a *attempt) write(data []byte) int {
	if a.raw == nil {
		return 0
	}
	if a.perform == nil {
		a.perform = a.once
	}
	a.data, a.n = data, 0
	_ = a.raw.Write(a.perform)
	a.data = nil
	return max(a.n, 0)
}

func (a *attempt) once(fd uintptr) bool {
	a.n, _ = syscall.Write(int(fd), a.data)
	return true // whatever has come of it
}
