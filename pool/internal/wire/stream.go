package wire

import (
	"bufio"
	"errors"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/wprun/wprun/jsbridge"
)

// A Reader and a Writer are the two directions of a stream: files or network
// connections. Where they know deadlines, a frame must be whole in time.
type (
	Reader interface {
		io.ReadCloser
		SetReadDeadline(time.Time) error
	}
	Writer interface {
		io.WriteCloser
		SetWriteDeadline(time.Time) error
	}
)

// StreamOptions are the options of [NewStream].
type StreamOptions struct {
	// Limits bound the values that are received.
	Limits jsbridge.Limits

	// FrameTimeout is how long a frame may take that has begun, to be read or
	// to be written; zero means for ever.
	FrameTimeout time.Duration

	// MaxWaiting is how many bytes may wait to be written before nothing more
	// is received: an end that asks, and does not take the answers, is not
	// listened to. Zero means any number. Of two ends that do this each could
	// wait for the other.
	MaxWaiting int
}

// A Stream is a [Conn] over two streams of bytes. Before anything else, each end
// must send a hello, and receive that of the other.
type Stream struct {
	r       Reader
	w       Writer
	buffer  *bufio.Reader
	options StreamOptions
	limit   int  // of a frame
	wide    bool // r is a pipe that was widened

	out      *outbox
	failure  atomic.Pointer[error]
	lost     atomic.Bool   // the other end takes nothing any more,
	ended    atomic.Bool   // for it is no more
	received atomic.Uint64 // frames
}

// bufferSize is how many bytes are read at once.
const bufferSize = 16 << 10

// NewStream returns one end of a connection. It owns r and w.
func NewStream(r Reader, w Writer, options StreamOptions) *Stream {
	limit := options.Limits.Bytes
	if limit <= 0 {
		limit = 256 << 20 // the default of jsbridge.Limits
	}
	s := &Stream{
		r: r, w: w, options: options,
		buffer: bufio.NewReaderSize(r, bufferSize),
		limit:  limit + maxHead + (16 << 20), // and a source text, of which runtime.Limits allow so much
	}
	s.out = newOutbox(w, options.FrameTimeout, s.notTaken)
	return s
}

// SendHello sends v, in CBOR, as the first thing.
func (s *Stream) SendHello(v any) error {
	body, err := encMode.Marshal(v)
	if err != nil {
		return err
	}
	return s.put(newFrame(helloFrame, body))
}

// RecvHello receives the other end's hello into v, a pointer.
func (s *Stream) RecvHello(v any) error {
	kind, body, err := s.read(maxHello)
	if err != nil {
		return err
	}
	if kind != helloFrame {
		return violation("a frame of kind %d in place of a hello", kind)
	}
	if err := decMode.Unmarshal(body, v); err != nil {
		return violation("a hello that is none: %v", err)
	}
	return nil
}

// Send queues a message. One that is too long for a frame ends the stream, for
// nobody would answer it.
func (s *Stream) Send(m Message) error {
	f, err := encode(m)
	if err != nil {
		s.fail(err)
		return err
	}
	return s.put(f)
}

// Ping asks the other end for a sign of life, which any frame is.
func (s *Stream) Ping() error { return s.put(newFrame(pingFrame, nil)) }

// Received is how many frames have arrived.
func (s *Stream) Received() uint64 { return s.received.Load() }

func (s *Stream) put(f frame) error {
	if !s.out.put(f) {
		return io.ErrClosedPipe
	}
	return nil
}

// lastWords is how long an end may go on sending that takes nothing any more.
const lastWords = time.Second

// notTaken notes that a frame could not be written. What the other end has sent
// before it ended is received all the same.
func (s *Stream) notTaken(err error) {
	if errors.As(err, new(*ProtocolError)) {
		s.fail(err)
		return
	}
	s.hearOut()
}

// Ended says that the other end is no more: what it has sent is received, and
// then Recv fails, though somebody else may hold its direction open.
func (s *Stream) Ended() {
	s.ended.Store(true)
	s.hearOut()
}

func (s *Stream) hearOut() {
	s.out.abort()
	s.lost.Store(true)
	_ = s.r.SetReadDeadline(time.Now().Add(lastWords))
}

// mayTake gives a frame that arrives so much time; zero means for ever.
func (s *Stream) mayTake(d time.Duration) {
	if s.lost.Load() {
		return
	}
	var until time.Time
	if d > 0 {
		until = time.Now().Add(d)
	}
	_ = s.r.SetReadDeadline(until)
	if s.lost.Load() { // since
		_ = s.r.SetReadDeadline(time.Now().Add(lastWords))
	}
}

// fail ends the stream with an error that Recv returns.
func (s *Stream) fail(err error) {
	s.failure.CompareAndSwap(nil, &err)
	s.Abort()
}

// Recv receives the next message, and answers pings.
func (s *Stream) Recv() (Message, error) {
	for {
		if s.options.MaxWaiting > 0 {
			s.out.waitForRoom(s.options.MaxWaiting)
		}
		kind, body, err := s.read(s.limit)
		if err != nil {
			return Message{}, err
		}
		switch kind {
		case messageFrame:
			m, err := decode(body, s.options.Limits)
			if err != nil {
				s.fail(err)
			}
			return m, err
		case pingFrame:
			_ = s.put(newFrame(pongFrame, nil))
		case pongFrame:
		default:
			err := violation("a second hello")
			s.fail(err)
			return Message{}, err
		}
	}
}

// read reads a frame.
func (s *Stream) read(limit int) (frameKind, []byte, error) {
	timeout, late := s.options.FrameTimeout, false
	kind, body, err := readFrame(s.buffer, limit, func(length int) {
		if !late && timeout > 0 {
			late = true
			s.mayTake(timeout)
		}
		if length > pipeUsual && !s.wide {
			s.wide = true
			widen(s.r)
		}
	})
	if err == nil {
		s.received.Add(1)
		if late {
			s.mayTake(0)
		}
		return kind, body, nil
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		if s.ended.Load() {
			err = io.EOF
		} else if s.lost.Load() {
			err = violation("it takes nothing any more, and has not ended")
		} else {
			err = violation("a frame that was not whole in %v", timeout)
		}
	}
	if err != io.EOF {
		s.fail(err)
	}
	if failure := s.failure.Load(); failure != nil { // the first thing that went wrong
		err = *failure
	} else if errors.Is(err, os.ErrClosed) || errors.Is(err, io.ErrClosedPipe) {
		err = io.EOF
	}
	return 0, nil, err
}

// Close ends this end's direction when all that was sent is written. The other
// end then closes, too, and Recv fails.
func (s *Stream) Close() error {
	s.out.close()
	return nil
}

// Written returns a channel that is closed when, after Close, all is written or
// lost.
func (s *Stream) Written() <-chan struct{} { return s.out.written }

// Abort ends both directions now. What was not written is lost.
func (s *Stream) Abort() {
	s.out.abort()
	_ = s.r.Close()
}
