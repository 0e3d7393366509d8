package jsbridge

import (
	"bytes"
	"math"
	"slices"
)

// reader walks over CBOR that has been checked, or that an encoder of this
// package has written.
type reader struct {
	data []byte
	pos  int
}

// head reads the next head.
func (r *reader) head() (major byte, n uint64) {
	major, n, r.pos = readHead(r.data, r.pos)
	return major, n
}

// count reads a head of which only the count matters.
func (r *reader) count() uint64 {
	_, n := r.head()
	return n
}

// raw reads n bytes.
func (r *reader) raw(n uint64) []byte {
	p := r.data[r.pos : r.pos+int(n)]
	r.pos += int(n)
	return p
}

// text reads a string that is known to be text.
func (r *reader) text() string { return string(r.raw(r.count())) }

// ahead moves past an item if it comes next.
func (r *reader) ahead(item []byte) bool {
	if !bytes.HasPrefix(r.data[r.pos:], item) {
		return false
	}
	r.pos += len(item)
	return true
}

// peekTag returns the tag of the next item and where its content begins; tag
// 0, which is not in use here, when it has none.
func (r *reader) peekTag() (tag uint64, content int) {
	if r.data[r.pos]&0xe0 != majorTag {
		return 0, r.pos
	}
	_, tag, content = readHead(r.data, r.pos)
	return tag, content
}

// skip moves past the next item, whatever it holds.
func (r *reader) skip() {
	for left := uint64(1); left > 0; left-- {
		major, n := r.head()
		switch major {
		case majorBytes, majorText:
			r.pos += int(n)
		case majorArray:
			left += n
		case majorMap:
			left += 2 * n
		case majorTag:
			left++
		}
	}
}

// shareables returns where the shareable objects begin, past the tag, by
// number.
func (r reader) shareables() (at []int) {
	for r.pos = 0; r.pos < len(r.data); {
		major, n := r.head()
		switch {
		case major == majorBytes || major == majorText:
			r.pos += int(n)
		case major == majorTag && n == tagShareable:
			at = append(at, r.pos)
		}
	}
	return at
}

// embed writes the whole of c into w, as part of another value.
func (w *writer) embed(c Clone) error {
	elements, depth := c.measure()
	if w.depth+depth > w.limits.Depth {
		return &LimitError{What: "depth", Limit: w.limits.Depth}
	}
	if err := w.count(elements); err != nil {
		return err
	}
	return w.splice(c, 0, nil)
}

// measure counts the values in c, and how deep they lie.
func (c Clone) measure() (elements, depth int) {
	m := checker{data: c.bytes(), limits: Limits{Depth: math.MaxInt, Elements: math.MaxInt}}
	for _, b := range c.buffers {
		m.sizes = append(m.sizes, b.size)
	}
	if err := m.check(); err != nil {
		panic("jsbridge: an encoder wrote what Parse refuses: " + err.Error())
	}
	return m.elements, m.deepest
}

// extract returns the item at pos of c as a value of its own. shares are the
// shareables of c; nil if they are not known.
func (c Clone) extract(pos int, shares []int) (Clone, error) {
	if pos == 0 {
		return c, nil
	}
	w := newWriter(Limits{Bytes: math.MaxInt})
	if err := w.splice(c, pos, shares); err != nil {
		return Clone{}, err
	}
	return w.finish()
}

// splice writes the item at pos of c into w. What the item refers to comes
// along.
func (w *writer) splice(c Clone, pos int, shares []int) error {
	s := splicer{w: w, from: c, reader: reader{data: c.bytes(), pos: pos}, shares: shares}
	return s.run()
}

// splicer copies an item. References have numbers that are right in one value
// only, and so have buffers that ride beside.
type splicer struct {
	reader
	w      *writer
	from   Clone
	shares []int
	marks  map[int]int // from numbers in from to marks in w
}

func (s *splicer) run() error {
	// Where to go on after an object that was not part of the item but is
	// referred to, and how many items are left there.
	type resume struct {
		pos  int
		left uint64
	}
	var stack []resume
	left := uint64(1)
	for {
		if left == 0 {
			if len(stack) == 0 {
				return nil
			}
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			s.pos, left = top.pos, top.left
			continue
		}
		left--
		start := s.pos
		major, n := s.head()
		switch major {
		case majorBytes, majorText:
			s.pos += int(n)
		case majorArray:
			left += n
		case majorMap:
			left += 2 * n
		case majorTag:
			switch n {
			case tagShareable:
				s.note(s.number(s.pos))
				left++
				continue
			case tagReference:
				number := int(s.count())
				if id, ok := s.marks[number]; ok {
					s.w.refer(id)
					continue
				}
				stack = append(stack, resume{s.pos, left})
				s.pos, left = s.at(number), 1
				s.note(number)
				continue
			case tagObject:
				if ok := s.buffer(); ok {
					continue
				}
			}
			left++
		}
		if err := s.w.reserve(s.pos - start); err != nil {
			return err
		}
		s.w.buf = append(s.w.buf, s.data[start:s.pos]...)
	}
}

// note marks the object with a number in the value that is written.
func (s *splicer) note(number int) {
	if s.marks == nil {
		s.marks = make(map[int]int)
	}
	s.marks[number] = s.w.mark()
}

// at is where the shareable with a number begins, and number the reverse.
func (s *splicer) at(number int) int {
	if s.shares == nil {
		s.shares = s.shareables()
	}
	return s.shares[number]
}

func (s *splicer) number(pos int) int {
	if s.shares == nil {
		s.shares = s.shareables()
	}
	n, _ := slices.BinarySearch(s.shares, pos)
	return n
}

// buffer copies a buffer that rides beside, if what follows tag 27 is one.
func (s *splicer) buffer() bool {
	start := s.pos
	s.count()
	if s.text() != nameBuffer {
		s.pos = start
		return false
	}
	b := s.from.buffers[s.count()]
	if !b.moved {
		b = &buffer{size: b.size, kept: true, data: b.data}
	}
	s.w.addBuffer(b)
	return true
}
