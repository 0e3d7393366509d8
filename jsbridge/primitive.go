package jsbridge

import (
	"math/big"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// appendBool appends true or false.
func appendBool(b []byte, v bool) []byte {
	if v {
		return append(b, simpleTrue)
	}
	return append(b, simpleFalse)
}

// appendBigInt appends a bigint, small ones too: as a CBOR integer it would
// come back as a number.
func appendBigInt(b []byte, n *big.Int) []byte {
	if n.Sign() >= 0 {
		return appendBytes(appendHead(b, majorTag, tagBigPos), n.Bytes())
	}
	return appendBytes(appendHead(b, majorTag, tagBigNeg), new(big.Int).Not(n).Bytes())
}

// appendDate appends a Date: tag 1 counts in seconds. Rounding to float64 is
// undone by rounding to milliseconds, over the whole range of Date.
func appendDate(b []byte, ms float64) []byte {
	return appendDouble(appendHead(b, majorTag, tagDate), ms/1000)
}

// appendJSString appends a string, as text where UTF-8 can express it.
func appendJSString(b []byte, s goja.String) []byte {
	text := s.String()
	if !utf8.ValidString(text) {
		// Came from Go like this; to the script each bad byte is U+FFFD.
		return appendText(b, string([]rune(text)))
	}
	if strings.Contains(text, string(utf8.RuneError)) { // may stand for a lone surrogate
		units := make([]uint16, s.Length())
		for i := range units {
			units[i] = s.CharAt(i)
		}
		if wtf, lone := appendWTF8(nil, units); lone {
			return appendBytes(appendHead(b, majorTag, tagWTF8), wtf)
		}
	}
	return appendText(b, text)
}

// appendWTF8 encodes UTF-16 as WTF-8 (https://simonsapin.github.io/wtf-8):
// UTF-8, with lone surrogates as if they were characters. lone reports
// whether there was one.
func appendWTF8(b []byte, units []uint16) (out []byte, lone bool) {
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
			b = append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0xbf, 0x80|byte(r)&0xbf)
			lone = true
			continue
		}
		b = utf8.AppendRune(b, r)
	}
	return b, lone
}

// decodeWTF8 is the reverse of appendWTF8. The bytes are known to be sound.
func decodeWTF8(p []byte) []uint16 {
	units := make([]uint16, 0, len(p))
	for len(p) > 0 {
		if isSurrogate(p) {
			units = append(units, uint16(p[0]&0xf)<<12|uint16(p[1]&0x3f)<<6|uint16(p[2]&0x3f))
			p = p[3:]
			continue
		}
		r, n := utf8.DecodeRune(p)
		units = utf16.AppendRune(units, r)
		p = p[n:]
	}
	return units
}

// isSurrogate reports whether p begins with an encoded surrogate.
func isSurrogate(p []byte) bool {
	return len(p) >= 3 && p[0] == 0xed && p[1]&0xe0 == 0xa0 && p[2]&0xc0 == 0x80
}

// validWTF8 reports whether p is WTF-8 that needs to be: with a lone
// surrogate at least, and no pair of them that UTF-8 would express.
func validWTF8(p []byte) bool {
	lone, high := false, false // high: the last character was a high surrogate
	for len(p) > 0 {
		if isSurrogate(p) {
			low := p[1] >= 0xb0
			if high && low {
				return false
			}
			lone, high = true, !low
			p = p[3:]
			continue
		}
		r, n := utf8.DecodeRune(p)
		if r == utf8.RuneError && n < 2 {
			return false
		}
		high = false
		p = p[n:]
	}
	return lone
}
