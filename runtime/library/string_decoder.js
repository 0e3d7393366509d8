'use strict'
// Text out of pieces of bytes, whose characters may be cut in two.

const errors = require('internal/errors')
const { at } = require('internal/bytes')

function StringDecoder (encoding) {
  const name = encoding === undefined || encoding === null ? 'utf8' : String(encoding)
  if (!Buffer.isEncoding(name)) throw errors.make(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`)
  const names = { 'utf-8': 'utf8', binary: 'latin1', ucs2: 'utf16le', 'ucs-2': 'utf16le', 'utf-16le': 'utf16le' }
  const lower = name.toLowerCase()
  this.encoding = names[lower] || lower
  this.pending = Buffer.alloc(0) // the start of a character
}

// complete is how many of the bytes make whole characters.
const complete = (bytes, encoding) => {
  const { length } = bytes
  if (encoding === 'utf16le') {
    const even = length - length % 2
    return length === even && even >= 2 && (bytes[even - 1] & 0xfc) === 0xd8 ? even - 2 : even
  }
  if (encoding === 'base64' || encoding === 'base64url') return length - length % 3
  if (encoding !== 'utf8') return length
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back]
    if ((byte & 0xc0) === 0x80) continue
    const needs = (byte & 0xf8) === 0xf0 ? 4 : (byte & 0xf0) === 0xe0 ? 3 : (byte & 0xe0) === 0xc0 ? 2 : 1
    return needs <= back ? length : length - back
  }
  return length
}

StringDecoder.prototype.write = function (piece) {
  if (typeof piece === 'string') return piece
  const place = at(piece)
  if (!place || piece instanceof ArrayBuffer) throw errors.argType('buf', ['Buffer', 'TypedArray', 'DataView'], piece)
  let bytes = Buffer.from(...place)
  if (this.pending.length > 0) bytes = Buffer.concat([this.pending, bytes])
  const whole = complete(bytes, this.encoding)
  this.pending = Buffer.from(bytes.subarray(whole))
  return bytes.toString(this.encoding, 0, whole)
}

StringDecoder.prototype.end = function (piece) {
  let text = piece === undefined ? '' : this.write(piece)
  if (this.pending.length > 0) {
    let rest = this.pending
    if (this.encoding === 'utf16le' && rest.length % 2 === 1) rest = rest.subarray(0, rest.length - 1)
    text += rest.toString(this.encoding)
    this.pending = Buffer.alloc(0)
  }
  return text
}

StringDecoder.prototype.text = function (piece, offset) {
  this.pending = Buffer.alloc(0)
  return this.write(piece.subarray(offset))
}

Object.defineProperties(StringDecoder.prototype, {
  lastNeed: {
    configurable: true,
    get () {
      const n = this.pending.length
      if (n === 0) return 0
      if (this.encoding === 'utf8') {
        const byte = this.pending[0]
        return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) - n
      }
      return this.encoding === 'utf16le' ? (n % 2 === 1 ? 1 : 2) : 3 - n
    }
  },
  lastTotal: {
    configurable: true,
    get () { return this.pending.length === 0 ? 0 : this.pending.length + this.lastNeed }
  }
})

exports.StringDecoder = StringDecoder
