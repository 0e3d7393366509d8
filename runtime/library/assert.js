'use strict'
// Assertions, as Node has them.

const errors = require('internal/errors')
const equal = require('internal/deepequal')
const lines = require('internal/lines')
const types = require('internal/types')

// What an error says first, by the operator.
const headers = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:'
}

const isObject = value => (typeof value === 'object' && value !== null) || typeof value === 'function'

// difference lists the lines of both texts: of one, of the other, of both, by a
// longest common subsequence. Beyond a size it says that all lines differ.
const difference = (actual, expected) => {
  const same = (a, b) => a === b || (actual.length !== expected.length && (a + ',' === b || a === b + ','))
  let first = 0
  while (first < actual.length && first < expected.length && same(actual[first], expected[first])) first++
  let last = 0
  while (last < actual.length - first && last < expected.length - first && same(actual[actual.length - 1 - last], expected[expected.length - 1 - last])) last++
  const a = actual.slice(first, actual.length - last)
  const b = expected.slice(first, expected.length - last)
  const common = (x, y) => ({ kind: ' ', text: x.endsWith(',') ? x : y })
  const result = []
  for (let i = 0; i < first; i++) result.push(common(actual[i], expected[i]))
  if (a.length * b.length > 1e6) {
    for (const text of a) result.push({ kind: '+', text })
    for (const text of b) result.push({ kind: '-', text })
  } else {
    const longest = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        longest[i][j] = same(a[i], b[j]) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1])
      }
    }
    let i = 0
    let j = 0
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && same(a[i], b[j])) result.push(common(a[i++], b[j++]))
      else if (i < a.length && (j === b.length || longest[i + 1][j] >= longest[i][j + 1])) result.push({ kind: '+', text: a[i++] })
      else result.push({ kind: '-', text: b[j++] })
    }
  }
  for (let i = last; i > 0; i--) result.push(common(actual[actual.length - i], expected[expected.length - i]))
  return result
}

// shown writes a difference, and leaves out most of what is long and the same.
const shown = difference => {
  const out = []
  let skipped = false
  for (let i = 0; i < difference.length;) {
    let end = i
    while (end < difference.length && difference[end].kind === ' ') end++
    const run = difference.slice(i, end).map(line => '  ' + line.text)
    const isLast = end === difference.length
    if (run.length > (isLast ? 4 : 5)) {
      out.push(...run.slice(0, isLast ? 1 : 2), '...', ...run.slice(isLast ? -3 : -2))
      skipped = true
    } else {
      out.push(...run)
    }
    for (i = end; i < difference.length && difference[i].kind !== ' '; i++) out.push(`${difference[i].kind} ${difference[i].text}`)
  }
  return [out.join('\n'), skipped]
}

// shortened is the text of lines, of not too many.
const shortened = lines => (lines.length > 50 ? [...lines.slice(0, 46), '...'] : lines).join('\n')

const compared = (actual, expected, operator, message) => {
  const a = lines(actual).split('\n')
  const b = lines(expected).split('\n')
  let header = headers[operator]
  if (operator === 'strictEqual' && ((typeof actual === 'object' && actual !== null && typeof expected === 'object' && expected !== null) || (typeof actual === 'function' && typeof expected === 'function'))) {
    header = headers.strictEqualObject
  }
  if (message !== undefined) header = message
  if (a.join('\n') === b.join('\n')) return `${message !== undefined && operator === 'strictEqual' ? message : headers.notIdentical}\n\n${shortened(a)}\n`
  if (a.length === 1 && b.length === 1 && a[0] !== b[0]) {
    const plain = !isObject(actual) && !isObject(expected)
    if (plain && a[0].length + b[0].length <= 12 && (actual !== 0 || expected !== 0)) return `${header}\n\n${a[0]} !== ${b[0]}\n`
    let at = 0
    while (a[0][at] === b[0][at]) at++
    const length = a[0].length + b[0].length
    const mark = at > 2 && length > 12 && length < 80 && header !== headers.strictEqualObject ? `\n${' '.repeat(at + 2)}^` : ''
    return `${header}\n+ actual - expected\n\n+ ${a[0]}\n- ${b[0]}${mark}`
  }
  const [text, skipped] = shown(difference(a, b))
  return `${header}\n+ actual - expected${skipped ? ' ... Lines skipped' : ''}\n\n${text}`
}

