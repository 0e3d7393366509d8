'use strict'

const errors = require('internal/errors')
const Stream = require('internal/stream/legacy')
const { destroy, errorOrDestroy, construct, sizeOf, bytesOf } = require('internal/stream/destroy')

const nothing = () => {}

class WritableState {
  constructor (options = {}, duplex) {
    this.objectMode = Boolean(options.objectMode || (duplex && options.writableObjectMode))
    this.highWaterMark = duplex ? sizeOf(options, 'writableHighWaterMark', this.objectMode) : sizeOf(options, 'highWaterMark', this.objectMode)
    this.decodeStrings = options.decodeStrings !== false
    this.defaultEncoding = options.defaultEncoding || (this.objectMode ? undefined : 'utf8')
    this.emitClose = options.emitClose !== false
    this.autoDestroy = options.autoDestroy !== false
    this.length = 0
    this.corked = 0
    this.buffered = []
    this.pendingcb = 0 // callbacks that must be called before the stream finishes
    this.callbacks = [] // of end
    this.writing = null // what _write has not answered yet
    this.sync = false
    this.constructed = true
    this.errored = null
    for (const name of ['needDrain', 'ending', 'ended', 'finished', 'finalCalled', 'prefinished', 'destroyed', 'closed', 'closeEmitted', 'errorEmitted', 'clearing']) this[name] = false
  }

  getBuffer () { return this.buffered.slice() }
}

function Writable (options) {
  const isDuplex = this instanceof require('internal/stream/duplex').Duplex
  if (!isDuplex && !(this instanceof Writable)) return new Writable(options)
  this._writableState = new WritableState(options, isDuplex)
  Object.defineProperty(this, '_writableState', { enumerable: false })
  if (options) {
    for (const name of ['write', 'writev', 'destroy', 'final', 'construct']) if (typeof options[name] === 'function') this['_' + name] = options[name]
    if (options.signal) require('internal/stream/end').addAbortSignal(options.signal, this)
  }
  Stream.call(this, options)
  construct(this, () => {
    if (!this._writableState.writing) clear(this)
    finishMaybe(this)
  })
}
Object.setPrototypeOf(Writable.prototype, Stream.prototype)
Object.setPrototypeOf(Writable, Stream)
Writable.WritableState = WritableState

Object.defineProperty(Writable, Symbol.hasInstance, {
  value (object) {
    if (Function.prototype[Symbol.hasInstance].call(this, object)) return true
    return this === Writable && Boolean(object && object._writableState instanceof WritableState)
  }
})

