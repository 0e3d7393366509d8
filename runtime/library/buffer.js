'use strict'
// Bytes, as Node's Buffer has them: a Uint8Array with more methods. What goes over
// many bytes is done by Go's functions.

const errors = require('internal/errors')
const { at, isUint8Array } = require('internal/bytes')
const { isAnyArrayBuffer } = require('internal/types')

const { kMaxLength, kStringMaxLength } = internal

class FastBuffer extends Uint8Array {}

const encodings = {
  utf8: 'utf8', 'utf-8': 'utf8', hex: 'hex', ascii: 'ascii', latin1: 'latin1', binary: 'latin1', base64: 'base64', base64url: 'base64url',
  ucs2: 'utf16le', 'ucs-2': 'utf16le', utf16le: 'utf16le', 'utf-16le': 'utf16le'
}
const normalized = name => {
  if (name === undefined || name === null || name === '') return 'utf8'
  return typeof name === 'string' ? encodings[name] || encodings[name.toLowerCase()] : undefined
}
const encodingOf = name => {
  const encoding = normalized(name)
  if (encoding === undefined) throw errors.make(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${name}`)
  return encoding
}

// namedEncoding is for what must be named, if at all.
const namedEncoding = name => {
  if (name === null || name === '') throw errors.make(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${name}`)
  return encodingOf(name)
}

const checkSize = size => {
  if (typeof size !== 'number') throw errors.argType('size', 'number', size)
  if (!(size >= 0 && size <= kMaxLength)) throw errors.range('size', `>= 0 && <= ${kMaxLength}`, size)
}

function Buffer (value, encodingOrOffset, length) {
  if (typeof value === 'number') {
    if (typeof encodingOrOffset === 'string') throw errors.argType('string', 'string', value)
    return Buffer.alloc(value)
  }
  return Buffer.from(value, encodingOrOffset, length)
}
Object.setPrototypeOf(Buffer, Uint8Array)
Buffer.prototype = FastBuffer.prototype
Object.defineProperty(FastBuffer.prototype, 'constructor', { value: Buffer, writable: true, configurable: true })
Object.defineProperty(Buffer, Symbol.species, { configurable: true, get: () => FastBuffer })

const ofBytes = buffer => new FastBuffer(buffer) // an ArrayBuffer of Go's

const fromString = (text, encoding) => ofBytes(internal.encode(text, typeof encoding === 'string' ? encodingOf(encoding) : 'utf8'))

const fromList = list => {
  const length = Number(list.length)
  const b = new FastBuffer(length > 0 ? length : 0)
  for (let i = 0; i < b.length; i++) b[i] = list[i]
  return b
}

const fromObject = value => {
  if (value.length !== undefined || isAnyArrayBuffer(value.buffer)) return typeof value.length !== 'number' ? new FastBuffer(0) : fromList(value)
  if (value.type === 'Buffer' && Array.isArray(value.data)) return fromList(value.data)
}

