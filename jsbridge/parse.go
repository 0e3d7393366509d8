package jsbridge

import (
	"fmt"
)

// Parse puts a value together that [Clone.CBOR] took apart. It checks all of
// it, so that nothing built from the Clone can fail for bad bytes or take
// memory out of proportion to them, and takes ownership of data and buffers.
//
// It accepts what the encoders of this package write, and nothing else. The
// error is a [*ParseError], or a [*LimitError] for a value that exceeds l.
func Parse(data []byte, buffers [][]byte, l Limits) (Clone, error) {
	c := checker{limits: l.withDefaults(), sizes: make([]int, len(buffers))}
	c.data = data
	clone := Clone{data: data}
	for i, b := range buffers {
		c.sizes[i] = len(b)
		clone.buffers = append(clone.buffers, &buffer{size: len(b), data: b})
	}
	if clone.Size() > c.limits.Bytes {
		return Clone{}, &LimitError{What: "bytes", Limit: c.limits.Bytes}
	}
	if err := c.check(); err != nil {
		return Clone{}, err
	}
	return clone, nil
}

// ParseError reports bytes that are not a value.
type ParseError struct {
	Offset int    // of the item that is wrong
	Reason string // what is wrong with it
}

// Error names the place and the reason.
func (e *ParseError) Error() string {
	return fmt.Sprintf("jsbridge: invalid value: byte %d: %s", e.Offset, e.Reason)
}
