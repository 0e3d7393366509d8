package jsontext

import (
	"fmt"
	"reflect"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// text is a JavaScript string that grows: of bytes while it is ASCII, and then
// of UTF-16 units.
type text struct {
	bytes []byte
	units []uint16
	wide  bool
}

func (t *text) length() int {
	if t.wide {
		return len(t.units)
	}
	return len(t.bytes)
}

// cut takes back what lies behind the first n units.
func (t *text) cut(n int) {
	if t.wide {
		t.units = t.units[:n]
		return
	}
	t.bytes = t.bytes[:n]
}

func (t *text) value(vm *goja.Runtime) goja.Value {
	if t.wide {
		return goja.StringFromUTF16(t.units)
	}
	return vm.ToValue(string(t.bytes))
}

func (t *text) widen() {
	if t.wide {
		return
	}
	t.units = make([]uint16, len(t.bytes), 2*len(t.bytes)+64)
	for i, b := range t.bytes {
		t.units[i] = uint16(b)
	}
	t.bytes, t.wide = nil, true
}

func (t *text) ascii(s string) {
	if !t.wide {
		t.bytes = append(t.bytes, s...)
		return
	}
	for i := range len(s) {
		t.units = append(t.units, uint16(s[i]))
	}
}

func (t *text) utf8(s string) {
	if isASCII(s) {
		t.ascii(s)
		return
	}
	t.widen()
	for _, r := range s {
		t.units = utf16.AppendRune(t.units, r)
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// quote writes a string as JSON does.
func (t *text) quote(s goja.String) {
	if reflect.TypeOf(s).Kind() == reflect.String { // goja's strings of ASCII
		t.quoteUTF8(s.String())
		return
	}
	t.widen()
	t.units = append(t.units, '"')
	n := s.Length()
	for i := 0; i < n; i++ {
		u := s.CharAt(i)
		switch {
		case u < utf8.RuneSelf:
			if escape := escapes[u]; escape != "" {
				t.ascii(escape)
				continue
			}
		case utf16.IsSurrogate(rune(u)):
			if i+1 == n || utf16.DecodeRune(rune(u), rune(s.CharAt(i+1))) == utf8.RuneError {
				t.ascii(fmt.Sprintf(`\u%04x`, u))
				continue
			}
			t.units = append(t.units, u)
			i++
			u = s.CharAt(i)
		}
		t.units = append(t.units, u)
	}
	t.units = append(t.units, '"')
}

func (t *text) quoteUTF8(s string) {
	t.ascii(`"`)
	from := 0
	for i := range len(s) {
		if c := s[i]; c < utf8.RuneSelf && escapes[c] != "" {
			t.utf8(s[from:i])
			t.ascii(escapes[c])
			from = i + 1
		}
	}
	t.utf8(s[from:])
	t.ascii(`"`)
}

// escapes are how the ASCII characters are written that cannot be themselves.
var escapes = func() (table [utf8.RuneSelf]string) {
	for c := range ' ' {
		table[c] = fmt.Sprintf(`\u%04x`, c)
	}
	table['\b'], table['\t'], table['\n'], table['\f'], table['\r'] = `\b`, `\t`, `\n`, `\f`, `\r`
	table['"'], table['\\'] = `\"`, `\\`
	return table
}()
