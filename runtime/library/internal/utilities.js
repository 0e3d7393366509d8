'use strict'
// The functions of the module util that have nothing to do with showing values.

const errors = require('internal/errors')

const custom = Symbol.for('nodejs.util.promisify.custom')

exports.promisify = original => {
  errors.function(original, 'original')
  if (original === globalThis.setTimeout || original === globalThis.setImmediate) require('timers') // which says what they become
  if (original[custom]) {
    const f = original[custom]
    errors.function(f, 'util.promisify.custom')
    return Object.defineProperty(f, custom, { value: f, enumerable: false, writable: false, configurable: true })
  }
  function promised (...args) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error, ...values) => {
        if (error) reject(error)
        else resolve(names !== undefined && values.length > 1 ? Object.fromEntries(names.map((name, i) => [name, values[i]])) : values[0])
      })
    })
  }
  const names = original[exports.names]
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original))
  Object.defineProperty(promised, custom, { value: promised, enumerable: false, writable: false, configurable: true })
  const descriptors = Object.getOwnPropertyDescriptors(original)
  for (const key of Reflect.ownKeys(descriptors)) Object.defineProperty(promised, key, descriptors[key])
  return promised
}
exports.promisify.custom = custom
exports.names = Symbol('names') // of the values that a function of the library's gives its callback

exports.callbackify = original => {
  errors.function(original, 'original')
  function callbackified (...args) {
    const callback = args.pop()
    errors.function(callback, 'last argument')
    const call = callback.bind(this)
    Reflect.apply(original, this, args).then(
      value => process.nextTick(call, null, value),
      reason => process.nextTick(rejected, reason, call))
  }
  const descriptors = Object.getOwnPropertyDescriptors(original)
  if (typeof descriptors.length.value === 'number') descriptors.length.value++
  if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified'
  for (const key of Reflect.ownKeys(descriptors)) Object.defineProperty(callbackified, key, descriptors[key])
  return callbackified
}

// A callback takes what is false for success.
const rejected = (reason, callback) => {
  if (!reason) {
    const e = errors.make(Error, 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value')
    e.reason = reason
    reason = e
  }
  return callback(reason)
}

exports.inherits = (constructor, parent) => {
  if (constructor === undefined || constructor === null) throw errors.argType('ctor', 'Function', constructor)
  if (parent === undefined || parent === null) throw errors.argType('superCtor', 'Function', parent)
  if (parent.prototype === undefined) throw errors.argType('superCtor.prototype', 'Object', parent.prototype)
  Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true })
  Object.setPrototypeOf(constructor.prototype, parent.prototype)
}

const codesSeen = new Set()
exports.deprecate = (f, message, code) => {
  if (code !== undefined) errors.string(code, 'code')
  let warned = false
  function deprecated (...args) {
    if (!warned) {
      warned = true
      if (code === undefined) process.emitWarning(message, 'DeprecationWarning')
      else if (!codesSeen.has(code)) {
        process.emitWarning(message, 'DeprecationWarning', code)
        codesSeen.add(code)
      }
    }
    return new.target ? Reflect.construct(f, args, new.target) : Reflect.apply(f, this, args)
  }
  Object.setPrototypeOf(deprecated, f)
  if (f.prototype) deprecated.prototype = f.prototype
  return deprecated
}

// debuglog prints where the environment's NODE_DEBUG names the section.
exports.debuglog = (section, ready) => {
  let enabled
  const test = () => {
    if (enabled === undefined) {
      const pattern = String(process.env.NODE_DEBUG || '').replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replace(/\*/g, '.*').replace(/,/g, '|')
      enabled = pattern !== '' && new RegExp(`^(?:${pattern})$`, 'i').test(section)
    }
    return enabled
  }
  const log = (...args) => {
    if (ready) {
      ready(log)
      ready = undefined
    }
    if (test()) console.error('%s %d: %s', section.toUpperCase(), process.pid, require('util').format(...args))
  }
  Object.defineProperty(log, 'enabled', { get: test, configurable: true, enumerable: true })
  return log
}

