package jsregexp

import (
	"unicode"
	"unicode/utf16"
)

// node is a part of a pattern.
type node interface{}

type (
	alternatives []node             // the first that matches
	sequence     []node             // one behind the other
	char         rune               // itself
	class        struct{ set *set } // any of a set
	group        struct {
		index int // 0 for one that captures nothing
		body  node
	}
	look struct {
		behind, negative bool
		body             node
		from, to         int // the capture groups in it: from is in, to is not
	}
	assertion rune // ^ $ b B
	backref   struct{ groups []int }
	namedRef  string // a backref whose group may come later
	repeat    struct {
		body     node
		min, max int
		lazy     bool
		from, to int
	}
)

// maxNesting is how deep groups may lie in each other.
const maxNesting = 1000

// unlimited is the maximum of a quantifier that has none.
const unlimited = 1<<31 - 1

type parser struct {
	src    []rune // code points with the flag u, UTF-16 units without
	at     int
	flags  Flags
	groups int // seen so far
	total  int // in the whole pattern
	named  bool
	names  map[string][]int
	depth  int

	properties bool // \p was seen, which Go's package regexp knows in its own way
}

// fail ends parsing. It is recovered in parse.
func (p *parser) fail(message string) { panic(&SyntaxError{message}) }

func parse(pattern []uint16, flags Flags) (tree node, p *parser, err error) {
	p = &parser{flags: flags, names: make(map[string][]int)}
	if flags.Unicode {
		p.src = utf16Runes(pattern)
	} else {
		p.src = make([]rune, len(pattern))
		for i, u := range pattern {
			p.src[i] = rune(u)
		}
	}
	p.scan()
	defer func() {
		if r := recover(); r != nil {
			syntax, ok := r.(*SyntaxError)
			if !ok {
				panic(r)
			}
			err = syntax
		}
	}()
	tree = p.disjunction()
	if p.at < len(p.src) {
		p.fail("Unmatched ')'")
	}
	return tree, p, nil
}

// utf16Runes decodes pairs, and leaves lone surrogates.
func utf16Runes(units []uint16) (runes []rune) {
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) && i+1 < len(units) {
			if pair := utf16.DecodeRune(r, rune(units[i+1])); pair != unicode.ReplacementChar {
				r = pair
				i++
			}
		}
		runes = append(runes, r)
	}
	return runes
}

// scan counts the groups, and finds out whether any has a name.
func (p *parser) scan() {
	inClass := false
	for i := 0; i < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == '\\':
			i++
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		case c == '(' && !inClass:
			if i+1 == len(p.src) || p.src[i+1] != '?' {
				p.total++
			} else if i+3 < len(p.src) && p.src[i+2] == '<' && p.src[i+3] != '=' && p.src[i+3] != '!' {
				p.total++
				p.named = true
			}
		}
	}
}

// peek returns the character that lies n behind the next one, -1 at the end.
func (p *parser) peek(n int) rune {
	if p.at+n >= len(p.src) {
		return -1
	}
	return p.src[p.at+n]
}

// take moves on past a text if it comes next.
func (p *parser) take(text string) bool {
	for i, c := range text {
		if p.peek(i) != c {
			return false
		}
	}
	p.at += len(text)
	return true
}

