package jsbridge

import (
	"bytes"
	"hash/maphash"
)

// recentKeys finds names of properties again that were used before: most objects
// have few. The zero recentKeys is empty.
type recentKeys struct {
	slots []string
	seen  int
}

// text is string(p).
func (r *recentKeys) text(p []byte) string {
	const few, slots = 16, 64
	if r.seen++; r.seen <= few || len(p) == 0 {
		return string(p)
	}
	if r.slots == nil {
		r.slots = make([]string, slots)
	}
	recent := &r.slots[(int(p[0])+3*int(p[len(p)-1])+7*len(p))%slots]
	if *recent != string(p) {
		*recent = string(p)
	}
	return *recent
}

// keySet finds duplicate keys. It holds spans of a buffer that it does not
// own, and no copies. The zero keySet is empty.
type keySet struct {
	spans []span
	index map[uint64]int // hash to span; nil while there are few
	seed  maphash.Seed
}

type span struct{ from, to int }

const fewSpans = 12

// add notes the key b[from:to] and reports whether it is new.
func (s *keySet) add(b []byte, from, to int) bool {
	key := b[from:to]
	if s.index == nil {
		for _, old := range s.spans {
			if bytes.Equal(b[old.from:old.to], key) {
				return false
			}
		}
		s.spans = append(s.spans, span{from, to})
		if len(s.spans) > fewSpans {
			s.seed = maphash.MakeSeed()
			s.index = make(map[uint64]int, 4*fewSpans)
			for i, old := range s.spans {
				s.place(maphash.Bytes(s.seed, b[old.from:old.to]), i)
			}
		}
		return true
	}
	// The seed is secret, hence no one can make keys collide. Two that do so by
	// chance take neighbouring places.
	h := maphash.Bytes(s.seed, key)
	for at := h; ; at++ {
		i, ok := s.index[at]
		if !ok {
			break
		}
		if old := s.spans[i]; bytes.Equal(b[old.from:old.to], key) {
			return false
		}
	}
	s.spans = append(s.spans, span{from, to})
	s.place(h, len(s.spans)-1)
	return true
}

func (s *keySet) place(h uint64, i int) {
	for {
		if _, taken := s.index[h]; !taken {
			s.index[h] = i
			return
		}
		h++
	}
}

// reset empties the set.
func (s *keySet) reset() {
	s.spans = s.spans[:0]
	s.index = nil
}
