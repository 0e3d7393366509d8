'use strict'
// Errors as Node's library throws them: with a code, and its words.

const describe = value => {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'function') return `function ${value.name}`
  if (typeof value === 'object') {
    const name = value.constructor && value.constructor.name
    return name ? `an instance of ${name}` : require('util').format('%O', value)
  }
  let text = require('util').format('%O', value)
  if (typeof value === 'string' && text.length > 28) text = text.slice(0, 25) + '...'
  return `type ${typeof value} (${text})`
}

const primitives = ['string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol']

const oneOf = words => words.length < 3 ? words.join(' or ') : words.slice(0, -1).join(', ') + ', or ' + words[words.length - 1]

const isClass = word => /^[A-Z][A-Za-z0-9]*$/.test(word)

// expectation is 'must be of type string or an instance of Buffer, …'.
const expectation = expected => {
  const types = expected.filter(e => primitives.includes(e)).map(e => e.toLowerCase())
  const classes = expected.filter(e => !primitives.includes(e) && isClass(e))
  const others = expected.filter(e => !primitives.includes(e) && !isClass(e))
  const objects = types.indexOf('object')
  if (classes.length > 0 && objects >= 0) {
    types.splice(objects, 1)
    classes.push('Object')
  }
  const parts = []
  if (types.length > 0) parts.push((types.length > 1 ? 'one of type ' : 'of type ') + oneOf(types))
  if (classes.length > 0) parts.push('an instance of ' + oneOf(classes))
  if (others.length > 1) parts.push('one of ' + oneOf(others))
  else if (others.length === 1) parts.push((others[0].toLowerCase() !== others[0] ? 'an ' : '') + others[0])
  return 'must be ' + parts.join(' or ')
}

// make is an error of a class with a code, which its stack shows.
const make = (Class, code, message) => {
  const e = new Class(message)
  const name = e.name
  Object.defineProperty(e, 'name', { value: `${name} [${code}]`, configurable: true, writable: true, enumerable: false })
  e.stack // eslint-disable-line no-unused-expressions -- which is made when it is first read
  delete e.name
  e.code = code
  return e
}

const subject = name => name.endsWith(' argument') ? `The ${name}` : `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`

exports.describe = describe
exports.make = make
exports.argType = (name, expected, value) =>
  make(TypeError, 'ERR_INVALID_ARG_TYPE', `${subject(name)} ${expectation([].concat(expected))}. Received ${describe(value)}`)
exports.argValue = (name, value, reason = 'is invalid') => {
  let text = require('util').format('%O', value)
  if (text.length > 128) text = text.slice(0, 128) + '...'
  return make(TypeError, 'ERR_INVALID_ARG_VALUE', `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${text}`)
}

const grouped = text => text.replace(/\B(?=(\d{3})+(?!\d))/g, '_')
exports.range = (name, range, value) => {
  let text
  if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) text = grouped(String(value))
  else if (typeof value === 'bigint') text = (value > 2n ** 32n || value < -(2n ** 32n) ? grouped(String(value)) : String(value)) + 'n'
  else text = require('util').format('%O', value)
  return make(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be ${range}. Received ${text}`)
}

exports.string = (value, name) => { if (typeof value !== 'string') throw exports.argType(name, 'string', value) }
exports.function = (value, name) => { if (typeof value !== 'function') throw exports.argType(name, 'function', value) }
exports.boolean = (value, name) => { if (typeof value !== 'boolean') throw exports.argType(name, 'boolean', value) }
exports.object = (value, name) => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw exports.argType(name, 'Object', value)
}
exports.number = (value, name, min, max) => {
  if (typeof value !== 'number') throw exports.argType(name, 'number', value)
  if ((min !== undefined && value < min) || (max !== undefined && value > max) || ((min !== undefined || max !== undefined) && Number.isNaN(value))) {
    throw exports.range(name, `${min !== undefined ? `>= ${min}` : ''}${min !== undefined && max !== undefined ? ' && ' : ''}${max !== undefined ? `<= ${max}` : ''}`, value)
  }
}
exports.integer = (value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) => {
  if (typeof value !== 'number') throw exports.argType(name, 'number', value)
  if (!Number.isInteger(value)) throw exports.range(name, 'an integer', value)
  if (value < min || value > max) throw exports.range(name, `>= ${min} && <= ${max}`, value)
}
exports.signal = (signal, name) => {
  if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) throw exports.argType(name, 'AbortSignal', signal)
}

exports.AbortError = class AbortError extends Error {
  constructor (message = 'The operation was aborted', options) {
    super(message, options)
    this.code = 'ABORT_ERR'
    this.name = 'AbortError'
  }
}
