package wire

import "sync"

// A Handler answers what the other end sends on its own account. Its methods
// are called by [Peer.Serve], or over a [Pipe] by who sends, one after the other,
// and must not block.
type Handler interface {
	Call(Message)         // to be answered once, with Reply; over a Pipe not before it returns
	Cancel(id uint64)     // of a call of the other end, possibly answered by now
	Event(Message)        // about a call that is under way, of either end
	Broken(cause Message) // the other end says that it is broken (a Fault with ID 0)
}

// A Peer is one end of a conversation: it numbers the calls that it makes and
// keeps those that wait for their answer.
type Peer struct {
	conn Conn

	mu      sync.Mutex
	last    uint64
	pending map[uint64]Answerer
}

// An Answerer takes the answer to a call.
type Answerer interface{ Answered(Message) }

// An AnswerFunc is a function that does.
type AnswerFunc func(Message)

func (f AnswerFunc) Answered(m Message) { f(m) }

// NewPeer returns a peer that talks over conn. Nothing is received before
// [Peer.Serve].
func NewPeer(conn Conn) *Peer {
	return &Peer{conn: conn, pending: make(map[uint64]Answerer)}
}

// Call sends a call: m's Method or Function, and its Value. It returns the
// call's number and never blocks. The answer, a Result or a Fault, is given to
// done on the goroutine of [Peer.Serve]; when the conversation ends first,
// done is never called: Serve's return says so.
func (p *Peer) Call(m Message, done Answerer) uint64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last++
	p.pending[p.last] = done
	m.Kind, m.ID = Call, p.last
	_ = p.conn.Send(m) // under the lock, so that calls arrive in order; Serve learns of a lost end
	return m.ID
}

// Cancel asks the other end to stop a call of this end.
func (p *Peer) Cancel(id uint64) { _ = p.conn.Send(Message{Kind: Cancel, ID: id}) }

// Event sends news about a call: m's ID, Method and Value.
func (p *Peer) Event(m Message) {
	m.Kind = Event
	_ = p.conn.Send(m)
}

// Reply answers a call of the other end: m is a Result or a Fault. No lock may be
// held: see [Pipe].
func (p *Peer) Reply(m Message) {
	if pipe, ok := p.conn.(*pipe); ok {
		_ = pipe.reply(m)
		return
	}
	_ = p.conn.Send(m)
}

// Close ends the other end by force; see [Conn.Close].
func (p *Peer) Close() { _ = p.conn.Close() }

// Serve receives until the conversation ends and returns why, as [Conn.Recv]
// does. It must be called once.
func (p *Peer) Serve(h Handler) error {
	if pipe, ok := p.conn.(*pipe); ok {
		return pipe.serve(func(m Message) { p.handle(h, m) })
	}
	for {
		m, err := p.conn.Recv()
		if err != nil {
			return err
		}
		p.handle(h, m)
	}
}

func (p *Peer) handle(h Handler, m Message) {
	switch m.Kind {
	case Call:
		h.Call(m)
	case Cancel:
		h.Cancel(m.ID)
	case Event:
		h.Event(m)
	case Result, Fault:
		if m.ID == 0 {
			h.Broken(m)
			return
		}
		p.mu.Lock()
		done := p.pending[m.ID]
		delete(p.pending, m.ID)
		p.mu.Unlock()
		if done != nil { // else: an answer to nothing, or a second one
			done.Answered(m)
		}
	}
}
