package runtime

import (
	"encoding/base64"
	"strings"

	"github.com/dop251/goja"
)

// toBase64 is internal.toBase64(text), whose units are bytes; undefined if they
// are not.
func (s *Sandbox) toBase64(call goja.FunctionCall) goja.Value {
	text := textOf(call.Argument(0))
	s.checkLength(text.Length() / 3 * 4)
	content := make([]byte, text.Length())
	for i := range content {
		if i%pollEvery == 0 {
			s.poll()
		}
		unit := text.CharAt(i)
		if unit > 0xff {
			return goja.Undefined()
		}
		content[i] = byte(unit)
	}
	return s.vm.ToValue(base64.StdEncoding.EncodeToString(content))
}

// fromBase64 is internal.fromBase64(text): the text whose units are the bytes, or
// why there is none, the second of two. See
// https://infra.spec.whatwg.org/#forgiving-base64-decode.
func (s *Sandbox) fromBase64(call goja.FunctionCall) goja.Value {
	const (
		character = "Invalid character"
		length    = "The string to be decoded is not correctly encoded."
	)
	fail := func(message string) goja.Value { return s.vm.NewArray(goja.Undefined(), message) }
	text := textOf(call.Argument(0))
	digits := make([]byte, 0, text.Length())
	padding := 0
	for i := range text.Length() {
		if i%pollEvery == 0 {
			s.poll()
		}
		unit := text.CharAt(i)
		switch {
		case unit < 0x80 && strings.IndexByte(" \t\n\f\r", byte(unit)) >= 0:
			continue
		case unit == '=':
			if padding++; padding > 2 {
				return fail(character)
			}
			continue
		case unit >= 0x80 || padding > 0 || !isBase64(byte(unit)):
			return fail(character)
		}
		digits = append(digits, byte(unit))
	}
	switch {
	case len(digits)%4 == 1:
		return fail(length)
	case padding > 0 && (len(digits)+padding)%4 != 0:
		return fail(character)
	}
	content := digits[:base64.RawStdEncoding.DecodedLen(len(digits))]
	if _, err := base64.RawStdEncoding.Decode(content, digits); err != nil {
		return fail(character)
	}
	return s.vm.NewArray(binaryText(content))
}

func isBase64(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '+' || c == '/'
}

// binaryText is a text whose units are bytes.
func binaryText(content []byte) goja.String {
	units := make([]uint16, len(content))
	for i, c := range content {
		units[i] = uint16(c)
	}
	return goja.StringFromUTF16(units)
}