const generated = (actual, expected, operator) => {
  if (operator === 'deepStrictEqual' || operator === 'strictEqual') return compared(actual, expected, operator)
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') {
    const header = operator === 'notStrictEqual' && isObject(actual) ? headers.notStrictEqualObject : headers[operator]
    const text = lines(actual)
    return !text.includes('\n') ? `${header}${text.length > 5 ? '\n\n' : ' '}${text}` : `${header}\n\n${shortened(text.split('\n'))}\n`
  }
  let a = lines(actual)
  let b = lines(expected)
  if (operator === 'notDeepEqual') {
    const text = `${headers.notDeepEqual}\n\n${a}`
    return text.length > 1024 ? text.slice(0, 1021) + '...' : text
  }
  if (a.length > 512) a = a.slice(0, 509) + '...'
  if (b.length > 512) b = b.slice(0, 509) + '...'
  if (operator === 'deepEqual') return `${headers.deepEqual}\n\n${a}\n\nshould loosely deep-equal\n\n${b}`
  return `${a} ${operator} ${b}`
}

class AssertionError extends Error {
  constructor (options) {
    errors.object(options, 'options')
    const { message, operator, actual, expected } = options
    if (message !== undefined && message !== null) {
      super(operator === 'deepStrictEqual' || operator === 'strictEqual' ? compared(actual, expected, operator, String(message)) : String(message))
    } else {
      super(generated(actual, expected, operator))
    }
    Object.defineProperty(this, 'message', { enumerable: false })
    this.generatedMessage = !message
    Object.defineProperty(this, 'name', { value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true })
    this.code = 'ERR_ASSERTION'
    this.actual = actual
    this.expected = expected
    this.operator = operator
    if (typeof Error.captureStackTrace === 'function') Error.captureStackTrace(this, options.stackStartFn || options.stackStartFunction)
    this.stack // eslint-disable-line no-unused-expressions -- which is made when it is first read
    this.name = 'AssertionError'
  }

  toString () { return `${this.name} [${this.code}]: ${this.message}` }
}

const fail = (actual, expected, message, operator, stackStartFn, plain) => {
  if (message instanceof Error) throw message
  const e = new AssertionError({ actual, expected, message, operator, stackStartFn })
  if (plain) e.generatedMessage = plain.generated
  throw e
}

const two = n => {
  if (n < 2) throw errors.make(TypeError, 'ERR_MISSING_ARGS', 'The "actual" and "expected" arguments must be specified')
}

const truthy = (f, n, value, message) => {
  if (value) return
  let generated = false
  if (n === 0) {
    generated = true
    message = 'No value argument passed to `assert.ok()`'
  } else if (message === undefined || message === null) {
    generated = true
    const text = internal.callText()
    message = text === '' ? `${lines(value)} == true` : `The expression evaluated to a falsy value:\n\n  ${text}\n`
  } else if (message instanceof Error) {
    throw message
  }
  fail(value, true, message, '==', f, { generated })
}

function ok (...args) { truthy(ok, args.length, ...args) }

const assert = module.exports = ok

assert.ok = ok
assert.AssertionError = AssertionError

assert.fail = function fail (actual, expected, message, operator) {
  const n = arguments.length
  if (n === 0 || (n === 1 && actual === undefined)) {
    const e = new AssertionError({ message: 'Failed', operator: 'fail' })
    e.generatedMessage = true
    throw e
  }
  if (n === 1) {
    message = actual
    actual = undefined
  } else if (n === 2) {
    operator = '!='
  }
  if (message instanceof Error) throw message
  throw new AssertionError({ actual, expected, operator: operator === undefined ? 'fail' : operator, message, stackStartFn: fail })
}

// eslint-disable-next-line eqeqeq
const looselySame = (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b))
const check = (name, operator, holds) => {
  const f = {
    [name] (actual, expected, message) {
      two(arguments.length)
      if (!holds(actual, expected)) fail(actual, expected, message, operator, f)
    }
  }[name]
  Object.defineProperty(f, 'length', { value: 3, configurable: true })
  assert[name] = f
}
check('equal', '==', looselySame)
check('notEqual', '!=', (a, b) => !looselySame(a, b))
check('strictEqual', 'strictEqual', Object.is)
check('notStrictEqual', 'notStrictEqual', (a, b) => !Object.is(a, b))
check('deepEqual', 'deepEqual', equal.loose)
check('notDeepEqual', 'notDeepEqual', (a, b) => !equal.loose(a, b))
check('deepStrictEqual', 'deepStrictEqual', equal.strict)
check('notDeepStrictEqual', 'notDeepStrictEqual', (a, b) => !equal.strict(a, b))

