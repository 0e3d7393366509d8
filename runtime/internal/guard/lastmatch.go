package guard

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/wprun/wprun/runtime/internal/jsregexp"
)

// RegExp.$1 and its kin tell of the last match, whatever expression it was of. Old
// programs use them; for all others nothing is noted.

// lastMatch is the last match, once a script has used what tells of it.
type lastMatch struct {
	text     jsregexp.Text
	captures []int // nil before the first one
}

// lastGroup is the number of the last group, one that is not there if there is none.
func (m *lastMatch) lastGroup() int {
	if n := len(m.captures)/2 - 1; n > 0 {
		return n
	}
	return len(m.captures)
}

// tellsOfMatches reports whether a source uses one of those properties.
func tellsOfMatches(source string) bool {
	for {
		_, rest, found := strings.Cut(source, "RegExp")
		if !found {
			return false
		}
		for _, use := range [...]string{".$", ".lastMatch", ".lastParen", ".leftContext", ".rightContext", ".input", "['$", `["$`} {
			if strings.HasPrefix(rest, use) {
				return true
			}
		}
		source = rest
	}
}

// noteMatches gives RegExp these properties, and has all matches done by package
// jsregexp, which notes them.
func (g *Guard) noteMatches() error {
	g.RegExps()
	constructor := g.at("RegExp")
	if constructor == nil || g.err != nil {
		return g.err
	}
	setter := g.vm.ToValue(func(goja.FunctionCall) goja.Value { return goja.Undefined() })
	define := func(text func(m *lastMatch) goja.Value, names ...string) {
		getter := g.vm.ToValue(func(goja.FunctionCall) goja.Value {
			if g.matched.captures == nil {
				return g.vm.ToValue("")
			}
			return text(&g.matched)
		})
		for _, name := range names {
			if err := constructor.DefineAccessorProperty(name, getter, setter, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
				g.err = err
			}
		}
	}
	for i := 1; i <= 9; i++ {
		define(func(m *lastMatch) goja.Value { return g.matchedGroup(i) }, "$"+strconv.Itoa(i))
	}
	define(func(m *lastMatch) goja.Value { return g.matchedText(0, m.text.Len()) }, "input", "$_")
	define(func(m *lastMatch) goja.Value { return g.matchedGroup(0) }, "lastMatch", "$&")
	define(func(m *lastMatch) goja.Value { return g.matchedGroup(m.lastGroup()) }, "lastParen", "$+")
	define(func(m *lastMatch) goja.Value { return g.matchedText(0, m.captures[0]) }, "leftContext", "$`")
	define(func(m *lastMatch) goja.Value { return g.matchedText(m.captures[1], m.text.Len()) }, "rightContext", "$'")
	return g.err
}

func (g *Guard) matchedGroup(i int) goja.Value {
	captures := g.matched.captures
	if 2*i+1 >= len(captures) || captures[2*i] < 0 {
		return g.vm.ToValue("")
	}
	return g.matchedText(captures[2*i], captures[2*i+1])
}

func (g *Guard) matchedText(from, to int) goja.Value {
	if units := g.matched.text.Units; units != nil {
		return goja.StringFromUTF16(units[from:to])
	}
	return g.vm.ToValue(g.matched.text.ASCII[from:to])
}
