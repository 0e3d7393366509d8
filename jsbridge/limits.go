package jsbridge

import "fmt"

// Limits bounds the values that may cross. Encoders and [Parse] apply the
// same ones: a value that could be sent is not refused on arrival by an end
// that has the same Limits. A zero field stands for its default.
type Limits struct {
	Depth    int // containers inside containers; default 10,000, at most 100,000
	Elements int // values in all: elements, properties, entries; default 4,194,304
	Bytes    int // encoded length, buffers beside it included; default 256 MiB
}

const (
	defaultDepth    = 10_000
	defaultElements = 1 << 22
	defaultBytes    = 256 << 20
	maxDepth        = 100_000
)

// withDefaults replaces what is not set.
func (l Limits) withDefaults() Limits {
	if l.Depth <= 0 {
		l.Depth = defaultDepth
	}
	l.Depth = min(l.Depth, maxDepth)
	if l.Elements <= 0 {
		l.Elements = defaultElements
	}
	if l.Bytes <= 0 {
		l.Bytes = defaultBytes
	}
	return l
}

// LimitError reports a value that exceeds one of the [Limits].
type LimitError struct {
	What  string // "depth", "elements" or "bytes"
	Limit int    // the limit that was exceeded
}

// Error names the limit.
func (e *LimitError) Error() string {
	return fmt.Sprintf("jsbridge: value exceeds the limit of %d on its %s", e.Limit, e.What)
}
