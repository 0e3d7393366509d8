'use strict'

const { coded, wrongType, invalidThis, isObject, expose, asyncIterator, inspect, show } = require('internal/web/idl')
const { ours, invalidState, deferred, rejected, queueMicro, method, defaultSize, strategyOf } = require('internal/web/streams/shared')
const { newReadable, setUpReadable, push, close, fail, cancelReadable, read } = require('internal/web/streams/controller')

// Readable streams, and their readers.

let readableOf // the state of a ReadableStream, undefined if an object is none
let wrapReadable // makes the object of a state

class ReadableStream {
  #stream

  constructor (source = {}, strategy = {}) {
    if (source === ours) {
      this.#stream = strategy
      strategy.object = this
      return
    }
    if (source === null || !isObject(source)) throw wrongType('source', 'of type object', source)
    const stream = this.#stream = newReadable()
    stream.object = this
    const type = source.type
    if (type !== undefined && `${type}` !== 'bytes') throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The property 'source.type' is invalid. Received ${typeof type === 'string' ? `'${type}'` : String(type)}`)
    const bytes = type !== undefined
    const { size, highWaterMark } = strategyOf(strategy, bytes ? 0 : 1)
    if (bytes && strategy?.size !== undefined) throw coded(RangeError, 'ERR_INVALID_ARG_VALUE', "The property 'strategy.size' is invalid. Received " + String(strategy.size))
    const pull = method(source, 'pull', 'source')
    const cancel = method(source, 'cancel', 'source')
    const start = method(source, 'start', 'source')
    setUpReadable(stream, start, pull, cancel, highWaterMark, size, bytes)
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #stream in o
  }

  static #of (o) {
    if (!ReadableStream.#is(o)) throw invalidThis('ReadableStream')
    return o.#stream
  }

  static {
    readableOf = o => ReadableStream.#is(o) ? o.#stream : undefined
    wrapReadable = stream => stream.object ?? new ReadableStream(ours, stream)
  }

  static from (iterable) {
    if (iterable === null || iterable === undefined || (typeof iterable !== 'string' && !isObject(iterable))) throw notIterable(iterable)
    const method = iterable[asyncIterator] ?? iterable[Symbol.iterator]
    if (typeof method !== 'function') throw notIterable(iterable)
    const iterator = method.call(iterable)
    if (!isObject(iterator)) throw coded(TypeError, 'ERR_INVALID_STATE', 'Invalid state: The iterator method must return an object')
    const stream = newReadable()
    setUpReadable(stream, undefined, async () => {
      const result = await iterator.next()
      if (!isObject(result)) throw coded(TypeError, 'ERR_INVALID_STATE', 'Invalid state: The promise returned by the iterator.next() method must fulfill with an object')
      if (result.done) close(stream.controller)
      else push(stream.controller, await result.value)
    }, async reason => {
      const { return: end } = iterator
      if (end === undefined) return
      const result = await end.call(iterator, reason)
      if (!isObject(result)) throw coded(TypeError, 'ERR_INVALID_STATE', 'Invalid state: The iterator.return() method must return an object')
    }, 0, defaultSize)
    return wrapReadable(stream)
  }

  get locked () { return ReadableStream.#of(this).reader !== null }

  cancel (reason = undefined) {
    if (!ReadableStream.#is(this)) return Promise.reject(invalidThis('ReadableStream'))
    if (this.#stream.reader !== null) return Promise.reject(invalidState('ReadableStream is locked'))
    return cancelReadable(this.#stream, reason)
  }

  getReader (options = {}) {
    const stream = ReadableStream.#of(this)
    if (options !== undefined && options !== null && !isObject(options)) throw wrongType('options', 'of type object', options)
    const mode = options?.mode
    if (mode === undefined) return new ReadableStreamDefaultReader(this)
    if (`${mode}` !== 'byob') throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The property 'options.mode' is invalid. Received '${mode}'`)
    if (!stream.controller.bytes) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', 'The argument \'stream\' must be a byte stream')
    return new ReadableStreamBYOBReader(this)
  }

  tee () { return teeReadable(ReadableStream.#of(this)).map(wrapReadable) }

  pipeThrough (transform, options = {}) {
    return require('internal/web/streams/pipe').pipeThrough(ReadableStream.#of(this), transform, options)
  }

  pipeTo (destination, options = {}) {
    try {
      return require('internal/web/streams/pipe').pipeTo(ReadableStream.#of(this), destination, options)
    } catch (e) {
      return Promise.reject(e)
    }
  }

  values (options = {}) {
    const preventCancel = !!options?.preventCancel
    const reader = new ReadableStreamDefaultReader(this)
    return makeIterator(reader, preventCancel)
  }

  [inspect] (depth, options, inspect) {
    const stream = ReadableStream.#of(this)
    return show('ReadableStream', { locked: this.locked, state: stream.state, supportsBYOB: !!stream.controller.bytes }, depth, options, inspect)
  }
}
expose(ReadableStream, 'locked', 'cancel', 'getReader', 'pipeThrough', 'pipeTo', 'tee', 'values')
Object.defineProperty(ReadableStream.prototype, asyncIterator, { value: ReadableStream.prototype.values, writable: true, configurable: true })

function notIterable (v) {
  return coded(TypeError, 'ERR_ARG_NOT_ITERABLE', `${typeof v === 'object' || typeof v === 'function' ? String(v) : v} must be iterable`)
}

// The iterator of a stream does one thing after another.
const asyncIteratorPrototype = Object.create(Object.prototype, {
  [asyncIterator]: { value () { return this }, writable: true, configurable: true }
})
const iteratorStates = new WeakMap()
const iteratorPrototype = Object.create(asyncIteratorPrototype, {
  next: {
    value: function next () {
      const state = iteratorStates.get(this)
      if (state === undefined) return Promise.reject(invalidThis('ReadableStreamAsyncIterator'))
      return state.after(async () => {
        if (state.done) return { value: undefined, done: true }
        try {
          const result = await state.reader.read()
          if (!result.done) return result
          state.done = true
          state.reader.releaseLock()
          return { value: undefined, done: true }
        } catch (e) {
          state.done = true
          state.reader.releaseLock()
          throw e
        }
      })
    },
    writable: true,
    enumerable: true,
    configurable: true
  },
  return: {
    value: function (value) {
      const state = iteratorStates.get(this)
      if (state === undefined) return Promise.reject(invalidThis('ReadableStreamAsyncIterator'))
      return state.after(async () => {
        if (state.done) return { done: true, value }
        state.done = true
        if (!state.preventCancel) {
          const canceled = state.reader.cancel(value)
          state.reader.releaseLock()
          await canceled
        } else {
          state.reader.releaseLock()
        }
        return { done: true, value }
      })
    },
    writable: true,
    enumerable: true,
    configurable: true
  }
})

function makeIterator (reader, preventCancel) {
  const iterator = Object.create(iteratorPrototype)
  let last
  const after = f => {
    last = last === undefined ? f() : last.then(f, f)
    return last
  }
  iteratorStates.set(iterator, { reader, preventCancel, done: false, after })
  return iterator
}

// acquire locks a stream.
function acquire (stream) {
  if (stream.reader !== null) throw invalidState('ReadableStream is locked')
  const reader = { stream, requests: [], closed: deferred() }
  stream.reader = reader
  if (stream.state === 'closed') reader.closed.resolve()
  else if (stream.state === 'errored') reader.closed.reject(stream.error)
  return reader
}

function release (reader) {
  const { stream } = reader
  if (stream === null) return
  const gone = invalidState('Reader released')
  if (stream.state === 'readable') reader.closed.reject(gone)
  else reader.closed = rejected(gone)
  stream.reader = null
  reader.stream = null
  for (const request of reader.requests.splice(0)) request.error(invalidState('Reader released'))
}

// reading is what a script awaits of a read.
function reading (view) {
  let request
  const promise = new Promise((resolve, reject) => {
    request = {
      view,
      chunk: value => resolve({ value, done: false }),
      close: () => resolve({ value: view === undefined ? undefined : new view.constructor(view.buffer, view.byteOffset, 0), done: true }),
      error: reject
    }
  })
  return { request, promise }
}

class ReadableStreamDefaultReader {
  #reader

  constructor (stream) {
    if (readableOf(stream) === undefined) throw wrongType('stream', 'an instance of ReadableStream', stream)
    this.#reader = acquire(readableOf(stream))
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #reader in o
  }

  static #of (o) {
    if (!ReadableStreamDefaultReader.#is(o)) throw invalidThis('ReadableStreamDefaultReader')
    return o.#reader
  }

  get closed () {
    if (!ReadableStreamDefaultReader.#is(this)) return Promise.reject(invalidThis('ReadableStreamDefaultReader'))
    return this.#reader.closed.promise
  }

  read () {
    if (!ReadableStreamDefaultReader.#is(this)) return Promise.reject(invalidThis('ReadableStreamDefaultReader'))
    const { stream } = this.#reader
    if (stream === null) return Promise.reject(invalidState('The reader is not attached to a stream'))
    const { request, promise } = reading(undefined)
    read(stream, request)
    return promise
  }

  cancel (reason = undefined) {
    if (!ReadableStreamDefaultReader.#is(this)) return Promise.reject(invalidThis('ReadableStreamDefaultReader'))
    const { stream } = this.#reader
    if (stream === null) return Promise.reject(invalidState('The reader is not attached to a stream'))
    return cancelReadable(stream, reason)
  }

  releaseLock () { release(ReadableStreamDefaultReader.#of(this)) }

  [inspect] (depth, options, inspect) { return show('ReadableStreamDefaultReader', {}, depth, options, inspect) }
}
expose(ReadableStreamDefaultReader, 'cancel', 'closed', 'read', 'releaseLock')

class ReadableStreamBYOBReader {
  #reader

  constructor (stream) {
    const state = readableOf(stream)
    if (state === undefined) throw wrongType('stream', 'an instance of ReadableStream', stream)
    if (!state.controller.bytes) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', 'The argument \'stream\' must be a byte stream')
    this.#reader = acquire(state)
  }

  static #of (o) {
    if (!isObject(o)) throw invalidThis('ReadableStreamBYOBReader')
    if (!(#reader in o)) throw invalidThis('ReadableStreamBYOBReader')
    return o.#reader
  }

  get closed () { return ReadableStreamBYOBReader.#of(this).closed.promise }

  async read (view) {
    const { stream } = ReadableStreamBYOBReader.#of(this)
    if (!ArrayBuffer.isView(view)) throw wrongType('view', 'an instance of Buffer, TypedArray, or DataView', view)
    if (view.byteLength === 0) throw invalidState('View or Viewed ArrayBuffer is zero-length or detached')
    if (stream === null) throw invalidState('The reader is not attached to a stream')
    const { byteOffset, byteLength, length = byteLength } = view // which it then has no more
    const own = new view.constructor(takeBuffer(view.buffer), byteOffset, length)
    const { request, promise } = reading(own)
    read(stream, request)
    return promise
  }

  async cancel (reason = undefined) {
    const { stream } = ReadableStreamBYOBReader.#of(this)
    if (stream === null) throw invalidState('The reader is not attached to a stream')
    return cancelReadable(stream, reason)
  }

  releaseLock () { release(ReadableStreamBYOBReader.#of(this)) }
}
expose(ReadableStreamBYOBReader, 'cancel', 'closed', 'read', 'releaseLock')

// takeBuffer takes a buffer away from whoever has it.
const takeBuffer = buffer => internal.clone(buffer, { transfer: [buffer] })

function teeReadable (stream) {
  const reader = acquire(stream)
  let pulling = false
  let again = false
  const canceled = [false, false]
  const reasons = [undefined, undefined]
  const finished = deferred()
  const branches = [newReadable(), newReadable()]
  const copy = chunk => stream.controller.bytes ? chunk.slice() : chunk

  async function pull () {
    if (pulling) {
      again = true
      return
    }
    pulling = true
    read(stream, {
      chunk (chunk) {
        // Later, so that what reads reads all that is there.
        queueMicro(() => {
          again = false
          branches.forEach((branch, i) => { if (!canceled[i]) push(branch.controller, i === 0 ? chunk : copy(chunk)) })
          pulling = false
          if (again) pull()
        })
      },
      close () {
        pulling = false
        branches.forEach((branch, i) => { if (!canceled[i]) close(branch.controller) })
        if (!canceled[0] || !canceled[1]) finished.resolve()
      },
      error () { pulling = false }
    })
  }
  const cancel = i => reason => {
    canceled[i] = true
    reasons[i] = reason
    if (canceled[1 - i]) finished.resolve(cancelReadable(stream, reasons))
    return finished.promise
  }
  branches.forEach((branch, i) => setUpReadable(branch, undefined, pull, cancel(i), stream.controller.bytes ? 0 : 1, defaultSize, stream.controller.bytes))
  reader.closed.promise.catch(e => {
    for (const branch of branches) fail(branch.controller, e)
    if (!canceled[0] || !canceled[1]) finished.resolve()
  })
  return branches
}

module.exports = {
  ReadableStream,
  ReadableStreamDefaultReader,
  ReadableStreamBYOBReader,
  readableOf,
  wrapReadable,
  acquire,
  release,
  isReadable: o => readableOf(o) !== undefined,
  isDisturbed: o => readableOf(o).disturbed
}
