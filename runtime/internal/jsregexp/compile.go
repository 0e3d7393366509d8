package jsregexp

import "unicode"

type opcode uint8

const (
	opChar    opcode = iota // c, or what counts as the same
	opSet                   // a character of the set
	opSplit                 // goes on; comes back to go to target
	opJump                  // to target
	opStart                 // a group begins: notes where in register n
	opEnd                   // group m ends, which began where register n says
	opRun                   // min to max characters of the set, as one step
	opReset                 // register n becomes 0
	opLoop                  // one more time, or to target
	opAgain                 // the end of a time: back to the loop at target
	opLook                  // what follows, up to opFound, matches here, or not; goes on at target
	opFound                 // the end of that, and of the whole
	opStartOf               // ^
	opEndOf                 // $
	opWord                  // \b
	opNotWord               // \B
	opBackref               // what one of the groups has matched
)

// An instruction is one step of matching. Those for characters look behind
// where back is set, and ignore case where fold is set.
type instruction struct {
	op         opcode
	back, fold bool
	lazy       bool
	negative   bool
	c          rune
	set        *set
	target     int
	n, m       int
	min, max   int
	groups     []int
}

type compiler struct {
	*parser
	code      []instruction
	registers int
}

// Compile compiles a pattern, which is given in UTF-16 units. Its error is a
// [*SyntaxError].
func Compile(pattern []uint16, flags Flags) (*Program, error) {
	tree, p, err := parse(pattern, flags)
	if err != nil {
		return nil, err
	}
	c := &compiler{parser: p}
	if err := c.program(tree); err != nil {
		return nil, err
	}
	program := &Program{code: c.code, registers: c.registers, flags: flags, Groups: p.groups, Names: make([]string, p.groups+1)}
	for name, groups := range p.names {
		for _, g := range groups {
			program.Names[g] = name
		}
	}
	program.Plain = !p.properties && c.plain(tree, false)
	if first, empty := c.first(tree); !empty {
		program.first = first.build(Flags{})
	}
	return program, nil
}

func (c *compiler) program(tree node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			syntax, ok := r.(*SyntaxError)
			if !ok {
				panic(r)
			}
			err = syntax
		}
	}()
	c.node(tree, false)
	c.emit(instruction{op: opFound})
	return nil
}

// maxCode is how many instructions an expression may have.
const maxCode = 1 << 20

func (c *compiler) emit(i instruction) (at int) {
	if len(c.code) >= maxCode {
		c.fail("Regular expression too large")
	}
	c.code = append(c.code, i)
	return len(c.code) - 1
}

// node compiles a part; back says that it is matched from its end to its start.
func (c *compiler) node(n node, back bool) {
	switch n := n.(type) {
	case alternatives:
		var jumps []int
		for i, alternative := range n {
			if i == len(n)-1 {
				c.node(alternative, back)
				break
			}
			split := c.emit(instruction{op: opSplit})
			c.node(alternative, back)
			jumps = append(jumps, c.emit(instruction{op: opJump}))
			c.code[split].target = len(c.code)
		}
		for _, jump := range jumps {
			c.code[jump].target = len(c.code)
		}
	case sequence:
		for i := range n {
			if back {
				i = len(n) - 1 - i
			}
			c.node(n[i], back)
		}
	case char:
		c.emit(c.single(n, back))
	case class:
		c.emit(c.single(n, back))
	case group:
		c.group(n, back)
	case look:
		at := c.emit(instruction{op: opLook, negative: n.negative})
		c.node(n.body, n.behind)
		c.emit(instruction{op: opFound})
		c.code[at].target = len(c.code)
	case assertion:
		c.emit(instruction{op: map[assertion]opcode{'^': opStartOf, '$': opEndOf, 'b': opWord, 'B': opNotWord}[n]})
	case backref:
		c.emit(instruction{op: opBackref, groups: n.groups, back: back, fold: c.flags.IgnoreCase})
	case namedRef:
		groups := c.names[string(n)]
		if groups == nil {
			c.fail("Invalid named capture referenced")
		}
		c.emit(instruction{op: opBackref, groups: groups, back: back, fold: c.flags.IgnoreCase})
	case repeat:
		c.repeat(n, back)
	}
}

