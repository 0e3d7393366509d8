package wire

import (
	"encoding/binary"
	"math"
	"unicode/utf8"
)

// A head is what a message's frame says of it: an array in CBOR, RFC 8949, with
// the fields below in their order. It is written and read here, and not by the
// library that does so for a hello, for it is part of what every task costs.
type head struct {
	Kind     Kind
	Flags    Flags
	ID       uint64
	About    uint64
	Method   string
	Function string
	Trace    string
	Value    int   // length of the value's bytes,
	Buffers  []int // and of those of each of its buffers
}

const headFields = 9

// The major types of CBOR that a head is made of.
const (
	majorNumber = 0 << 5
	majorText   = 3 << 5
	majorArray  = 4 << 5
)

// longestNumber is how many bytes a number, or the beginning of a text, takes at
// most.
const longestNumber = 9

// size is how many bytes append adds at most.
func (h *head) size() int {
	const numbers = 1 + headFields
	return (numbers+len(h.Buffers))*longestNumber + len(h.Method) + len(h.Function) + len(h.Trace)
}

func (h *head) append(b []byte) []byte {
	b = appendNumber(b, majorArray, headFields)
	b = appendNumber(b, majorNumber, uint64(h.Kind))
	b = appendNumber(b, majorNumber, uint64(h.Flags))
	b = appendNumber(b, majorNumber, h.ID)
	b = appendNumber(b, majorNumber, h.About)
	b = appendText(b, h.Method)
	b = appendText(b, h.Function)
	b = appendText(b, h.Trace)
	b = appendNumber(b, majorNumber, uint64(h.Value))
	b = appendNumber(b, majorArray, uint64(len(h.Buffers)))
	for _, n := range h.Buffers {
		b = appendNumber(b, majorNumber, uint64(n))
	}
	return b
}

func appendText(b []byte, text string) []byte {
	return append(appendNumber(b, majorText, uint64(len(text))), text...)
}

func appendNumber(b []byte, major byte, n uint64) []byte {
	switch {
	case n < 24:
		return append(b, major|byte(n))
	case n <= math.MaxUint8:
		return append(b, major|24, byte(n))
	case n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(b, major|25), uint16(n))
	case n <= math.MaxUint32:
		return binary.BigEndian.AppendUint32(append(b, major|26), uint32(n))
	}
	return binary.BigEndian.AppendUint64(append(b, major|27), n)
}

// readHead reads the head at the beginning of a message, and returns the rest of
// it. What the head says of the rest is not checked.
func readHead(body []byte) (h head, rest []byte, err error) {
	r := headReader{rest: body}
	if r.number(majorArray, headFields) != headFields {
		r.fail("it has not its %d fields", headFields)
	}
	h.Kind = Kind(r.number(majorNumber, math.MaxUint8))
	h.Flags = Flags(r.number(majorNumber, math.MaxUint8))
	h.ID = r.number(majorNumber, math.MaxUint64)
	h.About = r.number(majorNumber, math.MaxUint64)
	h.Method = r.text()
	h.Function = r.text()
	h.Trace = r.text()
	h.Value = int(r.number(majorNumber, math.MaxUint32))
	if n := r.number(majorArray, uint64(len(r.rest))); n > 0 { // each takes a byte at least
		h.Buffers = make([]int, n)
		for i := range h.Buffers {
			h.Buffers[i] = int(r.number(majorNumber, math.MaxUint32))
		}
	}
	return h, r.rest, r.err
}

// A headReader reads what appendNumber and appendText have written. After the
// first error all it reads is zero.
type headReader struct {
	rest []byte
	err  error
}

func (r *headReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = violation("a message without a head: "+format, args...)
	}
	r.rest = nil
}

// number reads a number of at most so much, of that major type.
func (r *headReader) number(major byte, most uint64) (n uint64) {
	first := r.take(1)
	if first == nil {
		return 0
	}
	info := first[0] - major // wraps around if the major type is another one
	switch {
	case info < 24:
		n = uint64(info)
	case info <= 27:
		var whole [8]byte
		size := 1 << (info - 24)
		copy(whole[8-size:], r.take(size))
		n = binary.BigEndian.Uint64(whole[:])
	default:
		r.fail("the byte %#x in place of something of the kind %#x", first[0], major)
		return 0
	}
	if n > most {
		r.fail("%d, of at most %d", n, most)
		return 0
	}
	return n
}

func (r *headReader) text() string {
	text := r.take(int(r.number(majorText, math.MaxUint32)))
	if !utf8.Valid(text) {
		r.fail("a text that is not UTF-8")
		return ""
	}
	return string(text)
}

// take takes n bytes, or fails and returns nil.
func (r *headReader) take(n int) []byte {
	if r.err != nil || n > len(r.rest) {
		r.fail("it was cut short")
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}
