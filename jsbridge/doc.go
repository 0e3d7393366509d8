// Package jsbridge carries values between JavaScript VMs and Go.
//
// A [Clone] is a value in transit: immutable, and of no VM. [FromJS] and
// [FromGo] make one, [Clone.JS] and [Clone.Into] build the value again, in
// another VM or in Go. What may cross is what the structured clone algorithm of
// HTML lets cross; it travels as CBOR (RFC 8949), with big buffers beside the
// bytes. [Clone.CBOR] and [Parse] are for a transport that leaves the process.
//
// A value that cannot cross is a [*CloneError], which says where it was; one
// that is too big for the [Limits] is a [*LimitError]. What JavaScript code has
// thrown is an [*Error].
//
// Into Go's any, numbers come as float64, strings as string, arrays as []any,
// plain objects as map[string]any, undefined as [Undefined], null as nil, a
// bigint as *big.Int, a Date as time.Time, a Map as *[Map], a Set as *[Set],
// an Error as *[Error], an ArrayBuffer as []byte, and a typed array as the
// slice of its element type. In the other direction, slices of other element
// types than those of typed arrays become arrays.
package jsbridge
