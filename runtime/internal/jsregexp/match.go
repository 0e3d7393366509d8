package jsregexp

import (
	"unicode/utf16"
	"unicode/utf8"
)

// maxStack is how many entries a match may have to come back to: 64 MiB.
const maxStack = 64 << 20 / 32

// pollEvery is how many steps a match takes between two polls.
const pollEvery = 1 << 12

// entryKind says what is to be done when matching comes back to an entry.
type entryKind uint8

const (
	choice      entryKind = iota // go on at pc, with position
	oldRegister                  // register pc was value
	oldCapture                   // capture pc was value
	shorterRun                   // go on behind pc, one character before position, not below value
	longerRun                    // match one more at pc, whose run has value characters
	onceMore                     // the loop at pc goes around at position
)

type entry struct {
	kind     entryKind
	pc       int32
	position int
	value    int
}

// A matcher is one attempt after another to match a text.
type matcher struct {
	*Program
	text      Text
	wide      bool
	captures  []int
	registers []int
	stack     []entry
	steps     int
	poll      func()
	full      bool // the stack is
}

// Find returns the first match at start or behind it, or the one at start if
// sticky is set: for the whole and each group where it begins and ends, in
// UTF-16 units, -1 for a group that took no part. It returns nil if there is
// none.
//
// It calls poll now and then, which may panic. The error is [ErrStack].
func (p *Program) Find(text Text, start int, sticky bool, poll func()) ([]int, error) {
	m := &matcher{
		Program:   p,
		text:      text,
		wide:      text.Units != nil,
		captures:  make([]int, 2*p.Groups+2),
		registers: make([]int, p.registers),
		poll:      poll,
	}
	if p.flags.Unicode && m.splitsPair(start) {
		start--
	}
	for length := text.Len(); start <= length; start = m.after(start) {
		if p.first != nil && !sticky {
			for start < length && !p.first.has(m.at(start)) {
				start++
				m.step()
			}
			if start == length {
				break
			}
			if p.flags.Unicode && m.splitsPair(start) {
				start--
			}
		}
		for i := range m.captures {
			m.captures[i] = -1
		}
		m.stack = m.stack[:0]
		end, found := m.run(0, start)
		if m.full {
			return nil, ErrStack
		}
		if found {
			m.captures[0], m.captures[1] = start, end
			return m.captures, nil
		}
		if sticky {
			break
		}
	}
	return nil, nil
}

// at is the unit at a position.
func (m *matcher) at(position int) rune {
	if m.wide {
		return rune(m.text.Units[position])
	}
	return rune(m.text.ASCII[position])
}

func (m *matcher) length() int {
	if m.wide {
		return len(m.text.Units)
	}
	return len(m.text.ASCII)
}

// splitsPair reports whether a position is in the middle of a surrogate pair.
func (m *matcher) splitsPair(position int) bool {
	return m.wide && position > 0 && position < len(m.text.Units) &&
		utf16.DecodeRune(m.at(position-1), m.at(position)) != utf8.RuneError
}

// after is the position behind the character at one.
func (m *matcher) after(position int) int {
	if m.flags.Unicode && m.splitsPair(position+1) {
		return position + 2
	}
	return position + 1
}

// next is the character behind a position, or before it, and where that ends.
// There is none where ok is false.
func (m *matcher) next(position int, back bool) (c rune, end int, ok bool) {
	if back {
		if position == 0 {
			return 0, 0, false
		}
		if m.flags.Unicode && position > 1 && m.splitsPair(position-1) {
			return utf16.DecodeRune(m.at(position-2), m.at(position-1)), position - 2, true
		}
		return m.at(position - 1), position - 1, true
	}
	if position >= m.length() {
		return 0, 0, false
	}
	if m.flags.Unicode && m.splitsPair(position+1) {
		return utf16.DecodeRune(m.at(position), m.at(position+1)), position + 2, true
	}
	return m.at(position), position + 1, true
}

func (m *matcher) step() {
	if m.steps++; m.steps%pollEvery == 0 && m.poll != nil {
		m.poll()
	}
}

func (m *matcher) push(e entry) {
	if len(m.stack) >= maxStack {
		m.full = true
		return
	}
	m.stack = append(m.stack, e)
}

func (m *matcher) setRegister(n, value int) {
	m.push(entry{kind: oldRegister, pc: int32(n), value: m.registers[n]})
	m.registers[n] = value
}

func (m *matcher) setCapture(n, value int) {
	if m.captures[n] != value {
		m.push(entry{kind: oldCapture, pc: int32(n), value: m.captures[n]})
		m.captures[n] = value
	}
}

// run matches from an instruction on, and returns where the match ends. What it
// leaves on the stack tries other ways.
func (m *matcher) run(pc, position int) (end int, found bool) {
	floor := len(m.stack)
	for {
		m.step()
		i := &m.code[pc]
		matched := true
		switch pc++; i.op {
		case opChar:
			var c rune
			if c, end, matched = m.next(position, i.back); matched {
				if i.fold {
					c = canonical(c, m.flags.Unicode)
				}
				matched = c == i.c
				position = end
			}
		case opSet:
			var c rune
			if c, end, matched = m.next(position, i.back); matched {
				matched = i.set.has(c)
				position = end
			}
		case opSplit:
			m.push(entry{choice, int32(i.target), position, 0})
		case opJump:
			pc = i.target
		case opStart:
			m.setRegister(i.n, position)
		case opEnd:
			from, to := m.registers[i.n], position
			if i.back {
				from, to = to, from
			}
			m.setCapture(2*i.m, from)
			m.setCapture(2*i.m+1, to)
		case opRun:
			position, matched = m.chars(i, pc-1, position)
		case opReset:
			m.setRegister(i.n, 0)
		case opLoop:
			pc = m.loop(i, pc, position)
		case opAgain:
			// A time that matched nothing, and was not needed, is none.
			matched = m.registers[i.m] != position || m.registers[i.n] <= i.min
			pc = i.target
		case opLook:
			matched = m.look(pc, position) != i.negative
			pc = i.target
		case opFound:
			return position, true
		case opBackref:
			position, matched = m.backref(i, position)
		default:
			matched = m.assertion(i.op, position)
		}
		if m.full {
			return 0, false
		}
		if !matched {
			if pc, position, matched = m.backtrack(floor); !matched {
				return 0, false
			}
		}
	}
}

