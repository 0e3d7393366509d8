//go:build !windows

package wire_test

import (
	"bytes"
	"os"
	"syscall"
	"testing"

	"github.com/wprun/wprun/pool/internal/wire"
)

// A short frame for which no other one waits has left when Send returns.
func TestALoneFrameLeavesAtOnce(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := r.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	s := wire.NewStream(r, w, wire.StreamOptions{})
	defer s.Abort()
	for i, m := range []wire.Message{
		{Kind: wire.Result, ID: 1, Value: clone(t, 3)},
		{Kind: wire.Result, ID: 2, Value: clone(t, make([]byte, 1000))},
		{Kind: wire.Cancel, ID: 3},
	} {
		want := recorded(t, m)
		if err := s.Send(m); err != nil {
			t.Fatal(err)
		}
		got := make([]byte, len(want)+1)
		var n int
		if rawErr := raw.Read(func(fd uintptr) bool {
			n, err = syscall.Read(int(fd), got)
			return true // however little is there
		}); rawErr != nil || err != nil || !bytes.Equal(got[:n], want) {
			t.Errorf("%d: %d bytes of %d had left: %v, %v", i, n, len(want), rawErr, err)
		}
	}
}
