package jsregexp

import (
	"unicode"
	"unicode/utf16"
)

// escape parses what follows a backslash outside of classes.
func (p *parser) escape() (n node, quantifiable bool) {
	c := p.peek(0)
	switch {
	case c < 0:
		p.fail(`\ at end of pattern`)
	case c == 'b' || c == 'B':
		p.at++
		return assertion(c), false
	case c >= '1' && c <= '9':
		start := p.at
		if index, _ := p.number(); index <= p.total {
			return backref{[]int{index}}, true
		}
		if p.flags.Unicode {
			p.fail("Invalid escape")
		}
		p.at = start
		if c >= '8' {
			p.at++
			return char(c), true
		}
		return char(p.octal()), true
	case c == 'k' && (p.flags.Unicode || p.named):
		p.at++
		if !p.take("<") {
			p.fail("Invalid named reference")
		}
		return namedRef(p.groupName()), true
	}
	if s := p.classEscape(); s != nil {
		return class{s.build(p.flags)}, true
	}
	return char(p.character(false)), true
}

// classEscape parses an escape that means a set, or returns nil.
func (p *parser) classEscape() ranges {
	c := p.peek(0)
	var s ranges
	switch c {
	case 'd', 'D':
		s = digits
	case 's', 'S':
		s = spaces
	case 'w', 'W':
		s = wordCharacters(p.flags)
	case 'p', 'P':
		if !p.flags.Unicode {
			return nil
		}
		p.at++
		if s = p.property(); c == 'P' {
			return s.inverted()
		}
		return s
	default:
		return nil
	}
	p.at++
	if unicode.IsUpper(c) {
		return s.inverted()
	}
	return s
}

// character parses an escape that means one character.
func (p *parser) character(inClass bool) rune {
	c := p.peek(0)
	if c < 0 {
		p.fail(`\ at end of pattern`)
	}
	p.at++
	switch c {
	case 't':
		return '\t'
	case 'n':
		return '\n'
	case 'v':
		return '\v'
	case 'f':
		return '\f'
	case 'r':
		return '\r'
	case 'b':
		if inClass {
			return '\b'
		}
	case '-':
		if inClass {
			return '-'
		}
	case 'c':
		letter := p.peek(0)
		if letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' ||
			inClass && !p.flags.Unicode && (letter >= '0' && letter <= '9' || letter == '_') {
			p.at++
			return letter % 32
		}
		if p.flags.Unicode {
			p.fail("Invalid Unicode escape")
		}
		p.at-- // the backslash is itself
		return '\\'
	case '0', '1', '2', '3', '4', '5', '6', '7':
		if p.flags.Unicode {
			if c != '0' || p.peek(0) >= '0' && p.peek(0) <= '9' {
				if inClass {
					p.fail("Invalid class escape")
				}
				p.fail("Invalid decimal escape")
			}
			return 0
		}
		p.at--
		return p.octal()
	case 'x':
		if r, ok := p.hex(2); ok {
			return r
		}
		if p.flags.Unicode {
			p.fail("Invalid escape")
		}
		return 'x'
	case 'u':
		return p.unicodeEscape(p.flags.Unicode)
	}
	if p.flags.Unicode {
		if c > 127 || !isSyntax(byte(c)) {
			p.fail("Invalid escape")
		}
	} else if c == 'k' && p.named {
		p.fail("Invalid escape")
	}
	return c
}

func isSyntax(c byte) bool {
	switch c {
	case '^', '$', '\\', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|', '/':
		return true
	}
	return false
}

// octal parses up to three digits whose value is below 256.
func (p *parser) octal() rune {
	r := rune(0)
	for range 3 {
		c := p.peek(0)
		if c < '0' || c > '7' || r*8+c-'0' > 255 {
			break
		}
		r = r*8 + c - '0'
		p.at++
	}
	return r
}

// hex parses exactly n digits, or nothing.
func (p *parser) hex(n int) (r rune, ok bool) {
	for i := range n {
		d := hexDigit(p.peek(i))
		if d < 0 {
			return 0, false
		}
		r = r*16 + d
	}
	p.at += n
	return r, true
}

func hexDigit(c rune) rune {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	}
	return -1
}

// unicodeEscape parses what follows \u. Code points in braces and pairs are for
// the flag u, and for names.
func (p *parser) unicodeEscape(full bool) rune {
	if full && p.peek(0) == '{' {
		p.at++
		r, digits := rune(0), 0
		for ; hexDigit(p.peek(0)) >= 0; p.at++ {
			if r = r*16 + hexDigit(p.peek(0)); r > unicode.MaxRune {
				p.fail("Invalid Unicode escape")
			}
			digits++
		}
		if digits == 0 || !p.take("}") {
			p.fail("Invalid Unicode escape")
		}
		return r
	}
	r, ok := p.hex(4)
	if !ok {
		if full {
			p.fail("Invalid Unicode escape")
		}
		return 'u'
	}
	if full && utf16.IsSurrogate(r) && p.peek(0) == '\\' && p.peek(1) == 'u' {
		start := p.at
		p.at += 2
		if low, ok := p.hex(4); ok {
			if pair := utf16.DecodeRune(r, low); pair != unicode.ReplacementChar {
				return pair
			}
		}
		p.at = start
	}
	return r
}

// class parses what follows an opening bracket.
func (p *parser) class() *set {
	negated := p.take("^")
	var s ranges
	for !p.take("]") {
		if p.at >= len(p.src) {
			p.fail("Unterminated character class")
		}
		low, lowSet := p.classAtom()
		if p.peek(0) != '-' || p.peek(1) == ']' || p.peek(1) < 0 {
			s = s.add(low, lowSet)
			continue
		}
		p.at++
		high, highSet := p.classAtom()
		switch {
		case lowSet != nil || highSet != nil:
			if p.flags.Unicode {
				p.fail("Invalid character class")
			}
			s = s.add(low, lowSet).add('-', nil).add(high, highSet)
		case low > high:
			p.fail("Range out of order in character class")
		default:
			s = append(s, span{low, high})
		}
	}
	built := s.build(p.flags)
	built.negated = negated
	return built
}

func (p *parser) classAtom() (rune, ranges) {
	if p.at >= len(p.src) {
		p.fail("Unterminated character class")
	}
	if !p.take(`\`) {
		p.at++
		return p.src[p.at-1], nil
	}
	if s := p.classEscape(); s != nil {
		return 0, s
	}
	return p.character(true), nil
}
