package runtime

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// Bytes of scripts come to the library's Go functions as three arguments: an
// ArrayBuffer, an offset, a length. See library/internal/bytes.js.

// bytesAt reads such three arguments. Of a detached buffer nothing is left.
func (s *Sandbox) bytesAt(call goja.FunctionCall, at int) []byte {
	o, ok := call.Argument(at).(*goja.Object)
	if !ok || o.ExportType() != reflect.TypeFor[goja.ArrayBuffer]() {
		panic(s.vm.NewTypeError("Illegal invocation"))
	}
	buffer := o.Export().(goja.ArrayBuffer)
	if buffer.Detached() {
		return nil
	}
	data := buffer.Bytes()
	offset, length := call.Argument(at+1).ToInteger(), call.Argument(at+2).ToInteger()
	if offset < 0 || length < 0 || offset > int64(len(data)) || length > int64(len(data))-offset {
		panic(s.rangeError("Array buffer access out of bounds"))
	}
	return data[offset : offset+length : offset+length]
}

// newBytes gives bytes to the script, as an ArrayBuffer.
func (s *Sandbox) newBytes(data []byte) goja.Value {
	s.checkBytes(len(data))
	return s.vm.ToValue(s.vm.NewArrayBuffer(data))
}

// checkBytes throws where so many bytes are too many for an ArrayBuffer.
func (s *Sandbox) checkBytes(n int) {
	if n > s.config.Limits.Buffer {
		panic(s.rangeError("Array buffer allocation failed"))
	}
}

// fillBuffer gives the module buffer what it needs.
func (s *Sandbox) fillBuffer(internal *goja.Object) error {
	function := func(name string, f func(call goja.FunctionCall) goja.Value) error {
		return internal.Set(name, s.native(f))
	}
	return errors.Join(
		internal.Set("kMaxLength", s.config.Limits.Buffer),
		internal.Set("kStringMaxLength", s.config.Limits.String),
		function("encode", func(call goja.FunctionCall) goja.Value {
			return s.newBytes(s.encode(s.text(call.Argument(0)), call.Argument(1).String()))
		}),
		function("decode", func(call goja.FunctionCall) goja.Value {
			return s.decode(s.bytesAt(call, 0), call.Argument(3).String())
		}),
		function("byteLength", func(call goja.FunctionCall) goja.Value {
			return s.vm.ToValue(byteLength(s.text(call.Argument(0)), call.Argument(1).String()))
		}),
		function("write", func(call goja.FunctionCall) goja.Value {
			target, encoding := s.bytesAt(call, 0), call.Argument(4).String()
			offset, length := call.Argument(5).ToInteger(), call.Argument(6).ToInteger()
			if offset < 0 || length < 0 || offset > int64(len(target)) || length > int64(len(target))-offset {
				panic(s.rangeError("Array buffer access out of bounds"))
			}
			source := s.encode(s.text(call.Argument(3)), encoding)
			return s.vm.ToValue(copy(target[offset:offset+length], wholeCharacters(source, int(length), encoding)))
		}),
		function("compare", func(call goja.FunctionCall) goja.Value {
			return s.vm.ToValue(bytes.Compare(s.bytesAt(call, 0), s.bytesAt(call, 3)))
		}),
		function("indexOf", func(call goja.FunctionCall) goja.Value {
			forward, step := call.Argument(7).ToBoolean(), int(call.Argument(8).ToInteger())
			return s.vm.ToValue(s.indexOf(s.bytesAt(call, 0), s.bytesAt(call, 3), int(call.Argument(6).ToInteger()), forward, step))
		}),
		function("fill", func(call goja.FunctionCall) goja.Value {
			target, pattern := s.bytesAt(call, 0), s.bytesAt(call, 3)
			if len(target) == 0 || len(pattern) == 0 {
				return goja.Undefined()
			}
			for done := copy(target, bytes.Clone(pattern)); done < len(target); done *= 2 {
				copy(target[done:], target[:done])
			}
			return goja.Undefined()
		}),
		function("swap", func(call goja.FunctionCall) goja.Value {
			data, size := s.bytesAt(call, 0), int(call.Argument(3).ToInteger())
			for at := 0; at+size <= len(data) && size > 0; at += size {
				for i, j := at, at+size-1; i < j; i, j = i+1, j-1 {
					data[i], data[j] = data[j], data[i]
				}
			}
			return goja.Undefined()
		}),
		function("isUtf8", func(call goja.FunctionCall) goja.Value { return s.vm.ToValue(utf8.Valid(s.bytesAt(call, 0))) }),
		function("isAscii", func(call goja.FunctionCall) goja.Value {
			return s.vm.ToValue(!bytes.ContainsFunc(s.bytesAt(call, 0), func(r rune) bool { return r >= utf8.RuneSelf }))
		}),
	)
}

