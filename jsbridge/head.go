package jsbridge

import (
	"encoding/binary"
	"math"
)

// The major types of RFC 8949, section 3.1, in the upper three bits of a head.
const (
	majorUint   = 0 << 5
	majorNegint = 1 << 5
	majorBytes  = 2 << 5
	majorText   = 3 << 5
	majorArray  = 4 << 5
	majorMap    = 5 << 5
	majorTag    = 6 << 5
	majorSimple = 7 << 5
)

// Heads that stand for a whole value.
const (
	simpleFalse     = majorSimple | 20
	simpleTrue      = majorSimple | 21
	simpleNull      = majorSimple | 22
	simpleUndefined = majorSimple | 23
	simpleFloat64   = majorSimple | 27
)

// The tags that a Clone may use, from the registry of IANA
// (https://www.iana.org/assignments/cbor-tags).
const (
	tagDate      = 1     // float64, seconds
	tagBigPos    = 2     // bytes
	tagBigNeg    = 3     // bytes, -1-n
	tagObject    = 27    // [name, arguments...]: everything without a tag of its own
	tagShareable = 28    // what follows is referred to
	tagReference = 29    // the number of a shareable, in order of appearance
	tagHole      = 31    // absent element of an array
	tagSet       = 258   // array
	tagMap       = 259   // map, any keys
	tagWTF8      = 273   // bytes: a string with lone surrogates
	tagRegExp    = 21066 // [source, flags]
)

// maxSafe is Number.MAX_SAFE_INTEGER: up to here each integer is a float64.
const maxSafe = 1<<53 - 1

// appendHead appends the shortest head for n.
func appendHead(b []byte, major byte, n uint64) []byte {
	switch {
	case n < 24:
		return append(b, major|byte(n))
	case n <= math.MaxUint8:
		return append(b, major|24, byte(n))
	case n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(b, major|25), uint16(n))
	case n <= math.MaxUint32:
		return binary.BigEndian.AppendUint32(append(b, major|26), uint32(n))
	default:
		return binary.BigEndian.AppendUint64(append(b, major|27), n)
	}
}

// appendInt appends an integer between -maxSafe and maxSafe.
func appendInt(b []byte, n int64) []byte {
	if n < 0 {
		return appendHead(b, majorNegint, uint64(-1-n))
	}
	return appendHead(b, majorUint, uint64(n))
}

// appendFloat appends a number: an integer where that loses nothing, for it
// is shorter. There is one NaN in JavaScript, hence one here.
func appendFloat(b []byte, f float64) []byte {
	if f == math.Trunc(f) && math.Abs(f) <= maxSafe && (f != 0 || !math.Signbit(f)) {
		return appendInt(b, int64(f))
	}
	return appendDouble(b, f)
}

// appendDouble appends a float64 whatever its value.
func appendDouble(b []byte, f float64) []byte {
	bits := uint64(canonicalNaN)
	if f == f {
		bits = math.Float64bits(f)
	}
	return binary.BigEndian.AppendUint64(append(b, simpleFloat64), bits)
}

const canonicalNaN = 0x7ff8000000000000

// appendText appends valid UTF-8.
func appendText(b []byte, s string) []byte {
	return append(appendHead(b, majorText, uint64(len(s))), s...)
}

// appendBytes appends a byte string.
func appendBytes(b []byte, p []byte) []byte {
	return append(appendHead(b, majorBytes, uint64(len(p))), p...)
}

// readHead splits the head at b[pos:] and says where the next item starts.
// The bytes are known to be well-formed: [Parse] has checked them, or an
// encoder of this package has written them.
func readHead(b []byte, pos int) (major byte, n uint64, next int) {
	major, info := b[pos]&0xe0, b[pos]&0x1f
	pos++
	switch {
	case info < 24:
		return major, uint64(info), pos
	case info == 24:
		return major, uint64(b[pos]), pos + 1
	case info == 25:
		return major, uint64(binary.BigEndian.Uint16(b[pos:])), pos + 2
	case info == 26:
		return major, uint64(binary.BigEndian.Uint32(b[pos:])), pos + 4
	default:
		return major, binary.BigEndian.Uint64(b[pos:]), pos + 8
	}
}