// A Comparison is what is shown of an error and of the object that describes what
// it should be.
class Comparison {
  constructor (object, keys, actual) {
    for (const key of keys) {
      if (!(key in object)) continue
      this[key] = actual !== undefined && typeof actual[key] === 'string' && types.isRegExp(object[key]) && object[key].test(actual[key]) ? actual[key] : object[key]
    }
  }
}

const unexpected = (actual, expected, message, operator, f) => {
  let generatedMessage = false
  let throwIt = false
  if (typeof expected !== 'function') {
    if (types.isRegExp(expected)) {
      const text = String(actual)
      if (expected.test(text)) return
      if (!message) {
        generatedMessage = true
        message = `The input did not match the regular expression ${lines(expected)}. Input:\n\n${lines(text)}\n`
      }
      throwIt = true
    } else if (typeof actual !== 'object' || actual === null) {
      const e = new AssertionError({ actual, expected, message, operator: 'deepStrictEqual', stackStartFn: f })
      e.operator = operator
      throw e
    } else {
      const keys = Object.keys(expected)
      if (expected instanceof Error) keys.push('name', 'message')
      else if (keys.length === 0) throw errors.argValue('error', expected, 'may not be an empty object')
      for (const key of keys) {
        if (typeof actual[key] === 'string' && types.isRegExp(expected[key]) && expected[key].test(actual[key])) continue
        if (key in actual && equal.strict(actual[key], expected[key])) continue
        if (!message) {
          const e = new AssertionError({ actual: new Comparison(actual, keys), expected: new Comparison(expected, keys, actual), operator: 'deepStrictEqual', stackStartFn: f })
          e.actual = actual
          e.expected = expected
          e.operator = operator
          throw e
        }
        fail(actual, expected, message, operator, f)
      }
      return
    }
  } else if (expected.prototype !== undefined && actual instanceof expected) {
    return
  } else if (Object.prototype.isPrototypeOf.call(Error, expected)) {
    if (!message) {
      generatedMessage = true
      message = `The error is expected to be an instance of "${expected.name}". Received `
      if (types.isNativeError(actual) || actual instanceof Error) message += `"${actual.name}"`
      else message += `"${lines(actual)}"`
      message += `\n\nError message:\n\n${actual && actual.message}`
    }
    throwIt = true
  } else {
    const answer = Reflect.apply(expected, {}, [actual])
    if (answer === true) return
    if (!message) {
      generatedMessage = true
      message = `The ${expected.name ? `"${expected.name}" ` : ''}validation function is expected to return "true". Received ${lines(answer)}`
      if (actual instanceof Error) message += `\n\nCaught error:\n\n${actual}`
    }
    throwIt = true
  }
  if (throwIt) {
    if (message instanceof Error) throw message
    const e = new AssertionError({ actual, expected, message, operator, stackStartFn: f })
    e.generatedMessage = generatedMessage
    throw e
  }
}

const nothing = Symbol('nothing')

const caught = f => {
  errors.function(f, 'fn')
  try {
    f()
  } catch (e) {
    return e
  }
  return nothing
}

const isPromise = value => types.isPromise(value) || (value !== null && typeof value === 'object' && typeof value.then === 'function' && typeof value.catch === 'function')

const rejected = async promiseOrFunction => {
  let promise = promiseOrFunction
  if (typeof promise === 'function') {
    promise = promise()
    if (!isPromise(promise)) {
      throw errors.make(TypeError, 'ERR_INVALID_RETURN_VALUE', `Expected instance of Promise to be returned from the "promiseFn" function but got ${errors.describe(promise)}.`)
    }
  } else if (!isPromise(promise)) {
    throw errors.argType('promiseFn', ['function', 'Promise'], promise)
  }
  try {
    await promise
  } catch (e) {
    return e
  }
  return nothing
}

