package main

import "strings"

// The colours of a terminal that errors are painted in.
const (
	red   = "\x1b[31m"
	bold  = "\x1b[1;31m"
	dim   = "\x1b[2m"
	cyan  = "\x1b[36m"
	plain = "\x1b[0m"
)

// paint colours an error as describe writes it: the mark below the place, the
// message, the frames of the stack and the hint.
func paint(text string) string {
	lines := strings.Split(text, "\n")
	headed := false // the message was seen
	for i, line := range lines {
		content := strings.TrimSpace(line)
		color := ""
		switch {
		case content == "":
		case content == "^":
			color = red
		case strings.HasPrefix(content, "at "):
			color = dim
		case strings.HasPrefix(content, "Hint: "):
			color = cyan
		case strings.HasPrefix(content, "["): // [cause], [error], [input]
		case i+2 < len(lines) && strings.TrimSpace(lines[i+2]) == "^":
			color = dim // file:line
		case i+1 < len(lines) && strings.TrimSpace(lines[i+1]) == "^": // the line itself
		case !headed:
			headed, color = true, bold
		}
		if color != "" {
			lines[i] = color + line + plain
		}
	}
	return strings.Join(lines, "\n")
}
