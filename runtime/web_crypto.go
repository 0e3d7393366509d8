package runtime

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"hash"
	mathrand "math/rand/v2"
	"strings"

	"github.com/dop251/goja"
)

// subtleHashes are those of crypto.subtle.
var subtleHashes = map[string]func() hash.Hash{
	"SHA-1":   sha1.New,
	"SHA-256": sha256.New,
	"SHA-384": sha512.New384,
	"SHA-512": sha512.New,
}

// digest is internal.digest(name, buffer, offset, length): an ArrayBuffer.
func (s *Sandbox) digest(call goja.FunctionCall) goja.Value {
	return s.sum(subtleHashes[call.Argument(0).String()](), bytesArgument(call, 1))
}

// hmac is internal.hmac(name, the data, the key), each as a part of an
// ArrayBuffer.
func (s *Sandbox) hmac(call goja.FunctionCall) goja.Value {
	return s.sum(hmac.New(subtleHashes[call.Argument(0).String()], bytesArgument(call, 4)), bytesArgument(call, 1))
}

// sum hashes bytes, in pieces that do not take long.
func (s *Sandbox) sum(h hash.Hash, content []byte) goja.Value {
	const piece = 1 << 20
	for len(content) > 0 {
		n := min(piece, len(content))
		h.Write(content[:n])
		content = content[n:]
		s.poll()
	}
	return s.newBuffer(h.Sum(nil))
}

// same is internal.same(a, b), each a part of an ArrayBuffer.
func (s *Sandbox) same(call goja.FunctionCall) goja.Value {
	return s.vm.ToValue(subtle.ConstantTimeCompare(bytesArgument(call, 0), bytesArgument(call, 3)) == 1)
}

// fillRandom fills internal.random(buffer, offset, length), which are not many.
func (s *Sandbox) fillRandom(call goja.FunctionCall) goja.Value {
	s.random(bytesArgument(call, 0))
	return goja.Undefined()
}

// randomNumber is at least 0 and below 1, as Math.random's.
func (s *Sandbox) randomNumber() float64 {
	if s.config.Random != nil {
		return s.config.Random()
	}
	return mathrand.Float64()
}

// base64URL is internal.base64(buffer, offset, length), as JSON Web Keys have it.
func (s *Sandbox) base64URL(call goja.FunctionCall) goja.Value {
	return s.vm.ToValue(base64.RawURLEncoding.EncodeToString(bytesArgument(call, 0)))
}

// fromBase64URL is the opposite; undefined if it is not valid.
func (s *Sandbox) fromBase64URL(call goja.FunctionCall) goja.Value {
	content, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(call.Argument(0).String(), "="))
	if err != nil {
		return goja.Undefined()
	}
	return s.newBuffer(content)
}
