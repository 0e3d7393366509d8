'use strict'
// What the global process has beside what the host gives it. It is filled in when
// a script first looks at it. What the host has set stays.

const EventEmitter = require('events')
const errors = require('internal/errors')

const { process } = internal

function process_ () { throw new TypeError('Illegal constructor') }
Object.defineProperty(process_, 'name', { value: 'process', configurable: true })
process_.prototype = Object.create(EventEmitter.prototype, { constructor: { value: process_, writable: true, configurable: true } })
Object.setPrototypeOf(process, process_.prototype)
EventEmitter.call(process)
for (const name of ['_events', '_eventsCount', '_maxListeners']) Object.defineProperty(process, name, { enumerable: false })
Object.defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true })

const given = name => Object.hasOwn(process, name)
const define = (name, value) => { if (!given(name)) process[name] = value }
const lazily = (name, make) => {
  if (given(name)) return
  const set = value => Object.defineProperty(process, name, { value, writable: true, enumerable: true, configurable: true })
  Object.defineProperty(process, name, { enumerable: true, configurable: true, set, get: () => { const value = make(); set(value); return value } })
}

// Time, from when a script first looked at process on.
const now = () => internal.now() // [seconds, nanoseconds]
const hrtime = before => {
  let [seconds, nanoseconds] = now()
  if (before !== undefined) {
    if (!Array.isArray(before)) throw errors.argType('time', 'Array', before)
    if (before.length !== 2) throw errors.range('time', '2', before.length)
    seconds -= before[0]
    nanoseconds -= before[1]
    if (nanoseconds < 0) {
      seconds--
      nanoseconds += 1e9
    }
  }
  return [seconds, nanoseconds]
}
hrtime.bigint = () => {
  const [seconds, nanoseconds] = now()
  return BigInt(seconds) * 1000000000n + BigInt(nanoseconds)
}

const uptime = () => {
  const [seconds, nanoseconds] = now()
  return seconds + nanoseconds / 1e9
}

const memoryUsage = () => {
  const heapUsed = internal.memory()
  return { rss: heapUsed, heapTotal: heapUsed, heapUsed, external: 0, arrayBuffers: 0 }
}
memoryUsage.rss = () => internal.memory()

const cpuUsage = before => {
  const user = Math.round(uptime() * 1e6)
  return { user: before === undefined ? user : user - before.user, system: 0 }
}

define('title', 'wprun')
define('version', 'v20.20.2')
define('versions', Object.freeze({ node: '20.20.2', modules: '115', unicode: '15.1' }))
define('arch', internal.arch)
define('release', { name: 'node', lts: 'Iron' })
define('argv0', 'wprun')
define('execArgv', [])
define('execPath', process.argv[0] || 'wprun')
define('pid', 1)
define('ppid', 0)
define('config', { target_defaults: {}, variables: {} })
define('features', { inspector: false, debug: false, uv: false, ipv6: false, tls_alpn: false, tls_sni: false, tls_ocsp: false, tls: false, cached_builtins: true })
define('domain', null)
define('hrtime', hrtime)
define('uptime', uptime)
define('memoryUsage', memoryUsage)
define('cpuUsage', cpuUsage)
define('cwd', () => internal.dir)
define('umask', () => 0o22)
define('chdir', () => { throw new Error('process.chdir() is not supported: the working directory is the host\'s to set') })
define('getBuiltinModule', id => {
  errors.string(id, 'id')
  return internal.builtin(id)
})

// emitWarning tells of something that is not an error: an event, and a line.
define('emitWarning', function emitWarning (warning, type, code) {
  let detail
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    code = type.code
    if (typeof type.detail === 'string') detail = type.detail
    type = type.type || 'Warning'
  } else if (typeof type === 'function') {
    code = ''
    type = 'Warning'
  }
  if (type !== undefined) errors.string(type, 'type')
  if (typeof code === 'function') code = undefined
  else if (code !== undefined) errors.string(code, 'code')
  if (typeof warning === 'string') {
    const e = new Error(warning)
    e.name = String(type || 'Warning')
    if (code !== undefined) e.code = code
    if (detail !== undefined) e.detail = detail
    warning = e
  } else if (!(warning instanceof Error)) {
    throw errors.argType('warning', ['string', 'Error'], warning)
  }
  if (warning.name === 'DeprecationWarning') {
    if (process.noDeprecation) return
    if (process.throwDeprecation) return process.nextTick(() => { throw warning })
  }
  process.nextTick(() => {
    process.emit('warning', warning)
    if (process.noWarnings) return
    const code = warning.code ? `[${warning.code}] ` : ''
    internal.print(2, `(wprun) ${code}${warning.name}: ${warning.message}\n${typeof warning.detail === 'string' ? warning.detail + '\n' : ''}`)
  })
})

