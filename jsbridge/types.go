package jsbridge

// UndefinedType is the type of [Undefined].
type UndefinedType struct{}

// Undefined is the Go form of JavaScript's undefined, and of a hole in an
// array. It compares equal to itself only: nil stands for null.
var Undefined UndefinedType

// String is "undefined".
func (UndefinedType) String() string { return "undefined" }

// RegExp is the Go form of a JavaScript regular expression. Its syntax is
// JavaScript's, not that of Go's package regexp.
type RegExp struct {
	Source string // what stands between the slashes
	Flags  string // "gi"
}

// String is the expression as a literal: /a+/gi.
func (r RegExp) String() string { return "/" + r.Source + "/" + r.Flags }

// Moved is bytes that [FromGo] hands over instead of copying them: a
// Uint8Array that the VM which builds it first owns, as with an ArrayBuffer
// that a script transfers. Whoever makes a Moved must not touch the bytes
// again.
type Moved []byte
