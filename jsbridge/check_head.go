package jsbridge

import (
	"encoding/binary"
	"math"
	"slices"
	"unicode/utf8"
)

// n64 returns the bits of the double that b begins with, 0 if it is none.
func n64(b []byte) uint64 {
	if b[0] != simpleFloat64 {
		return 0
	}
	return binary.BigEndian.Uint64(b[1:])
}

// byte reads one byte.
func (c *checker) byte() byte {
	if c.pos == len(c.data) {
		c.fail(c.pos, "unexpected end")
	}
	c.pos++
	return c.data[c.pos-1]
}

// head reads a head, which must be the shortest for its number.
func (c *checker) head() (major byte, n uint64) {
	start := c.pos
	first := c.byte()
	major, info := first&0xe0, first&0x1f
	if info < 24 {
		return major, uint64(info)
	}
	if info > 27 {
		c.fail(start, "indefinite length or reserved head")
	}
	size := 1 << (info - 24)
	if len(c.data)-c.pos < size {
		c.fail(start, "unexpected end")
	}
	for range size {
		n = n<<8 | uint64(c.byte())
	}
	if major != majorSimple && len(appendHead(make([]byte, 0, 9), major, n)) != c.pos-start {
		c.fail(start, "head that is longer than need be")
	}
	return major, n
}

// expect reads a head of one major type.
func (c *checker) expect(major byte, what string) (n uint64) {
	start := c.pos
	m, n := c.head()
	if m != major {
		c.fail(start, what+" expected")
	}
	return n
}

// items checks that n items could follow.
func (c *checker) items(n uint64, start int) uint64 {
	if n > uint64(len(c.data)-c.pos) {
		c.fail(start, "more items than bytes")
	}
	return n
}

// pairs reads the head of a map.
func (c *checker) pairs() uint64 {
	start := c.pos
	n := c.expect(majorMap, "map")
	c.items(n, start)
	c.items(2*n, start)
	return n
}

// raw reads n bytes.
func (c *checker) raw(n uint64) []byte {
	if n > uint64(len(c.data)-c.pos) {
		c.fail(c.pos, "unexpected end")
	}
	c.pos += int(n)
	return c.data[c.pos-int(n) : c.pos]
}

// string reads a string and returns its bytes.
func (c *checker) string() []byte {
	start := c.pos
	major, n := c.head()
	switch {
	case major == majorText:
		p := c.raw(n)
		if !utf8.Valid(p) {
			c.fail(start, "text that is not UTF-8")
		}
		return p
	case major == majorTag && n == tagWTF8:
		p := c.raw(c.expect(majorBytes, "byte string"))
		if !validWTF8(p) {
			c.fail(start, "string that is not WTF-8, or is UTF-8")
		}
		return p
	}
	c.fail(start, "string expected")
	return nil
}

// double checks the bits of a number that is written as a double.
func (c *checker) double(start int, bits uint64) {
	f := math.Float64frombits(bits)
	b := appendFloat(make([]byte, 0, 9), f)
	if !slices.Equal(b, c.data[start:c.pos]) {
		c.fail(start, "number in an unusual form")
	}
}
