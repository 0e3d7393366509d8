package wire

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/fxamacker/cbor/v2"
	"github.com/wprun/wprun/jsbridge"
)

// Version is the version of the protocol. Ends of different versions refuse
// each other.
const Version = 1

// A frame is four bytes with the length of what follows, big endian; one byte
// that says what it is; and that. Of a message, it is a head in CBOR, the bytes
// of the value, and its buffers, one after the other, each after as many zeros as
// make it begin at a multiple of alignment: it can be used where it lies, as an
// array of numbers of any size.
type frameKind uint8

const (
	helloFrame   frameKind = iota + 1 // the first one, of both ends
	messageFrame                      // a Message
	pingFrame                         // to be answered by
	pongFrame                         // this
)

const (
	frameHead = 5
	alignment = 8
	maxHead   = 64 << 10 // of a message, but for the source text of a function
	maxHello  = 64 << 20 // it may hold a script
)

var zeros [alignment]byte

// padding is how many zeros there are before a buffer that comes after size bytes.
func padding(size int) int { return -size & (alignment - 1) }

var (
	encMode = must(cbor.EncOptions{}.EncMode())
	decMode = must(cbor.DecOptions{MaxNestedLevels: 16, DupMapKey: cbor.DupMapKeyEnforcedAPF}.DecMode())
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // the options above are wrong
	}
	return v
}

// A ProtocolError says that the other end does not speak the protocol.
type ProtocolError struct{ Reason string }

func (e *ProtocolError) Error() string { return "it broke the protocol: " + e.Reason }

func violation(format string, args ...any) error {
	return &ProtocolError{fmt.Sprintf(format, args...)}
}

// A frame is what is to be written of one, in parts: large buffers are not copied.
type frame struct {
	first []byte
	rest  [][]byte
}

func (f *frame) length() int {
	length := len(f.first)
	for _, part := range f.rest {
		length += len(part)
	}
	return length
}

// size is how much memory a frame takes, of which small ones take more than they
// have bytes.
func (f *frame) size() int {
	const slice = 64
	return f.length() + slice*(2+len(f.rest))
}

// newFrame returns a frame that is no message's.
func newFrame(kind frameKind, body []byte) frame {
	first := append(make([]byte, frameHead, frameHead+len(body)), body...)
	putFrameHead(first, kind, len(body))
	return frame{first: first}
}

// encode returns the frame of a message.
func encode(m Message) (frame, error) {
	data, buffers := m.Value.CBOR()
	h := head{Kind: m.Kind, Flags: m.Flags, ID: m.ID, About: m.About,
		Method: m.Method, Function: m.Function, Trace: m.Trace, Value: len(data)}
	for _, b := range buffers {
		h.Buffers = append(h.Buffers, len(b))
	}
	first := make([]byte, frameHead, frameHead+h.size()+len(data)+alignment)
	first = append(h.append(first), data...)
	size := len(first) - frameHead
	var rest [][]byte
	for _, b := range buffers {
		if n := padding(size); len(rest) == 0 {
			first = append(first, zeros[:n]...)
			size += n
		} else if n > 0 {
			rest = append(rest, zeros[:n])
			size += n
		}
		rest = append(rest, b)
		size += len(b)
	}
	if uint64(1+size) > math.MaxUint32 {
		return frame{}, &jsbridge.LimitError{What: "bytes", Limit: math.MaxUint32}
	}
	putFrameHead(first, messageFrame, size)
	return frame{first, rest}, nil
}

// decode reads a message out of the body of its frame, which it takes over.
func decode(body []byte, limits jsbridge.Limits) (Message, error) {
	h, rest, err := readHead(body)
	if err != nil {
		return Message{}, err
	}
	if h.Kind < Call || h.Kind > Cancel {
		return Message{}, violation("a message of kind %d", h.Kind)
	}
	cut := func(n int) []byte {
		if n < 0 || n > len(rest) {
			err = violation("a message that is shorter than it says")
			return nil
		}
		var part []byte
		part, rest = rest[:n:n], rest[n:]
		return part
	}
	data := cut(h.Value)
	var buffers [][]byte
	for _, n := range h.Buffers {
		if zero := cut(padding(len(body) - len(rest))); len(bytes.Trim(zero, "\x00")) > 0 {
			err = violation("a buffer that does not begin where it should")
		}
		buffers = append(buffers, cut(n))
		if err != nil {
			break
		}
	}
	if err != nil {
		return Message{}, err
	}
	if len(rest) > 0 {
		return Message{}, violation("a message that is longer than it says")
	}
	m := Message{Kind: h.Kind, Flags: h.Flags, ID: h.ID, About: h.About, Method: h.Method, Function: h.Function, Trace: h.Trace}
	if m.Value, err = jsbridge.Parse(data, buffers, limits); err != nil {
		return Message{}, violation("a value that is none: %v", err)
	}
	return m, nil
}

// putFrameHead writes the beginning of a frame whose content has so many bytes.
func putFrameHead(b []byte, kind frameKind, size int) {
	binary.BigEndian.PutUint32(b, uint32(1+size))
	b[frameHead-1] = byte(kind)
}

// readFrame reads one frame of at most limit bytes. Memory is taken as bytes
// arrive, whatever the length says. late is called when the frame has begun and
// is not there yet, with its length if that is. At the end of the stream the error
// is io.EOF.
func readFrame(r *bufio.Reader, limit int, late func(length int)) (frameKind, []byte, error) {
	if _, err := r.Peek(1); err != nil {
		return 0, nil, err
	}
	if r.Buffered() < frameHead {
		late(0)
	}
	prefix, err := r.Peek(frameHead)
	if err != nil {
		return 0, nil, cutShort(err)
	}
	length := int64(binary.BigEndian.Uint32(prefix))
	kind := frameKind(prefix[frameHead-1])
	if kind < helloFrame || kind > pongFrame {
		return 0, nil, violation("a frame of kind %d", kind)
	}
	if length < 1 || length-1 > int64(limit) {
		return 0, nil, violation("a frame of %d bytes, of at most %d", length, limit+1)
	}
	if _, err := r.Discard(frameHead); err != nil {
		return 0, nil, err
	}
	if int64(r.Buffered()) < length-1 {
		late(int(length))
	}
	const chunk = 4 << 20 // that is believed before it is there
	if length <= chunk {
		body := make([]byte, length-1)
		_, err := io.ReadFull(r, body)
		return kind, body, cutShort(err)
	}
	var body bytes.Buffer
	if _, err := io.CopyN(&body, r, length-1); err != nil {
		return 0, nil, cutShort(err)
	}
	return kind, body.Bytes(), nil
}

// cutShort makes the end of a stream in the middle of a frame what it is.
func cutShort(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return violation("a frame that was cut short")
	}
	return err
}
