package jsbridge

import (
	"errors"
	"fmt"
	"strings"
)

// checkFlags refuses what no regular expression has as its flags.
func checkFlags(flags string) error {
	for i := range len(flags) {
		if !strings.Contains("dgimsuvy", flags[i:i+1]) || strings.Contains(flags[:i], flags[i:i+1]) {
			return fmt.Errorf("RegExp with the flags %q cannot be cloned", flags)
		}
	}
	return nil
}

const (
	maxGroups = 500 // nested
	maxCounts = 6   // nested groups with a count: ((a){2}){2}
)

var errRegExp = errors.New("RegExp with groups nested that deep cannot be cloned")

// checkSource refuses an expression that would take the receiver too long to
// compile, which nothing can stop: to compile groups takes time that grows
// with the square of their depth, and groups with counts memory that grows
// exponentially, gigabytes for fifteen.
func checkSource(source string) error {
	counts := []int{0} // of the open groups: how deep counts are nested inside
	class := false
	for i := 0; i < len(source); i++ {
		switch c := source[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == '(':
			if len(counts) > maxGroups {
				return errRegExp
			}
			counts = append(counts, 0)
		case c == ')' && len(counts) > 1:
			inside := counts[len(counts)-1]
			counts = counts[:len(counts)-1]
			if i+1 < len(source) && source[i+1] == '{' {
				inside++
			}
			if inside > maxCounts {
				return errRegExp
			}
			outer := &counts[len(counts)-1]
			*outer = max(*outer, inside)
		}
	}
	return nil
}
