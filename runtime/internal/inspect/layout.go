package inspect

import (
	"math"
	"strings"
	"unicode/utf8"
)

// text puts the parts on one line, where that is short and not too deep, or
// else on a line each.
func (s *shape) text(p *printer, level, indent int) string {
	prefix := s.prefix
	if len(s.parts) == 0 {
		switch {
		case prefix == "":
			return s.open + s.close
		case s.whole:
			return prefix
		}
		return prefix + " " + s.open + s.close
	}
	if prefix != "" {
		prefix += " "
	}
	parts := s.parts
	grouped := false
	if s.array && len(parts) > 6 {
		parts = s.columns(indent)
		grouped = len(parts) != len(s.parts)
	}
	if p.deepest-level < compact && !grouped {
		length := len(parts) + indent + len(s.open) + len(prefix) + 10 + len(parts)
		for _, part := range parts {
			length += utf8.RuneCountInString(part)
		}
		if length <= breakLength && !strings.Contains(strings.Join(parts, ""), "\n") && !strings.Contains(prefix, "\n") {
			return prefix + s.open + " " + strings.Join(parts, ", ") + " " + s.close
		}
	}
	line := "\n" + strings.Repeat(" ", indent)
	return prefix + s.open + line + "  " + strings.Join(parts, ","+line+"  ") + line + s.close
}

// columns arranges the items of a long array in rows of equal width, about as
// many as make a rectangle that is pleasant to read.
func (s *shape) columns(indent int) []string {
	items := s.parts
	var rest []string
	if s.more {
		items, rest = items[:len(items)-1], items[len(items)-1:]
	}
	widths := make([]int, len(items))
	total, widest := 0, 0
	for i, item := range items {
		if strings.Contains(item, "\n") {
			return s.parts
		}
		widths[i] = utf8.RuneCountInString(item)
		total += widths[i] + 2
		widest = max(widest, widths[i])
	}
	full := widest + 2
	if full*3+indent >= breakLength || float64(total)/float64(full) <= 5 && widest > 6 {
		return s.parts
	}
	bias := math.Sqrt(float64(full) - float64(total)/float64(len(s.parts)))
	biased := math.Max(float64(full)-3-bias, 1)
	columns := min(
		int(math.Round(math.Sqrt(2.5*biased*float64(len(items)))/biased)),
		(breakLength-indent)/full,
		compact*4,
		15,
	)
	if columns <= 1 {
		return s.parts
	}
	widthOf := make([]int, columns)
	for i, w := range widths {
		widthOf[i%columns] = max(widthOf[i%columns], w+2)
	}
	var rows []string
	for start := 0; start < len(items); start += columns {
		var row strings.Builder
		for i := start; i < min(start+columns, len(items)); i++ {
			last := i == min(start+columns, len(items))-1
			text := items[i]
			width := widthOf[i-start]
			if last {
				width -= 2
			} else {
				text += ", "
			}
			padding := strings.Repeat(" ", max(width-utf8.RuneCountInString(text), 0))
			switch {
			case s.numbers:
				row.WriteString(padding + text)
			case last:
				row.WriteString(text)
			default:
				row.WriteString(text + padding)
			}
		}
		rows = append(rows, row.String())
	}
	return append(rows, rest...)
}
