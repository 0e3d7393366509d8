'use strict'

const errors = require('internal/errors')
const Stream = require('internal/stream/legacy')
const pipes = require('internal/stream/pipe')
const { iterate, from, methods } = require('internal/stream/iterate')
const { destroy, errorOrDestroy, construct, sizeOf, bytesOf } = require('internal/stream/destroy')

class ReadableState {
  constructor (options = {}, duplex) {
    this.objectMode = Boolean(options.objectMode || (duplex && options.readableObjectMode))
    this.highWaterMark = duplex ? sizeOf(options, 'readableHighWaterMark', this.objectMode) : sizeOf(options, 'highWaterMark', this.objectMode)
    this.buffer = []
    this.length = 0
    this.pipes = []
    this.flowing = null
    this.sync = true
    this.constructed = true
    this.errored = null
    this.emitClose = options.emitClose !== false
    this.autoDestroy = options.autoDestroy !== false
    this.defaultEncoding = options.defaultEncoding || 'utf8'
    this.awaiting = new Set() // targets of pipe that are full
    this.decoder = null
    this.encoding = null
    for (const name of ['ended', 'endEmitted', 'reading', 'needReadable', 'emittedReadable', 'readableListening', 'resumeScheduled', 'errorEmitted', 'destroyed', 'closed', 'closeEmitted', 'readingMore', 'dataEmitted', 'paused']) this[name] = false
    if (options.encoding) this.setEncoding(options.encoding)
  }

  setEncoding (encoding) {
    const { StringDecoder } = require('string_decoder')
    this.decoder = new StringDecoder(encoding)
    this.encoding = this.decoder.encoding
  }
}

function Readable (options) {
  const isDuplex = this instanceof require('internal/stream/duplex').Duplex
  if (!(this instanceof Readable)) return new Readable(options)
  this._readableState = new ReadableState(options, isDuplex)
  Object.defineProperty(this, '_readableState', { enumerable: false })
  if (options) {
    for (const name of ['read', 'destroy', 'construct']) if (typeof options[name] === 'function') this['_' + name] = options[name]
    if (options.signal && !isDuplex) require('internal/stream/end').addAbortSignal(options.signal, this)
  }
  Stream.call(this, options)
  construct(this, () => { if (this._readableState.needReadable) readMore(this) })
}
Object.setPrototypeOf(Readable.prototype, Stream.prototype)
Object.setPrototypeOf(Readable, Stream)
Readable.ReadableState = ReadableState

const add = (stream, chunk, encoding, front) => {
  const state = stream._readableState
  let error
  if (!state.objectMode) {
    if (typeof chunk === 'string') {
      encoding = encoding || state.defaultEncoding
      if (state.encoding !== encoding) {
        chunk = Buffer.from(chunk, encoding)
        if (front && state.encoding) chunk = chunk.toString(state.encoding)
        encoding = ''
      }
    } else if (ArrayBuffer.isView(chunk)) {
      chunk = bytesOf(chunk)
      encoding = ''
    } else if (chunk !== undefined && chunk !== null) {
      error = errors.argType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk)
    }
  }
  if (error) {
    errorOrDestroy(stream, error)
  } else if (chunk === null) {
    state.reading = false
    ended(stream)
  } else if (state.objectMode || (chunk && chunk.length > 0)) {
    if (front) {
      if (state.endEmitted) errorOrDestroy(stream, errors.make(Error, 'ERR_STREAM_UNSHIFT_AFTER_END_EVENT', 'stream.unshift() after end event'))
      else if (state.destroyed || state.errored) return false
      else put(stream, chunk, true)
    } else if (state.ended) {
      errorOrDestroy(stream, errors.make(Error, 'ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF'))
    } else if (state.destroyed || state.errored) {
      return false
    } else {
      state.reading = false
      if (state.decoder && !encoding) {
        chunk = state.decoder.write(chunk)
        if (state.objectMode || chunk.length !== 0) put(stream, chunk, false)
        else moreLater(stream)
      } else {
        put(stream, chunk, false)
      }
    }
  } else if (!front) {
    state.reading = false
    moreLater(stream)
  }
  return !state.ended && (state.length < state.highWaterMark || state.length === 0)
}

const put = (stream, chunk, front) => {
  const state = stream._readableState
  if (state.flowing && state.length === 0 && !state.sync && stream.listenerCount('data') > 0) {
    state.awaiting.clear()
    state.dataEmitted = true
    stream.emit('data', chunk)
  } else {
    state.length += state.objectMode ? 1 : chunk.length
    if (front) state.buffer.unshift(chunk)
    else state.buffer.push(chunk)
    if (state.needReadable) emitReadable(stream)
  }
  moreLater(stream)
}