// backtrack undoes what was done since the last choice above floor, and makes
// the other one.
func (m *matcher) backtrack(floor int) (pc, position int, ok bool) {
	for len(m.stack) > floor {
		last := len(m.stack) - 1
		e := &m.stack[last]
		switch e.kind {
		case choice:
			m.stack = m.stack[:last]
			return int(e.pc), e.position, true
		case oldRegister:
			m.registers[e.pc] = e.value
		case oldCapture:
			m.captures[e.pc] = e.value
		case onceMore:
			pc, position = int(e.pc), e.position
			m.stack = m.stack[:last]
			m.again(&m.code[pc], position)
			return pc + 1, position, true
		case shorterRun:
			_, position, _ = m.next(e.position, !m.code[e.pc].back)
			if position == e.value {
				m.stack = m.stack[:last]
			} else {
				e.position = position
			}
			return int(e.pc) + 1, position, true
		case longerRun:
			i := &m.code[e.pc]
			if c, end, ok := m.next(e.position, i.back); ok && i.set.has(c) {
				if e.value++; e.value == i.max {
					m.stack = m.stack[:last]
				} else {
					e.position = end
				}
				return int(e.pc) + 1, end, true
			}
		}
		m.stack = m.stack[:last]
	}
	return 0, 0, false
}

// chars matches a run of characters: as many as there are, or as few as may be.
func (m *matcher) chars(i *instruction, pc, position int) (end int, ok bool) {
	most := i.max
	if i.lazy {
		most = i.min
	}
	count := 0
	least := position // where the run ends at the earliest
	for count < most {
		c, end, ok := m.next(position, i.back)
		if !ok || !i.set.has(c) {
			break
		}
		position = end
		if count++; count == i.min {
			least = position
		}
		m.step()
	}
	switch {
	case count < i.min:
		return 0, false
	case i.lazy && i.min < i.max:
		m.push(entry{longerRun, int32(pc), position, count})
	case position != least:
		m.push(entry{shorterRun, int32(pc), position, least})
	}
	return position, true
}

// loop decides whether a loop goes around once more. pc is its body.
func (m *matcher) loop(i *instruction, pc, position int) int {
	switch count := m.registers[i.n]; {
	case count < i.min:
	case count >= i.max:
		return i.target
	case i.lazy:
		m.push(entry{onceMore, int32(pc - 1), position, 0})
		return i.target
	default:
		m.push(entry{choice, int32(i.target), position, 0})
	}
	m.again(i, position)
	return pc
}

// again begins one more time of a loop.
func (m *matcher) again(i *instruction, position int) {
	m.setRegister(i.n, m.registers[i.n]+1)
	m.setRegister(i.m, position)
	for n := 2 * i.groups[0]; n < 2*i.groups[1]; n++ {
		m.setCapture(n, -1)
	}
}

// look matches the body of a lookaround. Other ways to match it are forgotten,
// but not what has to be undone.
func (m *matcher) look(pc, position int) bool {
	floor := len(m.stack)
	_, found := m.run(pc, position)
	if !found || m.full {
		return false
	}
	kept := m.stack[:floor]
	for _, e := range m.stack[floor:] {
		if e.kind == oldRegister || e.kind == oldCapture {
			kept = append(kept, e)
		}
	}
	m.stack = kept
	if m.code[pc-1].negative {
		m.backtrack(floor)
	}
	return true
}

func (m *matcher) backref(i *instruction, position int) (end int, ok bool) {
	from, to := -1, -1
	for _, g := range i.groups {
		if m.captures[2*g+1] >= 0 {
			from, to = m.captures[2*g], m.captures[2*g+1]
		}
	}
	if from < 0 {
		return position, true
	}
	begin := position
	if i.back {
		if begin -= to - from; begin < 0 {
			return 0, false
		}
		end = begin
	} else if end = begin + to - from; end > m.length() {
		return 0, false
	}
	if !i.fold {
		for n := range to - from {
			if m.at(from+n) != m.at(begin+n) {
				return 0, false
			}
			m.step()
		}
		return end, true
	}
	for from < to {
		a, nextA, _ := m.next(from, false)
		b, nextB, _ := m.next(begin, false)
		if canonical(a, m.flags.Unicode) != canonical(b, m.flags.Unicode) {
			return 0, false
		}
		from, begin = nextA, nextB
		m.step()
	}
	return end, true
}

func (m *matcher) assertion(op opcode, position int) bool {
	switch op {
	case opStartOf:
		return position == 0 || m.flags.Multiline && isLineTerminator(m.at(position-1))
	case opEndOf:
		return position == m.length() || m.flags.Multiline && isLineTerminator(m.at(position))
	}
	atWord := (position > 0 && m.isWord(m.at(position-1))) != (position < m.length() && m.isWord(m.at(position)))
	return atWord == (op == opWord)
}

func isLineTerminator(c rune) bool { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 }

func (m *matcher) isWord(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' ||
		m.flags.Unicode && m.flags.IgnoreCase && (c == 0x17f || c == 0x212a)
}