exports.stripVTControlCharacters = text => {
  errors.string(text, 'str')
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u001B\u009B][[\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\d/\#&.:=?%@~_]+)*|[a-zA-Z\d]+(?:;[-a-zA-Z\d/\#&.:=?%@~_]*)*)?(?:\u0007|\u001B\u005C|\u009C))|(?:(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-ntqry=><~]))/g, '')
}

// colors are util.inspect.colors: the codes that begin and end a style. The other
// names of some are not listed.
const colors = exports.colors = Object.assign(Object.create(null), Object.fromEntries([
  ['reset', 0, 0], ['bold', 1, 22], ['dim', 2, 22], ['italic', 3, 23], ['underline', 4, 24], ['blink', 5, 25], ['inverse', 7, 27],
  ['hidden', 8, 28], ['strikethrough', 9, 29], ['doubleunderline', 21, 24], ['black', 30, 39], ['red', 31, 39], ['green', 32, 39],
  ['yellow', 33, 39], ['blue', 34, 39], ['magenta', 35, 39], ['cyan', 36, 39], ['white', 37, 39], ['bgBlack', 40, 49], ['bgRed', 41, 49],
  ['bgGreen', 42, 49], ['bgYellow', 43, 49], ['bgBlue', 44, 49], ['bgMagenta', 45, 49], ['bgCyan', 46, 49], ['bgWhite', 47, 49],
  ['framed', 51, 54], ['overlined', 53, 55], ['gray', 90, 39], ['redBright', 91, 39], ['greenBright', 92, 39],
  ['yellowBright', 93, 39], ['blueBright', 94, 39], ['magentaBright', 95, 39], ['cyanBright', 96, 39], ['whiteBright', 97, 39],
  ['bgGray', 100, 49], ['bgRedBright', 101, 49], ['bgGreenBright', 102, 49], ['bgYellowBright', 103, 49], ['bgBlueBright', 104, 49],
  ['bgMagentaBright', 105, 49], ['bgCyanBright', 106, 49], ['bgWhiteBright', 107, 49]
].map(([name, on, off]) => [name, [on, off]])))
for (const [name, ...others] of [
  ['gray', 'grey', 'blackBright'], ['bgGray', 'bgGrey', 'bgBlackBright'], ['dim', 'faint'], ['strikethrough', 'crossedout', 'strikeThrough', 'crossedOut'],
  ['hidden', 'conceal'], ['inverse', 'swapcolors', 'swapColors'], ['doubleunderline', 'doubleUnderline']
]) {
  for (const other of others) Object.defineProperty(colors, other, { configurable: true, get: () => colors[name], set: value => { colors[name] = value } })
}

// colored reports whether what is written to a stream may have colors.
const colored = stream => {
  const forced = process.env.FORCE_COLOR
  if (forced !== undefined) return ['', '1', 'true', '2', '3'].includes(forced)
  return Boolean(stream && stream.isTTY) && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2)
}

exports.styleText = (format, text, { validateStream = true, stream = process.stdout } = {}) => {
  errors.string(text, 'text')
  errors.boolean(validateStream, 'options.validateStream')
  if (validateStream && !(stream && typeof stream === 'object' && ['pipe', 'write', 'getReader', 'getWriter'].some(name => typeof stream[name] === 'function'))) {
    throw errors.argType('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream)
  }
  let before = ''
  let after = ''
  for (const name of Array.isArray(format) ? format : [format]) {
    const codes = colors[name]
    if (codes === undefined) throw errors.argValue('format', name, 'must be one of: ' + Object.keys(colors).map(s => `'${s}'`).join(', '))
    before += `\u001b[${codes[0]}m`
    after = `\u001b[${codes[1]}m` + after
  }
  return Array.isArray(format) || !validateStream || colored(stream) ? before + text + after : text // of a list, Node does not ask
}

exports.toUSVString = text => `${text}`.toWellFormed()

exports.aborted = async (signal, resource) => {
  if (signal === undefined) throw errors.argType('signal', 'AbortSignal', signal)
  errors.signal(signal, 'signal')
  errors.object(resource, 'resource')
  if (!signal.aborted) await new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
}

const argError = (code, message) => errors.make(TypeError, code, message)

// parseArgs reads the arguments of a program.
exports.parseArgs = (config = {}) => {
  const args = config.args === undefined ? process.argv.slice(2) : config.args
  const { strict = true, allowPositionals = !strict, tokens: wantTokens = false, allowNegative = false, options = {} } = config
  if (!Array.isArray(args)) throw errors.argType('args', 'Array', args)
  errors.boolean(strict, 'strict')
  errors.boolean(allowPositionals, 'allowPositionals')
  errors.boolean(wantTokens, 'tokens')
  errors.boolean(allowNegative, 'allowNegative')
  errors.object(options, 'options')
  for (const [long, option] of Object.entries(options)) {
    errors.object(option, `options.${long}`)
    if (option.type !== 'string' && option.type !== 'boolean') throw errors.argType(`options.${long}.type`, "('string|boolean')", option.type)
    if (option.short !== undefined) {
      errors.string(option.short, `options.${long}.short`)
      if (option.short.length !== 1) throw errors.argValue(`options.${long}.short`, option.short, 'must be a single character')
    }
    if (option.multiple !== undefined) errors.boolean(option.multiple, `options.${long}.multiple`)
    if (option.default !== undefined) checkDefault(option, `options.${long}.default`)
  }
  const byShort = short => Object.keys(options).find(long => options[long].short === short) || short
  const typeOf = name => Object.hasOwn(options, name) ? options[name].type : undefined

  const tokens = []
  const rest = args.map((arg, index) => ({ arg, index }))
  while (rest.length > 0) {
    const { arg, index } = rest.shift()
    if (arg === '--') {
      tokens.push({ kind: 'option-terminator', index })
      for (const { arg, index } of rest.splice(0)) tokens.push({ kind: 'positional', index, value: arg })
    } else if (/^--./.test(arg) && !arg.includes('=', 3)) {
      const name = arg.slice(2)
      const takes = typeOf(name) === 'string' && rest.length > 0 && rest[0].arg !== undefined
      const next = takes ? rest.shift().arg : undefined
      tokens.push({ kind: 'option', name, rawName: arg, index, value: next, inlineValue: takes ? false : undefined })
    } else if (/^--./.test(arg)) {
      const at = arg.indexOf('=', 3)
      tokens.push({ kind: 'option', name: arg.slice(2, at), rawName: arg.slice(0, at), index, value: arg.slice(at + 1), inlineValue: true })
    } else if (/^-[^-]$/.test(arg)) {
      const name = byShort(arg[1])
      const takes = typeOf(name) === 'string' && rest.length > 0
      const next = takes ? rest.shift().arg : undefined
      tokens.push({ kind: 'option', name, rawName: arg, index, value: next, inlineValue: takes ? false : undefined })
    } else if (/^-[^-]./.test(arg)) {
      const name = byShort(arg[1])
      if (typeOf(name) === 'string') {
        tokens.push({ kind: 'option', name, rawName: arg.slice(0, 2), index, value: arg.slice(2), inlineValue: true })
      } else { // several of one letter
        let expanded = []
        for (let i = 1; i < arg.length; i++) {
          if (i === arg.length - 1 || typeOf(byShort(arg[i])) !== 'string') {
            expanded.push({ arg: '-' + arg[i], index })
          } else {
            expanded.push({ arg: '-' + arg.slice(i), index })
            break
          }
        }
        rest.unshift(...expanded)
        expanded = []
      }
    } else {
      tokens.push({ kind: 'positional', index, value: arg })
    }
  }

  const values = Object.create(null)
  const positionals = []
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (!allowPositionals) throw argError('ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', `Unexpected argument '${token.value}'. This command does not take positional arguments`)
      positionals.push(token.value)
    } else if (token.kind === 'option') {
      let value = token.value === undefined ? true : token.value
      if (allowNegative && token.name.startsWith('no-') && !Object.hasOwn(options, token.name)) {
        token.name = token.name.slice(3) // and so it stands among the tokens
        if (token.value === undefined) value = false
      }
      if (strict) checkOption(token, options, allowPositionals)
      if (token.name === '__proto__') continue
      if (Object.hasOwn(options, token.name) && options[token.name].multiple) (values[token.name] = values[token.name] || []).push(value)
      else values[token.name] = value
    }
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.default !== undefined && values[name] === undefined) values[name] = option.default
  }
  const result = { values, positionals }
  if (wantTokens) result.tokens = tokens
  return result
}

