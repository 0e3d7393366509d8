package inspect

import (
	"math"
	"strings"
)

// lines puts the parts of an object on one line, where that is short and not too
// deep, or else on a line each.
func (p *printer) lines(s *shape, level int) string {
	parts, base, open := s.parts, s.base, s.open
	if base != "" {
		base += " "
	}
	line := "\n" + strings.Repeat(" ", p.indent)
	if p.Compact < 0 {
		if p.fits(parts, 0, s.base) {
			if s.base != "" {
				open += " " + s.base
			}
			return open + " " + strings.Join(parts, ", ") + " " + s.close
		}
		after := " "
		if s.base != "" || len(open) != 1 {
			after = line + "  "
			if s.base != "" {
				after = " " + s.base + after
			}
		}
		return open + after + strings.Join(parts, ","+line+"  ") + " " + s.close
	}
	if p.Compact >= 1 {
		entries := len(parts)
		if s.array && entries > 6 {
			parts = p.columns(s)
		}
		if p.level-level < p.Compact && entries == len(parts) {
			start := len(parts) + p.indent + units(open) + units(s.base) + 10
			if p.fits(parts, start, s.base) {
				if joined := strings.Join(parts, ", "); !strings.Contains(joined, "\n") {
					return base + open + " " + joined + " " + s.close
				}
			}
		}
	}
	return base + open + line + "  " + strings.Join(parts, ","+line+"  ") + line + s.close
}

func (p *printer) fits(parts []string, start int, base string) bool {
	length := len(parts) + start
	if length+len(parts) > p.BreakLength {
		return false
	}
	for _, part := range parts {
		if p.Colors {
			part = plain(part)
		}
		if length += units(part); length > p.BreakLength {
			return false
		}
	}
	return !strings.Contains(base, "\n")
}

// columns arranges the items of a long array in rows of equal width, about as
// many as make a rectangle that is pleasant to read.
func (p *printer) columns(s *shape) []string {
	items := s.parts
	var rest []string
	if p.MaxArrayLength < len(items) { // the last one says how many are not shown
		items, rest = items[:len(items)-1], items[len(items)-1:]
	}
	const separator = 2
	widths := make([]int, len(items))
	total, widest := 0, 0
	for i, item := range items {
		if p.Colors {
			item = plain(item)
		}
		widths[i] = columnsOf(item)
		total += widths[i] + separator
		widest = max(widest, widths[i])
	}
	full := widest + separator
	if full*3+p.indent >= p.BreakLength || float64(total)/float64(full) <= 5 && widest > 6 {
		return s.parts
	}
	bias := math.Sqrt(float64(full) - float64(total)/float64(len(s.parts)))
	biased := math.Max(float64(full)-3-bias, 1)
	columns := min(
		int(math.Floor(math.Sqrt(2.5*biased*float64(len(items)))/biased+0.5)),
		(p.BreakLength-p.indent)/full,
		p.Compact*4,
		15,
	)
	if columns <= 1 {
		return s.parts
	}
	widthOf := make([]int, columns)
	for i, w := range widths {
		widthOf[i%columns] = max(widthOf[i%columns], w+separator)
	}
	numbers := s.isNumber != nil
	for i := 0; numbers && i < len(s.parts); i++ {
		numbers = s.isNumber(i)
	}
	var rows []string
	for start := 0; start < len(items); start += columns {
		var row strings.Builder
		end := min(start+columns, len(items))
		for i := start; i < end; i++ {
			text, width := items[i], widths[i]
			room := widthOf[i-start]
			last := i == end-1
			if last {
				room -= separator
			} else {
				text += ", "
				width += separator
			}
			padding := strings.Repeat(" ", max(room-width, 0))
			switch {
			case numbers:
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
