package runtime

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"
	"golang.org/x/text/encoding/charmap"
)

// encodeText is internal.encode(text): an ArrayBuffer with its UTF-8.
func (s *Sandbox) encodeText(call goja.FunctionCall) goja.Value {
	text := textOf(call.Argument(0))
	if text.Length() < pollEvery {
		return s.newBuffer([]byte(text.String()))
	}
	var content []byte
	for i := 0; i < text.Length(); i++ {
		if i%pollEvery == 0 {
			s.poll()
			if len(content) > s.config.Limits.Buffer {
				break
			}
		}
		r := rune(text.CharAt(i))
		if utf16.IsSurrogate(r) && i+1 < text.Length() {
			if r = utf16.DecodeRune(r, rune(text.CharAt(i+1))); r != utf8.RuneError {
				i++
			}
		}
		content = utf8.AppendRune(content, r)
	}
	return s.newBuffer(content)
}

// encodeInto is internal.encodeInto(text, buffer, offset, length): how many units
// were read, and how many bytes written.
func (s *Sandbox) encodeInto(call goja.FunctionCall) goja.Value {
	text, into := textOf(call.Argument(0)), bytesArgument(call, 1)
	read, written := 0, 0
	for read < text.Length() {
		if read%pollEvery == 0 {
			s.poll()
		}
		r, units := rune(text.CharAt(read)), 1
		if utf16.IsSurrogate(r) {
			second := rune(0)
			if read+1 < text.Length() {
				second = rune(text.CharAt(read + 1))
			}
			if r = utf16.DecodeRune(r, second); r != utf8.RuneError {
				units = 2
			}
		}
		if utf8.RuneLen(r) > len(into)-written {
			break
		}
		written += utf8.EncodeRune(into[written:], r)
		read += units
	}
	return s.vm.NewArray(read, written)
}

