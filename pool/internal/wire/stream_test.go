package wire_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/wprun/wprun/jsbridge"
	"github.com/wprun/wprun/pool/internal/wire"
)

// streams returns both ends of a connection.
func streams(o wire.StreamOptions) (a, b *wire.Stream) {
	r1, w1 := net.Pipe()
	r2, w2 := net.Pipe()
	return wire.NewStream(r1, w2, o), wire.NewStream(r2, w1, o)
}

func clone(t testing.TB, v any) jsbridge.Clone {
	t.Helper()
	c, err := jsbridge.FromGo(v)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// messages has one of each kind, with everything that each may have.
func messages(t testing.TB) []wire.Message {
	return []wire.Message{
		{Kind: wire.Call, ID: 1, Function: "x => x", Value: clone(t, []any{1, "two"}), Flags: wire.WantEvents, Trace: "00-1-2-03"},
		{Kind: wire.Call, ID: 1 << 40, About: 7, Method: "method", Value: clone(t, []any{})},
		{Kind: wire.Result, ID: 1, Value: clone(t, map[string]any{"bytes": bytes.Repeat([]byte{7}, 1<<20)})},
		{Kind: wire.Fault, Flags: wire.Retire, Value: clone(t, errors.New("broken"))},
		{Kind: wire.Event, ID: 3, Method: wire.Stdout, Value: clone(t, strings.Repeat("é", 1<<21))},
		{Kind: wire.Cancel, ID: 3},
	}
}

func same(a, b wire.Message) bool {
	data, buffers := a.Value.CBOR()
	data2, buffers2 := b.Value.CBOR()
	a.Value, b.Value = jsbridge.Clone{}, jsbridge.Clone{}
	return a.Kind == b.Kind && a.Flags == b.Flags && a.ID == b.ID && a.About == b.About && a.Method == b.Method &&
		a.Function == b.Function && a.Trace == b.Trace && bytes.Equal(data, data2) &&
		bytes.Equal(bytes.Join(buffers, nil), bytes.Join(buffers2, nil)) && len(buffers) == len(buffers2)
}

func TestStreamCarriesMessages(t *testing.T) {
	a, b := streams(wire.StreamOptions{FrameTimeout: time.Minute})
	type hello struct{ Version int }
	if err := a.SendHello(hello{wire.Version}); err != nil {
		t.Fatal(err)
	}
	for _, m := range messages(t) {
		if err := a.Send(m); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Ping(); err != nil { // b answers, and a hears of that
		t.Fatal(err)
	}
	a.Close() // what was sent arrives
	var got hello
	if err := b.RecvHello(&got); err != nil || got.Version != wire.Version {
		t.Fatal(got, err)
	}
	for _, want := range messages(t) {
		if m, err := b.Recv(); err != nil || !same(m, want) {
			t.Fatalf("got %+v, %v", m, err)
		}
	}
	if _, err := b.Recv(); !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	if err := a.Send(wire.Message{Kind: wire.Cancel}); err == nil {
		t.Error("sent after Close")
	}
	b.Close()
	if _, err := a.Recv(); !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	a.Abort()
	b.Abort()
	<-a.Written()
	<-b.Written()
}

// frame is a frame of that kind.
func frame(kind byte, body ...byte) []byte {
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(body)+1)), append([]byte{kind}, body...)...)
}

