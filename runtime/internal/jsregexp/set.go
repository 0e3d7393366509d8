package jsregexp

import (
	"slices"
	"sync"
	"unicode"
)

// A span is the characters from low to high, both in it.
type span struct{ low, high rune }

// ranges are a set while it is put together: in no order, and overlapping.
type ranges []span

var (
	everything      = ranges{{0, unicode.MaxRune}}
	digits          = ranges{{'0', '9'}}
	lineTerminators = ranges{{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}}
	spaces          = append(fromTable(unicode.Zs), ranges{{'\t', '\r'}, {0xfeff, 0xfeff}, {0x2028, 0x2029}}...)
	words           = ranges{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}
)

// wordCharacters are those of \w and \b: with both flags also the two that fold
// to letters of ASCII.
func wordCharacters(flags Flags) ranges {
	if flags.Unicode && flags.IgnoreCase {
		return append(slices.Clone(words), span{0x17f, 0x17f}, span{0x212a, 0x212a})
	}
	return words
}

func fromTable(t *unicode.RangeTable) (s ranges) {
	add := func(low, high, stride rune) {
		if stride == 1 {
			s = append(s, span{low, high})
			return
		}
		for r := low; r <= high; r += stride {
			s = append(s, span{r, r})
		}
	}
	for _, r := range t.R16 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range t.R32 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return s
}

// add adds a set, or a character where there is none.
func (s ranges) add(c rune, more ranges) ranges {
	if more != nil {
		return append(s, more...)
	}
	return append(s, span{c, c})
}

// merged returns the spans in order, none touching the next.
func (s ranges) merged() ranges {
	s = slices.Clone(s)
	slices.SortFunc(s, func(a, b span) int { return int(a.low - b.low) })
	out := s[:0]
	for _, r := range s {
		if n := len(out); n > 0 && r.low <= out[n-1].high+1 {
			out[n-1].high = max(out[n-1].high, r.high)
			continue
		}
		out = append(out, r)
	}
	return out
}

// inverted returns all other characters. It is not nil.
func (s ranges) inverted() ranges {
	out := ranges{}
	next := rune(0)
	for _, r := range s.merged() {
		if r.low > next {
			out = append(out, span{next, r.low - 1})
		}
		next = r.high + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, span{next, unicode.MaxRune})
	}
	return out
}

// A set is one that is used for matching.
type set struct {
	negated bool
	ascii   [2]uint64
	wide    ranges // above ASCII, merged
}

// build makes the set. Where case is ignored it holds all characters that are
// equal to one of its own then.
func (s ranges) build(flags Flags) *set {
	if flags.IgnoreCase {
		s = s.closed(flags.Unicode)
	}
	built := &set{}
	for _, r := range s.merged() {
		for c := r.low; c <= min(r.high, 127); c++ {
			built.ascii[c/64] |= 1 << (c % 64)
		}
		if r.high > 127 {
			built.wide = append(built.wide, span{max(r.low, 128), r.high})
		}
	}
	return built
}

func (s *set) has(c rune) bool {
	if uint32(c) < 128 {
		return s.ascii[c/64]&(1<<(c%64)) != 0 != s.negated
	}
	low, high := 0, len(s.wide)
	for low < high {
		middle := int(uint(low+high) / 2)
		if s.wide[middle].high < c {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return (low < len(s.wide) && s.wide[low].low <= c) != s.negated
}

// canonical is what a character counts as where case is ignored.
//
// See https://tc39.es/ecma262/#sec-runtime-semantics-canonicalize-ch.
func canonical(c rune, full bool) rune {
	if c < 128 {
		if full {
			if c >= 'A' && c <= 'Z' {
				return c + 'a' - 'A'
			}
		} else if c >= 'a' && c <= 'z' {
			return c - 'a' + 'A'
		}
		return c
	}
	if full {
		return folded(c)
	}
	if c > 0xffff || longUppercase(c) {
		return c
	}
	if upper := unicode.ToUpper(c); upper >= 128 {
		return upper
	}
	return c
}

// folded is simple case folding: of the characters that are equal but for case
// the smallest, but for the few that fold to lower-case ASCII and the like it
// does not matter which.
func folded(c rune) rune {
	least := c
	for r := unicode.SimpleFold(c); r != c; r = unicode.SimpleFold(r) {
		least = min(least, r)
	}
	if least >= 'A' && least <= 'Z' {
		return least + 'a' - 'A'
	}
	return least
}

// longUppercase reports whether the upper case of a character is more than one,
// in which case it counts as itself.
func longUppercase(c rune) bool {
	return c >= 0x1f80 && c <= 0x1faf || slices.Contains([]rune{0x1fb3, 0x1fbc, 0x1fc3, 0x1fcc, 0x1ff3, 0x1ffc}, c)
}

// equal lists, for each of the two ways to ignore case, for the characters that
// count as the same as others all of these, in the order of the characters.
var equal = [2]func() *equals{
	sync.OnceValue(func() *equals { return newEquals(false) }),
	sync.OnceValue(func() *equals { return newEquals(true) }),
}

type equals struct {
	characters []rune // in order
	same       map[rune][]rune
}

func newEquals(full bool) *equals {
	classes := make(map[rune][]rune)
	for c := rune(0); c <= 0x1ffff; c++ {
		if c < 128 || unicode.SimpleFold(c) != c || unicode.ToUpper(c) != c {
			k := canonical(c, full)
			classes[k] = append(classes[k], c)
		}
	}
	e := &equals{same: make(map[rune][]rune)}
	for _, same := range classes {
		if len(same) > 1 {
			for _, c := range same {
				e.characters = append(e.characters, c)
				e.same[c] = same
			}
		}
	}
	slices.Sort(e.characters)
	return e
}

// closed adds all characters that count as the same as one in the set.
func (s ranges) closed(full bool) ranges {
	e := equal[0]()
	if full {
		e = equal[1]()
	}
	s = slices.Clone(s)
	for _, r := range s {
		i, _ := slices.BinarySearch(e.characters, r.low)
		for ; i < len(e.characters) && e.characters[i] <= r.high; i++ {
			for _, c := range e.same[e.characters[i]] {
				if c < r.low || c > r.high {
					s = append(s, span{c, c})
				}
			}
		}
	}
	return s
}
