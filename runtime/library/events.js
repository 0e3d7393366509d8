'use strict'
// Events, as Node's EventEmitter has them.

const errors = require('internal/errors')

const kCapture = Symbol('kCapture')
const kShapeMode = Symbol('shapeMode') // which Node's emitters have, and show
const kErrorMonitor = Symbol('events.errorMonitor')
const kRejection = Symbol.for('nodejs.rejection')

function EventEmitter (options) {
  EventEmitter.init.call(this, options)
}

EventEmitter.prototype._events = undefined
EventEmitter.prototype._eventsCount = 0
EventEmitter.prototype._maxListeners = undefined

let defaultMaxListeners = 10

const checkListener = listener => errors.function(listener, 'listener')

EventEmitter.init = function (options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this[kShapeMode] = false
    this._events = Object.create(null)
    this._eventsCount = 0
  }
  this._maxListeners = this._maxListeners || undefined
  if (options && options.captureRejections) {
    errors.boolean(options.captureRejections, 'options.captureRejections')
    this[kCapture] = Boolean(options.captureRejections)
  } else {
    this[kCapture] = EventEmitter.prototype[kCapture]
  }
}

const define = (name, value) => Object.defineProperty(EventEmitter.prototype, name, { value, writable: true, configurable: true, enumerable: true })
Object.defineProperty(EventEmitter.prototype, kCapture, { value: false, writable: true, enumerable: false })

define('setMaxListeners', function setMaxListeners (n) {
  checkMax(n, 'setMaxListeners')
  this._maxListeners = n
  return this
})

const checkMax = (n, name) => errors.number(n, name, 0)

const maxOf = emitter => emitter._maxListeners === undefined ? defaultMaxListeners : emitter._maxListeners

define('getMaxListeners', function getMaxListeners () { return maxOf(this) })

// caught has what a listener's promise is rejected with become an event.
const caught = (emitter, promise, type, args) => {
  if (!emitter[kCapture]) return
  try {
    const then = promise.then
    if (typeof then === 'function') {
      then.call(promise, undefined, error => process.nextTick(() => {
        if (typeof emitter[kRejection] === 'function') {
          emitter[kRejection](error, type, ...args)
          return
        }
        const before = emitter[kCapture]
        try {
          emitter[kCapture] = false
          emitter.emit('error', error)
        } finally {
          emitter[kCapture] = before
        }
      }))
    }
  } catch (error) {
    emitter.emit('error', error)
  }
}

