'use strict'
// The part of a URL after its question mark, as names and values.

const { make } = require('internal/errors')

const unescapeBuffer = (text, plus) => {
  const bytes = []
  const source = Buffer.from(text)
  for (let i = 0; i < source.length; i++) {
    const digits = source[i] === 0x25 ? source.toString('latin1', i + 1, i + 3) : ''
    if (/^[0-9a-fA-F]{2}$/.test(digits)) {
      bytes.push(parseInt(digits, 16))
      i += 2
    } else {
      bytes.push(plus && source[i] === 0x2b ? 0x20 : source[i])
    }
  }
  return Buffer.from(bytes)
}

exports.unescapeBuffer = unescapeBuffer

exports.unescape = text => {
  try {
    return decodeURIComponent(text)
  } catch {
    return unescapeBuffer(text).toString()
  }
}

exports.escape = text => {
  if (typeof text !== 'string') text = typeof text === 'object' ? String(text) : text + ''
  try {
    return encodeURIComponent(text)
  } catch {
    throw make(URIError, 'ERR_INVALID_URI', 'URI malformed')
  }
}

const primitive = value => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && isFinite(value)) return '' + value
  if (typeof value === 'bigint') return '' + value
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return ''
}

exports.stringify = exports.encode = (object, separator = '&', equals = '=', options) => {
  separator = separator || '&'
  equals = equals || '='
  const encode = options && typeof options.encodeURIComponent === 'function' ? options.encodeURIComponent : exports.escape
  if (object === null || typeof object !== 'object') return ''
  const fields = []
  for (const name of Object.keys(object)) {
    const start = encode(primitive(name)) + equals
    const values = Array.isArray(object[name]) ? object[name] : [object[name]]
    for (const value of values) fields.push(start + encode(primitive(value)))
  }
  return fields.join(separator)
}

exports.parse = exports.decode = (text, separator = '&', equals = '=', options) => {
  const result = Object.create(null)
  if (typeof text !== 'string' || text.length === 0) return result
  separator = String(separator || '&')
  equals = String(equals || '=')
  const own = options && typeof options.decodeURIComponent === 'function' ? options.decodeURIComponent : exports.unescape
  const decode = part => {
    part = part.replace(/\+/g, '%20')
    try {
      return own(part)
    } catch {
      return unescapeBuffer(part, true).toString()
    }
  }
  let fields = text.split(separator)
  const most = options && typeof options.maxKeys === 'number' ? options.maxKeys : 1000
  if (most > 0) fields = fields.slice(0, most)
  for (const field of fields) {
    if (field === '') continue
    const at = field.indexOf(equals)
    const name = decode(at < 0 ? field : field.slice(0, at))
    const value = at < 0 ? '' : decode(field.slice(at + equals.length))
    const before = result[name]
    if (before === undefined) result[name] = value
    else if (Array.isArray(before)) before.push(value)
    else result[name] = [before, value]
  }
  return result
}