const expects = (f, actual, n, error, message) => {
  if (typeof error === 'string') {
    if (n === 2) {
      if (typeof actual === 'object' && actual !== null) {
        if (actual.message === error) throw errors.make(TypeError, 'ERR_AMBIGUOUS_ARGUMENT', `The "error/message" argument is ambiguous. The error message "${actual.message}" is identical to the message.`)
      } else if (actual === error) {
        throw errors.make(TypeError, 'ERR_AMBIGUOUS_ARGUMENT', `The "error/message" argument is ambiguous. The error "${actual}" is identical to the message.`)
      }
    }
    if (n > 2) throw errors.argType('error', ['Object', 'Error', 'Function', 'RegExp'], error)
    message = error
    error = undefined
  } else if (error !== undefined && error !== null && typeof error !== 'object' && typeof error !== 'function') {
    throw errors.argType('error', ['Function', 'Error', 'RegExp', 'Object'], error)
  }
  if (actual === nothing) {
    const details = (error && error.name ? ` (${error.name})` : '') + (message ? `: ${message}` : '.')
    const e = new AssertionError({ actual: undefined, expected: error, operator: f.name, message: `Missing expected ${f.name === 'rejects' ? 'rejection' : 'exception'}${details}`, stackStartFn: f })
    if (message instanceof Error) throw message
    throw e
  }
  if (error) unexpected(actual, error, message, f.name, f)
}

const refuses = (f, actual, error, message) => {
  if (actual === nothing) return
  if (typeof error === 'string') {
    message = error
    error = undefined
  }
  const matches = () => types.isRegExp(error) ? error.test(String(actual)) : typeof error === 'function' && (error.prototype !== undefined && actual instanceof error ? true : Object.prototype.isPrototypeOf.call(Error, error) ? false : Reflect.apply(error, {}, [actual]) === true)
  if (!error || matches()) {
    const details = message ? `: ${message}` : '.'
    fail(actual, error, `Got unwanted ${f.name === 'doesNotReject' ? 'rejection' : 'exception'}${details}\nActual message: "${actual && actual.message}"`, f.name, f)
  }
  throw actual
}

assert.throws = function throws (fn, ...args) { expects(throws, caught(fn), args.length + 1, ...args) }
assert.rejects = async function rejects (promise, ...args) { expects(rejects, await rejected(promise), args.length + 1, ...args) }
assert.doesNotThrow = function doesNotThrow (fn, ...args) { refuses(doesNotThrow, caught(fn), ...args) }
assert.doesNotReject = async function doesNotReject (promise, ...args) { refuses(doesNotReject, await rejected(promise), ...args) }

assert.ifError = function ifError (error) {
  if (error === null || error === undefined) return
  let message = 'ifError got unwanted exception: '
  if (typeof error === 'object' && typeof error.message === 'string') {
    message += error.message.length === 0 && error.constructor ? error.constructor.name : error.message
  } else {
    message += lines(error)
  }
  const e = new AssertionError({ actual: error, expected: null, operator: 'ifError', message, stackStartFn: ifError })
  e.generatedMessage = false
  throw e
}

const matching = (f, text, pattern, message, wanted) => {
  if (!types.isRegExp(pattern)) throw errors.argType('regexp', 'RegExp', pattern)
  const isText = typeof text === 'string'
  if (isText && (RegExp.prototype.exec.call(pattern, text) !== null) === wanted) return
  if (message instanceof Error) throw message
  const generatedMessage = !message
  message = message || (!isText
    ? `The "string" argument must be of type string. Received ${errors.describe(text)}`
    : (wanted ? 'The input did not match the regular expression ' : 'The input was expected to not match the regular expression ') + `${lines(pattern)}. Input:\n\n${lines(text)}\n`)
  const e = new AssertionError({ actual: text, expected: pattern, message, operator: f.name, stackStartFn: f })
  e.generatedMessage = generatedMessage
  throw e
}
assert.match = function match (string, regexp, message) { matching(match, string, regexp, message, true) }
assert.doesNotMatch = function doesNotMatch (string, regexp, message) { matching(doesNotMatch, string, regexp, message, false) }

function strict (...args) { truthy(strict, args.length, ...args) }
assert.strict = Object.assign(strict, assert, {
  equal: assert.strictEqual,
  deepEqual: assert.deepStrictEqual,
  notEqual: assert.notStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual
})
assert.strict.strict = assert.strict
