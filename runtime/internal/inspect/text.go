package inspect

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"
	"golang.org/x/text/width"

	"github.com/wprun/wprun/runtime/internal/native"
)

// primitive shows what is no object.
func (p *printer) primitive(v goja.Value) string {
	switch {
	case v == nil || goja.IsUndefined(v):
		return p.paint("undefined", "undefined")
	case goja.IsNull(v):
		return p.paint("null", "null")
	case goja.IsBigInt(v):
		return p.paint(p.separated(v.String())+"n", "bigint")
	case goja.IsNumber(v):
		return p.paint(p.number(v), "number")
	}
	switch v := v.(type) {
	case goja.String:
		return p.string(v)
	case *goja.Symbol:
		return p.paint(symbolText(v), "symbol")
	}
	if goja.IsString(v) {
		return p.string(v.ToString().(goja.String))
	}
	return p.paint(v.String(), "boolean")
}

func symbolText(s *goja.Symbol) string { return "Symbol(" + s.String() + ")" }

func (p *printer) number(v goja.Value) string {
	f := v.ToFloat()
	if !p.NumericSeparator {
		return numberText(v)
	}
	text := v.String()
	whole := math.Trunc(f)
	if whole == f {
		if math.IsInf(f, 0) || strings.Contains(text, "e") {
			return text
		}
		return p.separated(text)
	}
	if math.IsNaN(f) {
		return text
	}
	integer, fraction, _ := strings.Cut(text, ".")
	var b strings.Builder
	for len(fraction) > 3 {
		b.WriteString(fraction[:3] + "_")
		fraction = fraction[3:]
	}
	return p.separated(integer) + "." + b.String() + fraction
}

// numberText is a number as the console shows it.
func numberText(v goja.Value) string {
	if f := v.ToFloat(); f == 0 && math.Signbit(f) {
		return "-0"
	}
	return v.String()
}

// separated puts a mark between the thousands of an integer.
func (p *printer) separated(digits string) string {
	if !p.NumericSeparator {
		return digits
	}
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	tail := ""
	for len(digits) > 3 {
		digits, tail = digits[:len(digits)-3], "_"+digits[len(digits)-3:]+tail
	}
	return sign + digits + tail
}

// string shows a string; a long one, of several lines, in several lines.
func (p *printer) string(s goja.String) string {
	trailer := ""
	length := s.Length()
	if length > p.MaxStringLength {
		trailer = "... " + plural(length-p.MaxStringLength, "more character")
		s = s.Substring(0, p.MaxStringLength)
		length = p.MaxStringLength
	}
	if p.Compact >= 0 && length > 16 && length > p.BreakLength-p.indent-4 {
		if lines := strings.SplitAfter(textOf(s), "\n"); len(lines) > 1 {
			if lines[len(lines)-1] == "" {
				lines = lines[:len(lines)-1]
			}
			for i, line := range lines {
				lines[i] = p.paint(quote(line), "string")
			}
			return strings.Join(lines, " +\n"+strings.Repeat(" ", p.indent+2)) + trailer
		}
	}
	return p.paint(quote(textOf(s)), "string") + trailer
}

// textOf is a string with the halves of surrogate pairs that have no other one as
// what escape knows: encoded as if they were characters.
func textOf(s goja.String) string {
	ascii, units := native.Units(s)
	if units == nil {
		return ascii
	}
	b := make([]byte, 0, len(units)+len(units)/2)
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) {
			if i+1 < len(units) {
				if pair := utf16.DecodeRune(r, rune(units[i+1])); pair != utf8.RuneError {
					b = utf8.AppendRune(b, pair)
					i++
					continue
				}
			}
			b = append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
			continue
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// quote uses the first kind of quotation marks that the text has not.
func quote(s string) string {
	mark := byte('\'')
	if strings.Contains(s, "'") {
		switch {
		case !strings.Contains(s, `"`):
			mark = '"'
		case !strings.Contains(s, "`") && !strings.Contains(s, "${"):
			mark = '`'
		}
	}
	return string(mark) + escape(s, mark) + string(mark)
}

func escape(s string, mark byte) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1 && i+2 < len(s) && s[i] == 0xed:
			fmt.Fprintf(&b, `\u%04x`, 0xd000|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f))
			size = 3
		case r == '\'' && mark == '\'':
			b.WriteString(`\'`)
		case r == '\\':
			b.WriteString(`\\`)
		case r == '\b':
			b.WriteString(`\b`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\f':
			b.WriteString(`\f`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			fmt.Fprintf(&b, `\x%02X`, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// units is the length of a text in UTF-16 units, which is what lines are
// measured in.
func units(s string) (n int) {
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// columnsOf is how many columns of a terminal a text takes.
func columnsOf(s string) (n int) {
	if isASCII(s) {
		return len(s)
	}
	for _, r := range s {
		switch {
		case unicode.IsControl(r) || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		default:
			n++
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				n++
			}
		}
	}
	return n
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// plain removes colours.
func plain(s string) string {
	if !strings.Contains(s, "\x1b") {
		return s
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if end := strings.IndexByte(after, 'm'); end >= 0 {
			after = after[end+1:]
		}
		s = after
	}
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