// text is a primitive string of the script's.
func (s *Sandbox) text(v goja.Value) goja.String {
	text, ok := v.(goja.String)
	if !ok {
		panic(s.argumentError("string", "of type string", v))
	}
	return text
}

// encode gives the bytes of a text in one of the encodings of library/buffer.js.
// It ends where the text is none of that encoding any more.
func (s *Sandbox) encode(text goja.String, encoding string) []byte {
	n := text.Length()
	switch encoding {
	case "utf16le":
		s.checkBytes(2 * n)
		out := make([]byte, 0, 2*n)
		for i := range n {
			unit := text.CharAt(i)
			out = append(out, byte(unit), byte(unit>>8))
		}
		return out
	case "latin1", "ascii":
		s.checkBytes(n)
		out := make([]byte, n)
		for i := range out {
			out[i] = byte(text.CharAt(i))
		}
		return out
	case "hex":
		source := text.String()
		out := make([]byte, 0, n/2)
		for ; len(source) >= 2; source = source[2:] {
			pair, err := hex.DecodeString(source[:2])
			if err != nil {
				break
			}
			out = append(out, pair[0])
		}
		return out
	case "base64", "base64url":
		return decodeBase64(text.String())
	}
	source := text.String() // a surrogate by itself becomes U+FFFD in it
	s.checkBytes(len(source))
	return []byte(source)
}

// byteLength is the length of what encode gives; for base64 as the length of the
// text lets expect.
func byteLength(text goja.String, encoding string) int {
	n := text.Length()
	switch encoding {
	case "utf16le":
		return 2 * n
	case "latin1", "ascii":
		return n
	case "hex":
		return n / 2
	case "base64", "base64url":
		for range 2 {
			if n > 0 && text.CharAt(n-1) == '=' {
				n--
			}
		}
		return n * 3 / 4
	}
	return len(text.String())
}

// decodeBase64 takes both alphabets and passes over what is in neither, as Node
// does; = ends the text.
func decodeBase64(text string) []byte {
	out := make([]byte, 0, len(text)/4*3+3)
	var bits, count uint
	for i := range len(text) {
		c := text[i]
		var v uint
		switch {
		case 'A' <= c && c <= 'Z':
			v = uint(c - 'A')
		case 'a' <= c && c <= 'z':
			v = uint(c-'a') + 26
		case '0' <= c && c <= '9':
			v = uint(c-'0') + 52
		case c == '+' || c == '-':
			v = 62
		case c == '/' || c == '_':
			v = 63
		case c == '=':
			return out
		default:
			continue
		}
		bits, count = bits<<6|v, count+6
		if count >= 8 {
			count -= 8
			out = append(out, byte(bits>>count))
		}
	}
	return out
}

// wholeCharacters is as many of the bytes as fit in n, without half characters.
func wholeCharacters(data []byte, n int, encoding string) []byte {
	if len(data) <= n {
		return data
	}
	switch encoding {
	case "utf16le":
		n -= n % 2
	case "utf8":
		for n > 0 && !utf8.RuneStart(data[n]) {
			n--
		}
	}
	return data[:n]
}