const ended = stream => {
  const state = stream._readableState
  if (state.ended) return
  if (state.decoder) {
    const chunk = state.decoder.end()
    if (chunk && chunk.length) {
      state.buffer.push(chunk)
      state.length += state.objectMode ? 1 : chunk.length
    }
  }
  state.ended = true
  if (state.sync) {
    emitReadable(stream)
  } else {
    state.needReadable = false
    state.emittedReadable = true
    readableNow(stream)
  }
}

const emitReadable = stream => {
  const state = stream._readableState
  state.needReadable = false
  if (!state.emittedReadable) {
    state.emittedReadable = true
    process.nextTick(readableNow, stream)
  }
}

const readableNow = stream => {
  const state = stream._readableState
  if (!state.destroyed && !state.errored && (state.length || state.ended)) {
    stream.emit('readable')
    state.emittedReadable = false
  }
  state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark
  flow(stream)
}

const moreLater = stream => {
  const state = stream._readableState
  if (!state.readingMore && state.constructed) {
    state.readingMore = true
    process.nextTick(readMore, stream)
  }
}

const readMore = stream => {
  const state = stream._readableState
  while (!state.reading && !state.ended && (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
    const before = state.length
    stream.read(0)
    if (before === state.length) break // there was nothing
  }
  state.readingMore = false
}

const amount = (n, state) => {
  if (n <= 0 || (state.length === 0 && state.ended)) return 0
  if (state.objectMode) return 1
  if (Number.isNaN(n)) return state.flowing && state.length ? state.buffer[0].length : state.length
  if (n <= state.length) return n
  return state.ended ? state.length : 0
}

// take removes n units from the buffer.
const take = (n, state) => {
  if (state.length === 0) return null
  const { buffer } = state
  if (state.objectMode) return buffer.shift()
  if (!n || n >= state.length) {
    const all = buffer.splice(0)
    return state.decoder ? all.join('') : all.length === 1 ? all[0] : Buffer.concat(all, state.length)
  }
  const parts = []
  while (n > 0) {
    const first = buffer[0]
    if (first.length <= n) {
      parts.push(buffer.shift())
      n -= first.length
    } else {
      parts.push(first.slice(0, n))
      buffer[0] = first.slice(n)
      n = 0
    }
  }
  return state.decoder ? parts.join('') : parts.length === 1 ? parts[0] : Buffer.concat(parts)
}

const end = stream => {
  const state = stream._readableState
  if (state.endEmitted) return
  state.ended = true
  process.nextTick(() => {
    if (state.errored || state.closeEmitted || state.endEmitted || state.length !== 0) return
    state.endEmitted = true
    stream.emit('end')
    const writable = stream._writableState
    if (writable && stream.allowHalfOpen === false) {
      process.nextTick(() => { if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end() })
    } else if (state.autoDestroy && (!writable || (writable.autoDestroy && (writable.finished || writable.writable === false)))) {
      stream.destroy()
    }
  })
}

const flow = stream => {
  const state = stream._readableState
  while (state.flowing && stream.read() !== null);
}

const resumeLater = (stream, state) => {
  if (state.resumeScheduled) return
  state.resumeScheduled = true
  process.nextTick(() => {
    if (!state.reading) stream.read(0)
    state.resumeScheduled = false
    stream.emit('resume')
    flow(stream)
    if (state.flowing && !state.reading) stream.read(0)
  })
}

const listening = stream => {
  const state = stream._readableState
  state.readableListening = stream.listenerCount('readable') > 0
  if (state.resumeScheduled && !state.paused) state.flowing = true
  else if (stream.listenerCount('data') > 0) stream.resume()
  else if (!state.readableListening) state.flowing = null
}

Object.assign(Readable.prototype, {
  push (chunk, encoding) { return add(this, chunk, encoding, false) },
  unshift (chunk, encoding) { return add(this, chunk, encoding, true) },
  isPaused () {
    const state = this._readableState
    return state.paused === true || state.flowing === false
  },
  setEncoding (encoding) {
    const state = this._readableState
    state.setEncoding(encoding)
    const text = state.buffer.map(chunk => state.decoder.write(chunk)).join('')
    state.buffer = text === '' ? [] : [text]
    state.length = text.length
    return this
  },
  read (n) {
    n = n === undefined ? NaN : Number.isInteger(n) ? n : parseInt(n, 10)
    const state = this._readableState
    const asked = n
    if (n > state.highWaterMark) state.highWaterMark = Math.min(2 ** Math.ceil(Math.log2(n)), 2 ** 30)
    if (n !== 0) state.emittedReadable = false
    if (n === 0 && state.needReadable && ((state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0) || state.ended)) {
      if (state.length === 0 && state.ended) end(this)
      else emitReadable(this)
      return null
    }
    n = amount(n, state)
    if (n === 0 && state.ended) {
      if (state.length === 0) end(this)
      return null
    }
    let wanted = state.needReadable || state.length === 0 || state.length - n < state.highWaterMark
    if (state.ended || state.reading || state.destroyed || state.errored || !state.constructed) {
      wanted = false
    } else if (wanted) {
      state.reading = true
      state.sync = true
      if (state.length === 0) state.needReadable = true
      try {
        this._read(state.highWaterMark)
      } catch (e) {
        errorOrDestroy(this, e)
      }
      state.sync = false
      if (!state.reading) n = amount(asked, state)
    }
    const chunk = n > 0 ? take(n, state) : null
    if (chunk === null) {
      state.needReadable = state.length <= state.highWaterMark
      n = 0
    } else {
      state.length -= n
      state.awaiting.clear()
    }
    if (state.length === 0) {
      if (!state.ended) state.needReadable = true
      if (asked !== n && state.ended) end(this)
    }
    if (chunk !== null && !state.errored && !state.closeEmitted) {
      state.dataEmitted = true
      this.emit('data', chunk)
    }
    return chunk
  },
  _read () { throw errors.make(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _read() method is not implemented') },
  ...pipes,
  on (type, listener) {
    const result = Stream.prototype.on.call(this, type, listener)
    const state = this._readableState
    if (type === 'data') {
      state.readableListening = this.listenerCount('readable') > 0
      if (state.flowing !== false) this.resume()
    } else if (type === 'readable' && !state.endEmitted && !state.readableListening) {
      state.readableListening = state.needReadable = true
      state.flowing = false
      state.emittedReadable = false
      if (state.length) emitReadable(this)
      else if (!state.reading) process.nextTick(() => this.read(0))
    }
    return result
  },
  removeListener (type, listener) {
    const result = Stream.prototype.removeListener.call(this, type, listener)
    if (type === 'readable') process.nextTick(listening, this)
    return result
  },
  removeAllListeners (...args) {
    const result = Stream.prototype.removeAllListeners.apply(this, args)
    if (args[0] === 'readable' || args[0] === undefined) process.nextTick(listening, this)
    return result
  },
  resume () {
    const state = this._readableState
    if (!state.flowing) {
      state.flowing = !state.readableListening
      resumeLater(this, state)
    }
    state.paused = false
    return this
  },
  pause () {
    const state = this._readableState
    if (state.flowing !== false) {
      state.flowing = false
      this.emit('pause')
    }
    state.paused = true
    return this
  },
  wrap (old) {
    let paused = false
    old.on('data', chunk => {
      if (!this.push(chunk) && old.pause) {
        paused = true
        old.pause()
      }
    })
    old.on('end', () => this.push(null))
    old.on('error', error => errorOrDestroy(this, error))
    old.on('close', () => this.destroy())
    this._read = () => {
      if (paused && old.resume) {
        paused = false
        old.resume()
      }
    }
    return this
  },
  destroy,
  _destroy (error, callback) { callback(error) },
  [Symbol.for('nodejs.rejection')] (error) { this.destroy(error) },
  iterator (options) { return iterate(this, options) }
})
Readable.prototype.addListener = Readable.prototype.on
Readable.prototype.off = Readable.prototype.removeListener
if (Symbol.asyncIterator) Readable.prototype[Symbol.asyncIterator] = function () { return iterate(this) }
Readable.from = from

const property = (name, get, set) => Object.defineProperty(Readable.prototype, name, { get, set, configurable: true, enumerable: false })
const ofState = (name, key) => property(name, function () { return this._readableState ? this._readableState[key] : undefined })
property('readable', function () {
  const r = this._readableState
  return Boolean(r && r.readable !== false && !r.destroyed && !r.errorEmitted && !r.endEmitted)
}, function (value) { if (this._readableState) this._readableState.readable = Boolean(value) })
ofState('readableDidRead', 'dataEmitted')
ofState('readableHighWaterMark', 'highWaterMark')
ofState('readableBuffer', 'buffer')
ofState('readableLength', 'length')
ofState('readableObjectMode', 'objectMode')
ofState('readableEncoding', 'encoding')
ofState('errored', 'errored')
ofState('closed', 'closed')
ofState('readableEnded', 'endEmitted')
property('readableFlowing', function () { return this._readableState.flowing }, function (flowing) { this._readableState.flowing = flowing })
property('readableAborted', function () {
  const state = this._readableState
  return Boolean(state.readable !== false && (state.destroyed || state.errored) && !state.endEmitted)
})
property('destroyed', function () { return this._readableState ? this._readableState.destroyed : false }, function (value) { if (this._readableState) this._readableState.destroyed = value })

for (const name of Object.keys(methods)) {
  Object.defineProperty(Readable.prototype, name, { value: methods[name], writable: true, configurable: true })
}
Object.defineProperty(Readable.prototype, 'iterator', { enumerable: false })

module.exports = Readable
