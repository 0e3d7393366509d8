package runtime

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wprun/wprun/jsbridge"
)

// chainLimit bounds the operators, prefixes, arrows and member accesses that
// depend on each other without a bracket. Each is a level of goja's compiler,
// but one that takes less of the Go stack than a bracket does. Compiling a chain
// takes time that grows with the square of its length: 0.2 s at this one.
const chainLimit = 10_000

// maxDigits is the longest BigInt that a source may spell out: to read one takes
// time that grows with the square of its length.
const maxDigits = 1 << 20

// checkNesting refuses a source that goja would need a deep Go stack for: its
// parser and its compiler recurse, and no recover survives the end of the
// stack. It over-estimates: brackets count, and so do operators until the
// expression or statement surely ends.
//
// Whether a slash begins a regular expression only a parser can tell for sure.
// This scanner goes by the token before it, which honest code does not mislead.
func checkNesting(source string, limit int) error {
	if len(source) <= limit {
		return nil
	}
	s := scanner{src: source}
	for s.pos < len(source) {
		s.token()
		if s.digits > maxDigits {
			return errBigInt
		}
		if len(s.open) > limit || s.groups > limit || s.chain > chainLimit {
			line := 1 + strings.Count(source[:min(s.pos, len(source))], "\n")
			message := fmt.Sprintf("Maximum call stack size exceeded: the source is nested too deep at line %d", line)
			return &jsbridge.Error{Name: "RangeError", Message: message, Stack: "RangeError: " + message}
		}
	}
	return nil
}

// scanner splits a source into tokens.
type scanner struct {
	src     string
	pos     int
	open    []level
	chain   int  // of all open levels together
	here    int  // the part of chain that belongs to the innermost level
	groups  int  // how deep the groups of the deepest regular expression lie in each other
	operand bool // the last token ends an operand: a slash divides, a newline may end the statement
	newline bool // before the token
	digits  int  // of the longest BigInt
	ended   int  // what here was before the last token, a semicolon, ended it
}

// level is an open bracket.
type level struct {
	template bool // ${ in a template
	chain    int  // of the level around it
}

// operatorWords are the words after which an operand is to come.
var operatorWords = map[string]bool{
	"await": true, "case": true, "delete": true, "do": true, "else": true, "extends": true, "in": true, "instanceof": true,
	"new": true, "of": true, "return": true, "throw": true, "typeof": true, "void": true, "yield": true, "if": true, "for": true, "while": true, "with": true,
}

func (s *scanner) token() {
	c := s.src[s.pos]
	switch {
	case lineEnd(s.src[s.pos:]) > 0:
		s.newline = true
		s.pos += lineEnd(s.src[s.pos:])
	case c == ' ' || c == '\t':
		s.pos++
	case c == '/' && s.comment():
	case c == '/' && !s.operand:
		s.expression()
	case c == '"' || c == '\'':
		s.begin()
		s.string(c)
	case c == '`':
		s.begin()
		s.pos++
		s.template()
	case isWord(c):
		s.word()
	case c == '(' || c == '[' || c == '{':
		s.pos++
		s.enter(false)
	case c == ')' || c == ']' || c == '}':
		s.pos++
		s.leave()
	case c == ';' || c == ',':
		s.pos++
		here := s.here
		s.end()
		s.ended = here
		s.operand = false
	default: // an operator
		s.pos++
		s.link()
		s.operand = false
	}
}

// link adds a level that needs no bracket.
func (s *scanner) link() {
	s.chain++
	s.here++
	s.newline = false
	s.ended = 0
}

// end notes that what the operators of this level belong to has ended.
func (s *scanner) end() {
	s.chain -= s.here
	s.here = 0
	s.newline = false
	s.ended = 0
}

// begin notes that an operand begins. After another one and a newline it
// belongs to a new statement.
func (s *scanner) begin() {
	if s.operand && s.newline {
		s.end()
	}
	s.newline = false
	s.operand = true
	s.ended = 0
}

