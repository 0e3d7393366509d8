package wire_test

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"strings"
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

// A gate is a Writer that takes nothing until it is opened, and keeps what each
// write has brought.
type gate struct {
	begun  chan struct{} // holds a token when a write has begun
	open   chan struct{}
	writes [][]byte
}

func newGate() *gate { return &gate{begun: make(chan struct{}, 1), open: make(chan struct{})} }

func (g *gate) Write(data []byte) (int, error) {
	select {
	case g.begun <- struct{}{}:
	default:
	}
	<-g.open
	g.writes = append(g.writes, bytes.Clone(data))
	return len(data), nil
}

func (g *gate) Close() error                     { return nil }
func (g *gate) SetWriteDeadline(time.Time) error { return nil }

// Frames that have come to wait for each other leave together, as many as the
// other end reads at once; a long one leaves as it is.
func TestFramesThatWaitLeaveTogether(t *testing.T) {
	g := newGate()
	s := wire.NewStream(bytesReader{bytes.NewReader(nil)}, g, wire.StreamOptions{})
	var sent []wire.Message
	send := func(m wire.Message) {
		t.Helper()
		sent = append(sent, m)
		if err := s.Send(m); err != nil {
			t.Fatal(err)
		}
	}
	send(wire.Message{Kind: wire.Event, ID: 1, Value: clone(t, "alone")})
	<-g.begun
	const many = 5_000
	for i := range many {
		send(wire.Message{Kind: wire.Event, ID: uint64(i), Value: clone(t, "one of many")})
		if i == many/2 {
			send(wire.Message{Kind: wire.Event, ID: 2, Value: clone(t, bytes.Repeat([]byte{7}, 1<<20))})
		}
	}
	close(g.open)
	s.Close()
	<-s.Written()

	if alone := len(recorded(t, sent[0])); len(g.writes[0]) != alone {
		t.Errorf("the first frame of %d bytes left in a write of %d", alone, len(g.writes[0]))
	}
	all := bytes.Join(g.writes, nil)
	if writes := len(g.writes); writes > 2*(len(all)-1<<20)/(16<<10) {
		t.Errorf("%d frames left in %d writes", len(sent), writes)
	}
	got, err := read(all, jsbridge.Limits{})
	if err != io.EOF || len(got) != len(sent) {
		t.Fatal(len(got), err)
	}
	for i := range got {
		if !same(got[i], sent[i]) {
			t.Fatalf("%d: %+v", i, got[i])
		}
	}
}

// Each frame may take its time, also among those that it waits with.
func TestEachFrameHasItsTime(t *testing.T) {
	for name, stuck := range map[string]bool{"slow": false, "stuck": true} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r, w := net.Pipe()
				none, end := net.Pipe()
				s := wire.NewStream(none, w, wire.StreamOptions{FrameTimeout: time.Minute})
				const frames = 20
				for range frames {
					if err := s.Ping(); err != nil {
						t.Fatal(err)
					}
				}
				ping := frame(3)
				for i := range frames {
					time.Sleep(35 * time.Second)
					if stuck && i == frames/2 {
						ping = ping[:1] // of which no more is taken
					}
					if _, err := io.ReadFull(r, make([]byte, len(ping))); err != nil {
						t.Fatal(i, err)
					}
					if stuck && i == frames/2 {
						break
					}
				}
				if !stuck {
					s.Close()
					_ = end.Close()
				}
				if _, err := s.Recv(); stuck != (err != nil && strings.Contains(err.Error(), "takes nothing")) {
					t.Error(err)
				}
				<-s.Written()
				s.Abort()
				_, _ = r.Close(), end.Close()
			})
		})
	}
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
