package runtime

import (
	"strings"
	"unicode/utf8"
)

// lossyUTF8 is a text of bytes, with U+FFFD in the place of what is not UTF-8, as
// https://encoding.spec.whatwg.org/#utf-8-decoder has it: one for the longest
// piece that could begin a character, which is less than Go has.
func lossyUTF8(content []byte) string {
	if utf8.Valid(content) {
		return string(content)
	}
	var b strings.Builder
	b.Grow(len(content))
	for len(content) > 0 {
		r, size := utf8.DecodeRune(content)
		if r == utf8.RuneError && size == 1 {
			for n := min(3, len(content)); n > 1; n-- {
				if !utf8.FullRune(content[:n]) {
					size = n
					break
				}
			}
		}
		b.WriteRune(r)
		content = content[size:]
	}
	return b.String()
}
