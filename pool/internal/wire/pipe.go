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
//
// Between two [Peer]s a message is handled by who sends it, where that can be:
// to wake a goroutine for it would take longer than many a task. The near end may
// send with locks held that the far end's handler does not take; of the far end
// only a Reply is handled so, which it must send with no lock held.
func Pipe() (near, far Conn) {
	a, b := newMailbox[Message](), newMailbox[Message]()
	return &pipe{in: a, out: b, hands: true}, &pipe{in: b, out: a}
}

type pipe struct {
	in, out *mailbox[Message]
	hands   bool // Send does what reply does
}

func (p *pipe) Send(m Message) error { return p.send(m, p.hands) }

func (p *pipe) reply(m Message) error { return p.send(m, true) }

func (p *pipe) send(m Message, hand bool) error {
	if !p.out.put(m, hand) {
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

// serve has handle called with all messages, one after the other, here or where
// they are sent.
func (p *pipe) serve(handle func(Message)) error {
	p.in.serve(handle)
	return io.EOF
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
	handle func(T)       // takes the items, once serve was called
	busy   bool          // somebody gives it items; nobody else does
	wake   chan struct{} // holds a token when items or closed has changed
}

func newMailbox[T any]() *mailbox[T] { return &mailbox[T]{wake: make(chan struct{}, 1)} }

// put adds an item. It reports whether it was not too late. With hand it is
// handled before put returns, if that can be.
func (b *mailbox[T]) put(item T, hand bool) bool {
	b.mu.Lock()
	if b.closed {
		b.mu.Unlock()
		return false
	}
	if !hand || b.handle == nil || b.busy {
		b.items = append(b.items, item)
		b.mu.Unlock()
		b.signal()
		return true
	}
	b.busy = true
	if b.head < len(b.items) { // serve has yet to take what came before
		b.items = append(b.items, item)
	} else {
		b.mu.Unlock()
		b.handle(item)
		b.mu.Lock()
	}
	b.work()
	b.mu.Unlock()
	return true
}

// serve has handle take the items until the mailbox is closed.
func (b *mailbox[T]) serve(handle func(T)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.handle = handle; ; {
		switch {
		case !b.busy && b.head < len(b.items):
			b.busy = true
			b.work()
		case !b.busy && b.closed:
			return
		default:
			b.mu.Unlock()
			<-b.wake
			b.mu.Lock()
		}
	}
}

// work gives the items to handle until none is left. It is called with the mutex
// held, and lets go of it meanwhile.
func (b *mailbox[T]) work() {
	for b.head < len(b.items) {
		item := b.next()
		b.mu.Unlock()
		b.handle(item)
		b.mu.Lock()
	}
	b.items, b.head = b.items[:0], 0
	b.busy = false
	if b.closed {
		b.signal() // serve waits for that
	}
}

// next takes the next item; there must be one.
func (b *mailbox[T]) next() T {
	var none T
	item := b.items[b.head]
	b.items[b.head] = none
	b.head++
	return item
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
			item = b.next()
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
