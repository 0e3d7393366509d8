package jsbridge

import (
	"cmp"
	"slices"
)

// writer collects the bytes of one value and knows which objects it has seen.
//
// An object gets its tag 28 only when something refers to it later, for most
// never are referred to. So the bytes are written without these tags, the
// places are noted, and finish inserts them. Counts in CBOR are counts of
// items, never of bytes, hence an insertion disturbs nothing else.
type writer struct {
	buf      []byte
	limits   Limits
	depth    int // open containers
	elements int // values so far

	marks   []mark // objects in the order of their first visit, thus of their places
	refs    []ref
	edits   []edit
	buffers []*buffer
	beside  int // bytes in buffers
}

// mark is the place of an object that may be referred to.
type mark struct {
	at   int
	view *view // for a buffer that was written as part of its only view
}

// view is a typed array that was written in the short form, tag and bytes,
// which has no place for a tag 28 on the buffer. Should the buffer turn out
// to be shared, the long form replaces it.
type view struct {
	at, end int // where the short form lies
	typ     *viewType
	length  int // in elements
}

// ref is a reference to an object: where its number belongs, and the index of
// the object in marks.
type ref struct{ at, id int }

// edit replaces del bytes at a place. Several edits may share a place; order
// puts what belongs to the end of the item before first, then tags, then
// changed heads.
type edit struct {
	at, order, del int
	ins            []byte
}

const (
	orderTail = iota
	orderTag
	orderHead
)

// newWriter returns a writer that keeps to l.
func newWriter(l Limits) writer {
	return writer{limits: l.withDefaults(), buf: make([]byte, 0, 64)}
}

// count notes n more values.
func (w *writer) count(n int) error {
	w.elements += n
	if w.elements > w.limits.Elements {
		return &LimitError{What: "elements", Limit: w.limits.Elements}
	}
	return w.reserve(0)
}

// counted notes one more value, behind which so many bytes are written, if it is
// within the limits.
func (w *writer) counted(bytes int) bool {
	if w.elements >= w.limits.Elements || bytes > w.limits.Bytes-w.beside {
		return false
	}
	w.elements++
	return true
}

// reserve reports whether n more bytes are too many.
func (w *writer) reserve(n int) error {
	if n > w.limits.Bytes-w.beside-len(w.buf) {
		return &LimitError{What: "bytes", Limit: w.limits.Bytes}
	}
	return nil
}

// open notes that a container begins.
func (w *writer) open() error {
	if w.depth == w.limits.Depth {
		return &LimitError{What: "depth", Limit: w.limits.Depth}
	}
	w.depth++
	return nil
}

// close notes that a container ends.
func (w *writer) close() { w.depth-- }

// sample is how many elements of an array tell what the others may take.
const sample = 16

// makeRoom is for an array of n elements, of which a sample has taken so
// many bytes. It takes their word for a megabyte only.
func (w *writer) makeRoom(bytes, n int) {
	const most = 1 << 20
	more := most
	if each := bytes/sample + 1; n < most/each {
		more = (n - sample) * each
	}
	w.buf = slices.Grow(w.buf, more)
}

// mark notes that an object begins here and returns its index.
func (w *writer) mark() int {
	w.marks = append(w.marks, mark{at: len(w.buf)})
	return len(w.marks) - 1
}

// addBuffer puts a buffer beside the value and writes where it is.
func (w *writer) addBuffer(b *buffer) {
	w.buf = appendObject(w.buf, nameBuffer, 1)
	w.buf = appendHead(w.buf, majorUint, uint64(len(w.buffers)))
	w.buffers = append(w.buffers, b)
	w.beside += b.size
}

// appendBuffer writes the contents of a buffer, which are copied.
func (w *writer) appendBuffer(p []byte) error {
	if err := w.reserve(len(p)); err != nil {
		return err
	}
	if len(p) <= inlineMax {
		w.buf = appendBytes(w.buf, p)
		return nil
	}
	w.addBuffer(&buffer{size: len(p), data: copyBytes(p)})
	return nil
}

// refer writes a reference to an object that was marked.
func (w *writer) refer(id int) {
	w.buf = appendHead(w.buf, majorTag, tagReference)
	w.refs = append(w.refs, ref{at: len(w.buf), id: id})
}

// recount replaces the head of a container that ended up with n items
// instead of was.
func (w *writer) recount(at int, major byte, was, n int) {
	if was != n {
		old := len(appendHead(nil, major, uint64(was)))
		w.edits = append(w.edits, edit{at: at, order: orderHead, del: old, ins: appendHead(nil, major, uint64(n))})
	}
}

// finish returns the value, complete.
func (w *writer) finish() (Clone, error) {
	if len(w.refs) > 0 {
		w.number()
	}
	data := w.buf
	if len(w.edits) > 0 {
		data = w.applied()
	}
	if cap(data) > 2*len(data) { // who counts what Clones take counts their size
		data = slices.Clone(data)
	}
	c := Clone{data: data, buffers: w.buffers}
	if c.Size() > w.limits.Bytes {
		return Clone{}, &LimitError{What: "bytes", Limit: w.limits.Bytes}
	}
	return c, nil
}

// number turns marks and references into edits, now that it is known which
// objects are shared.
func (w *writer) number() {
	shared := make([]bool, len(w.marks))
	for _, r := range w.refs {
		shared[r.id] = true
	}
	tag := appendHead(nil, majorTag, tagShareable)
	numbers := make([]uint64, len(w.marks))
	next, last := uint64(0), -1
	for id, m := range w.marks {
		if !shared[id] {
			continue
		}
		if m.at == last { // in Go, a pointer and the map it points to are one object
			numbers[id] = next - 1
			continue
		}
		last = m.at
		numbers[id] = next
		next++
		w.edits = append(w.edits, edit{at: m.at, order: orderTag, ins: tag})
		if v := m.view; v != nil {
			w.edits = append(w.edits,
				edit{at: v.at, order: orderHead, del: m.at - v.at, ins: appendViewName(nil, v.typ)},
				edit{at: v.end, order: orderTail, ins: appendHead(appendHead(nil, majorUint, 0), majorUint, uint64(v.length))})
		}
	}
	for _, r := range w.refs {
		w.edits = append(w.edits, edit{at: r.at, order: orderTail, ins: appendHead(nil, majorUint, numbers[r.id])})
	}
}

// applied is the buffer with all edits made.
func (w *writer) applied() []byte {
	slices.SortStableFunc(w.edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.order, b.order))
	})
	grow := 0
	for _, e := range w.edits {
		grow += len(e.ins) - e.del
	}
	out := make([]byte, 0, len(w.buf)+grow)
	pos := 0
	for _, e := range w.edits {
		out = append(out, w.buf[pos:e.at]...)
		out = append(out, e.ins...)
		pos = e.at + e.del
	}
	return append(out, w.buf[pos:]...)
}
