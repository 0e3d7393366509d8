// Package jsontext says of a JSON text (RFC 8259) what V8 says: what is wrong
// with it, where. And how deep it is nested, for goja's JSON.parse recurses.
package jsontext

import (
	"fmt"
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// Check returns the message of the SyntaxError that JSON.parse of V8 throws
// for a text, "" for one that is right. deep reports whether it is nested
// deeper than depth; then message is "".
func Check(text string, depth int) (message string, deep bool) {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return check(utf16.Encode([]rune(text)), depth)
		}
	}
	return check([]byte(text), depth)
}

// unit is what positions count: bytes of ASCII or UTF-16 units.
type unit interface{ byte | uint16 }

// checker reads a text. What is wrong with it is a panic inside.
type checker[E unit] struct {
	text  []E
	depth int
	pos   int
	open  []byte // the brackets that are open
}

type failure string

type tooDeep struct{}

func check[E unit](text []E, depth int) (message string, deep bool) {
	c := checker[E]{text: text, depth: depth}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failure:
			message = string(r)
		case tooDeep:
			deep = true
		default:
			panic(r)
		}
	}()
	c.value()
	for c.after() {
		c.value()
	}
	return "", false
}

const unexpectedEnd failure = "Unexpected end of JSON input"

func (c *checker[E]) fail(what string) { c.failAt(what, c.pos) }

func (c *checker[E]) failAt(what string, at int) {
	panic(failure(fmt.Sprintf("%s in JSON at position %d", what, at)))
}

// peek is the unit at pos, 0 at the end.
func (c *checker[E]) peek() E {
	if c.pos < len(c.text) {
		return c.text[c.pos]
	}
	return 0
}

func (c *checker[E]) ended() bool { return c.pos == len(c.text) }

func (c *checker[E]) space() {
	for !c.ended() {
		switch c.text[c.pos] {
		case ' ', '\t', '\n', '\r':
			c.pos++
		default:
			return
		}
	}
}

// value reads a value, or the beginning of one that has parts: up to its first
// part, which is to be read next.
func (c *checker[E]) value() {
	for {
		c.space()
		if c.ended() {
			panic(unexpectedEnd)
		}
		switch first := c.text[c.pos]; {
		case first == '{':
			c.enter('{')
			c.space()
			if c.peek() == '}' {
				return // which after takes
			}
			if c.peek() != '"' {
				c.fail("Expected property name or '}'")
			}
			c.name()
		case first == '[':
			c.enter('[')
			c.space()
			if c.peek() == ']' {
				return
			}
		case first == '"':
			c.string()
			return
		case first == '-' || digit(first):
			c.number()
			return
		case first == 't':
			c.word("true")
			return
		case first == 'f':
			c.word("false")
			return
		case first == 'n':
			c.word("null")
			return
		default:
			c.token()
		}
	}
}

func (c *checker[E]) enter(bracket byte) {
	if len(c.open) == c.depth {
		panic(tooDeep{})
	}
	c.pos++
	c.open = append(c.open, bracket)
}

// after reads what follows a value, and reports whether another one does.
func (c *checker[E]) after() bool {
	for {
		c.space()
		if len(c.open) == 0 {
			if !c.ended() {
				panic(failure(fmt.Sprintf("Unexpected non-whitespace character after JSON at position %d", c.pos)))
			}
			return false
		}
		top := len(c.open) - 1
		next := c.peek()
		switch {
		case c.open[top] == '{' && next == ',':
			c.pos++
			c.space()
			if c.peek() != '"' {
				c.fail("Expected double-quoted property name")
			}
			c.name()
			return true
		case c.open[top] == '[' && next == ',':
			c.pos++
			return true
		case c.open[top] == '{' && next == '}', c.open[top] == '[' && next == ']':
			c.pos++
			c.open = c.open[:top]
		case c.open[top] == '{':
			c.fail("Expected ',' or '}' after property value")
		default:
			c.fail("Expected ',' or ']' after array element")
		}
	}
}

// name reads the name of a property and the colon.
func (c *checker[E]) name() {
	c.string()
	c.space()
	if c.peek() != ':' {
		c.fail("Expected ':' after property name")
	}
	c.pos++
}

func (c *checker[E]) string() {
	for c.pos++; ; c.pos++ {
		if c.ended() {
			c.fail("Unterminated string")
		}
		switch u := c.text[c.pos]; {
		case u == '"':
			c.pos++
			return
		case u < ' ':
			c.fail("Bad control character in string literal")
		case u == '\\':
			c.pos++
			c.escape()
		}
	}
}

// escape reads what follows a backslash, up to its last unit.
func (c *checker[E]) escape() {
	if c.ended() {
		panic(unexpectedEnd)
	}
	switch c.text[c.pos] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
	case 'u':
		for range 4 {
			c.pos++
			u := c.peek()
			if !digit(u) && (u|0x20 < 'a' || u|0x20 > 'f') {
				c.fail("Bad Unicode escape")
			}
		}
	default:
		c.fail("Bad escaped character")
	}
}

func digit[E unit](u E) bool { return '0' <= u && u <= '9' }

func (c *checker[E]) number() {
	if c.peek() == '-' {
		c.pos++
		if !digit(c.peek()) {
			c.fail("No number after minus sign")
		}
	}
	if c.peek() == '0' {
		c.pos++
		if digit(c.peek()) {
			c.fail("Unexpected number")
		}
	}
	c.digits()
	if c.peek() == '.' {
		c.pos++
		if !digit(c.peek()) {
			c.fail("Unterminated fractional number")
		}
		c.digits()
	}
	if c.peek() == 'e' || c.peek() == 'E' {
		c.pos++
		if c.peek() == '+' || c.peek() == '-' {
			c.pos++
		}
		if !digit(c.peek()) {
			c.fail("Exponent part is missing a number")
		}
		c.digits()
	}
}

func (c *checker[E]) digits() {
	for digit(c.peek()) {
		c.pos++
	}
}

func (c *checker[E]) word(word string) {
	for i := range len(word) {
		if c.ended() {
			panic(unexpectedEnd)
		}
		if c.text[c.pos] != E(word[i]) {
			c.token()
		}
		c.pos++
	}
}

// token fails at a unit that can begin nothing, and shows what is around it.
func (c *checker[E]) token() {
	if whole := c.show(0, len(c.text)); slices.Contains([]string{"NaN", "Infinity", "undefined", "[object Object]"}, whole) {
		panic(failure(fmt.Sprintf("%q is not valid JSON", whole)))
	}
	const around = 10
	from, to, before, after := 0, len(c.text), "", ""
	if len(c.text) > 2*around {
		if c.pos >= around {
			from, before = c.pos-around, "..."
		}
		if c.pos < len(c.text)-around {
			to, after = c.pos+around, "..."
		}
	}
	panic(failure(fmt.Sprintf(`Unexpected token '%s', %s"%s"%s is not valid JSON`,
		c.show(c.pos, c.pos+1), before, c.show(from, to), after)))
}

func (c *checker[E]) show(from, to int) string {
	units := make([]uint16, 0, to-from)
	for _, u := range c.text[from:to] {
		units = append(units, uint16(u))
	}
	return string(utf16.Decode(units))
}