// recorded is what a stream sends.
func recorded(t testing.TB, ms ...wire.Message) []byte {
	t.Helper()
	r, w := net.Pipe()
	s := wire.NewStream(r, w, wire.StreamOptions{})
	for _, m := range ms {
		if err := s.Send(m); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	all, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	s.Abort()
	<-s.Written()
	return all
}

// bytesReader is a Reader of what is there.
type bytesReader struct{ *bytes.Reader }

func (bytesReader) Close() error                    { return nil }
func (bytesReader) SetReadDeadline(time.Time) error { return nil }

type nowhere struct{ io.Writer }

func (nowhere) Close() error                     { return nil }
func (nowhere) SetWriteDeadline(time.Time) error { return nil }

// read receives all messages in some bytes, and returns why it ends.
func read(data []byte, limits jsbridge.Limits) (ms []wire.Message, err error) {
	s := wire.NewStream(bytesReader{bytes.NewReader(data)}, nowhere{io.Discard}, wire.StreamOptions{Limits: limits})
	defer func() {
		s.Abort()
		<-s.Written()
	}()
	for {
		m, err := s.Recv()
		if err != nil {
			return ms, err
		}
		ms = append(ms, m)
	}
}

func TestBrokenFrames(t *testing.T) {
	good := recorded(t, wire.Message{Kind: wire.Call, ID: 5, Method: "m", Value: clone(t, []any{1})})
	cut := func(n int) []byte { return good[:n] }
	longer := func() []byte {
		b := append(bytes.Clone(good), 0)
		b[3]++
		return b
	}
	for name, data := range map[string][]byte{
		"length of 4 GiB":      {0xff, 0xff, 0xff, 0xff, 2},
		"no length":            {0, 0, 0, 0, 2},
		"unknown kind":         frame(9),
		"kind zero":            frame(0),
		"second hello":         frame(1),
		"no head":              frame(2, 0xff),
		"head of another kind": frame(2, 0x01),
		"cut in the length":    cut(2),
		"cut in the body":      cut(len(good) - 1),
		"longer than it says":  longer(),
		"message of no kind":   frame(2, 0x89, 0, 0, 1, 0, 0x60, 0x60, 0x60, 0, 0x80),
		"sizes that overflow":  frame(2, 0x89, 1, 0, 1, 0, 0x60, 0x60, 0x60, 0x1b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x80),
		"no value":             frame(2, 0x89, 1, 0, 1, 0, 0x60, 0x60, 0x60, 1, 0x80, 0xff),
	} {
		ms, err := read(append(bytes.Clone(good), data...), jsbridge.Limits{})
		var violation *wire.ProtocolError
		if len(ms) != 1 || !errors.As(err, &violation) {
			t.Errorf("%s: %d messages, %v", name, len(ms), err)
		}
	}
	if ms, err := read(append(good, frame(3)...), jsbridge.Limits{}); len(ms) != 1 || err != io.EOF { // a ping
		t.Error(len(ms), err)
	}
}

func TestLimitsOfStreams(t *testing.T) {
	data := recorded(t, wire.Message{Kind: wire.Result, ID: 5, Value: clone(t, strings.Repeat("x", 1000))})
	if ms, err := read(data, jsbridge.Limits{Bytes: 2000}); len(ms) != 1 || err != io.EOF {
		t.Error(len(ms), err)
	}
	if ms, err := read(data, jsbridge.Limits{Bytes: 100}); len(ms) != 0 || err == io.EOF {
		t.Error(len(ms), err)
	}
	// What a length promises is not believed before it is there.
	huge := append(binary.BigEndian.AppendUint32(nil, 200<<20), 2)
	if n := testing.AllocsPerRun(1, func() {
		if _, err := read(huge, jsbridge.Limits{}); err == nil {
			t.Error("a frame that is not there")
		}
	}); n > 1000 {
		t.Error(n)
	}
}

// An end that stops reading, or in the middle of a frame, is given up.
func TestStuckStreams(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, w := net.Pipe()
		start := time.Now()
		s := wire.NewStream(r, r, wire.StreamOptions{FrameTimeout: time.Minute})
		if err := s.Send(wire.Message{Kind: wire.Cancel}); err != nil {
			t.Fatal(err)
		}
		_, err := s.Recv() // nothing comes, which may take for ever; but nothing is taken either
		if err == nil || !strings.Contains(err.Error(), "takes nothing") || time.Since(start) != time.Minute {
			t.Error(err, time.Since(start))
		}
		<-s.Written()
		w.Close()
	})
	synctest.Test(t, func(t *testing.T) {
		r, w := net.Pipe()
		s := wire.NewStream(r, r, wire.StreamOptions{FrameTimeout: 10 * time.Second})
		ended := make(chan struct{})
		go func() { // ends when the stream is given up
			defer close(ended)
			for _, b := range frame(2, make([]byte, 100)...) {
				time.Sleep(time.Second)
				if _, err := w.Write([]byte{b}); err != nil {
					return
				}
			}
		}()
		_, err := s.Recv()
		if err == nil || !strings.Contains(err.Error(), "not whole in 10s") {
			t.Error(err)
		}
		s.Abort()
		<-s.Written()
		w.Close()
		<-ended
	})
}

func TestHelloComesFirst(t *testing.T) {
	var v struct{ Version int }
	for _, data := range [][]byte{frame(2), frame(1, 0xff), frame(1, 0x01), {0, 0, 1}} {
		s := wire.NewStream(bytesReader{bytes.NewReader(data)}, nowhere{io.Discard}, wire.StreamOptions{})
		if err := s.RecvHello(&v); err == nil {
			t.Errorf("%x is a hello", data)
		}
		s.Abort()
		<-s.Written()
	}
}

// FuzzStream: whatever arrives, receiving ends, and what it accepts is what a
// stream would send.
func FuzzStream(f *testing.F) {
	for _, m := range messages(f) {
		if data := recorded(f, m); len(data) < 1<<16 {
			f.Add(data)
		}
	}
	f.Add(frame(3))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 2})
	f.Fuzz(func(t *testing.T, data []byte) {
		ms, err := read(data, jsbridge.Limits{Bytes: 1 << 20})
		if err == nil {
			t.Fatal("no end")
		}
		again, err := read(recorded(t, ms...), jsbridge.Limits{Bytes: 1 << 20})
		if err != io.EOF || len(again) != len(ms) {
			t.Fatal(len(again), len(ms), err)
		}
		for i := range ms {
			if !same(ms[i], again[i]) {
				t.Fatalf("%+v became %+v", ms[i], again[i])
			}
		}
	})
}