Writable.prototype.pipe = function () {
  errorOrDestroy(this, errors.make(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable'))
}

const write = (stream, chunk, encoding, callback) => {
  const state = stream._writableState
  if (typeof encoding === 'function') {
    callback = encoding
    encoding = state.defaultEncoding
  } else {
    if (!encoding) encoding = state.defaultEncoding
    else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw errors.make(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`)
    if (typeof callback !== 'function') callback = nothing
  }
  if (chunk === null) throw errors.make(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream')
  if (!state.objectMode) {
    if (typeof chunk === 'string') {
      if (state.decodeStrings) {
        chunk = bytesOf(chunk, encoding)
        encoding = 'buffer'
      }
    } else if (ArrayBuffer.isView(chunk)) {
      chunk = bytesOf(chunk)
      encoding = 'buffer'
    } else {
      throw errors.argType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk)
    }
  }
  let error
  if (state.ending) error = errors.make(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end')
  else if (state.destroyed) error = errors.make(Error, 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed')
  if (error) {
    process.nextTick(callback, error)
    errorOrDestroy(stream, error, true)
    return error
  }
  state.pendingcb++
  const length = state.objectMode ? 1 : chunk.length
  state.length += length
  const room = state.length < state.highWaterMark
  if (!room) state.needDrain = true
  const entry = { chunk, encoding, callback, length }
  if (state.writing || state.corked || state.errored || !state.constructed) state.buffered.push(entry)
  else pass(stream, entry)
  return room && !state.errored && !state.destroyed
}

// pass gives one chunk to the stream's own code.
const pass = (stream, entry) => {
  const state = stream._writableState
  state.writing = entry
  state.sync = true
  if (state.destroyed) {
    written(stream, entry, errors.make(Error, 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed'))
  } else if (entry.all) {
    stream._writev(entry.all.map(({ chunk, encoding }) => ({ chunk, encoding })), error => written(stream, entry, error))
  } else {
    stream._write(entry.chunk, entry.encoding, error => written(stream, entry, error))
  }
  state.sync = false
}

const written = (stream, entry, error) => {
  const state = stream._writableState
  if (state.writing !== entry) {
    errorOrDestroy(stream, errors.make(Error, 'ERR_MULTIPLE_CALLBACK', 'Callback called multiple times'))
    return
  }
  const { sync } = state
  state.writing = null
  state.length -= entry.length
  if (error) {
    if (!state.errored) state.errored = error
    if (stream._readableState && !stream._readableState.errored) stream._readableState.errored = error
    const failed = () => {
      state.pendingcb -= entry.count || 1
      for (const { callback } of entry.all || [entry]) callback(error)
      failAll(state)
      errorOrDestroy(stream, error)
    }
    if (sync) process.nextTick(failed)
    else failed()
    return
  }
  if (state.buffered.length > 0) clear(stream)
  if (sync && entry.callback === nothing && !(state.needDrain && state.length === 0 && !state.ending)) { // nobody waits for it
    state.pendingcb -= entry.count || 1
    if (state.ending) finishMaybe(stream, true)
  } else if (sync) {
    process.nextTick(after, stream, entry)
  } else {
    after(stream, entry)
  }
}

const after = (stream, entry) => {
  const state = stream._writableState
  if (!state.ending && !stream.destroyed && state.length === 0 && state.needDrain) {
    state.needDrain = false
    stream.emit('drain')
  }
  for (const { callback } of entry.all || [entry]) {
    state.pendingcb--
    callback(state.errored && state.destroyed ? state.errored : null)
  }
  if (state.destroyed) failAll(state)
  finishMaybe(stream, true)
}

// failAll calls back for all that will not be written.
const failAll = state => {
  if (state.writing) return
  for (const { length, callback } of state.buffered.splice(0)) {
    state.length -= length
    callback(state.errored || errors.make(Error, 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed'))
  }
  for (const callback of state.callbacks.splice(0)) callback(state.errored || errors.make(Error, 'ERR_STREAM_DESTROYED', 'Cannot call end after a stream was destroyed'))
}

const clear = stream => {
  const state = stream._writableState
  if (state.corked || state.clearing || state.destroyed || !state.constructed || state.buffered.length === 0) return
  state.clearing = true
  if (state.buffered.length > 1 && stream._writev) {
    const all = state.buffered.splice(0)
    pass(stream, { all, count: all.length, callback: all.every(entry => entry.callback === nothing) ? nothing : undefined, length: all.reduce((sum, entry) => sum + entry.length, 0) })
  } else {
    while (state.buffered.length > 0 && !state.writing) pass(stream, state.buffered.shift())
  }
  state.clearing = false
}

const needsFinish = state => state.ending && !state.destroyed && state.constructed && state.length === 0 && !state.errored && state.buffered.length === 0 && !state.finished && !state.writing && !state.errorEmitted && !state.closeEmitted

const prefinish = stream => {
  const state = stream._writableState
  if (state.prefinished || state.finalCalled) return
  if (typeof stream._final !== 'function' || state.destroyed) {
    state.prefinished = true
    stream.emit('prefinish')
    return
  }
  state.finalCalled = true
  state.pendingcb++
  let called = false
  const done = error => {
    if (called) {
      errorOrDestroy(stream, error || errors.make(Error, 'ERR_MULTIPLE_CALLBACK', 'Callback called multiple times'))
      return
    }
    called = true
    state.pendingcb--
    if (error) {
      for (const callback of state.callbacks.splice(0)) callback(error)
      errorOrDestroy(stream, error, state.sync)
    } else if (needsFinish(state)) {
      state.prefinished = true
      stream.emit('prefinish')
      state.pendingcb++
      process.nextTick(finish, stream)
    }
  }
  state.sync = true
  try {
    stream._final(done)
  } catch (e) {
    done(e)
  }
  state.sync = false
}

const finishMaybe = (stream, sync) => {
  const state = stream._writableState
  if (!needsFinish(state)) return
  prefinish(stream)
  if (state.pendingcb !== 0) return
  if (sync) {
    state.pendingcb++
    process.nextTick(() => {
      if (needsFinish(state)) finish(stream)
      else state.pendingcb--
    })
  } else if (needsFinish(state)) {
    state.pendingcb++
    finish(stream)
  }
}

const finish = stream => {
  const state = stream._writableState
  state.pendingcb--
  state.finished = true
  for (const callback of state.callbacks.splice(0)) callback(null)
  stream.emit('finish')
  if (state.autoDestroy) {
    const readable = stream._readableState
    if (!readable || (readable.autoDestroy && (readable.endEmitted || readable.readable === false))) stream.destroy()
  }
}

Object.assign(Writable.prototype, {
  write (chunk, encoding, callback) { return write(this, chunk, encoding, callback) === true },
  cork () { this._writableState.corked++ },
  uncork () {
    const state = this._writableState
    if (state.corked) {
      state.corked--
      if (!state.writing) clear(this)
    }
  },
  setDefaultEncoding (encoding) {
    if (typeof encoding === 'string') encoding = encoding.toLowerCase()
    if (!Buffer.isEncoding(encoding)) throw errors.make(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`)
    this._writableState.defaultEncoding = encoding
    return this
  },
  _write (chunk, encoding, callback) {
    if (this._writev) this._writev([{ chunk, encoding }], callback)
    else throw errors.make(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _write() method is not implemented')
  },
  _writev: null,
  end (chunk, encoding, callback) {
    const state = this._writableState
    if (typeof chunk === 'function') [callback, chunk, encoding] = [chunk, null, null]
    else if (typeof encoding === 'function') [callback, encoding] = [encoding, null]
    let error
    if (chunk !== null && chunk !== undefined) {
      const result = write(this, chunk, encoding)
      if (result instanceof Error) error = result
    }
    if (state.corked) {
      state.corked = 1
      this.uncork()
    }
    if (error) {
      // which is told
    } else if (!state.errored && !state.ending) {
      state.ending = true
      finishMaybe(this, true)
      state.ended = true
    } else if (state.finished) {
      error = errors.make(Error, 'ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished')
    } else if (state.destroyed) {
      error = errors.make(Error, 'ERR_STREAM_DESTROYED', 'Cannot call end after a stream was destroyed')
    }
    if (typeof callback === 'function') {
      if (error || state.errored) process.nextTick(callback, error || state.errored)
      else if (state.finished) process.nextTick(callback)
      else state.callbacks.push(callback)
    }
    return this
  },
  destroy (error, callback) {
    const state = this._writableState
    if (!state.destroyed && (state.buffered.length > 0 || state.callbacks.length > 0)) process.nextTick(failAll, state)
    destroy.call(this, error, callback)
    return this
  },
  _destroy (error, callback) { callback(error) },
  [Symbol.for('nodejs.rejection')] (error) { this.destroy(error) }
})

const property = (name, get, set) => Object.defineProperty(Writable.prototype, name, { get, set, configurable: true, enumerable: false })
const ofState = (name, key) => property(name, function () { return this._writableState ? this._writableState[key] : undefined })
ofState('writableFinished', 'finished')
ofState('writableObjectMode', 'objectMode')
ofState('writableEnded', 'ending')
ofState('writableHighWaterMark', 'highWaterMark')
ofState('writableCorked', 'corked')
ofState('writableLength', 'length')
ofState('errored', 'errored')
ofState('closed', 'closed')
property('writableBuffer', function () { return this._writableState && this._writableState.getBuffer() })
property('writableNeedDrain', function () {
  const state = this._writableState
  return state ? !state.destroyed && !state.ending && state.needDrain : false
})
property('writableAborted', function () {
  const state = this._writableState
  return Boolean(state && state.writable !== false && (state.destroyed || state.errored) && !state.finished)
})
property('writable', function () {
  const state = this._writableState
  return Boolean(state && state.writable !== false && !state.destroyed && !state.errored && !state.ending && !state.ended)
}, function (value) { if (this._writableState) this._writableState.writable = Boolean(value) })
property('destroyed', function () { return this._writableState ? this._writableState.destroyed : false }, function (value) { if (this._writableState) this._writableState.destroyed = value })

module.exports = Writable
