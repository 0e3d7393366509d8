package jsbridge

import (
	"math/bits"
	"slices"
)

// identities remembers which objects one encoding run has seen, and the index
// of each in writer.marks. Most values hold few objects: those are found by
// looking at all. For others there is a hash table by their addresses, which no
// script can choose.
type identities[K identifier] struct {
	list  []identity[K] // in the order of their marks
	table []uint32      // of places in list, from 1 on; 0 is free; nil while there are few
}

type identity[K identifier] struct {
	key K
	id  int
}

// identifier is what tells objects apart that differ.
type identifier interface {
	comparable
	address() uintptr
}

const fewIdentities = 8

// find returns the mark of k, or -1.
func (s *identities[K]) find(k K) int {
	if s.table == nil {
		for i := range s.list {
			if e := &s.list[i]; e.key == k {
				return e.id
			}
		}
		return -1
	}
	for i := s.slot(k); s.table[i] != 0; i = s.after(i) {
		if e := &s.list[s.table[i]-1]; e.key == k {
			return e.id
		}
	}
	return -1
}

// add notes the mark of k, which is new.
func (s *identities[K]) add(k K, id int) {
	s.list = append(s.list, identity[K]{k, id})
	switch n := len(s.list); {
	case n <= fewIdentities && s.table == nil:
	case 2*n > len(s.table):
		s.rebuild(n)
	default:
		s.enter(n)
	}
}

// enter puts the item in the place n of the list into the table.
func (s *identities[K]) enter(n int) {
	i := s.slot(s.list[n-1].key)
	for s.table[i] != 0 {
		i = s.after(i)
	}
	s.table[i] = uint32(n)
}

// rebuild makes a table for n items, most of which may be still to come.
func (s *identities[K]) rebuild(n int) {
	s.table = make([]uint32, 2<<bits.Len(uint(n)))
	for n := range s.list {
		s.enter(n + 1)
	}
}

// slot is where the search for k begins. All bits of its address matter.
func (s *identities[K]) slot(k K) int {
	return int(uint64(k.address()) * 0x9e3779b97f4a7c15 >> (65 - bits.Len(uint(len(s.table)))))
}

func (s *identities[K]) after(i int) int { return (i + 1) & (len(s.table) - 1) }

// expect makes room for n keys more, which will most likely come.
func (s *identities[K]) expect(n int) {
	s.list = slices.Grow(s.list, n)
	if n += len(s.list); n > fewIdentities && 2*n > len(s.table) {
		s.rebuild(n)
	}
}

// forget drops the marks from id on. They are the last ones that came, so that no
// search for another leads past their places.
func (s *identities[K]) forget(id int) {
	n := len(s.list)
	for n > 0 && s.list[n-1].id >= id {
		if s.table != nil {
			i := s.slot(s.list[n-1].key)
			for s.table[i] != uint32(n) {
				i = s.after(i)
			}
			s.table[i] = 0
		}
		n--
		s.list[n] = identity[K]{}
	}
	s.list = s.list[:n]
}
