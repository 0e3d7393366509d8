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
	a, b := newMailbox[Message](), newMailbox[Message]()
	return &pipe{in: a, out: b}, &pipe{in: b, out: a}
}

type pipe struct{ in, out *mailbox[Message] }

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
// own: who calls decides how many calls are under way, each is answered once,
// and events have their [Window].
type mailbox[T any] struct {
	mu     sync.Mutex
	items  []T
	head   int // items before it have been taken
	closed bool
	wake   chan struct{} // holds a token when items or closed has changed
}

func newMailbox[T any]() *mailbox[T] { return &mailbox[T]{wake: make(chan struct{}, 1)} }

func (b *mailbox[T]) put(item T) bool {
	b.mu.Lock()
	if b.closed {
		b.mu.Unlock()
		return false
	}
	b.items = append(b.items, item)
	b.mu.Unlock()
	b.signal()
	return true
}

func (b *mailbox[T]) close() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.signal()
}

func (b *mailbox[T]) signal() {
	select {
	case b.wake <- struct{}{}:
	default: // a token is waiting already
	}
}

// take waits for the next item; false says that there will be none.
func (b *mailbox[T]) take() (item T, ok bool) {
	var none T
	for {
		b.mu.Lock()
		if b.head < len(b.items) {
			item = b.items[b.head]
			b.items[b.head] = none
			b.head++
			b.mu.Unlock()
			return item, true
		}
		b.items, b.head = b.items[:0], 0
		closed := b.closed
		b.mu.Unlock()
		if closed {
			return none, false
		}
		<-b.wake
	}
}