// An Output is process.stdout or stderr: a stream that is never full, and that
// console can still write to when it has ended.
class Output extends EventEmitter {
  constructor (fd) {
    super()
    this.fd = fd
    this.isTTY = false
    this.writable = true
    this.writableEnded = false
    this.writableFinished = false
    this.writableLength = 0
    this.writableHighWaterMark = 16384
    this.destroyed = false
  }

  write (chunk, encoding, callback) {
    if (typeof encoding === 'function') {
      callback = encoding
      encoding = undefined
    }
    if (chunk === null) throw errors.make(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream')
    if (typeof chunk === 'string') {
      if (encoding !== undefined && encoding !== null && !/^utf-?8$/i.test(encoding)) chunk = Buffer.from(chunk, encoding)
    } else if (!ArrayBuffer.isView(chunk)) {
      throw errors.argType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk)
    }
    if (typeof chunk === 'string') internal.print(this.fd, chunk)
    else internal.print(this.fd, chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (typeof callback === 'function') process.nextTick(callback, null)
    return true
  }

  end (chunk, encoding, callback) {
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.write(chunk, typeof encoding === 'string' ? encoding : undefined)
    if (!this.writableEnded) {
      this.writableEnded = true
      process.nextTick(() => {
        this.writableFinished = true
        this.emit('finish')
      })
    }
    for (const argument of [chunk, encoding, callback]) if (typeof argument === 'function') process.nextTick(argument)
    return this
  }

  cork () {}
  uncork () {}
  destroy () { return this }
  hasColors () { return false }
  getColorDepth () { return 1 }
}
const opened = fd => {
  const output = new Output(fd)
  internal.opened(fd, output)
  return output
}
lazily('stdout', () => opened(1))
lazily('stderr', () => opened(2))

// The end.

let exitCode = process.exitCode
Object.defineProperty(process, 'exitCode', {
  enumerable: true,
  configurable: true, // as it is not in Node: an interrupt may have this run again
  get: () => exitCode,
  set: code => {
    if (code !== undefined && code !== null) {
      const n = typeof code === 'string' && code !== '' ? Number(code) : code
      errors.integer(Number.isNaN(n) ? code : n, 'code')
    }
    exitCode = code
  }
})

let exiting = false
let broken = false // what listens to uncaught errors has thrown one itself
const emitExit = code => {
  if (exiting) return
  exiting = process._exiting = true
  if (code !== undefined) process.exitCode = broken ? 7 : code
  if (broken) return
  try {
    process.emit('exit', process.exitCode || 0)
  } catch (e) {
    process.exitCode = 1
    throw e
  }
}

const leave = process.exit || (code => internal.exit(code))
process.reallyExit = code => leave(code || 0)
process.exit = function exit (code) {
  if (arguments.length !== 0) process.exitCode = code
  emitExit()
  process.reallyExit(process.exitCode || 0)
}

let capture = null
define('setUncaughtExceptionCaptureCallback', f => {
  if (f !== null) {
    if (typeof f !== 'function') throw errors.argType('fn', ['Function', 'null'], f)
    if (capture !== null) throw errors.make(Error, 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET', '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active')
  }
  capture = f
})
define('hasUncaughtExceptionCaptureCallback', () => capture !== null)

// rejected is what listeners of uncaught errors are told of a promise that was rejected
// with a value: an error, whatever it was.
const rejected = value => {
  if (value instanceof Error || (typeof value === 'object' && value !== null && Object.hasOwn(value, 'stack'))) return value
  let text
  if (typeof value !== 'object' || value === null) text = String(value)
  else if (value.toString === Object.prototype.toString) text = `#<${value.constructor && value.constructor.name}>`
  else text = Object.prototype.toString.call(value)
  const e = errors.make(UnhandledPromiseRejection, 'ERR_UNHANDLED_REJECTION', 'This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "' + text + '".')
  e.name = 'UnhandledPromiseRejection'
  return e
}
class UnhandledPromiseRejection extends Error {}

internal.listen(
  // An error that nobody has caught: whether a listener takes it.
  (error, origin) => {
    try {
      if (origin === 'unhandledRejection') error = rejected(error)
      process.emit('uncaughtExceptionMonitor', error, origin)
      if (capture === null) return process.emit('uncaughtException', error, origin)
      capture(error)
      return true
    } catch (e) {
      broken = true
      throw e
    }
  },
  (reason, promise) => process.emit('unhandledRejection', reason, promise),
  (promise, number) => {
    if (process.emit('rejectionHandled', promise)) return
    const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${number})`)
    warning.name = 'PromiseRejectionHandledWarning'
    warning.id = number
    process.emitWarning(warning)
  },
  () => process.emit('beforeExit', process.exitCode || 0),
  emitExit
)