Buffer.from = function from (value, encodingOrOffset, length) {
  if (typeof value === 'string') return fromString(value, encodingOrOffset)
  if (typeof value === 'object' && value !== null) {
    if (isAnyArrayBuffer(value)) {
      const [, , size] = at(value)
      let offset = encodingOrOffset === undefined ? 0 : +encodingOrOffset
      if (Number.isNaN(offset)) offset = 0
      const most = size - offset
      if (most < 0) throw errors.make(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', '"offset" is outside of buffer bounds')
      if (length === undefined) return new FastBuffer(value, offset, most)
      length = +length
      if (!(length > 0)) length = 0
      if (length > most) throw errors.make(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', '"length" is outside of buffer bounds')
      return new FastBuffer(value, offset, length)
    }
    if (isUint8Array(value)) {
      const b = new FastBuffer(value.length)
      b.set(value)
      return b
    }
    const primitive = value.valueOf && value.valueOf()
    if (primitive !== undefined && primitive !== null && primitive !== value && (typeof primitive === 'string' || typeof primitive === 'object')) {
      return from(primitive, encodingOrOffset, length)
    }
    const b = fromObject(value)
    if (b) return b
    if (typeof value[Symbol.toPrimitive] === 'function') {
      const primitive = value[Symbol.toPrimitive]('string')
      if (typeof primitive === 'string') return fromString(primitive, encodingOrOffset)
    }
  }
  throw errors.make(TypeError, 'ERR_INVALID_ARG_TYPE', `The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received ${errors.describe(value)}`)
}

Buffer.alloc = (size, fill, encoding) => {
  checkSize(size)
  const b = new FastBuffer(size)
  if (fill !== undefined && fill !== 0 && size > 0) b.fill(fill, 0, size, encoding)
  return b
}
// There is no memory here with old contents.
Buffer.allocUnsafe = size => {
  checkSize(size)
  return new FastBuffer(size)
}
Buffer.allocUnsafeSlow = size => Buffer.allocUnsafe(size)
Buffer.of = (...bytes) => fromList(bytes)
Buffer.copyBytesFrom = (view, offset, length) => {
  const [buffer, start] = at(view) || []
  if (buffer === undefined || view.length === undefined) throw errors.argType('view', 'TypedArray', view)
  if (offset !== undefined) errors.integer(offset, 'offset', 0)
  if (length !== undefined) errors.integer(length, 'length', 0)
  const size = view.BYTES_PER_ELEMENT
  const from = Math.min(offset || 0, view.length)
  const to = length === undefined ? view.length : Math.min(from + length, view.length)
  return Buffer.from(new FastBuffer(buffer, start + from * size, (to - from) * size))
}
Buffer.isBuffer = value => value instanceof Buffer
Buffer.isEncoding = name => typeof name === 'string' && name.length !== 0 && normalized(name) !== undefined
Buffer.byteLength = (value, encoding) => {
  if (typeof value !== 'string') {
    const place = at(value)
    if (place) return place[2]
    throw errors.argType('string', ['string', 'Buffer', 'ArrayBuffer'], value)
  }
  return internal.byteLength(value, normalized(encoding) || 'utf8')
}
Buffer.compare = (a, b) => {
  if (!isUint8Array(a)) throw errors.argType('buf1', ['Buffer', 'Uint8Array'], a)
  if (!isUint8Array(b)) throw errors.argType('buf2', ['Buffer', 'Uint8Array'], b)
  return a === b ? 0 : internal.compare(...at(a), ...at(b))
}
Buffer.concat = (list, length) => {
  if (!Array.isArray(list)) throw errors.argType('list', 'Array', list)
  if (length === undefined) {
    length = 0
    for (const b of list) if (b.length) length += b.length
  } else {
    errors.integer(length, 'length', 0)
  }
  const result = Buffer.allocUnsafe(length)
  let position = 0
  for (let i = 0; i < list.length; i++) {
    const b = list[i]
    if (!isUint8Array(b)) throw errors.argType(`list[${i}]`, ['Buffer', 'Uint8Array'], b)
    if (position + b.length > length) {
      result.set(b.subarray(0, length - position), position)
      break
    }
    result.set(b, position)
    position += b.length
  }
  return result
}
Buffer.poolSize = 8192

const { prototype } = Buffer
const method = (name, f) => Object.defineProperty(prototype, name, { value: f, writable: true, configurable: true, enumerable: true })
const methods = object => { for (const name of Object.keys(object)) method(name, object[name]) }

const isThis = b => {
  if (!isUint8Array(b)) throw errors.argType('this', ['Buffer', 'Uint8Array'], b)
}

// clamp is an index as slice takes it.
const clamp = (index, length) => {
  index = Math.trunc(+index) || 0
  return index < 0 ? Math.max(index + length, 0) : Math.min(index, length)
}

const most = 2 ** 32 // bytes, to Node

const bound = (value, name, min, max = most) => {
  if (value === undefined) return
  errors.integer(value, name, min, max)
}

const slice = function (start, end) {
  const [buffer, offset, length] = at(this)
  start = clamp(start, length)
  end = end === undefined ? length : clamp(end, length)
  return new FastBuffer(buffer, offset + start, Math.max(end - start, 0))
}

const search = (b, value, offset, encoding, forward) => {
  isThis(b)
  if (typeof offset === 'string') {
    encoding = offset
    offset = undefined
  } else if (offset > 0x7fffffff) {
    offset = 0x7fffffff
  } else if (offset < -0x80000000) {
    offset = -0x80000000
  }
  offset = +offset
  if (Number.isNaN(offset)) offset = forward ? 0 : b.length || b.byteLength
  offset = Math.trunc(offset)
  let step = 1
  if (typeof value === 'number') {
    value = new Uint8Array([value >>> 0])
  } else if (typeof value === 'string') {
    encoding = namedEncoding(encoding)
    value = new Uint8Array(internal.encode(value, encoding))
    if (encoding === 'utf16le') step = 2
  } else if (isUint8Array(value)) {
    if (normalized(encoding) === 'utf16le') step = 2
  } else {
    throw errors.argType('value', ['number', 'string', 'Buffer', 'Uint8Array'], value)
  }
  return internal.indexOf(...at(b), ...at(value), offset - Math.abs(offset % step), forward, step)
}

const write = (name, encoding) => method(name, function (text, offset = 0, length = this.byteLength - offset) {
  if (typeof text !== 'string') throw errors.make(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a string')
  if (offset < 0 || offset > this.byteLength) throw errors.make(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', '"offset" is outside of buffer bounds')
  return internal.write(...at(this), text, encoding, offset, Math.max(Math.min(length, this.byteLength - offset), 0))
})
const read = (name, encoding) => method(name, function (start = 0, end = this.byteLength) {
  return decode(this, encoding, start, end)
})
const decode = (b, encoding, start, end) => {
  const [buffer, offset, length] = at(b)
  start = Math.max(Math.min(Math.trunc(start) || 0, length), 0)
  end = Math.max(Math.min(Math.trunc(end) || 0, length), 0)
  return end <= start ? '' : internal.decode(buffer, offset + start, end - start, encoding)
}
for (const [name, encoding] of [['utf8', 'utf8'], ['ucs2', 'utf16le'], ['utf16le', 'utf16le'], ['latin1', 'latin1'], ['ascii', 'ascii'], ['hex', 'hex'], ['base64', 'base64'], ['base64url', 'base64url']]) {
  write(name + 'Write', encoding)
  read(name + 'Slice', encoding)
}

const inspectCustom = Symbol.for('nodejs.util.inspect.custom')

methods({
  toString (encoding, start, end) {
    isThis(this)
    const length = this.length
    if (arguments.length === 0) return decode(this, 'utf8', 0, length)
    start = start <= 0 ? 0 : start >= length ? length : Math.trunc(start) || 0
    end = end === undefined || end >= length ? length : Math.trunc(end) || 0
    if (end <= start) {
      if (start >= length || end <= start) return ''
    }
    return decode(this, namedEncoding(encoding), start, end)
  },
  toLocaleString (encoding, start, end) { return arguments.length === 0 ? this.toString() : this.toString(encoding, start, end) },
  equals (other) {
    if (!isUint8Array(other)) throw errors.argType('otherBuffer', ['Buffer', 'Uint8Array'], other)
    return this === other || (this.byteLength === other.byteLength && internal.compare(...at(this), ...at(other)) === 0)
  },
  compare (target, targetStart, targetEnd, sourceStart, sourceEnd) {
    if (!isUint8Array(target)) throw errors.argType('target', ['Buffer', 'Uint8Array'], target)
    bound(targetStart, 'targetStart', 0)
    bound(targetEnd, 'targetEnd', 0, target.length)
    bound(sourceStart, 'sourceStart', 0)
    bound(sourceEnd, 'sourceEnd', 0, this.length)
    if (targetStart === undefined) targetStart = 0
    if (targetEnd === undefined) targetEnd = target.length
    if (sourceStart === undefined) sourceStart = 0
    if (sourceEnd === undefined) sourceEnd = this.length
    if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1
    if (targetStart >= targetEnd) return 1
    return internal.compare(...at(this.subarray(sourceStart, sourceEnd)), ...at(slice.call(target, targetStart, targetEnd)))
  },
  indexOf (value, offset, encoding) { return search(this, value, offset, encoding, true) },
  lastIndexOf (value, offset, encoding) { return search(this, value, offset, encoding, false) },
  includes (value, offset, encoding) { return search(this, value, offset, encoding, true) !== -1 },
  fill (value, offset, end, encoding) {
    isThis(this)
    if (typeof value === 'string') {
      if (offset === undefined || typeof offset === 'string') {
        encoding = offset
        offset = 0
        end = this.length
      } else if (typeof end === 'string') {
        encoding = end
        end = this.length
      }
      const name = normalized(encoding)
      if (name === undefined) {
        if (typeof encoding === 'string') throw errors.make(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`)
        throw errors.argType('encoding', 'string', encoding)
      }
      encoding = name
    }
    if (offset === undefined) {
      offset = 0
      end = this.length
    } else {
      errors.number(offset, 'offset', 0, most)
      if (!Number.isInteger(offset)) throw errors.range('offset', 'an integer', offset)
      if (end === undefined) end = this.length
      else errors.integer(end, 'end', 0, this.length)
      if (offset >= end) return this
    }
    let pattern
    if (typeof value === 'string') {
      pattern = new Uint8Array(internal.encode(value, encoding))
      if (pattern.length === 0 && value.length > 0) throw errors.argValue('value', value)
      if (pattern.length === 0) pattern = new Uint8Array(1)
    } else if (at(value)) {
      const place = at(value)
      if (place[2] === 0) throw errors.argValue('value', value)
      pattern = new Uint8Array(...place)
    } else {
      pattern = new Uint8Array([+value & 255])
    }
    const [buffer, from] = at(this)
    internal.fill(buffer, from + offset, end - offset, ...at(pattern))
    return this
  },
  write (text, offset, length, encoding) {
    if (offset === undefined) return this.utf8Write(text, 0, this.length)
    if (length === undefined && typeof offset === 'string') {
      encoding = offset
      length = this.length
      offset = 0
    } else {
      errors.integer(offset, 'offset', 0, this.length)
      const left = this.length - offset
      if (length === undefined) {
        length = left
      } else if (typeof length === 'string') {
        encoding = length
        length = left
      } else {
        errors.integer(length, 'length', 0, this.length)
        if (length > left) length = left
      }
    }
    return this[encodingOf(encoding) + 'Write'](text, offset, length)
  },
  copy (target, targetStart, sourceStart, sourceEnd) {
    isThis(this)
    if (!isUint8Array(target)) throw errors.argType('target', ['Buffer', 'Uint8Array'], target)
    const whole = (value, name) => {
      value = Math.trunc(+value) || 0
      if (value < 0) throw errors.range(name, '>= 0', value)
      return value
    }
    targetStart = targetStart === undefined ? 0 : whole(targetStart, 'targetStart')
    sourceStart = sourceStart === undefined ? 0 : Math.trunc(+sourceStart) || 0
    if (sourceStart < 0 || sourceStart > this.length) throw errors.range('sourceStart', `>= 0 && <= ${this.length}`, sourceStart)
    sourceEnd = sourceEnd === undefined ? this.length : whole(sourceEnd, 'sourceEnd')
    if (targetStart >= target.length || sourceStart >= sourceEnd) return 0
    const n = Math.min(sourceEnd - sourceStart, target.length - targetStart, this.length - sourceStart)
    target.set(slice.call(this, sourceStart, sourceStart + n), targetStart)
    return n
  },
  slice,
  subarray: slice,
  toJSON () {
    const data = new Array(this.length)
    for (let i = 0; i < this.length; i++) data[i] = this[i]
    return { type: 'Buffer', data }
  },
  [inspectCustom]: undefined
})

for (const size of [2, 4, 8]) {
  method(`swap${size * 8}`, function () {
    if (this.length % size !== 0) throw errors.make(RangeError, 'ERR_INVALID_BUFFER_SIZE', `Buffer size must be a multiple of ${size * 8}-bits`)
    internal.swap(...at(this), size)
    return this
  })
}

let shown = 50
const inspectBuffer = function (depth, options) {
  let text = this.hexSlice(0, shown).replace(/(.{2})/g, '$1 ').trim()
  const more = this.length - shown
  if (more > 0) text += ` ... ${more} more byte${more > 1 ? 's' : ''}`
  const inspect = require('util').inspect
  if (options && inspect) {
    const extras = Object.keys(this).filter(key => !/^\d+$/.test(key))
    for (const key of extras) text += `${text === '' ? '' : ', '}${key}: ${inspect(this[key], options)}`
  }
  const name = this.constructor && this.constructor.name ? this.constructor.name : 'Buffer'
  return `<${name}${text === '' ? ' ' : ' ' + text}>`.replace(/ >$/, '>').replace(/^<Buffer>$/, '<Buffer >')
}
Object.defineProperty(prototype, inspectCustom, { value: inspectBuffer, writable: true, configurable: true, enumerable: true })
method('inspect', inspectBuffer)
Object.defineProperty(prototype, 'parent', { enumerable: true, get () { return this instanceof Buffer ? this.buffer : undefined } })
Object.defineProperty(prototype, 'offset', { enumerable: true, get () { return this instanceof Buffer ? this.byteOffset : undefined } })

require('internal/numbers')(method)

function SlowBuffer (size) { return Buffer.allocUnsafeSlow(size) }
SlowBuffer.prototype = prototype

const bytesOf = (value, name) => {
  const place = at(value)
  if (!place) throw errors.argType(name, ['ArrayBuffer', 'Buffer', 'TypedArray'], value)
  return place
}

module.exports = {
  Buffer,
  SlowBuffer,
  transcode (source, from, to) {
    if (!isUint8Array(source)) throw errors.argType('source', ['Buffer', 'Uint8Array'], source)
    const text = decode(source, encodingOf(from), 0, source.length)
    const target = encodingOf(to)
    if (target !== 'ascii' && target !== 'latin1') return Buffer.from(text, target)
    const most = target === 'ascii' ? 0x7f : 0xff
    return fromList(Array.from(text, c => c.codePointAt(0) > most ? 0x3f : c.codePointAt(0)))
  },
  isUtf8: input => internal.isUtf8(...bytesOf(input, 'input')),
  isAscii: input => internal.isAscii(...bytesOf(input, 'input')),
  kMaxLength,
  kStringMaxLength,
  btoa (text) {
    if (arguments.length === 0) throw errors.make(TypeError, 'ERR_MISSING_ARGS', 'The "data" argument must be specified')
    text = `${text}`
    if (/[^\0-\xff]/.test(text)) throw invalidCharacter('Invalid character')
    return Buffer.from(text, 'latin1').toString('base64')
  },
  atob (text) {
    if (arguments.length === 0) throw errors.make(TypeError, 'ERR_MISSING_ARGS', 'The "data" argument must be specified')
    text = `${text}`.replace(/[\t\n\f\r ]/g, '')
    if (text.length % 4 === 0) text = text.replace(/==?$/, '')
    if (/[^A-Za-z0-9+/]/.test(text)) throw invalidCharacter('Invalid character')
    if (text.length % 4 === 1) throw invalidCharacter('The string to be decoded is not correctly encoded.')
    return Buffer.from(text, 'base64').toString('latin1')
  },
  constants: Object.freeze(Object.defineProperties({}, {
    MAX_LENGTH: { value: kMaxLength, enumerable: true },
    MAX_STRING_LENGTH: { value: kStringMaxLength, enumerable: true }
  }))
}
for (const name of ['Blob', 'File']) {
  Object.defineProperty(module.exports, name, { enumerable: true, configurable: true, get: () => globalThis[name] })
}
Object.defineProperty(module.exports, 'INSPECT_MAX_BYTES', {
  enumerable: true,
  configurable: true,
  get: () => shown,
  set (n) {
    errors.number(n, 'INSPECT_MAX_BYTES', 0)
    shown = n
  }
})

const invalidCharacter = message => {
  if (typeof DOMException === 'function') return new DOMException(message, 'InvalidCharacterError')
  const e = new Error(message)
  e.name = 'InvalidCharacterError'
  e.code = 5
  return e
}
