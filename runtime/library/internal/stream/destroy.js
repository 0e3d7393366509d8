'use strict'
// How a stream ends before its end: what its readable and its writable side share.

const statesOf = stream => [stream._readableState, stream._writableState].filter(state => state)

const fail = (stream, error) => {
  for (const state of statesOf(stream)) if (!state.errored) state.errored = error
}

const emitError = (stream, error) => {
  const states = statesOf(stream)
  if (states.some(state => state.errorEmitted)) return
  for (const state of states) state.errorEmitted = true
  stream.emit('error', error)
}

const emitClose = stream => {
  const states = statesOf(stream)
  for (const state of states) state.closeEmitted = true
  if (states.some(state => state.emitClose)) stream.emit('close')
}

const finish = (stream, error, callback) => {
  let called = false
  const done = error => {
    if (called) return
    called = true
    if (error) fail(stream, error)
    for (const state of statesOf(stream)) state.closed = true
    if (typeof callback === 'function') callback(error)
    process.nextTick(() => {
      if (error) emitError(stream, error)
      emitClose(stream)
    })
  }
  try {
    stream._destroy(error || null, done)
  } catch (e) {
    done(e)
  }
}

exports.destroy = function destroy (error, callback) {
  const states = statesOf(this)
  if (states.some(state => state.destroyed)) {
    if (typeof callback === 'function') callback()
    return this
  }
  if (error) fail(this, error)
  for (const state of states) state.destroyed = true
  if (states.every(state => state.constructed)) {
    finish(this, error, callback)
  } else {
    this.once('internal:constructed', later => finish(this, error || later, callback))
  }
  return this
}

// errorOrDestroy tells of an error, and ends the stream if it ends by itself.
exports.errorOrDestroy = (stream, error, sync) => {
  const states = statesOf(stream)
  if (states.some(state => state.destroyed)) return
  if (states.some(state => state.autoDestroy)) {
    stream.destroy(error)
    return
  }
  fail(stream, error)
  if (sync) process.nextTick(emitError, stream, error)
  else emitError(stream, error)
}

// construct calls what a stream does before anything else, if it has that.
exports.construct = (stream, start) => {
  if (!stream._construct) return
  const states = statesOf(stream)
  for (const state of states) state.constructed = false
  stream.once('internal:construct', start)
  if (stream.listenerCount('internal:construct') > 1) return // a Duplex does it once
  process.nextTick(() => {
    let called = false
    const done = error => {
      if (called) {
        exports.errorOrDestroy(stream, error || require('internal/errors').make(Error, 'ERR_MULTIPLE_CALLBACK', 'Callback called multiple times'))
        return
      }
      called = true
      for (const state of states) state.constructed = true
      if (states.some(state => state.destroyed)) stream.emit('internal:constructed', error)
      else if (error) exports.errorOrDestroy(stream, error, true)
      else process.nextTick(() => stream.emit('internal:construct'))
    }
    try {
      stream._construct(error => process.nextTick(done, error))
    } catch (e) {
      process.nextTick(done, e)
    }
  })
}

// marks are what sizeOf says where nothing is given, for objects and for bytes.
const marks = exports.marks = { objects: 16, bytes: 16384 }

// sizeOf is the mark up to which a stream takes data.
exports.sizeOf = (options, name, objectMode) => {
  const given = options[name] !== undefined && options[name] !== null ? options[name] : options.highWaterMark
  if (given === undefined || given === null) return objectMode ? marks.objects : marks.bytes
  if (!Number.isInteger(given) || given < 0) {
    const errors = require('internal/errors')
    throw errors.argValue(options[name] !== undefined && options[name] !== null ? `options.${name}` : 'options.highWaterMark', given)
  }
  return given
}

exports.bytesOf = (chunk, encoding) => {
  if (typeof chunk === 'string') return Buffer.from(chunk, encoding)
  return chunk instanceof Buffer ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}
exports.statesOf = statesOf