func (p *parser) disjunction() node {
	var all alternatives
	for {
		all = append(all, p.alternative())
		if !p.take("|") {
			break
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return all
}

func (p *parser) alternative() node {
	var terms sequence
	for p.at < len(p.src) && p.peek(0) != '|' && p.peek(0) != ')' {
		from := p.groups + 1
		term, quantifiable := p.term()
		terms = append(terms, p.quantified(term, quantifiable, from))
	}
	if len(terms) == 1 {
		return terms[0]
	}
	return terms
}

// term parses an atom or an assertion.
func (p *parser) term() (n node, quantifiable bool) {
	c := p.peek(0)
	switch c {
	case '^', '$':
		p.at++
		return assertion(c), false
	case '(':
		return p.parenthesis()
	case '.':
		p.at++
		return class{p.dot()}, true
	case '[':
		p.at++
		return class{p.class()}, true
	case '\\':
		p.at++
		return p.escape()
	case '*', '+', '?':
		p.fail("Nothing to repeat")
	case '{':
		if _, _, ok := p.braces(); ok {
			p.fail("Nothing to repeat")
		}
		if p.flags.Unicode {
			p.fail("Lone quantifier brackets")
		}
	case '}', ']':
		if p.flags.Unicode {
			p.fail("Lone quantifier brackets")
		}
	}
	p.at++
	return char(c), true
}

func (p *parser) dot() *set {
	if p.flags.DotAll {
		return everything.build(Flags{})
	}
	return lineTerminators.inverted().build(Flags{})
}

func (p *parser) parenthesis() (n node, quantifiable bool) {
	if p.depth++; p.depth > maxNesting {
		p.fail("Regular expression too large")
	}
	defer func() { p.depth-- }()
	p.at++
	from := p.groups + 1
	l := look{from: from}
	switch {
	case p.take("?:"):
		return p.closed(func() node { return group{body: p.disjunction()} }), true
	case p.take("?="):
		quantifiable = !p.flags.Unicode
	case p.take("?!"):
		l.negative, quantifiable = true, !p.flags.Unicode
	case p.take("?<="):
		l.behind = true
	case p.take("?<!"):
		l.behind, l.negative = true, true
	default:
		p.groups++
		index, name := p.groups, ""
		if p.take("?<") {
			name = p.groupName()
		} else if p.peek(0) == '?' {
			p.fail("Invalid group")
		}
		n = p.closed(func() node { return group{index, p.disjunction()} })
		if name != "" {
			if len(p.names[name]) > 0 {
				p.fail("Duplicate capture group name")
			}
			p.names[name] = []int{index}
		}
		return n, true
	}
	return p.closed(func() node {
		l.body = p.disjunction()
		l.to = p.groups + 1
		return l
	}), quantifiable
}

func (p *parser) closed(body func() node) node {
	n := body()
	if !p.take(")") {
		p.fail("Unterminated group")
	}
	return n
}

// groupName parses a name and the > behind it.
func (p *parser) groupName() string {
	var name []rune
	for {
		c := p.peek(0)
		p.at++
		if c == '>' {
			break
		}
		if c == '\\' && p.take("u") {
			c = p.unicodeEscape(true)
		}
		if utf16.IsSurrogate(c) {
			if pair := utf16.DecodeRune(c, p.peek(0)); pair != unicode.ReplacementChar {
				c = pair
				p.at++
			}
		}
		start := unicode.IsLetter(c) || unicode.Is(unicode.Nl, c) || unicode.Is(unicode.Other_ID_Start, c) || c == '$' || c == '_'
		rest := start || unicode.In(c, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue) || c == 0x200c || c == 0x200d
		if c < 0 || !rest || len(name) == 0 && !start {
			p.fail("Invalid capture group name")
		}
		name = append(name, c)
	}
	if len(name) == 0 {
		p.fail("Invalid capture group name")
	}
	return string(name)
}

// quantified puts the quantifier that follows around a term.
func (p *parser) quantified(n node, quantifiable bool, from int) node {
	min, max := 0, unlimited
	switch c := p.peek(0); c {
	case '*':
		p.at++
	case '+':
		p.at++
		min = 1
	case '?':
		p.at++
		max = 1
	case '{':
		var ok bool
		if min, max, ok = p.braces(); !ok {
			if p.flags.Unicode {
				p.fail("Incomplete quantifier")
			}
			return n
		}
	default:
		return n
	}
	if _, isLook := n.(look); isLook && !quantifiable {
		p.fail("Invalid quantifier")
	}
	if !quantifiable {
		p.fail("Nothing to repeat")
	}
	if min > max {
		p.fail("numbers out of order in {} quantifier")
	}
	return repeat{body: n, min: min, max: max, lazy: p.take("?"), from: from, to: p.groups + 1}
}

// braces parses {n}, {n,} or {n,m}; where there is none of these it stays where
// it is.
func (p *parser) braces() (min, max int, ok bool) {
	start := p.at
	p.at++
	min, ok = p.number()
	if !ok {
		p.at = start
		return 0, 0, false
	}
	max = min
	if p.take(",") {
		if max, ok = p.number(); !ok {
			max = unlimited
		}
	}
	if !p.take("}") {
		p.at = start
		return 0, 0, false
	}
	return min, max, true
}

func (p *parser) number() (n int, ok bool) {
	for ; p.peek(0) >= '0' && p.peek(0) <= '9'; p.at++ {
		ok = true
		if n = n*10 + int(p.peek(0)-'0'); n > unlimited {
			n = unlimited
		}
	}
	return n, ok
}