// encodings are the names of what a TextDecoder decodes, with other labels of
// theirs. See https://encoding.spec.whatwg.org/#names-and-labels.
var encodings = [...]struct {
	name   string
	labels string
	table  *charmap.Charmap // of those with a byte for a character
}{
	{"utf-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8", nil},
	{"utf-16le", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16", nil},
	{"utf-16be", "unicodefffe", nil},
	{"windows-1252", "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252", charmap.Windows1252},
	{"iso-8859-2", "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2", charmap.ISO8859_2},
	{"iso-8859-5", "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988", charmap.ISO8859_5},
	{"iso-8859-7", "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek", charmap.ISO8859_7},
	{"iso-8859-15", "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9", charmap.ISO8859_15},
	{"koi8-r", "cskoi8r koi koi8 koi8_r", charmap.KOI8R},
	{"windows-1250", "cp1250 x-cp1250", charmap.Windows1250},
	{"windows-1251", "cp1251 x-cp1251", charmap.Windows1251},
	{"windows-1253", "cp1253 x-cp1253", charmap.Windows1253},
	{"windows-1254", "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254", charmap.Windows1254},
	{"windows-1257", "cp1257 x-cp1257", charmap.Windows1257},
}

// encodingOf is internal.encodingOf(label): its name, undefined if there is none.
func (s *Sandbox) encodingOf(call goja.FunctionCall) goja.Value {
	label := strings.ToLower(strings.Trim(call.Argument(0).String(), "\t\n\f\r "))
	for _, e := range encodings {
		if e.name == label || slices.Contains(strings.Fields(e.labels), label) {
			return s.vm.ToValue(e.name)
		}
	}
	return goja.Undefined()
}

// A textDecoder decodes bytes that come in pieces.
type textDecoder struct {
	name      string
	table     *charmap.Charmap
	fatal     bool
	ignoreBOM bool
	s         *Sandbox

	rest    []byte // that began a character
	started bool   // behind the byte order mark
}

// newDecoder is internal.decoder(name, fatal, ignoreBOM): a function that is given
// whether more will come, and bytes, and returns their text; undefined if they
// are not valid.
func (s *Sandbox) newDecoder(call goja.FunctionCall) goja.Value {
	d := &textDecoder{fatal: call.Argument(1).ToBoolean(), ignoreBOM: call.Argument(2).ToBoolean(), s: s}
	for _, e := range encodings {
		if e.name == call.Argument(0).String() {
			d.name, d.table = e.name, e.table
		}
	}
	return s.native(func(call goja.FunctionCall) goja.Value {
		more, content := call.Argument(0).ToBoolean(), bytesArgument(call, 1)
		s.checkLength(len(content))
		text, ok := d.decode(content, more)
		if !more || !ok {
			d.rest, d.started = nil, false
		}
		if !ok {
			return goja.Undefined()
		}
		return text
	})
}

func (d *textDecoder) decode(content []byte, more bool) (text goja.Value, ok bool) {
	if len(d.rest) > 0 {
		content = append(d.rest, content...)
		d.rest = nil
	}
	if d.table == nil && more {
		at := len(content) - d.begun(content)
		d.rest = slices.Clone(content[at:])
		content = content[:at]
	}
	var units []uint16
	switch d.name {
	case "utf-8":
		if d.fatal && !utf8.Valid(content) {
			return nil, false
		}
		if !d.started && !d.ignoreBOM {
			d.started = len(content) > 0
			content = bytes.TrimPrefix(content, []byte("\ufeff"))
		}
		return d.s.textOfUTF8(content), true
	case "utf-16le", "utf-16be":
		units, ok = d.utf16(content)
	default:
		units, ok = d.byTable(content)
	}
	if !ok {
		return nil, false
	}
	if len(units) > 0 && !d.started {
		d.started = true
		if units[0] == 0xfeff && d.table == nil && !d.ignoreBOM {
			units = units[1:]
		}
	}
	return goja.StringFromUTF16(units), true
}

// begun is how many bytes at the end begin a character that may go on.
func (d *textDecoder) begun(content []byte) int {
	if d.name == "utf-8" {
		for n := min(3, len(content)); n > 0; n-- {
			if tail := content[len(content)-n:]; utf8.RuneStart(tail[0]) && !utf8.FullRune(tail) {
				return n
			}
		}
		return 0
	}
	n := len(content) % 2
	if len(content) >= n+2 && utf16.IsSurrogate(rune(d.unit(content[len(content)-n-2:]))) && d.unit(content[len(content)-n-2:]) < 0xdc00 {
		return n + 2
	}
	return n
}

func (d *textDecoder) unit(content []byte) uint16 {
	if d.name == "utf-16be" {
		return uint16(content[0])<<8 | uint16(content[1])
	}
	return uint16(content[1])<<8 | uint16(content[0])
}

func (d *textDecoder) utf16(content []byte) (units []uint16, ok bool) {
	const bad = 0xfffd
	units = make([]uint16, 0, len(content)/2+1)
	for i := 0; i < len(content); i += 2 {
		if i%pollEvery == 0 {
			d.s.poll()
		}
		if i+1 == len(content) {
			units = append(units, bad)
			return units, !d.fatal
		}
		unit := d.unit(content[i:])
		if utf16.IsSurrogate(rune(unit)) {
			if unit < 0xdc00 && i+3 < len(content) {
				if second := d.unit(content[i+2:]); second&0xfc00 == 0xdc00 {
					units = append(units, unit, second)
					i += 2
					continue
				}
			}
			if d.fatal {
				return nil, false
			}
			if unit < 0xdc00 && i+3 == len(content) { // the end is within the pair
				return append(units, bad), true
			}
			unit = bad
		}
		units = append(units, unit)
	}
	return units, true
}

func (d *textDecoder) byTable(content []byte) (units []uint16, ok bool) {
	units = make([]uint16, len(content))
	for i, c := range content {
		if i%pollEvery == 0 {
			d.s.poll()
		}
		r := d.table.DecodeByte(c)
		if r == utf8.RuneError && c < 0xa0 { // a control character, to the Web
			r = rune(c)
		}
		if r == utf8.RuneError && d.fatal {
			return nil, false
		}
		units[i] = uint16(r)
	}
	return units, true
}

// textOfUTF8 is a text of bytes, with U+FFFD in the place of what is not UTF-8, as
// https://encoding.spec.whatwg.org/#utf-8-decoder has it: one for the longest
// piece that could begin a character, which is less than Go has.
func (s *Sandbox) textOfUTF8(content []byte) goja.Value {
	ascii := 0
	for ascii < len(content) && content[ascii] < utf8.RuneSelf {
		if ascii%pollEvery == 0 {
			s.poll()
		}
		ascii++
	}
	if ascii == len(content) {
		return s.vm.ToValue(string(content))
	}
	units := make([]uint16, ascii, ascii+(len(content)-ascii)/2)
	for i := range units {
		units[i] = uint16(content[i])
	}
	content = content[ascii:]
	for step := 0; len(content) > 0; step++ {
		if step%pollEvery == 0 {
			s.poll()
		}
		r, size := utf8.DecodeRune(content)
		if r == utf8.RuneError && size == 1 {
			for n := min(3, len(content)); n > 1; n-- {
				if !utf8.FullRune(content[:n]) {
					size = n
					break
				}
			}
		}
		units = utf16.AppendRune(units, r)
		content = content[size:]
	}
	return goja.StringFromUTF16(units)
}