// single is the instruction for one character, with the zero op for anything
// else.
func (c *compiler) single(n node, back bool) instruction {
	switch n := n.(type) {
	case char:
		if c.flags.IgnoreCase {
			return instruction{op: opChar, c: canonical(rune(n), c.flags.Unicode), fold: true, back: back}
		}
		return instruction{op: opChar, c: rune(n), back: back}
	case class:
		return instruction{op: opSet, set: n.set, back: back}
	}
	return instruction{op: opFound}
}

func (c *compiler) group(n group, back bool) {
	if n.index == 0 {
		c.node(n.body, back)
		return
	}
	register := c.register()
	c.emit(instruction{op: opStart, n: register})
	c.node(n.body, back)
	c.emit(instruction{op: opEnd, n: register, m: n.index, back: back})
}

func (c *compiler) register() int {
	c.registers++
	return c.registers - 1
}

func (c *compiler) repeat(n repeat, back bool) {
	switch {
	case n.max == 0:
		return
	case n.min == 1 && n.max == 1:
		c.node(n.body, back)
		return
	}
	if one := c.single(n.body, back); one.op != opFound {
		if one.op == opChar {
			one.set = ranges{{rune(n.body.(char)), rune(n.body.(char))}}.build(c.flags)
		}
		c.emit(instruction{op: opRun, set: one.set, back: back, lazy: n.lazy, min: n.min, max: n.max})
		return
	}
	count, start := c.register(), c.register()
	c.emit(instruction{op: opReset, n: count})
	loop := c.emit(instruction{op: opLoop, n: count, m: start, min: n.min, max: n.max, lazy: n.lazy, groups: []int{n.from, n.to}})
	c.node(n.body, back)
	c.emit(instruction{op: opAgain, n: count, m: start, min: n.min, target: loop})
	c.code[loop].target = len(c.code)
}

// first returns a set that holds what a match of a part can begin with, and
// whether it can be empty.
func (c *compiler) first(n node) (s ranges, empty bool) {
	switch n := n.(type) {
	case alternatives:
		for _, alternative := range n {
			more, e := c.first(alternative)
			s, empty = append(s, more...), empty || e
		}
		return s, empty
	case sequence:
		for _, part := range n {
			more, e := c.first(part)
			if s = append(s, more...); !e {
				return s, false
			}
		}
		return s, true
	case char:
		return c.shown(ranges{{rune(n), rune(n)}}.build(c.flags)), false
	case class:
		return c.shown(n.set), false
	case group:
		return c.first(n.body)
	case repeat:
		s, empty = c.first(n.body)
		return s, empty || n.min == 0
	case backref, namedRef:
		return everything, true
	}
	return nil, true // an assertion
}

// shown is the characters of a set, with all those that are not ASCII if there
// may be any of them.
func (c *compiler) shown(built *set) (s ranges) {
	for r := rune(0); r < 128; r++ {
		if built.has(r) {
			s = append(s, span{r, r})
		}
	}
	if built.negated || len(built.wide) > 0 {
		s = append(s, span{128, unicode.MaxRune})
	}
	return s
}

// plain tells what [Program].Plain says of a part. In a loop, JavaScript forgets
// what groups have matched before, and takes no empty time for one.
func (c *compiler) plain(n node, inLoop bool) bool {
	switch n := n.(type) {
	case alternatives:
		for _, alternative := range n {
			if !c.plain(alternative, inLoop) {
				return false
			}
		}
		return true
	case sequence:
		for _, part := range n {
			if !c.plain(part, inLoop) {
				return false
			}
		}
		return true
	case char:
		return n < 128
	case class:
		return len(n.set.wide) == 0 || !c.flags.IgnoreCase && !c.flags.Unicode
	case group:
		return (n.index == 0 || !inLoop) && c.plain(n.body, inLoop)
	case repeat:
		_, empty := c.first(n.body)
		return !empty && n.max != 0 && c.plain(n.body, true)
	case assertion:
		return !c.flags.Multiline || n == 'b' || n == 'B'
	}
	return false
}
