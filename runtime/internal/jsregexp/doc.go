// Package jsregexp is the regular expressions of JavaScript: a backtracking
// matcher that can be interrupted, does not recurse with its input, and never
// takes an expression that needs too much for one that does not match.
//
// It follows https://tc39.es/ecma262/#sec-patterns, with the additions of Annex
// B where the flag u is not set. The flag v is not supported.
package jsregexp

import "errors"

// Flags are those that matter to matching.
type Flags struct{ IgnoreCase, Multiline, DotAll, Unicode bool }

// A Program is a compiled expression. Any goroutines may use it at the same
// time.
type Program struct {
	code      []instruction
	registers int
	flags     Flags

	// Groups is the number of capture groups, the whole match not counted.
	Groups int

	// Names holds the name of each group, the empty one for those without;
	// Names[0] stands for the whole match.
	Names []string

	// Plain says that Go's package regexp, too, matches the expression in ASCII
	// as JavaScript does: it uses nothing in which they differ.
	Plain bool

	first *set // what a match can begin with, nil if that is not known
}

// A Text is what is matched: ASCII, or Units of UTF-16 if they are not nil.
type Text struct {
	ASCII string
	Units []uint16
}

// Len is the length of the text in UTF-16 units.
func (t Text) Len() int {
	if t.Units != nil {
		return len(t.Units)
	}
	return len(t.ASCII)
}

// A SyntaxError says what is wrong with a pattern, in V8's words.
type SyntaxError struct{ Message string }

func (e *SyntaxError) Error() string { return e.Message }

// ErrStack says that a match would need too much memory to come back to.
var ErrStack = errors.New("the regular expression is too complex for this text")
