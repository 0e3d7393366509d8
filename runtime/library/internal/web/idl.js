'use strict'

// What the modules of the Web's globals share.

exports.inspect = Symbol.for('nodejs.util.inspect.custom')
exports.asyncIterator = Symbol.asyncIterator ?? Symbol.for('Symbol.asyncIterator')

// coded is an error with one of Node's codes.
const coded = exports.coded = (Class, code, message) => {
  const e = new Class(message)
  e.code = code
  return e
}

exports.invalidThis = name => coded(TypeError, 'ERR_INVALID_THIS', `Value of "this" must be of type ${name}`)
exports.illegalConstructor = () => coded(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor')

// wrongType is the error for an argument that is not what it must be: "of type
// string", "an instance of Event".
exports.wrongType = internal.wrongType

// need throws unless there are as many arguments as there are names.
exports.need = (given, ...names) => {
  if (given >= names.length) return
  const quoted = names.map(name => `"${name}"`)
  throw coded(TypeError, 'ERR_MISSING_ARGS', quoted.length === 1
    ? `The ${quoted[0]} argument must be specified`
    : `The ${quoted.slice(0, -1).join(', ')}${quoted.length > 2 ? ',' : ''} and ${quoted.at(-1)} arguments must be specified`)
}

// isObject is for what a dictionary of options is read from.
exports.isObject = v => (typeof v === 'object' && v !== null) || typeof v === 'function'

// usv makes a string of a value, in which no surrogate is alone.
exports.usv = internal.usv

// expose makes the members of a class enumerable, as those of the Web are, and
// names it in the texts of its objects.
exports.expose = (Class, ...names) => {
  for (const name of names) Object.defineProperty(Class.prototype, name, { enumerable: true })
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true })
}

// bytes calls f with the part of an ArrayBuffer that a source is: that itself, or
// a view of one. It returns undefined if the source is neither.
exports.bytes = (source, f) => {
  if (ArrayBuffer.isView(source)) return f(source.buffer, source.byteOffset, source.byteLength)
  if (source instanceof ArrayBuffer) return f(source, 0, source.byteLength)
}

// show is what util.inspect writes for an object that shows some values.
exports.show = (name, values, depth, options, inspect) => {
  if (typeof inspect !== 'function') return values
  if (depth < 0) return `[${name}]`
  return `${name} ${inspect(values, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`
}
