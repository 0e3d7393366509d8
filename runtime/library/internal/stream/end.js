'use strict'
// finished and pipeline: when a stream is at its end, and several one after another.

const errors = require('internal/errors')

const isStream = value => Boolean(value && typeof value === 'object' && typeof value.on === 'function' && (value._readableState || value._writableState || typeof value.write === 'function' || typeof value.pipe === 'function'))
const isReadable = stream => Boolean(stream._readableState ? stream._readableState.readable !== false : typeof stream.pipe === 'function')
const isWritable = stream => Boolean(stream._writableState ? stream._writableState.writable !== false : typeof stream.write === 'function')
const premature = () => errors.make(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close')

// finished calls back when a stream has ended, failed or was closed.
const finished = (stream, options, callback) => {
  if (typeof options === 'function') [callback, options] = [options, {}]
  options = options || {}
  errors.object(options, 'options')
  errors.function(callback, 'callback')
  errors.signal(options.signal, 'options.signal')
  if (!isStream(stream)) throw errors.argType('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream)
  const r = stream._readableState
  const w = stream._writableState
  const readable = options.readable !== undefined ? options.readable : isReadable(stream)
  const writable = options.writable !== undefined ? options.writable : isWritable(stream)
  let readDone = !readable || Boolean(r && r.endEmitted)
  let writeDone = !writable || Boolean(w && w.finished)
  let called = false
  const done = error => {
    if (called) return
    called = true
    callback.call(stream, error)
  }
  const both = () => { if (readDone && writeDone && !willClose()) done() }
  // A stream that closes by itself is at its end when it has.
  const willClose = () => {
    const state = w || r
    return Boolean(state && state.autoDestroy && state.emitClose && !state.closeEmitted && r === stream._readableState && (!r || r.autoDestroy) && (!w || w.autoDestroy) && (Boolean(w) === writable || !w) && (Boolean(r) === readable || !r))
  }
  const onEnd = () => { readDone = true; both() }
  const onFinish = () => { writeDone = true; both() }
  const onError = error => done(error)
  const onClose = () => {
    const errored = (w && w.errored) || (r && r.errored)
    if (errored && typeof errored !== 'boolean') return done(errored)
    if (readable && !readDone && r && !r.endEmitted) return done(premature())
    if (writable && !writeDone && w && !w.finished) return done(premature())
    done()
  }
  stream.on('end', onEnd)
  stream.on('finish', onFinish)
  if (options.error !== false) stream.on('error', onError)
  stream.on('close', onClose)
  if ((w && w.closeEmitted) || (r && r.closeEmitted)) process.nextTick(onClose)
  else if ((w && w.errorEmitted) || (r && r.errorEmitted)) { if (!willClose()) process.nextTick(onClose) } else if (readDone && writeDone && !willClose()) process.nextTick(onClose)
  const cleanup = () => {
    called = true
    stream.removeListener('end', onEnd)
    stream.removeListener('finish', onFinish)
    stream.removeListener('error', onError)
    stream.removeListener('close', onClose)
  }
  const { signal } = options
  if (signal && !called) {
    const abort = () => {
      const error = new errors.AbortError(undefined, { cause: signal.reason })
      const end = callback
      cleanup()
      end.call(stream, error)
    }
    if (signal.aborted) process.nextTick(abort)
    else signal.addEventListener('abort', abort, { once: true })
  }
  return cleanup
}

const addAbortSignal = (signal, stream) => {
  if (signal === null || typeof signal !== 'object' || !('aborted' in signal)) throw errors.argType('signal', 'AbortSignal', signal)
  if (!isStream(stream)) throw errors.argType('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream)
  const abort = () => stream.destroy(new errors.AbortError(undefined, { cause: signal.reason }))
  if (signal.aborted) {
    abort()
  } else {
    signal.addEventListener('abort', abort)
    finished(stream, () => signal.removeEventListener('abort', abort))
  }
  return stream
}

const isIterable = value => Boolean(value && (value[Symbol.iterator] || (Symbol.asyncIterator && value[Symbol.asyncIterator]) || typeof value.next === 'function'))

// toStream makes a stream of a step of a pipeline that is none: what can be
// iterated, or a function that is given what comes before it. For the promise of a
// function the answer has the stream, and later the value.
const toStream = (step, source, isLast, answer) => {
  const Readable = require('internal/stream/readable')
  if (isStream(step)) return step
  if (typeof step === 'function') {
    const result = step(source, {})
    if (isStream(result)) return result
    if (result && typeof result.then === 'function' && !isIterable(result)) {
      const { PassThrough } = require('internal/stream/duplex')
      const through = new PassThrough({ objectMode: true })
      answer.stream = through
      result.then(value => {
        if (isLast) answer.value = value
        if (value !== undefined && value !== null) through.write(value)
        through.end()
        if (isLast) through.resume()
      }, error => through.destroy(error))
      return through
    }
    if (isIterable(result)) return Readable.from(result)
    throw errors.make(TypeError, 'ERR_INVALID_RETURN_VALUE', `Expected AsyncIterable to be returned from the "transform[${0}]" function but got ${errors.describe(result)}.`)
  }
  if (isIterable(step)) return Readable.from(step)
  throw errors.argType('body', ['Blob', 'ReadableStream', 'WritableStream', 'Stream', 'Iterable', 'AsyncIterable', 'Function', '{ readable, writable } pair', 'Promise'], step)
}

const pipeline = (...steps) => {
  const callback = steps.pop()
  errors.function(callback, 'streams[stream.length - 1]')
  if (steps.length === 1 && Array.isArray(steps[0])) steps = steps[0]
  return run(steps, callback, {})
}

const run = (steps, callback, { signal, end = true }) => {
  if (steps.length < 2) throw errors.make(TypeError, 'ERR_MISSING_ARGS', 'The "streams" argument must be specified')
  const answer = {}
  let failure
  let waiting = 0
  const streams = []
  const ends = []
  const over = error => {
    if (error && (!failure || failure.code === 'ERR_STREAM_PREMATURE_CLOSE')) failure = error
    if (error) for (const destroy of ends.splice(0)) destroy(failure)
    if (--waiting === 0) {
      for (const destroy of ends.splice(0)) destroy()
      if (signal) signal.removeEventListener('abort', abort)
      process.nextTick(callback, failure, answer.value)
    }
  }
  const abort = () => {
    waiting++
    over(new errors.AbortError(undefined, { cause: signal.reason }))
  }
  const Readable = require('internal/stream/readable')
  steps.forEach((step, i) => {
    const isLast = i === steps.length - 1
    const previous = streams[i - 1]
    const source = previous && typeof step === 'function' && previous instanceof Readable && !Symbol.asyncIterator ? previous.iterator() : previous
    const stream = toStream(step, source, isLast, answer)
    streams.push(stream)
    const reading = !isLast || stream === answer.stream
    const writing = i > 0
    let over_ = false
    waiting++
    finished(stream, { readable: reading && isReadable(stream), writable: writing && isWritable(stream) && (end || !isLast) && isStream(step) }, error => {
      over_ = true
      over(error)
    })
    ends.push(error => {
      if (over_ && !error) return
      if (!over_) stream.destroy(error || premature())
      else if (error && !stream.destroyed) stream.destroy(error)
    })
    if (previous && typeof step !== 'function') {
      previous.pipe(stream, { end: end || !isLast })
      if (end && (stream === process.stdout || stream === process.stderr)) previous.once('end', () => stream.end()) // which pipe does not
    }
  })
  if (signal) {
    errors.signal(signal, 'options.signal')
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort)
  }
  return streams[streams.length - 1]
}

const optionsAtEnd = steps => {
  const last = steps[steps.length - 1]
  return last && typeof last === 'object' && !isStream(last) && !isIterable(last) ? steps.pop() : {}
}

Object.assign(exports, {
  finished,
  pipeline,
  addAbortSignal,
  isStream,
  promises: {
    finished: (stream, options) => new Promise((resolve, reject) => finished(stream, options || {}, error => error ? reject(error) : resolve())),
    pipeline: (...steps) => new Promise((resolve, reject) => {
      const options = optionsAtEnd(steps)
      run(steps.length === 1 && Array.isArray(steps[0]) ? steps[0] : steps, (error, value) => error ? reject(error) : resolve(value), options)
    })
  }
})
