package wire_test

import (
	"errors"
	"io"
	"net"
	"os"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
)

// An end that asks and does not take the answers is not listened to: what waits
// for it stays little.
func TestWhoTakesNothingIsNotHeard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ours, theirs := net.Pipe()
		answers, untaken := net.Pipe()
		s := wire.NewStream(ours, answers, wire.StreamOptions{MaxWaiting: 10_000})
		var asked atomic.Int64
		go func() { // ends when the stream is aborted
			for {
				if _, err := theirs.Write(frame(3)); err != nil {
					return
				}
				asked.Add(1)
			}
		}()
		received := make(chan error)
		go func() { // ends when the stream is aborted
			_, err := s.Recv()
			received <- err
		}()
		synctest.Wait()
		if n := asked.Load(); n < 10 || n > 20_000 {
			t.Errorf("%d pings were heard", n)
		}
		s.Abort()
		<-received
		<-s.Written()
		_, _ = theirs.Close(), untaken.Close()
	})
}

// What an end has sent before it stopped to read is received all the same.
func TestLastWords(t *testing.T) {
	good := recorded(t, wire.Message{Kind: wire.Result, ID: 5, Value: clone(t, "the last")})
	for name, ends := range map[string]bool{"ends": true, "goes on": false} {
		t.Run(name, func(t *testing.T) {
			r, theirWrite, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			theirRead, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			s := wire.NewStream(r, w, wire.StreamOptions{FrameTimeout: time.Minute})
			if _, err := theirWrite.Write(good); err != nil {
				t.Fatal(err)
			}
			_ = theirRead.Close()
			if err := s.Send(wire.Message{Kind: wire.Cancel, ID: 1}); err != nil {
				t.Fatal(err)
			}
			<-s.Written() // in vain
			if ends {
				_ = theirWrite.Close()
			}
			if m, err := s.Recv(); err != nil || m.ID != 5 {
				t.Errorf("%+v, %v", m, err)
			}
			var violation *wire.ProtocolError
			if _, err := s.Recv(); ends && err != io.EOF || !ends && !errors.As(err, &violation) {
				t.Error(err)
			}
			_ = theirWrite.Close()
			s.Abort()
		})
	}
}

// Whichever bit of a message is flipped, receiving it ends, and nothing else is
// received in its place than a message.
func TestFlippedBits(t *testing.T) {
	good := recorded(t, messages(t)[0])
	for i := range 8 * len(good) {
		data := append([]byte(nil), good...)
		data[i/8] ^= 1 << (i % 8)
		ms, err := read(data, jsbridge.Limits{})
		var violation *wire.ProtocolError
		if err != io.EOF && !errors.As(err, &violation) || len(ms) > 1 {
			t.Errorf("bit %d: %d messages, %v", i, len(ms), err)
		}
	}
}
