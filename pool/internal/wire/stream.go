package wire

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"sync"
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
}

// A Stream is a [Conn] over two streams of bytes. Before anything else, each end
// must send a hello, and receive that of the other.
type Stream struct {
	r       Reader
	w       Writer
	buffer  *bufio.Reader
	options StreamOptions
	limit   int // of a frame

	out      *mailbox[[][]byte] // frames to write, in their parts
	writing  sync.Once          // the goroutine that writes them has been started
	written  chan struct{}      // closed when it has ended
	failure  atomic.Pointer[error]
	lastSeen atomic.Int64 // when a frame arrived, in Unix nanoseconds
}

// NewStream returns one end of a connection. It owns r and w.
func NewStream(r Reader, w Writer, options StreamOptions) *Stream {
	limit := options.Limits.Bytes
	if limit <= 0 {
		limit = 256 << 20 // the default of jsbridge.Limits
	}
	s := &Stream{
		r: r, w: w, options: options,
		buffer:  bufio.NewReaderSize(r, 64<<10),
		limit:   limit + maxHead + (16 << 20), // and a source text, of which runtime.Limits allow so much
		out:     newMailbox[[][]byte](),
		written: make(chan struct{}),
	}
	s.lastSeen.Store(time.Now().UnixNano())
	return s
}

// SendHello sends v, in CBOR, as the first thing.
func (s *Stream) SendHello(v any) error {
	body, err := encMode.Marshal(v)
	if err != nil {
		return err
	}
	return s.put([][]byte{appendFrame(nil, helloFrame, body)})
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

func appendFrame(b []byte, kind frameKind, body []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(1+len(body)))
	b = append(b, byte(kind))
	return append(b, body...)
}

// Send queues a message.
func (s *Stream) Send(m Message) error {
	parts, err := encode(m)
	if err != nil {
		return err
	}
	return s.put(parts)
}

// Ping asks the other end for a sign of life, which any frame is.
func (s *Stream) Ping() error { return s.put([][]byte{appendFrame(nil, pingFrame, nil)}) }

// LastSeen is when the last frame arrived, or the stream was made.
func (s *Stream) LastSeen() time.Time { return time.Unix(0, s.lastSeen.Load()) }

func (s *Stream) put(parts [][]byte) error {
	s.startWriting()
	if !s.out.put(parts) {
		return io.ErrClosedPipe
	}
	return nil
}

func (s *Stream) startWriting() {
	s.writing.Do(func() { go s.write() }) // ends with Close or Abort, or when writing fails; Written waits for it
}

// write writes frames until the stream is closed.
func (s *Stream) write() {
	defer close(s.written)
	defer s.w.Close()
	for {
		parts, ok := s.out.take()
		if !ok {
			return
		}
		if d := s.options.FrameTimeout; d > 0 {
			_ = s.w.SetWriteDeadline(time.Now().Add(d)) // where there are none: without
		}
		for _, part := range parts {
			if _, err := s.w.Write(part); err != nil {
				if errors.Is(err, os.ErrDeadlineExceeded) {
					err = violation("it takes nothing: a frame could not be written in %v", s.options.FrameTimeout)
				}
				s.fail(err)
				return
			}
		}
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
			_ = s.put([][]byte{appendFrame(nil, pongFrame, nil)})
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
	timed := s.options.FrameTimeout > 0
	kind, body, err := readFrame(s.buffer, limit, func() {
		if timed {
			_ = s.r.SetReadDeadline(time.Now().Add(s.options.FrameTimeout))
		}
	})
	if err == nil {
		s.lastSeen.Store(time.Now().UnixNano())
		if timed {
			_ = s.r.SetReadDeadline(time.Time{})
		}
		return kind, body, nil
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		err = violation("a frame that was not whole in %v", s.options.FrameTimeout)
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
	s.startWriting()
	s.out.close()
	return nil
}

// Written returns a channel that is closed when, after Close, all is written or
// lost.
func (s *Stream) Written() <-chan struct{} { return s.written }

// Abort ends both directions now. What was not written is lost.
func (s *Stream) Abort() {
	_ = s.Close()
	_ = s.w.Close()
	_ = s.r.Close()
}
