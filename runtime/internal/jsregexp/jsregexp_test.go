package jsregexp

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// units decodes a JSON text, with the lone surrogates that Go's decoder would
// replace.
func units(t testing.TB, text json.RawMessage) (out []uint16) {
	runes := []rune(string(text[1 : len(text)-1]))
	for i := 0; i < len(runes); i++ {
		if runes[i] != '\\' {
			out = utf16.AppendRune(out, runes[i])
			continue
		}
		i++
		switch runes[i] {
		case 'u':
			u := uint16(0)
			for range 4 {
				i++
				u = u<<4 | uint16(hexDigit(runes[i]))
			}
			out = append(out, u)
		case '"', '\\':
			out = append(out, uint16(runes[i]))
		default:
			at := strings.IndexRune("bfnrt", runes[i])
			if at < 0 {
				t.Fatalf("%s", text)
			}
			out = append(out, uint16("\b\f\n\r\t"[at]))
		}
	}
	return out
}

func textOf(u []uint16) Text {
	if u == nil {
		u = []uint16{}
	}
	if slices.ContainsFunc(u, func(u uint16) bool { return u > 127 }) {
		return Text{Units: u}
	}
	return Text{ASCII: string(utf16.Decode(u))}
}

func flagsOf(s string) Flags {
	return Flags{
		IgnoreCase: strings.Contains(s, "i"), Multiline: strings.Contains(s, "m"),
		DotAll: strings.Contains(s, "s"), Unicode: strings.Contains(s, "u"),
	}
}

// TestCases compares with what Node has found.
func TestCases(t *testing.T) {
	f, err := os.Open("testdata/cases.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	n := 0
	for ; lines.Scan(); n++ {
		var c [5]json.RawMessage
		var flags string
		var last int
		if err := errors.Join(json.Unmarshal(lines.Bytes(), &c), json.Unmarshal(c[1], &flags), json.Unmarshal(c[3], &last)); err != nil {
			t.Fatal(err)
		}
		p, err := Compile(units(t, c[0]), flagsOf(flags))
		if c[4][0] == '"' {
			var want string
			_ = json.Unmarshal(c[4], &want)
			if err == nil || "error: "+err.Error() != want {
				t.Errorf("%s: got %v", lines.Bytes(), err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", lines.Bytes(), err)
			continue
		}
		var want []int
		_ = json.Unmarshal(c[4], &want)
		subject := units(t, c[2])
		texts := []Text{textOf(subject)}
		if texts[0].Units == nil {
			texts = append(texts, Text{Units: append([]uint16{}, subject...)})
		}
		for _, text := range texts {
			got, err := p.Find(text, last, false, nil)
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%s: got %v, %v", lines.Bytes(), got, err)
			}
		}
	}
	if n < 4000 {
		t.Errorf("only %d cases", n)
	}
}

func mustCompile(t testing.TB, pattern, flags string) *Program {
	t.Helper()
	p, err := Compile(utf16.Encode([]rune(pattern)), flagsOf(flags))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPoll: what takes too long can be ended, wherever it is.
func TestPoll(t *testing.T) {
	for _, c := range []struct{ pattern, text string }{
		{`^(a+)+$`, strings.Repeat("a", 40) + "b"},
		{`(x+x+)+y`, strings.Repeat("x", 60)},
		{`^(?=(a|a)*$)`, strings.Repeat("a", 60) + "b"},
		{`(?<=^(a|a)*)b`, "c" + strings.Repeat("a", 60) + "b"},
		{`([^x]*)*$`, strings.Repeat("a", 60) + "x" + strings.Repeat("y", 40)},
	} {
		func() {
			defer func() {
				if recover() != "enough" {
					t.Errorf("%s was not ended", c.pattern)
				}
			}()
			polls := 0
			found, err := mustCompile(t, c.pattern, "").Find(Text{ASCII: c.text}, 0, false, func() {
				if polls++; polls == 100 {
					panic("enough")
				}
			})
			if polls < 100 {
				panic("enough") // it was fast
			}
			t.Error(found, err)
		}()
	}
}

// TestMemory: what needs too much memory is an error, not a text that does not
// match.
func TestMemory(t *testing.T) {
	p := mustCompile(t, `(?:(?=a)(a|b))*c`, "")
	if found, err := p.Find(Text{ASCII: strings.Repeat("a", 1e7)}, 0, false, nil); !errors.Is(err, ErrStack) {
		t.Error(found, err)
	}
}

func TestHugePatterns(t *testing.T) {
	for _, pattern := range []string{
		strings.Repeat("(", 1e5), strings.Repeat("(?:", 1e5), strings.Repeat("(?=", 1e5), strings.Repeat("(?:a", 5e4) + strings.Repeat(")", 5e4),
		strings.Repeat("a*", 4e5), strings.Repeat("[", 1e5), strings.Repeat("a|", 2e4),
	} {
		if p, err := Compile(utf16.Encode([]rune(pattern)), Flags{}); err == nil && len(p.code) > maxCode {
			t.Errorf("%.20s… has %d instructions", pattern, len(p.code))
		}
	}
	mustCompile(t, strings.Repeat("(?:", 500)+strings.Repeat(")", 500), "")
	// Counting does not make a program longer.
	if p := mustCompile(t, `(?:(?:a{1000}){1000}){1000}`, ""); len(p.code) > 20 {
		t.Error(len(p.code))
	}
}

// FuzzFind: no pattern and no text makes it panic, and what it finds is there.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{`(a*)*b`, `(?<=(a|b)\1)c`, `[^a-c]{2,3}?$`, `\b\w+\b`, `(?<n>x)\k<n>`, `\p{L}+`, `😀|\ud83d`} {
		f.Add(seed, "aab abc xx 😀", uint8(0))
		f.Add(seed, "aab abc xx 😀", uint8(15))
	}
	f.Fuzz(func(t *testing.T, pattern, subject string, bits uint8) {
		flags := Flags{IgnoreCase: bits&1 != 0, Multiline: bits&2 != 0, DotAll: bits&4 != 0, Unicode: bits&8 != 0}
		p, err := Compile(utf16.Encode([]rune(pattern)), flags)
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatal(err)
			}
			return
		}
		defer func() {
			if r := recover(); r != nil && r != "enough" {
				panic(r)
			}
		}()
		polls := 0
		text := textOf(utf16.Encode([]rune(subject)))
		poll := func() {
			if polls++; polls > 20 {
				panic("enough")
			}
		}
		found, err := p.Find(text, 0, false, poll)
		if err != nil || found == nil {
			return
		}
		if len(found) != 2*p.Groups+2 || found[0] < 0 {
			t.Fatalf("%v", found)
		}
		for i := 0; i < len(found); i += 2 {
			if (found[i] < 0) != (found[i+1] < 0) || found[i] > found[i+1] || found[i+1] > text.Len() {
				t.Fatalf("%v", found)
			}
		}
		again, err := p.Find(text, found[0], true, poll)
		if err != nil || !slices.Equal(found, again) {
			t.Fatalf("%v, and then at once %v, %v", found, again, err)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := Text{ASCII: strings.Repeat("The quick brown fox, jumps over 13 lazy dogs; ", 200) + "mail@example.com"}
	for _, pattern := range []string{`\d+`, `(\w+)@(\w+)\.com`, `[^;]*;$|x`, `(?:fox|dog)s?(?=;)`, `(?<=13 )lazy(?!.*lazy)`} {
		p := mustCompile(b, pattern, "")
		b.Run(pattern, func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				if _, err := p.Find(text, 0, false, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