const checkDefault = ({ type, multiple, default: value }, name) => {
  if (!multiple) {
    errors[type](value, name)
    return
  }
  if (!Array.isArray(value)) throw errors.argType(name, 'Array', value)
  value.forEach((element, i) => errors[type](element, `${name}[${i}]`))
}

const checkOption = (token, options, allowPositionals) => {
  if (!Object.hasOwn(options, token.name)) {
    const hint = allowPositionals ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- ${JSON.stringify(token.rawName)}` : ''
    throw argError('ERR_PARSE_ARGS_UNKNOWN_OPTION', `Unknown option '${token.rawName}'${hint}`)
  }
  const option = options[token.name]
  const shown = option.short ? `-${option.short}, --${token.name}` : `--${token.name}`
  if (option.type === 'string' && typeof token.value !== 'string') {
    throw argError('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${shown} <value>' argument missing`)
  }
  if (option.type === 'boolean' && token.value !== undefined) {
    throw argError('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${shown}' does not take an argument`)
  }
  if (option.type === 'string' && token.inlineValue === false && token.value.length > 1 && token.value[0] === '-') {
    const example = token.rawName.startsWith('--') ? `'${token.rawName}=-XYZ'` : `'--${token.name}=-XYZ' or '${token.rawName}-XYZ'`
    throw argError('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${token.rawName}' argument is ambiguous.\nDid you forget to specify the option argument for '${token.rawName}'?\nTo specify an option argument starting with a dash use ${example}.`)
  }
}

// parseEnv reads a file of lines NAME=value. What is quoted may have several lines.
exports.parseEnv = content => {
  errors.string(content, 'content')
  const values = {}
  const text = content.replace(/\r\n?/g, '\n')
  const line = /^[ \t]*(?:export[ \t]+)?([^\s=#][^=\n]*?)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\n]*))[^\n]*$/gm
  for (const [, name, double, single, back, plain] of text.matchAll(line)) {
    values[name] = double !== undefined ? double.replace(/\\n/g, '\n') : single ?? back ?? plain.replace(/#.*/, '').trim()
  }
  return values
}

// The codes of the system's errors, by their numbers.
exports.getSystemErrorName = number => {
  errors.number(number, 'err')
  if (number >= 0 || !Number.isSafeInteger(number)) throw errors.range('err', 'a negative integer', number)
  const codes = require('os').constants.errno
  return Object.keys(codes).find(code => codes[code] === -number) || `Unknown system error ${number}`
}
