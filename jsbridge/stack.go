package jsbridge

import (
	"regexp"
	"strings"
)

// gojaFrame matches the tail of a stack line as goja writes it: the place,
// and the program counter in parentheses.
var gojaFrame = regexp.MustCompile(`^\tat (.*:\d+:\d+)\(\d+\)(\)?)$`)

// NodeStack turns a stack as goja writes it into the form of Node, which
// tools know: "    at f (file:1:2)". Other text stays as it is.
func NodeStack(s string) string {
	if !strings.Contains(s, "\n\tat ") {
		return strings.TrimSuffix(s, "\n")
	}
	lines := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	for i, line := range lines {
		if m := gojaFrame.FindStringSubmatch(line); m != nil {
			lines[i] = "    at " + m[1] + m[2]
		} else if rest, ok := strings.CutPrefix(line, "\tat "); ok {
			lines[i] = "    at " + rest
		}
	}
	return strings.Join(lines, "\n")
}
