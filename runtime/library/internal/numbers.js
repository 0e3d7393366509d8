'use strict'
// The methods of Buffers that read and write numbers.

const errors = require('internal/errors')

const outside = (b, offset, bytes, name = 'offset') => {
  if (typeof offset !== 'number') throw errors.argType(name, 'number', offset)
  const most = b.length - bytes
  if (Math.floor(offset) !== offset) throw errors.range(name, 'an integer', offset)
  if (most < 0) throw errors.make(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds')
  throw errors.range(name, `>= ${name === 'offset' ? 0 : 1} and <= ${most}`, offset)
}
const checkOffset = (b, offset, bytes) => {
  if (typeof offset !== 'number' || b[offset] === undefined || b[offset + bytes - 1] === undefined) outside(b, offset, bytes)
}

const readUnsigned = (b, offset, bytes, little) => {
  let value = 0
  if (little) for (let i = bytes - 1; i >= 0; i--) value = value * 256 + b[offset + i]
  else for (let i = 0; i < bytes; i++) value = value * 256 + b[offset + i]
  return value
}
const signed = (value, bytes) => value >= 2 ** (8 * bytes - 1) ? value - 2 ** (8 * bytes) : value

const writeInteger = (b, value, offset, bytes, little) => {
  if (value < 0) value += 2 ** (8 * bytes)
  for (let i = 0; i < bytes; i++) {
    b[offset + (little ? i : bytes - 1 - i)] = value % 256
    value = Math.floor(value / 256)
  }
}

const checkValue = (b, value, offset, bytes, min, max) => {
  if (value > max || value < min) {
    const n = typeof min === 'bigint' ? 'n' : ''
    let range
    if (bytes > 4) {
      range = min == 0 // eslint-disable-line eqeqeq
        ? `>= 0${n} and < 2${n} ** ${bytes * 8}${n}`
        : `>= -(2${n} ** ${bytes * 8 - 1}${n}) and < 2${n} ** ${bytes * 8 - 1}${n}`
    } else {
      range = `>= ${min}${n} and <= ${max}${n}`
    }
    throw errors.range('value', range, value)
  }
  checkOffset(b, offset, bytes)
}

const checkLength = bytes => {
  if (typeof bytes !== 'number') throw errors.argType('byteLength', 'number', bytes)
  if (Math.floor(bytes) !== bytes) throw errors.range('byteLength', 'an integer', bytes)
  if (!(bytes >= 1 && bytes <= 6)) throw errors.range('byteLength', '>= 1 and <= 6', bytes)
}

const scratch = new DataView(new ArrayBuffer(8))
const load = (b, offset, bytes) => { for (let i = 0; i < bytes; i++) scratch.setUint8(i, b[offset + i]) }
const store = (b, offset, bytes) => {
  for (let i = 0; i < bytes; i++) b[offset + i] = scratch.getUint8(i)
  return offset + bytes
}

// method defines one of them.
module.exports = method => {
  const alias = (name, f) => {
    method(name, f)
    if (name.includes('UInt')) method(name.replace('UInt', 'Uint'), f)
  }

  for (const bytes of [1, 2, 4]) {
    for (const end of bytes === 1 ? [''] : ['LE', 'BE']) {
      const little = end === 'LE'
      const bits = bytes * 8
      alias(`readUInt${bits}${end}`, function (offset = 0) {
        checkOffset(this, offset, bytes)
        return readUnsigned(this, offset, bytes, little)
      })
      method(`readInt${bits}${end}`, function (offset = 0) {
        checkOffset(this, offset, bytes)
        return signed(readUnsigned(this, offset, bytes, little), bytes)
      })
      const writer = (min, max) => function (value, offset = 0) {
        value = +value
        if (typeof offset !== 'number') throw errors.argType('offset', 'number', offset)
        checkValue(this, value, offset, bytes, min, max)
        writeInteger(this, Math.trunc(value) || 0, offset, bytes, little)
        return offset + bytes
      }
      alias(`writeUInt${bits}${end}`, writer(0, 2 ** bits - 1))
      method(`writeInt${bits}${end}`, writer(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1))
    }
  }

  for (const end of ['LE', 'BE']) {
    const little = end === 'LE'
    alias(`readUInt${end}`, function (offset, bytes) {
      if (offset === undefined) throw errors.argType('offset', 'number', offset)
      checkLength(bytes)
      checkOffset(this, offset, bytes)
      return readUnsigned(this, offset, bytes, little)
    })
    method(`readInt${end}`, function (offset, bytes) {
      if (offset === undefined) throw errors.argType('offset', 'number', offset)
      checkLength(bytes)
      checkOffset(this, offset, bytes)
      return signed(readUnsigned(this, offset, bytes, little), bytes)
    })
    const writer = signed => function (value, offset, bytes) {
      checkLength(bytes)
      value = +value
      if (typeof offset !== 'number') throw errors.argType('offset', 'number', offset)
      if (signed) checkValue(this, value, offset, bytes, -(2 ** (8 * bytes - 1)), 2 ** (8 * bytes - 1) - 1)
      else checkValue(this, value, offset, bytes, 0, 2 ** (8 * bytes) - 1)
      writeInteger(this, Math.trunc(value) || 0, offset, bytes, little)
      return offset + bytes
    }
    alias(`writeUInt${end}`, writer(false))
    method(`writeInt${end}`, writer(true))
  }

  for (const [name, kind, bytes] of [['Float', 'Float32', 4], ['Double', 'Float64', 8], ['BigInt64', 'BigInt64', 8], ['BigUInt64', 'BigUint64', 8]]) {
    for (const end of ['LE', 'BE']) {
      const little = end === 'LE'
      alias(`read${name}${end}`, function (offset = 0) {
        checkOffset(this, offset, bytes)
        load(this, offset, bytes)
        return scratch[`get${kind}`](0, little)
      })
      alias(`write${name}${end}`, function (value, offset = 0) {
        if (kind === 'BigInt64') checkValue(this, value, offset, 8, -0x8000000000000000n, 0x7fffffffffffffffn)
        else if (kind === 'BigUint64') checkValue(this, value, offset, 8, 0n, 0xffffffffffffffffn)
        else value = +value
        checkOffset(this, offset, bytes)
        if (kind.startsWith('Big') && typeof value !== 'bigint') throw new TypeError('Cannot mix BigInt and other types, use explicit conversions')
        if (kind === 'Float64' && Number.isNaN(value)) scratch.setBigUint64(0, 0x7ff8000000000000n, little)
        else if (kind === 'Float32' && Number.isNaN(value)) scratch.setUint32(0, 0x7fc00000, little)
        else scratch[`set${kind}`](0, value, little)
        return store(this, offset, bytes)
      })
    }
  }
}
