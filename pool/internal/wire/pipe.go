package wire

import (
	"io"
	"sync"
)

// Pipe returns the two ends of a connection inside this process: what one
// sends the other receives, nothing is copied.
//
// An end is over for its receiver when the sender has closed it and all that
// was sent before has been received.
func Pipe() (Conn, Conn) {
	a, b := newMailbox(), newMailbox()
	return &pipe{in: a, out: b}, &pipe{in: b, out: a}
}

type pipe struct{ in, out *mailbox }

func (p *pipe) Send(m Message) error {
	if !p.out.put(m) {
		return io.ErrClosedPipe
	}
	return nil
}

func (p *pipe) Recv() (Message, error) {
	m, ok := p.in.take()
	if !ok {
		return Message{}, io.EOF
	}
	return m, nil
}

func (p *pipe) Close() error {
	p.out.close()
	return nil
}

// A mailbox is an unbounded queue with one reader. It needs no bound of its
// own: who calls decides how many calls are under way, and each is answered
// once.
type mailbox struct {
	mu       sync.Mutex
	messages []Message
	head     int // messages before it have been taken
	closed   bool
	wake     chan struct{} // holds a token when messages or closed has changed
}

func newMailbox() *mailbox { return &mailbox{wake: make(chan struct{}, 1)} }

func (b *mailbox) put(m Message) bool {
	b.mu.Lock()
	if b.closed {
		b.mu.Unlock()
		return false
	}
	b.messages = append(b.messages, m)
	b.mu.Unlock()
	b.signal()
	return true
}

func (b *mailbox) close() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.signal()
}

func (b *mailbox) signal() {
	select {
	case b.wake <- struct{}{}:
	default: // a token is waiting already
	}
}

// take waits for the next message; false says that there will be none.
func (b *mailbox) take() (Message, bool) {
	for {
		b.mu.Lock()
		if b.head < len(b.messages) {
			m := b.messages[b.head]
			b.messages[b.head] = Message{}
			b.head++
			b.mu.Unlock()
			return m, true
		}
		b.messages, b.head = b.messages[:0], 0
		closed := b.closed
		b.mu.Unlock()
		if closed {
			return Message{}, false
		}
		<-b.wake
	}
}
