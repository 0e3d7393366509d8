package jsbridge

import (
	"fmt"
	"strconv"
	"unicode"
)

// pathKey is the step to a property, as JavaScript writes it.
func pathKey(key string) string {
	if arrayIndex(key) >= 0 {
		return "[" + key + "]"
	}
	for i, r := range key {
		if r != '$' && r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return "[" + strconv.Quote(key) + "]"
		}
	}
	if key == "" {
		return `[""]`
	}
	return "." + key
}

// JavaScript has no notation for the steps into collections. These say it in
// the words of the console.
func pathMember(i int) string   { return fmt.Sprintf("<Set member %d>", i) }
func pathMapKey(i int) string   { return fmt.Sprintf("<Map key %d>", i) }
func pathMapValue(i int) string { return fmt.Sprintf("<Map value %d>", i) }