// decode makes a text of bytes.
func (s *Sandbox) decode(data []byte, encoding string) goja.Value {
	length := len(data) // an upper bound, in units of the text
	switch encoding {
	case "hex":
		length *= 2
	case "base64", "base64url":
		length = base64.StdEncoding.EncodedLen(len(data))
	case "utf16le":
		length /= 2
	}
	if length > s.config.Limits.String && (encoding != "utf8" || utf16Length(data) > s.config.Limits.String) {
		e := s.newError(fmt.Sprintf("Cannot create a string longer than 0x%x characters", s.config.Limits.String))
		_ = e.Set("code", "ERR_STRING_TOO_LONG")
		panic(e)
	}
	switch encoding {
	case "hex":
		return s.vm.ToValue(hex.EncodeToString(data))
	case "base64":
		return s.vm.ToValue(base64.StdEncoding.EncodeToString(data))
	case "base64url":
		return s.vm.ToValue(base64.RawURLEncoding.EncodeToString(data))
	case "utf16le":
		units := make([]uint16, length)
		for i := range units {
			units[i] = uint16(data[2*i]) | uint16(data[2*i+1])<<8
		}
		return goja.StringFromUTF16(units)
	case "latin1", "ascii":
		mask := byte(0xff)
		if encoding == "ascii" {
			mask = 0x7f
		}
		units := make([]uint16, length)
		for i, b := range data {
			units[i] = uint16(b & mask)
		}
		return goja.StringFromUTF16(units)
	}
	return s.vm.ToValue(decodeUTF8(data))
}

// utf16Length is the length of a text for scripts.
func utf16Length(data []byte) (n int) {
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r > 0xffff {
			n++
		}
		n++
		data = data[size:]
	}
	return n
}

// decodeUTF8 puts U+FFFD in the place of what is no UTF-8: one for the longest
// start of a character that is cut off, as the Web has it, where Go has one for
// each byte. See https://encoding.spec.whatwg.org/#utf-8-decoder.
func decodeUTF8(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	out := make([]byte, 0, len(data)+16)
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			size = cutOff(data)
		}
		out = utf8.AppendRune(out, r)
		data = data[size:]
	}
	return string(out)
}

// cutOff is how many bytes at the start of what is no character could begin one.
func cutOff(data []byte) int {
	needs, low, high := 0, byte(0x80), byte(0xbf)
	switch c := data[0]; {
	case 0xc2 <= c && c <= 0xdf:
		needs = 1
	case 0xe0 <= c && c <= 0xef:
		needs = 2
		if c == 0xe0 {
			low = 0xa0
		} else if c == 0xed {
			high = 0x9f
		}
	case 0xf0 <= c && c <= 0xf4:
		needs = 3
		if c == 0xf0 {
			low = 0x90
		} else if c == 0xf4 {
			high = 0x8f
		}
	}
	n := 1
	for n <= needs && n < len(data) && low <= data[n] && data[n] <= high {
		low, high = 0x80, 0xbf
		n++
	}
	return n
}

// indexOf finds a needle from an offset on, or back from it; one of 16-bit units
// only where such a unit begins.
func (s *Sandbox) indexOf(data, needle []byte, offset int, forward bool, step int) int {
	if offset < 0 {
		offset += len(data)
	}
	if offset < 0 {
		if !forward {
			return -1
		}
		offset = 0
	}
	if len(needle) == 0 {
		return min(offset, len(data))
	}
	if len(data) == 0 || forward && offset > len(data) || len(needle) > len(data) {
		return -1
	}
	for {
		found := 0
		if forward {
			if found = bytes.Index(data[min(offset, len(data)):], needle); found >= 0 {
				found += offset
			}
		} else {
			found = bytes.LastIndex(data[:min(offset, len(data))+min(len(needle), len(data)-min(offset, len(data)))], needle)
		}
		if found < 0 || step < 2 || found%step == 0 {
			return found
		}
		s.poll()
		if offset = found + 1; !forward {
			offset = found - 1
		}
		if offset < 0 {
			return -1
		}
	}
}