func (s *scanner) enter(template bool) {
	s.link() // a call, an index, a block: it depends on what is before it
	s.open = append(s.open, level{template, s.here})
	s.here = 0
	s.operand = false
}

func (s *scanner) leave() {
	s.end()
	s.operand = true
	if len(s.open) == 0 {
		return // the parser will complain
	}
	top := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	s.here = top.chain
	if top.template {
		s.template()
	}
}

// lineEnd is the length of the line terminator that a text begins with, 0 if
// there is none.
func lineEnd(text string) int {
	switch {
	case text == "":
		return 0
	case text[0] == '\n' || text[0] == '\r':
		return 1
	case strings.HasPrefix(text, "\u2028") || strings.HasPrefix(text, "\u2029"):
		return len("\u2028")
	}
	return 0
}

func isWord(c byte) bool {
	return c == '_' || c == '$' || c == '#' || c == '\\' || c >= utf8.RuneSelf ||
		'0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

func (s *scanner) word() {
	from := s.pos
	for s.pos < len(s.src) && isWord(s.src[s.pos]) && lineEnd(s.src[s.pos:]) == 0 {
		s.pos++
	}
	if s.src[s.pos-1] == 'n' && '0' <= s.src[from] && s.src[from] <= '9' {
		s.digits = max(s.digits, s.pos-from)
	}
	if s.src[from:s.pos] == "else" { // goes on with the if before the semicolon
		s.here += s.ended
		s.chain += s.ended
	}
	if isName := from > 0 && s.src[from-1] == '.' && (from == 1 || s.src[from-2] != '.'); operatorWords[s.src[from:s.pos]] && !isName {
		if s.operand && s.newline && s.src[from:s.pos] != "in" && s.src[from:s.pos] != "instanceof" && s.src[from:s.pos] != "else" {
			s.end()
		}
		s.link()
		s.operand = false
		return
	}
	s.begin()
}

func (s *scanner) comment() bool {
	rest := s.src[s.pos:]
	end := -1
	switch {
	case strings.HasPrefix(rest, "//"):
		for end = 0; end < len(rest) && lineEnd(rest[end:]) == 0; {
			end++
		}
	case strings.HasPrefix(rest, "/*"):
		if end = strings.Index(rest[2:], "*/"); end < 0 {
			end = len(rest)
		} else {
			end += 4
		}
		s.newline = s.newline || strings.ContainsAny(rest[:end], "\n\r\u2028\u2029")
	default:
		return false
	}
	s.pos += end
	return true
}

// string skips a string. One that does not end on its line is none: the quote
// was part of an expression that looked like a division.
func (s *scanner) string(quote byte) {
	for i := s.pos + 1; i < len(s.src) && s.src[i] != '\n' && s.src[i] != '\r'; i++ {
		switch s.src[i] {
		case '\\':
			if i++; strings.HasPrefix(s.src[i:], "\r\n") {
				i++
			}
		case quote:
			s.pos = i + 1
			return
		}
	}
	s.pos++
}

// template skips the text of a template up to its end or to ${.
func (s *scanner) template() {
	for ; s.pos < len(s.src); s.pos++ {
		switch s.src[s.pos] {
		case '\\':
			s.pos++
		case '`':
			s.pos++
			s.operand = true
			return
		case '$':
			if strings.HasPrefix(s.src[s.pos:], "${") {
				s.pos += 2
				s.enter(true)
				return
			}
		}
	}
}

// expression skips a regular expression.
func (s *scanner) expression() {
	class, depth := false, 0
	for i := s.pos + 1; i < len(s.src) && lineEnd(s.src[i:]) == 0; i++ {
		switch c := s.src[i]; {
		case c == '\\':
			i++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '(' && !class:
			depth++
			s.groups = max(s.groups, depth)
		case c == ')' && !class:
			depth--
		case c == '/' && !class:
			s.pos = i + 1
			s.begin()
			return
		}
	}
	s.pos++ // it was none
	s.link()
}
