package runtime

import (
	"crypto"
	"crypto/hmac"
	_ "crypto/md5"
	"crypto/rand"
	_ "crypto/sha1"
	_ "crypto/sha256"
	_ "crypto/sha3"
	_ "crypto/sha512"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"hash"
	"strings"

	"github.com/dop251/goja"
)

// hashes are those of the module crypto, by the names that Node has for them.
var hashes = map[string]crypto.Hash{
	"md5": crypto.MD5, "sha1": crypto.SHA1, "sha224": crypto.SHA224, "sha256": crypto.SHA256, "sha384": crypto.SHA384, "sha512": crypto.SHA512,
	"sha512-224": crypto.SHA512_224, "sha512-256": crypto.SHA512_256,
	"sha3-224": crypto.SHA3_224, "sha3-256": crypto.SHA3_256, "sha3-384": crypto.SHA3_384, "sha3-512": crypto.SHA3_512,
}

// hashOf finds a hash by any of its names: SHA256, sha-256, RSA-SHA256.
func hashOf(name string) (crypto.Hash, bool) {
	name = strings.TrimPrefix(strings.ToLower(name), "rsa-")
	if rest, ok := strings.CutPrefix(name, "sha-"); ok {
		name = "sha" + rest
	}
	h, ok := hashes[strings.ReplaceAll(name, "/", "-")]
	return h, ok
}

// digest is the Go side of a Hash or an Hmac object.
type digest struct{ hash.Hash }

// fillCrypto gives the module crypto what it needs. Random bytes come from
// Config.Random where that is given.
func (s *Sandbox) fillCrypto(internal *goja.Object) error {
	function := func(name string, f func(call goja.FunctionCall) goja.Value) error {
		return internal.Set(name, s.native(f))
	}
	of := func(v goja.Value) *digest {
		if o, ok := v.(*goja.Object); ok {
			if d, ok := o.Export().(*digest); ok {
				return d
			}
		}
		panic(s.vm.NewTypeError("Illegal invocation"))
	}
	hashOfCall := func(v goja.Value) crypto.Hash {
		h, ok := hashOf(v.String())
		if !ok {
			panic(s.newError("Digest method not supported"))
		}
		return h
	}
	return errors.Join(
		internal.Set("hashes", func() *goja.Object {
			var names []string
			for name := range hashes {
				names = append(names, name)
			}
			return s.strings(names)
		}()),
		function("has", func(call goja.FunctionCall) goja.Value {
			_, ok := hashOf(call.Argument(0).String())
			return s.vm.ToValue(ok)
		}),
		function("hash", func(call goja.FunctionCall) goja.Value {
			return s.vm.ToValue(&digest{hashOfCall(call.Argument(0)).New()})
		}),
		function("hmac", func(call goja.FunctionCall) goja.Value {
			return s.vm.ToValue(&digest{hmac.New(hashOfCall(call.Argument(0)).New, s.bytesAt(call, 1))})
		}),
		function("copy", func(call goja.FunctionCall) goja.Value {
			d := of(call.Argument(0))
			if c, ok := d.Hash.(hash.Cloner); ok {
				if clone, err := c.Clone(); err == nil {
					return s.vm.ToValue(&digest{clone})
				}
			}
			panic(s.newError("this digest cannot be copied"))
		}),
		function("update", func(call goja.FunctionCall) goja.Value {
			d := of(call.Argument(0))
			for data := s.bytesAt(call, 1); len(data) > 0; {
				n := min(len(data), 1<<20)
				_, _ = d.Write(data[:n])
				data = data[n:]
				s.poll()
			}
			return goja.Undefined()
		}),
		function("sum", func(call goja.FunctionCall) goja.Value { return s.newBytes(of(call.Argument(0)).Sum(nil)) }),
		function("random", func(call goja.FunctionCall) goja.Value {
			s.random(s.bytesAt(call, 0))
			return goja.Undefined()
		}),
		function("equal", func(call goja.FunctionCall) goja.Value {
			return s.vm.ToValue(subtle.ConstantTimeCompare(s.bytesAt(call, 0), s.bytesAt(call, 3)) == 1)
		}),
		function("pbkdf2", func(call goja.FunctionCall) goja.Value {
			h := hashOfCall(call.Argument(0))
			iterations, length := int(call.Argument(7).ToInteger()), int(call.Argument(8).ToInteger())
			s.checkBytes(length)
			return s.newBytes(s.pbkdf2(h, s.bytesAt(call, 1), s.bytesAt(call, 4), iterations, length))
		}),
		function("scrypt", func(call goja.FunctionCall) goja.Value {
			n, r, p := int(call.Argument(6).ToInteger()), int(call.Argument(7).ToInteger()), int(call.Argument(8).ToInteger())
			length := int(call.Argument(9).ToInteger())
			s.checkBytes(length)
			return s.newBytes(s.scrypt(s.bytesAt(call, 0), s.bytesAt(call, 3), n, r, p, length))
		}),
		function("hkdf", func(call goja.FunctionCall) goja.Value {
			h := hashOfCall(call.Argument(0))
			length := int(call.Argument(10).ToInteger())
			extract := hmac.New(h.New, s.bytesAt(call, 4))
			_, _ = extract.Write(s.bytesAt(call, 1))
			expand := hmac.New(h.New, extract.Sum(nil))
			var out, last []byte
			for i := byte(1); len(out) < length; i++ {
				expand.Reset()
				_, _ = expand.Write(last)
				_, _ = expand.Write(s.bytesAt(call, 7))
				_, _ = expand.Write([]byte{i})
				last = expand.Sum(nil)
				out = append(out, last...)
			}
			return s.newBytes(out[:length])
		}),
	)
}

