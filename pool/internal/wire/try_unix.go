//go:build !windows

package wire

import "syscall"

// tryWrite writes as much as can be written without waiting, and returns how
// much that was. The descriptor never blocks: it is one of the poller's.
func tryWrite(raw syscall.RawConn, data []byte) (n int) {
	if raw == nil {
		return 0
	}
	_ = raw.Write(func(fd uintptr) bool {
		n, _ = syscall.Write(int(fd), data)
		return true // whatever has come of it
	})
	return max(n, 0)
}