define('emit', function emit (type, ...args) {
  const events = this._events
  if (type === 'error') {
    if (events !== undefined && events[kErrorMonitor] !== undefined) this.emit(kErrorMonitor, ...args)
    if (events === undefined || events.error === undefined) {
      const error = args[0]
      if (error instanceof Error) throw error
      let text
      try {
        text = require('util').format('%O', error)
      } catch {
        text = error
      }
      const unhandled = errors.make(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${text})`)
      unhandled.context = error
      throw unhandled
    }
  }
  const handler = events === undefined ? undefined : events[type]
  if (handler === undefined) return false
  if (typeof handler === 'function') {
    const result = handler.apply(this, args)
    if (result !== undefined && result !== null) caught(this, result, type, args)
  } else {
    for (const listener of handler.slice()) {
      const result = listener.apply(this, args)
      if (result !== undefined && result !== null) caught(this, result, type, args)
    }
  }
  return true
})

const add = (emitter, type, listener, first) => {
  checkListener(listener)
  let events = emitter._events
  if (events === undefined) {
    events = emitter._events = Object.create(null)
    emitter._eventsCount = 0
  } else if (events.newListener !== undefined) {
    emitter.emit('newListener', type, listener.listener ? listener.listener : listener)
    events = emitter._events // which a listener may have replaced
  }
  let existing = events[type]
  if (existing === undefined) {
    events[type] = listener
    emitter._eventsCount++
    return emitter
  }
  if (typeof existing === 'function') existing = events[type] = first ? [listener, existing] : [existing, listener]
  else if (first) existing.unshift(listener)
  else existing.push(listener)
  const most = maxOf(emitter)
  if (most > 0 && existing.length > most && !existing.warned) {
    existing.warned = true
    const warning = new Error(`Possible EventEmitter memory leak detected. ${existing.length} ${String(type)} listeners added to ${nameOf(emitter)}. MaxListeners is ${most}. Use emitter.setMaxListeners() to increase limit`)
    warning.name = 'MaxListenersExceededWarning'
    warning.emitter = emitter
    warning.type = type
    warning.count = existing.length
    process.emitWarning(warning)
  }
  return emitter
}

const nameOf = emitter => `[${(emitter.constructor && emitter.constructor.name) || 'EventEmitter'}]`

define('addListener', function addListener (type, listener) { return add(this, type, listener, false) })
define('on', EventEmitter.prototype.addListener)
define('prependListener', function prependListener (type, listener) { return add(this, type, listener, true) })

const onceWrap = (emitter, type, listener) => {
  checkListener(listener)
  let fired = false
  const wrapped = function (...args) {
    if (fired) return
    emitter.removeListener(type, wrapped)
    fired = true
    return listener.apply(emitter, args)
  }
  Object.defineProperty(wrapped, 'name', { value: 'bound onceWrapper', configurable: true })
  wrapped.listener = listener
  return wrapped
}

define('once', function once (type, listener) { return this.on(type, onceWrap(this, type, listener)) })
define('prependOnceListener', function prependOnceListener (type, listener) { return this.prependListener(type, onceWrap(this, type, listener)) })

define('removeListener', function removeListener (type, listener) {
  checkListener(listener)
  const events = this._events
  const list = events === undefined ? undefined : events[type]
  if (list === undefined) return this
  let removed
  if (typeof list === 'function') {
    if (list !== listener && list.listener !== listener) return this
    removed = list.listener || listener
    forget(this, type)
  } else {
    let at = list.length - 1
    while (at >= 0 && list[at] !== listener && list[at].listener !== listener) at--
    if (at < 0) return this
    removed = listener
    if (list.length === 2) {
      events[type] = list[1 - at] // one by itself stands without a list
    } else {
      const warned = list.warned
      events[type] = list.slice(0, at).concat(list.slice(at + 1))
      if (warned) events[type].warned = true
    }
  }
  if (events.removeListener !== undefined) this.emit('removeListener', type, removed)
  return this
})
define('off', EventEmitter.prototype.removeListener)

const forget = (emitter, type) => {
  if (--emitter._eventsCount === 0) {
    const own = emitter._events.removeListener
    emitter._events = Object.create(null)
    if (own !== undefined && type !== 'removeListener') emitter._events.removeListener = own
  } else {
    delete emitter._events[type]
  }
}

define('removeAllListeners', function removeAllListeners (type) {
  const events = this._events
  if (events === undefined) return this
  if (events.removeListener === undefined) { // nobody wants to know
    if (arguments.length === 0) {
      this._events = Object.create(null)
      this._eventsCount = 0
    } else if (events[type] !== undefined) {
      forget(this, type)
    }
    return this
  }
  if (arguments.length === 0) {
    for (const key of Reflect.ownKeys(events)) if (key !== 'removeListener') this.removeAllListeners(key)
    this.removeAllListeners('removeListener')
    this._events = Object.create(null)
    this._eventsCount = 0
    return this
  }
  const listeners = events[type]
  if (typeof listeners === 'function') this.removeListener(type, listeners)
  else if (listeners !== undefined) for (const listener of listeners.slice().reverse()) this.removeListener(type, listener)
  return this
})

const listenersOf = (emitter, type) => {
  const list = emitter._events === undefined ? undefined : emitter._events[type]
  return list === undefined ? [] : typeof list === 'function' ? [list] : list.slice()
}

define('listeners', function listeners (type) { return listenersOf(this, type).map(l => l.listener || l) })
define('rawListeners', function rawListeners (type) { return listenersOf(this, type) })
define('listenerCount', function listenerCount (type, listener) {
  const list = listenersOf(this, type)
  return listener === undefined || listener === null ? list.length : list.filter(l => l === listener || l.listener === listener).length
})
define('eventNames', function eventNames () { return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [] })

const aborted = signal => new errors.AbortError(undefined, { cause: signal.reason })

// once is a promise of the arguments of the next event of that name.
async function once (emitter, name, options = {}) {
  const signal = options.signal
  errors.signal(signal, 'options.signal')
  if (signal && signal.aborted) throw aborted(signal)
  return new Promise((resolve, reject) => {
    const target = typeof emitter.on !== 'function' && typeof emitter.addEventListener === 'function'
    const off = (type, listener) => target ? emitter.removeEventListener(type, listener) : emitter.removeListener(type, listener)
    const done = () => {
      off(name, resolver)
      if (!target && name !== 'error') off('error', failed)
      if (signal) signal.removeEventListener('abort', abort)
    }
    const resolver = (...args) => { done(); resolve(args) }
    const failed = error => { done(); reject(error) }
    const abort = () => { done(); reject(aborted(signal)) }
    if (target) {
      emitter.addEventListener(name, resolver, { once: true })
    } else if (typeof emitter.on === 'function') {
      emitter.once(name, resolver)
      if (name !== 'error') emitter.once('error', failed)
    } else {
      throw errors.argType('emitter', 'EventEmitter', emitter)
    }
    if (signal) signal.addEventListener('abort', abort, { once: true })
  })
}

// on is an asynchronous iterator of the arguments of all events of that name. An
// emitter that can pause does so while more than highWaterMark events wait.
function on (emitter, name, options = {}) {
  const { signal, close = [], highWaterMark = options.highWatermark ?? Number.MAX_SAFE_INTEGER, lowWaterMark = options.lowWatermark ?? 1 } = options
  errors.signal(signal, 'options.signal')
  if (signal && signal.aborted) throw aborted(signal)
  errors.integer(highWaterMark, 'options.highWaterMark', 1)
  errors.integer(lowWaterMark, 'options.lowWaterMark', 1)
  const target = typeof emitter.on !== 'function'
  if (target && typeof emitter.addEventListener !== 'function') throw errors.argType('emitter', 'EventEmitter', emitter)
  const listen = (type, f) => target ? emitter.addEventListener(type, f) : emitter.on(type, f)
  const off = (type, f) => target ? emitter.removeEventListener(type, f) : emitter.removeListener(type, f)
  const values = []
  const waiting = []
  let failure = null
  let finished = false
  let paused = false
  const listener = (...args) => {
    if (waiting.length > 0) {
      waiting.shift().resolve({ value: args, done: false })
      return
    }
    values.push(args)
    if (!paused && values.length > highWaterMark && typeof emitter.pause === 'function') {
      paused = true
      emitter.pause()
    }
  }
  const failed = error => {
    if (waiting.length > 0) waiting.shift().reject(error)
    else failure = error
    iterator.return()
  }
  const abort = () => failed(aborted(signal))
  const iterator = {
    next () {
      if (values.length > 0) {
        const value = values.shift()
        if (paused && values.length < lowWaterMark) {
          paused = false
          emitter.resume()
        }
        return Promise.resolve({ value, done: false })
      }
      if (failure !== null) {
        const promise = Promise.reject(failure)
        failure = null
        return promise
      }
      if (finished) return Promise.resolve({ value: undefined, done: true })
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    return () {
      off(name, listener)
      off('error', failed)
      for (const end of close) off(end, ended)
      if (signal) signal.removeEventListener('abort', abort)
      finished = true
      while (waiting.length > 0) waiting.shift().resolve({ value: undefined, done: true })
      return Promise.resolve({ value: undefined, done: true })
    },
    throw (error) {
      if (!(error instanceof Error)) throw errors.argType('EventEmitter.AsyncIterator', 'Error', error)
      failure = error
      off(name, listener)
      off('error', failed)
      return Promise.resolve({ value: undefined, done: true })
    }
  }
  if (Symbol.asyncIterator) iterator[Symbol.asyncIterator] = function () { return this }
  const ended = () => iterator.return()
  listen(name, listener)
  if (name !== 'error' && !target) emitter.on('error', failed)
  for (const end of close) listen(end, ended)
  if (signal) signal.addEventListener('abort', abort, { once: true })
  return iterator
}

EventEmitter.once = once
EventEmitter.on = on
EventEmitter.EventEmitter = EventEmitter
EventEmitter.errorMonitor = kErrorMonitor
EventEmitter.captureRejectionSymbol = kRejection
EventEmitter.usingDomains = false
EventEmitter.listenerCount = (emitter, type) => emitter.listenerCount(type)
const targets = () => require('internal/web/event')
EventEmitter.getEventListeners = (emitter, type) => {
  if (typeof emitter.listeners === 'function') return emitter.listeners(type)
  if (targets().isTarget(emitter)) return targets().listeners(emitter, type)
  throw errors.argType('emitter', ['EventEmitter', 'EventTarget'], emitter)
}
EventEmitter.getMaxListeners = emitter => {
  if (typeof emitter.getMaxListeners === 'function') return emitter.getMaxListeners()
  if (targets().isTarget(emitter)) return targets().most(emitter) ?? defaultMaxListeners
  throw errors.argType('emitter', ['EventEmitter', 'EventTarget'], emitter)
}
EventEmitter.setMaxListeners = (n = defaultMaxListeners, ...emitters) => {
  checkMax(n, 'setMaxListeners')
  if (emitters.length === 0) defaultMaxListeners = n
  for (const emitter of emitters) {
    if (typeof emitter.setMaxListeners === 'function') emitter.setMaxListeners(n)
    else if (targets().isTarget(emitter)) targets().setMost(emitter, n)
    else throw errors.argType('eventTargets', ['EventEmitter', 'EventTarget'], emitter)
  }
}
EventEmitter.addAbortListener = (signal, listener) => {
  if (signal === undefined) throw errors.argType('signal', 'AbortSignal', signal)
  errors.signal(signal, 'signal')
  errors.function(listener, 'listener')
  if (signal.aborted) queueMicrotask(() => listener())
  else signal.addEventListener('abort', listener, { once: true })
  return { __proto__: null, [Symbol.dispose] () { signal.removeEventListener('abort', listener) } }
}
Object.defineProperties(EventEmitter, {
  defaultMaxListeners: {
    enumerable: true,
    get: () => defaultMaxListeners,
    set (n) {
      checkMax(n, 'defaultMaxListeners')
      defaultMaxListeners = n
    }
  },
  captureRejections: {
    enumerable: true,
    get: () => EventEmitter.prototype[kCapture],
    set (value) {
      errors.boolean(value, 'EventEmitter.captureRejections')
      EventEmitter.prototype[kCapture] = value
    }
  }
})

// EventEmitterAsyncResource calls its listeners where it was made, for the stores
// of AsyncLocalStorage.
class EventEmitterAsyncResource extends EventEmitter {
  #resource

  constructor (options = undefined) {
    const given = typeof options === 'string' ? options : options?.name
    if (new.target === EventEmitterAsyncResource) errors.string(given, 'options.name')
    super(typeof options === 'string' ? undefined : options)
    const { AsyncResource } = require('async_hooks')
    this.#resource = new AsyncResource(given || new.target.name)
  }

  emit (...args) { return this.#resource.runInAsyncScope(EventEmitter.prototype.emit, this, ...args) }
  emitDestroy () { this.#resource.emitDestroy() }
  get asyncId () { return this.#resource.asyncId() }
  get triggerAsyncId () { return this.#resource.triggerAsyncId() }
  get asyncResource () { return this.#resource }
}
EventEmitter.EventEmitterAsyncResource = EventEmitterAsyncResource

module.exports = EventEmitter