// random fills bytes with random ones.
func (s *Sandbox) random(data []byte) {
	if s.config.Random != nil {
		for i := range data {
			data[i] = byte(s.config.Random() * 256)
			if i%4096 == 0 {
				s.poll()
			}
		}
		return
	}
	for len(data) > 0 {
		n := min(len(data), 1<<20)
		_, _ = rand.Read(data[:n]) // it never fails
		data = data[n:]
		s.poll()
	}
}

// pbkdf2 is crypto/pbkdf2 of the standard library, but that it can be interrupted:
// a script says how long it takes. See https://www.rfc-editor.org/rfc/rfc8018.
func (s *Sandbox) pbkdf2(h crypto.Hash, password, salt []byte, iterations, length int) []byte {
	prf := hmac.New(h.New, password)
	var out []byte
	for block := uint32(1); len(out) < length; block++ {
		prf.Reset()
		_, _ = prf.Write(salt)
		_, _ = prf.Write(binary.BigEndian.AppendUint32(nil, block))
		last := prf.Sum(nil)
		sum := append([]byte(nil), last...)
		for i := 1; i < iterations; i++ {
			prf.Reset()
			_, _ = prf.Write(last)
			last = prf.Sum(last[:0])
			subtle.XORBytes(sum, sum, last)
			if i%1024 == 0 {
				s.poll()
			}
		}
		out = append(out, sum...)
		s.poll()
	}
	return out[:length]
}

// scrypt is that of https://www.rfc-editor.org/rfc/rfc7914, and can be interrupted.
// The caller has checked the parameters, and so how much memory it takes.
func (s *Sandbox) scrypt(password, salt []byte, n, r, p, length int) []byte {
	s.checkBytes(128 * r * (n + p))
	blocks := s.pbkdf2(crypto.SHA256, password, salt, 1, p*128*r)
	words := make([]uint32, 32*r)
	memory := make([]uint32, 32*r*n)
	scratch := make([]uint32, 32*r)
	for i := range p {
		block := blocks[i*128*r : (i+1)*128*r]
		for j := range words {
			words[j] = binary.LittleEndian.Uint32(block[4*j:])
		}
		for j := range n {
			copy(memory[j*32*r:], words)
			mixBlocks(words, scratch, r)
			if j%64 == 0 {
				s.poll()
			}
		}
		for j := range n {
			at := int(words[16*(2*r-1)]) & (n - 1)
			for k, w := range memory[at*32*r : (at+1)*32*r] {
				words[k] ^= w
			}
			mixBlocks(words, scratch, r)
			if j%64 == 0 {
				s.poll()
			}
		}
		for j, w := range words {
			binary.LittleEndian.PutUint32(block[4*j:], w)
		}
	}
	return s.pbkdf2(crypto.SHA256, password, blocks, 1, length)
}

// mixBlocks is scryptBlockMix.
func mixBlocks(b, scratch []uint32, r int) {
	var x [16]uint32
	copy(x[:], b[16*(2*r-1):])
	for i := range 2 * r {
		for j := range x {
			x[j] ^= b[16*i+j]
		}
		salsa8(&x)
		at := i / 2
		if i%2 == 1 {
			at += r
		}
		copy(scratch[16*at:], x[:])
	}
	copy(b, scratch)
}

// salsa8 is the Salsa20/8 core.
func salsa8(b *[16]uint32) {
	x := *b
	quarter := func(a, b, c, d int) {
		rotate := func(v uint32, n uint) uint32 { return v<<n | v>>(32-n) }
		x[b] ^= rotate(x[a]+x[d], 7)
		x[c] ^= rotate(x[b]+x[a], 9)
		x[d] ^= rotate(x[c]+x[b], 13)
		x[a] ^= rotate(x[d]+x[c], 18)
	}
	for range 4 {
		quarter(0, 4, 8, 12)
		quarter(5, 9, 13, 1)
		quarter(10, 14, 2, 6)
		quarter(15, 3, 7, 11)
		quarter(0, 1, 2, 3)
		quarter(5, 6, 7, 4)
		quarter(10, 11, 8, 9)
		quarter(15, 12, 13, 14)
	}
	for i := range b {
		b[i] += x[i]
	}
}
