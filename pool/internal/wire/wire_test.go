package wire_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"testing"

	"github.com/wprun/wprun/internal/leaks"
	"github.com/wprun/wprun/pool/internal/wire"
)

func TestMain(m *testing.M) { leaks.VerifyTestMain(m) }

func TestPipeKeepsOrder(t *testing.T) {
	a, b := wire.Pipe()
	const n = 10_000
	go func() { // ends when it has sent; the loop below waits for all of it
		for i := range uint64(n) {
			if err := a.Send(wire.Message{ID: i}); err != nil {
				t.Error(err)
			}
		}
	}()
	for i := range uint64(n) {
		m, err := b.Recv()
		if err != nil || m.ID != i {
			t.Fatalf("got %d, %v; want %d", m.ID, err, i)
		}
	}
}

func TestPipeDeliversWhatWasSentBeforeClose(t *testing.T) {
	a, b := wire.Pipe()
	for i := range uint64(3) {
		if err := a.Send(wire.Message{ID: i}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // closing again does nothing
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Send(wire.Message{}); err == nil {
		t.Error("sent after Close")
	}
	for i := range uint64(3) {
		if m, err := b.Recv(); err != nil || m.ID != i {
			t.Fatalf("got %d, %v; want %d", m.ID, err, i)
		}
	}
	if _, err := b.Recv(); !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	// The other direction is open until its own sender closes it.
	if err := b.Send(wire.Message{ID: 7}); err != nil {
		t.Fatal(err)
	}
	if m, err := a.Recv(); err != nil || m.ID != 7 {
		t.Fatal(m, err)
	}
	b.Close()
	if _, err := a.Recv(); !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
}

func TestCloseWakesTheReceiver(t *testing.T) {
	a, b := wire.Pipe()
	received := make(chan error)
	go func() { // ends when a is closed
		_, err := b.Recv()
		received <- err
	}()
	a.Close()
	if err := <-received; !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
}

// A log is a Handler that notes what it is given.
type log struct {
	mu    sync.Mutex
	lines []string
	calls chan wire.Message // that are to be answered, if there is one
}

func (l *log) note(format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
}

func (l *log) Call(m wire.Message) {
	l.note("call %d %s%s", m.ID, m.Method, m.Function)
	if l.calls != nil {
		l.calls <- m
	}
}

// reply answers the calls, in their order.
func (l *log) reply(peer *wire.Peer) {
	for m := range l.calls {
		peer.Reply(wire.Message{Kind: wire.Result, ID: m.ID, Method: m.Method})
	}
}
func (l *log) Cancel(id uint64)      { l.note("cancel %d", id) }
func (l *log) Event(m wire.Message)  { l.note("event %d", m.ID) }
func (l *log) Broken(m wire.Message) { l.note("broken %v", m.Flags&wire.Retire != 0) }

func (l *log) expect(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(l.lines, want) {
		t.Fatalf("got %q, want %q", l.lines, want)
	}
}

func TestPeersAnswerEachOther(t *testing.T) {
	a, b := wire.Pipe()
	left, right := wire.NewPeer(a), wire.NewPeer(b)
	leftLog, rightLog := &log{calls: make(chan wire.Message, 1)}, &log{calls: make(chan wire.Message, 2)}
	var served sync.WaitGroup
	served.Go(func() { leftLog.reply(left) })
	served.Go(func() { rightLog.reply(right) })
	served.Go(func() { _ = left.Serve(leftLog) })
	served.Go(func() { _ = right.Serve(rightLog) })

	answers := make(chan string, 4)
	answer := func(m wire.Message) { answers <- m.Method }
	left.Call(wire.Message{Method: "one"}, wire.AnswerFunc(answer))
	left.Call(wire.Message{Method: "two"}, wire.AnswerFunc(answer))
	got := []string{<-answers, <-answers}
	right.Call(wire.Message{Method: "back"}, wire.AnswerFunc(answer)) // both ends are equal
	got = append(got, <-answers)
	if !slices.Equal(got, []string{"one", "two", "back"}) {
		t.Fatal(got)
	}
	left.Close()
	right.Close()
	close(leftLog.calls)
	close(rightLog.calls)
	served.Wait()
	leftLog.expect(t, "call 1 back")
	rightLog.expect(t, "call 1 one", "call 2 two")
}

func TestPeerDispatches(t *testing.T) {
	a, b := wire.Pipe()
	peer := wire.NewPeer(a)
	answered := 0
	id := peer.Call(wire.Message{Function: "() => 1"}, wire.AnswerFunc(func(m wire.Message) { answered++ }))
	unanswered := peer.Call(wire.Message{Method: "x"}, wire.AnswerFunc(func(wire.Message) { t.Error("answered") }))
	peer.Cancel(unanswered)
	for _, m := range []wire.Message{
		{Kind: wire.Result, ID: 99}, // an answer to nothing
		{Kind: wire.Event, ID: id},
		{Kind: wire.Fault, ID: id},
		{Kind: wire.Result, ID: id}, // a second answer
		{Kind: wire.Fault, ID: 0, Flags: wire.Retire},
		{Kind: 99},
	} {
		if err := b.Send(m); err != nil {
			t.Fatal(err)
		}
	}
	b.Close()
	l := new(log)
	if err := peer.Serve(l); !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	l.expect(t, "event 1", "broken true")
	if answered != 1 {
		t.Fatalf("answered %d times", answered)
	}
	for _, want := range []wire.Message{
		{Kind: wire.Call, ID: id, Function: "() => 1"},
		{Kind: wire.Call, ID: unanswered, Method: "x"},
		{Kind: wire.Cancel, ID: unanswered},
	} {
		m, err := b.Recv()
		if err != nil || m.Kind != want.Kind || m.ID != want.ID || m.Function != want.Function || m.Method != want.Method {
			t.Fatalf("got %+v, %v; want %+v", m, err, want)
		}
	}
}
