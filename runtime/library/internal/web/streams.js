'use strict'

const { coded, wrongType, invalidThis, illegalConstructor, isObject, expose, asyncIterator, inspect, show } = require('internal/web/idl')
const { AbortController, isSignal, whenAborted } = require('internal/web/abort')

// The streams of https://streams.spec.whatwg.org/. The names of functions and of
// slots are those of the standard, where there is more on each.
//
// What scripts hold are objects with one private member, the state; everything
// works on states.

const ours = Symbol('ours')
const invalidState = message => coded(TypeError, 'ERR_INVALID_STATE', `Invalid state: ${message}`)

// deferred is a promise with what settles it. A rejection of it needs no handler.
function deferred () {
  const d = {}
  d.promise = new Promise((resolve, reject) => {
    d.resolve = resolve
    d.reject = reject
  })
  d.promise.catch(() => {})
  return d
}

function rejected (e) {
  const d = deferred()
  d.reject(e)
  return d
}

// attempt calls a method of the script's, for a promise.
const attempt = (f, ...args) => new Promise(resolve => resolve(f(...args)))

// method is a member of what a script has given that must be a function.
function method (o, name, where) {
  const f = o[name]
  if (f === undefined || f === null) return undefined
  if (typeof f !== 'function') throw wrongType(`${where}.${name}`, 'of type function', f)
  return (...args) => Reflect.apply(f, o, args)
}

const defaultSize = () => 1

// strategyOf reads the high water mark and the size function of a strategy.
function strategyOf (strategy, highWaterMark) {
  if (strategy === undefined || strategy === null) strategy = {}
  if (!isObject(strategy)) throw wrongType('strategy', 'of type object', strategy)
  const size = strategy.size
  if (size !== undefined && typeof size !== 'function') throw wrongType('strategy.size', 'of type function', size)
  const mark = strategy.highWaterMark
  if (mark !== undefined) {
    highWaterMark = Number(mark)
    if (Number.isNaN(highWaterMark) || highWaterMark < 0) throw coded(RangeError, 'ERR_INVALID_ARG_VALUE', `The property 'strategy.highWaterMark' is invalid. Received ${String(mark)}`)
  }
  return { size: size === undefined ? defaultSize : chunk => size(chunk), highWaterMark }
}

// A queue of chunks with their sizes.
const newQueue = () => ({ list: [], first: 0, total: 0 })

function enqueue (queue, value, size) {
  size = Number(size)
  if (!(size >= 0) || size === Infinity) throw coded(RangeError, 'ERR_INVALID_ARG_VALUE', `The argument 'size' is invalid. Received ${size}`)
  queue.list.push({ value, size })
  queue.total += size
}

function dequeue (queue) {
  const { value, size } = queue.list[queue.first]
  queue.list[queue.first++] = undefined
  if (queue.first * 2 > queue.list.length) {
    queue.list = queue.list.slice(queue.first)
    queue.first = 0
  }
  queue.total = Math.max(0, queue.total - size)
  return value
}

const isEmpty = queue => queue.first === queue.list.length

// ---- ReadableStream

const newReadable = () => ({ state: 'readable', reader: null, error: undefined, disturbed: false, controller: null, object: null })

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
    const stream = ReadableStream.#of(this)
    const readable = transform?.readable
    const writable = transform?.writable
    if (readableOf(readable) === undefined) throw wrongType('transform.readable', 'an instance of ReadableStream', readable)
    if (writableOf(writable) === undefined) throw wrongType('transform.writable', 'an instance of WritableStream', writable)
    const read = pipeOptions(options)
    if (stream.reader !== null) throw invalidState('The ReadableStream is locked')
    if (writableOf(writable).writer !== null) throw invalidState('The WritableStream is locked')
    pipe(stream, writableOf(writable), read).catch(() => {})
    return readable
  }

  pipeTo (destination, options = {}) {
    try {
      const stream = ReadableStream.#of(this)
      const to = writableOf(destination)
      if (to === undefined) throw wrongType('transform.writable', 'an instance of WritableStream', destination)
      const read = pipeOptions(options)
      if (stream.reader !== null) throw invalidState('The ReadableStream is locked')
      if (to.writer !== null) throw invalidState('The WritableStream is locked')
      return pipe(stream, to, read)
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

// setUpReadable begins a stream with what a script, or a part of this file, gives.
function setUpReadable (stream, start, pull, cancel, highWaterMark, size, bytes = false) {
  const controller = {
    stream, queue: newQueue(), started: false, closeRequested: false, pullAgain: false, pulling: false, pull, cancel, highWaterMark, size, bytes, object: null, request: null
  }
  stream.controller = controller
  if (start !== undefined) controller.object = bytes ? new ReadableByteStreamController(ours, controller) : new ReadableStreamDefaultController(ours, controller)
  const began = start === undefined ? undefined : start(controller.object)
  Promise.resolve(began).then(() => {
    controller.started = true
    pullIfNeeded(controller)
  }, e => fail(controller, e))
}

function controllerObject (controller) {
  return controller.object ??= controller.bytes ? new ReadableByteStreamController(ours, controller) : new ReadableStreamDefaultController(ours, controller)
}

const desiredSize = controller => {
  if (controller.stream.state === 'errored') return null
  if (controller.stream.state === 'closed') return 0
  return controller.highWaterMark - controller.queue.total
}

function shouldPull (controller) {
  const { stream } = controller
  if (controller.closeRequested || stream.state !== 'readable' || !controller.started) return false
  if (stream.reader !== null && stream.reader.requests.length > 0) return true
  return desiredSize(controller) > 0
}

function pullIfNeeded (controller) {
  if (!shouldPull(controller)) return
  if (controller.pulling) {
    controller.pullAgain = true
    return
  }
  controller.pulling = true
  const again = () => {
    controller.pulling = false
    if (!controller.pullAgain) return
    controller.pullAgain = false
    pullIfNeeded(controller)
  }
  if (controller.pull === undefined) {
    Promise.resolve().then(again)
    return
  }
  attempt(controller.pull, controllerObject(controller)).then(again, e => fail(controller, e))
}

function push (controller, chunk) {
  const { stream } = controller
  if (controller.closeRequested || stream.state !== 'readable') return
  if (stream.reader !== null && stream.reader.requests.length > 0 && isEmpty(controller.queue)) {
    fulfill(controller, stream.reader, chunk)
  } else {
    let size
    try {
      size = controller.bytes ? chunk.byteLength : controller.size(chunk)
      enqueue(controller.queue, chunk, size)
    } catch (e) {
      fail(controller, e)
      throw e
    }
  }
  pullIfNeeded(controller)
}

// fulfill gives a chunk to who waits for one.
function fulfill (controller, reader, chunk) {
  const request = reader.requests.shift()
  if (request.view === undefined) return request.chunk(chunk)
  const { filled, rest } = fill(request.view, chunk)
  if (rest !== null) enqueue(controller.queue, rest, rest.byteLength)
  request.chunk(filled)
}

// fill puts bytes into a view of a script's, as many as have room in it.
function fill (view, chunk) {
  const width = view.constructor.BYTES_PER_ELEMENT ?? 1
  const room = view.byteLength
  const n = Math.min(room, chunk.byteLength)
  const into = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  into.set(chunk.subarray(0, n))
  const whole = n - n % width
  return {
    filled: view.constructor === DataView ? new DataView(view.buffer, view.byteOffset, n) : new view.constructor(view.buffer, view.byteOffset, whole / width),
    rest: whole < chunk.byteLength ? chunk.subarray(whole) : null
  }
}

function close (controller) {
  if (controller.closeRequested || controller.stream.state !== 'readable') return
  controller.closeRequested = true
  if (isEmpty(controller.queue)) finish(controller)
}

// finish closes the stream behind its last chunk.
function finish (controller) {
  controller.pull = controller.cancel = undefined
  closeReadable(controller.stream)
}

function fail (controller, error) {
  const { stream } = controller
  if (stream.state !== 'readable') return
  controller.queue = newQueue()
  controller.pull = controller.cancel = undefined
  stream.state = 'errored'
  stream.error = error
  const { reader } = stream
  if (reader === null) return
  reader.closed.reject(error)
  for (const request of reader.requests.splice(0)) request.error(error)
}

function closeReadable (stream) {
  stream.state = 'closed'
  const { reader } = stream
  if (reader === null) return
  reader.closed.resolve()
  for (const request of reader.requests.splice(0)) request.close()
}

function cancelReadable (stream, reason) {
  stream.disturbed = true
  if (stream.state === 'closed') return Promise.resolve()
  if (stream.state === 'errored') return Promise.reject(stream.error)
  const { controller } = stream
  const { cancel } = controller
  closeReadable(stream)
  controller.queue = newQueue()
  controller.pull = controller.cancel = undefined
  return cancel === undefined ? Promise.resolve() : attempt(cancel, reason).then(() => undefined)
}

// read takes the next chunk for a request: { chunk, close, error }.
function read (stream, request) {
  stream.disturbed = true
  if (stream.state === 'closed') return request.close()
  if (stream.state === 'errored') return request.error(stream.error)
  const { controller } = stream
  if (isEmpty(controller.queue)) {
    stream.reader.requests.push(request)
    pullIfNeeded(controller)
    return
  }
  let chunk = dequeue(controller.queue)
  if (request.view !== undefined) {
    const { filled, rest } = fill(request.view, chunk)
    if (rest !== null) {
      controller.queue.list.splice(controller.queue.first, 0, { value: rest, size: rest.byteLength })
      controller.queue.total += rest.byteLength
    }
    chunk = filled
  }
  if (controller.closeRequested && isEmpty(controller.queue)) finish(controller)
  else pullIfNeeded(controller)
  request.chunk(chunk)
}

class ReadableStreamDefaultController {
  #controller

  constructor (token, controller) {
    if (token !== ours) throw illegalConstructor()
    this.#controller = controller
  }

  static #of (o) {
    if (!isObject(o)) throw invalidThis('ReadableStreamDefaultController')
    if (!(#controller in o)) throw invalidThis('ReadableStreamDefaultController')
    return o.#controller
  }

  get desiredSize () { return desiredSize(ReadableStreamDefaultController.#of(this)) }

  close () {
    const c = ReadableStreamDefaultController.#of(this)
    if (c.closeRequested || c.stream.state !== 'readable') throw invalidState('Controller is already closed')
    close(c)
  }

  enqueue (chunk = undefined) {
    const c = ReadableStreamDefaultController.#of(this)
    if (c.closeRequested || c.stream.state !== 'readable') throw invalidState('Controller is already closed')
    push(c, chunk)
  }

  error (error = undefined) { fail(ReadableStreamDefaultController.#of(this), error) }

  [inspect] (depth, options, inspect) { return show('ReadableStreamDefaultController', {}, depth, options, inspect) }
}
expose(ReadableStreamDefaultController, 'close', 'desiredSize', 'enqueue', 'error')

// Of byte streams what is enqueued are views of bytes, and readers may bring the
// buffers along that these are copied into.
class ReadableByteStreamController {
  #controller

  constructor (token, controller) {
    if (token !== ours) throw illegalConstructor()
    this.#controller = controller
  }

  static #of (o) {
    if (!isObject(o)) throw invalidThis('ReadableByteStreamController')
    if (!(#controller in o)) throw invalidThis('ReadableByteStreamController')
    return o.#controller
  }

  get byobRequest () {
    ReadableByteStreamController.#of(this)
    return null
  }

  get desiredSize () { return desiredSize(ReadableByteStreamController.#of(this)) }

  close () {
    const c = ReadableByteStreamController.#of(this)
    if (c.closeRequested || c.stream.state !== 'readable') throw invalidState('Controller is already closed')
    close(c)
  }

  enqueue (chunk) {
    const c = ReadableByteStreamController.#of(this)
    if (!ArrayBuffer.isView(chunk)) throw wrongType('buffer', 'an instance of Buffer, TypedArray, or DataView', chunk)
    if (chunk.byteLength === 0) throw invalidState('chunk ArrayBuffer is zero-length or detached')
    if (c.closeRequested || c.stream.state !== 'readable') throw invalidState('Controller is already closed')
    push(c, new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength).slice())
  }

  error (error = undefined) { fail(ReadableByteStreamController.#of(this), error) }
}
expose(ReadableByteStreamController, 'byobRequest', 'close', 'desiredSize', 'enqueue', 'error')

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

const queueMicro = f => Promise.resolve().then(f)

function pipeOptions (options) {
  if (options === undefined || options === null) options = {}
  if (!isObject(options)) throw wrongType('options', 'of type object', options)
  const { preventAbort, preventCancel, preventClose, signal } = options
  if (signal !== undefined && !isSignal(signal)) throw wrongType('options.signal', 'an instance of AbortSignal', signal)
  return { preventAbort: !!preventAbort, preventCancel: !!preventCancel, preventClose: !!preventClose, signal }
}

// pipe reads from one stream and writes into another until one of them ends.
function pipe (from, to, { preventAbort, preventCancel, preventClose, signal }) {
  const reader = acquire(from)
  const writer = acquireWriter(to)
  from.disturbed = true
  const result = deferred()
  let shuttingDown = false
  let written = Promise.resolve()

  const finalize = (failed, error) => {
    releaseWriter(writer)
    release(reader)
    forget()
    if (failed) result.reject(error)
    else result.resolve(undefined)
  }
  // shutdown ends it, behind what is being written.
  const shutdown = (action, failed, error) => {
    if (shuttingDown) return
    shuttingDown = true
    const then = () => {
      if (action === undefined) return finalize(failed, error)
      action().then(() => finalize(failed, error), e => finalize(true, e))
    }
    const wait = async () => {
      for (let last; last !== written;) {
        last = written
        await last
      }
    }
    if (to.state === 'writable' && !closing(to)) wait().then(then)
    else then()
  }
  let forget = () => {}
  if (signal !== undefined) {
    const abort = () => {
      const actions = []
      if (!preventAbort) actions.push(() => to.state === 'writable' ? abortWritable(to, signal.reason) : Promise.resolve())
      if (!preventCancel) actions.push(() => from.state === 'readable' ? cancelReadable(from, signal.reason) : Promise.resolve())
      shutdown(() => Promise.all(actions.map(action => action())), true, signal.reason)
    }
    if (signal.aborted) {
      abort()
      return result.promise
    }
    forget = whenAborted(signal, abort)
  }
  const sourceFailed = () => {
    if (preventAbort) shutdown(undefined, true, from.error)
    else shutdown(() => abortWritable(to, from.error), true, from.error)
  }
  const destinationFailed = () => {
    if (preventCancel) shutdown(undefined, true, to.error)
    else shutdown(() => cancelReadable(from, to.error), true, to.error)
  }
  const sourceClosed = () => {
    if (preventClose) shutdown()
    else shutdown(() => closeWithErrorPropagation(to), false)
  }
  const destinationClosed = () => {
    const error = coded(TypeError, 'ERR_INVALID_STATE', 'Invalid state: Destination WritableStream is closed')
    if (preventCancel) shutdown(undefined, true, error)
    else shutdown(() => cancelReadable(from, error), true, error)
  }
  if (from.state === 'errored') sourceFailed()
  else if (to.state === 'erroring' || to.state === 'errored') destinationFailed()
  else if (from.state === 'closed') sourceClosed()
  else if (closing(to) || to.state === 'closed') destinationClosed()
  if (shuttingDown) return result.promise

  reader.closed.promise.then(() => { if (reader.stream !== null) sourceClosed() }, () => { if (reader.stream !== null) sourceFailed() })
  writer.closed.promise.then(() => {}, () => { if (writer.stream !== null) destinationFailed() })

  const step = () => {
    if (shuttingDown) return
    writer.ready.promise.then(() => {
      if (shuttingDown) return
      read(from, {
        chunk (chunk) {
          written = write(writer, chunk)
          written.catch(() => {})
          written = written.then(() => {}, () => {})
          queueMicro(step)
        },
        close () {},
        error () {}
      })
    }, () => {})
  }
  step()
  return result.promise
}

// ---- WritableStream

let writableOf // the state of a WritableStream, undefined if an object is none
let wrapWritable

class WritableStream {
  #stream

  constructor (sink = {}, strategy = {}) {
    if (sink === ours) {
      this.#stream = strategy
      strategy.object = this
      return
    }
    if (sink === null || sink === undefined) sink = {}
    if (!isObject(sink)) throw wrongType('sink', 'of type object', sink)
    if (sink.type !== undefined) throw coded(RangeError, 'ERR_INVALID_ARG_VALUE', `The property 'sink.type' is invalid. Received ${typeof sink.type === 'string' ? `'${sink.type}'` : String(sink.type)}`)
    const { size, highWaterMark } = strategyOf(strategy, 1)
    const stream = this.#stream = newWritable()
    stream.object = this
    setUpWritable(stream, method(sink, 'start', 'sink'), method(sink, 'write', 'sink'), method(sink, 'close', 'sink'), method(sink, 'abort', 'sink'), highWaterMark, size)
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #stream in o
  }

  static {
    writableOf = o => WritableStream.#is(o) ? o.#stream : undefined
    wrapWritable = stream => stream.object ?? new WritableStream(ours, stream)
  }

  get locked () {
    if (!WritableStream.#is(this)) throw invalidThis('WritableStream')
    return this.#stream.writer !== null
  }

  abort (reason = undefined) {
    if (!WritableStream.#is(this)) return Promise.reject(invalidThis('WritableStream'))
    if (this.#stream.writer !== null) return Promise.reject(invalidState('WritableStream is locked'))
    return abortWritable(this.#stream, reason)
  }

  close () {
    if (!WritableStream.#is(this)) return Promise.reject(invalidThis('WritableStream'))
    if (this.#stream.writer !== null) return Promise.reject(invalidState('WritableStream is locked'))
    if (closing(this.#stream)) return Promise.reject(invalidState('Failure closing WritableStream'))
    return closeWritable(this.#stream)
  }

  getWriter () {
    if (!WritableStream.#is(this)) throw invalidThis('WritableStream')
    return new WritableStreamDefaultWriter(this)
  }

  [inspect] (depth, options, inspect) {
    return show('WritableStream', { locked: this.locked, state: this.#stream.state }, depth, options, inspect)
  }
}
expose(WritableStream, 'locked', 'abort', 'close', 'getWriter')

const newWritable = () => ({
  state: 'writable', error: undefined, writer: null, controller: null, object: null, backpressure: false, writeRequests: [], inFlightWrite: null, closeRequest: null, inFlightClose: null, pendingAbort: null
})

function setUpWritable (stream, start, write, close, abort, highWaterMark, size) {
  const controller = {
    stream, queue: newQueue(), started: false, write, close, abort, highWaterMark, size, abortController: undefined, object: null
  }
  stream.controller = controller
  controller.object = new WritableStreamDefaultController(ours, controller)
  updateBackpressure(stream, backpressureOf(controller))
  const began = start === undefined ? undefined : start(controller.object)
  Promise.resolve(began).then(() => {
    controller.started = true
    advance(controller)
  }, e => {
    controller.started = true
    dealWithRejection(stream, e)
  })
}

const backpressureOf = controller => controller.highWaterMark - controller.queue.total <= 0
const closing = stream => stream.closeRequest !== null || stream.inFlightClose !== null

class WritableStreamDefaultController {
  #controller

  constructor (token, controller) {
    if (token !== ours) throw illegalConstructor()
    this.#controller = controller
  }

  static #of (o) {
    if (!isObject(o)) throw invalidThis('WritableStreamDefaultController')
    if (!(#controller in o)) throw invalidThis('WritableStreamDefaultController')
    return o.#controller
  }

  get signal () {
    const c = WritableStreamDefaultController.#of(this)
    return (c.abortController ??= new AbortController()).signal
  }

  error (error = undefined) {
    const c = WritableStreamDefaultController.#of(this)
    if (c.stream.state === 'writable') failWritable(c, error)
  }
}
expose(WritableStreamDefaultController, 'signal', 'error')

function failWritable (controller, error) {
  startErroring(controller.stream, error)
}

function updateBackpressure (stream, backpressure) {
  const { writer } = stream
  if (writer !== null && backpressure !== stream.backpressure) {
    if (backpressure) writer.ready = deferred()
    else writer.ready.resolve()
  }
  stream.backpressure = backpressure
}

function startErroring (stream, reason) {
  stream.state = 'erroring'
  stream.error = reason
  const { writer, controller } = stream
  if (writer !== null) rejectReady(writer, reason)
  if (stream.inFlightWrite === null && stream.inFlightClose === null && controller.started) finishErroring(stream)
}

// rejectReady and rejectClosed reject promises that may have been fulfilled.
function rejectReady (writer, error) {
  writer.ready.reject(error)
  writer.ready = rejected(error)
}

function rejectClosed (writer, error) {
  writer.closed.reject(error)
}

function finishErroring (stream) {
  stream.state = 'errored'
  const { controller } = stream
  controller.queue = newQueue()
  for (const request of stream.writeRequests.splice(0)) request.reject(stream.error)
  const pending = stream.pendingAbort
  if (pending === null) return rejectCloseAndClosed(stream)
  stream.pendingAbort = null
  if (pending.wasErroring) {
    pending.reject(stream.error)
    return rejectCloseAndClosed(stream)
  }
  const { abort } = controller
  controller.abort = undefined
  const aborted = abort === undefined ? Promise.resolve() : attempt(abort, pending.reason)
  aborted.then(() => {
    pending.resolve()
    rejectCloseAndClosed(stream)
  }, e => {
    pending.reject(e)
    rejectCloseAndClosed(stream)
  })
}

function rejectCloseAndClosed (stream) {
  if (stream.closeRequest !== null) {
    stream.closeRequest.reject(stream.error)
    stream.closeRequest = null
  }
  if (stream.writer !== null) rejectClosed(stream.writer, stream.error)
}

function dealWithRejection (stream, error) {
  if (stream.state === 'writable') startErroring(stream, error)
  else if (stream.state === 'erroring') finishErroring(stream)
}

const closeMark = Symbol('close')

// advance does the next thing of a stream that has been asked for.
function advance (controller) {
  const { stream } = controller
  if (!controller.started || stream.inFlightWrite !== null) return
  if (stream.state === 'erroring') return finishErroring(stream)
  if (isEmpty(controller.queue) || stream.state === 'closed' || stream.state === 'errored') return
  const { value } = controller.queue.list[controller.queue.first]
  if (value === closeMark) processClose(controller)
  else processWrite(controller, value)
}

function processClose (controller) {
  const { stream } = controller
  stream.inFlightClose = stream.closeRequest
  stream.closeRequest = null
  dequeue(controller.queue)
  const closed = controller.close === undefined ? Promise.resolve() : attempt(controller.close)
  controller.write = controller.close = undefined
  const { abort } = controller
  controller.abort = undefined
  closed.then(() => {
    stream.inFlightClose.resolve(undefined)
    stream.inFlightClose = null
    if (stream.state === 'erroring') {
      stream.error = undefined
      if (stream.pendingAbort !== null) {
        stream.pendingAbort.resolve()
        stream.pendingAbort = null
      }
    }
    stream.state = 'closed'
    if (stream.writer !== null) stream.writer.closed.resolve(undefined)
  }, e => {
    controller.abort = abort
    stream.inFlightClose.reject(e)
    stream.inFlightClose = null
    if (stream.pendingAbort !== null) {
      stream.pendingAbort.reject(e)
      stream.pendingAbort = null
    }
    dealWithRejection(stream, e)
  })
}

function processWrite (controller, chunk) {
  const { stream } = controller
  stream.inFlightWrite = stream.writeRequests.shift()
  const done = controller.write === undefined ? Promise.resolve() : attempt(controller.write, chunk, controller.object)
  done.then(() => {
    stream.inFlightWrite.resolve(undefined)
    stream.inFlightWrite = null
    dequeue(controller.queue)
    if (!closing(stream) && stream.state === 'writable') updateBackpressure(stream, backpressureOf(controller))
    advance(controller)
  }, e => {
    if (stream.state === 'writable') controller.write = controller.close = controller.abort = undefined
    stream.inFlightWrite.reject(e)
    stream.inFlightWrite = null
    dealWithRejection(stream, e)
  })
}

function abortWritable (stream, reason) {
  if (stream.state === 'closed' || stream.state === 'errored') return Promise.resolve()
  const { controller } = stream
  ;(controller.abortController ??= new AbortController()).abort(reason)
  if (stream.state === 'closed' || stream.state === 'errored') return Promise.resolve()
  if (stream.pendingAbort !== null) return stream.pendingAbort.promise
  const wasErroring = stream.state === 'erroring'
  const pending = deferred()
  pending.wasErroring = wasErroring
  pending.reason = wasErroring ? undefined : reason
  stream.pendingAbort = pending
  if (!wasErroring) startErroring(stream, reason)
  return pending.promise
}

function closeWritable (stream) {
  if (stream.state === 'closed' || stream.state === 'errored') return Promise.reject(invalidState('WritableStream is closed'))
  const request = deferred()
  stream.closeRequest = request
  if (stream.writer !== null && stream.backpressure && stream.state === 'writable') stream.writer.ready.resolve()
  enqueue(stream.controller.queue, closeMark, 0)
  advance(stream.controller)
  return request.promise
}

function closeWithErrorPropagation (stream) {
  if (closing(stream) || stream.state === 'closed') return Promise.resolve()
  if (stream.state === 'errored') return Promise.reject(stream.error)
  return closeWritable(stream)
}

function acquireWriter (stream) {
  if (stream.writer !== null) throw invalidState('WritableStream is locked')
  const writer = { stream, ready: deferred(), closed: deferred() }
  stream.writer = writer
  switch (stream.state) {
    case 'writable':
      if (closing(stream) || !stream.backpressure) writer.ready.resolve()
      break
    case 'erroring':
      writer.ready.reject(stream.error)
      break
    case 'closed':
      writer.ready.resolve()
      writer.closed.resolve()
      break
    default:
      writer.ready.reject(stream.error)
      writer.closed.reject(stream.error)
  }
  return writer
}

function releaseWriter (writer) {
  const { stream } = writer
  if (stream === null) return
  const gone = invalidState('Writer has been released')
  rejectReady(writer, gone)
  writer.closed.reject(gone)
  writer.closed = rejected(gone)
  stream.writer = null
  writer.stream = null
}

function write (writer, chunk) {
  const { stream } = writer
  const { controller } = stream
  let size = 1
  try {
    size = controller.size(chunk)
  } catch (e) {
    if (stream.state === 'writable') failWritable(controller, e)
  }
  if (stream !== writer.stream) return Promise.reject(invalidState('Mismatched WritableStreams'))
  if (stream.state === 'errored') return Promise.reject(stream.error)
  if (closing(stream) || stream.state === 'closed') return Promise.reject(invalidState('WritableStream is closed'))
  if (stream.state === 'erroring') return Promise.reject(stream.error)
  const request = deferred()
  stream.writeRequests.push(request)
  try {
    enqueue(controller.queue, chunk, size)
  } catch (e) {
    if (stream.state === 'writable') failWritable(controller, e)
    return request.promise
  }
  if (!closing(stream) && stream.state === 'writable') updateBackpressure(stream, backpressureOf(controller))
  advance(controller)
  return request.promise
}

class WritableStreamDefaultWriter {
  #writer

  constructor (stream) {
    if (writableOf(stream) === undefined) throw wrongType('stream', 'an instance of WritableStream', stream)
    this.#writer = acquireWriter(writableOf(stream))
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #writer in o
  }

  get closed () {
    if (!WritableStreamDefaultWriter.#is(this)) return Promise.reject(invalidThis('WritableStreamDefaultWriter'))
    return this.#writer.closed.promise
  }

  get ready () {
    if (!WritableStreamDefaultWriter.#is(this)) return Promise.reject(invalidThis('WritableStreamDefaultWriter'))
    return this.#writer.ready.promise
  }

  get desiredSize () {
    if (!WritableStreamDefaultWriter.#is(this)) throw invalidThis('WritableStreamDefaultWriter')
    const { stream } = this.#writer
    if (stream === null) throw invalidState('Writer is not bound to a WritableStream')
    if (stream.state === 'errored' || stream.state === 'erroring') return null
    if (stream.state === 'closed') return 0
    return stream.controller.highWaterMark - stream.controller.queue.total
  }

  #bound (f) {
    if (this.#writer.stream === null) return Promise.reject(invalidState('Writer is not bound to a WritableStream'))
    return f(this.#writer.stream)
  }

  abort (reason = undefined) {
    if (!WritableStreamDefaultWriter.#is(this)) return Promise.reject(invalidThis('WritableStreamDefaultWriter'))
    return this.#bound(stream => abortWritable(stream, reason))
  }

  close () {
    if (!WritableStreamDefaultWriter.#is(this)) return Promise.reject(invalidThis('WritableStreamDefaultWriter'))
    return this.#bound(stream => closing(stream) ? Promise.reject(invalidState('Failure to close WritableStream')) : closeWritable(stream))
  }

  write (chunk = undefined) {
    if (!WritableStreamDefaultWriter.#is(this)) return Promise.reject(invalidThis('WritableStreamDefaultWriter'))
    return this.#bound(() => write(this.#writer, chunk))
  }

  releaseLock () {
    if (!WritableStreamDefaultWriter.#is(this)) throw invalidThis('WritableStreamDefaultWriter')
    releaseWriter(this.#writer)
  }
}
expose(WritableStreamDefaultWriter, 'abort', 'close', 'closed', 'desiredSize', 'ready', 'releaseLock', 'write')

// ---- TransformStream

class TransformStream {
  #readable
  #writable

  constructor (transformer = {}, writableStrategy = {}, readableStrategy = {}) {
    if (transformer === null || transformer === undefined) transformer = {}
    if (!isObject(transformer)) throw wrongType('transformer', 'of type object', transformer)
    for (const name of ['readableType', 'writableType']) {
      if (transformer[name] !== undefined) throw coded(RangeError, 'ERR_INVALID_ARG_VALUE', `The property 'transformer.${name}' is invalid. Received ${typeof transformer[name] === 'string' ? `'${transformer[name]}'` : String(transformer[name])}`)
    }
    const readableSide = strategyOf(readableStrategy, 0)
    const writableSide = strategyOf(writableStrategy, 1)
    const transform = method(transformer, 'transform', 'transformer')
    const flush = method(transformer, 'flush', 'transformer')
    const cancel = method(transformer, 'cancel', 'transformer')
    const start = method(transformer, 'start', 'transformer')
    const readable = newReadable()
    const writable = newWritable()
    const state = { readable, writable, transform, flush, cancel, backpressure: true, backpressureChange: deferred(), finish: undefined }
    const controller = new TransformStreamDefaultController(ours, state)
    const started = deferred()

    setUpWritable(writable, () => started.promise, async chunk => {
      if (state.backpressure) {
        await state.backpressureChange.promise
        if (writable.state === 'erroring') throw writable.error
      }
      if (state.transform === undefined) return emit(state, chunk)
      try {
        await state.transform(chunk, controller)
      } catch (e) {
        failTransform(state, e)
        throw e
      }
    }, () => {
      if (state.finish !== undefined) return state.finish
      state.finish = (async () => {
        try {
          if (state.flush !== undefined) await state.flush(controller)
        } catch (e) {
          fail(readable.controller, e)
          throw e
        }
        if (readable.state === 'errored') throw readable.error
        close(readable.controller)
      })()
      return state.finish
    }, reason => {
      if (state.finish !== undefined) return state.finish
      state.finish = (async () => {
        try {
          if (state.cancel !== undefined) await state.cancel(reason)
        } catch (e) {
          fail(readable.controller, e)
          throw e
        }
        if (readable.state === 'errored') throw readable.error
        fail(readable.controller, reason)
      })()
      return state.finish
    }, writableSide.highWaterMark, writableSide.size)

    setUpReadable(readable, () => started.promise, () => {
      setBackpressure(state, false)
      return state.backpressureChange.promise
    }, reason => {
      if (state.finish !== undefined) return state.finish
      state.finish = (async () => {
        try {
          if (state.cancel !== undefined) await state.cancel(reason)
        } catch (e) {
          if (writable.state === 'writable') failWritable(writable.controller, e)
          unblock(state)
          throw e
        }
        if (writable.state === 'errored') throw writable.error
        if (writable.state === 'writable') failWritable(writable.controller, reason)
        unblock(state)
      })()
      return state.finish
    }, readableSide.highWaterMark, readableSide.size)

    this.#readable = wrapReadable(readable)
    this.#writable = wrapWritable(writable)
    started.resolve(start === undefined ? undefined : start(controller))
  }

  static #check (o) {
    if (!isObject(o)) throw invalidThis('TransformStream')
    if (!(#readable in o)) throw invalidThis('TransformStream')
    return o
  }

  get readable () { return TransformStream.#check(this).#readable }
  get writable () { return TransformStream.#check(this).#writable }

  [inspect] (depth, options, inspect) {
    return show('TransformStream', { readable: this.readable, writable: this.writable }, depth, options, inspect)
  }
}
expose(TransformStream, 'readable', 'writable')

function setBackpressure (state, backpressure) {
  state.backpressureChange.resolve()
  state.backpressureChange = deferred()
  state.backpressure = backpressure
}

function unblock (state) {
  if (state.backpressure) setBackpressure(state, false)
}

// emit gives a chunk to the readable side.
function emit (state, chunk) {
  const { controller } = state.readable
  if (controller.closeRequested || state.readable.state !== 'readable') throw invalidState('Unable to enqueue')
  try {
    push(controller, chunk)
  } catch (e) {
    failWritableSide(state, e)
    throw state.readable.error
  }
  const backpressure = !shouldPull(controller)
  if (backpressure !== state.backpressure) setBackpressure(state, true)
}

function failTransform (state, error) {
  fail(state.readable.controller, error)
  failWritableSide(state, error)
}

function failWritableSide (state, error) {
  state.transform = state.flush = state.cancel = undefined
  if (state.writable.state === 'writable') failWritable(state.writable.controller, error)
  unblock(state)
}

class TransformStreamDefaultController {
  #state

  constructor (token, state) {
    if (token !== ours) throw illegalConstructor()
    this.#state = state
  }

  static #of (o) {
    if (!isObject(o)) throw invalidThis('TransformStreamDefaultController')
    if (!(#state in o)) throw invalidThis('TransformStreamDefaultController')
    return o.#state
  }

  get desiredSize () { return desiredSize(TransformStreamDefaultController.#of(this).readable.controller) }
  enqueue (chunk = undefined) { emit(TransformStreamDefaultController.#of(this), chunk) }
  error (reason = undefined) { failTransform(TransformStreamDefaultController.#of(this), reason) }
  terminate () {
    const state = TransformStreamDefaultController.#of(this)
    close(state.readable.controller)
    failWritableSide(state, coded(TypeError, 'ERR_INVALID_STATE', 'Invalid state: TransformStream has been terminated'))
  }
}
expose(TransformStreamDefaultController, 'desiredSize', 'enqueue', 'error', 'terminate')

// ---- strategies

function strategy (name, size) {
  const Class = {
    [name]: class {
      #highWaterMark

      constructor (init) {
        if (!isObject(init)) throw wrongType('init', 'of type object', init)
        if (init.highWaterMark === undefined) throw coded(TypeError, 'ERR_MISSING_OPTION', 'options.highWaterMark is required')
        this.#highWaterMark = +init.highWaterMark
      }

      get highWaterMark () { return this.#highWaterMark }
      get size () { return size }
    }
  }[name]
  expose(Class, 'highWaterMark', 'size')
  return Class
}

const CountQueuingStrategy = strategy('CountQueuingStrategy', function size () { return 1 })
const ByteLengthQueuingStrategy = strategy('ByteLengthQueuingStrategy', function size (chunk) { return chunk.byteLength })

// ---- text

class TextEncoderStream {
  #transform
  #high = ''

  constructor () {
    const { TextEncoder } = require('internal/web/encoding')
    const encoder = new TextEncoder()
    this.#transform = new TransformStream({
      transform: (chunk, controller) => {
        let text = this.#high + String(chunk)
        this.#high = ''
        if (text === '') return
        const last = text.charCodeAt(text.length - 1)
        if (last >= 0xd800 && last < 0xdc00) { // its other half may come
          this.#high = text.slice(-1)
          text = text.slice(0, -1)
        }
        if (text !== '') controller.enqueue(encoder.encode(text))
      },
      flush: controller => {
        if (this.#high !== '') controller.enqueue(encoder.encode(this.#high))
      }
    })
  }

  static #check (o) {
    if (!isObject(o)) throw invalidThis('TextEncoderStream')
    if (!(#high in o)) throw invalidThis('TextEncoderStream')
    return o
  }

  get encoding () {
    TextEncoderStream.#check(this)
    return 'utf-8'
  }

  get readable () { return TextEncoderStream.#check(this).#transform.readable }
  get writable () { return TextEncoderStream.#check(this).#transform.writable }
}
expose(TextEncoderStream, 'encoding', 'readable', 'writable')

class TextDecoderStream {
  #decoder
  #transform

  constructor (encoding = 'utf-8', options = {}) {
    const { TextDecoder } = require('internal/web/encoding')
    const decoder = this.#decoder = new TextDecoder(encoding, options)
    this.#transform = new TransformStream({
      transform (chunk, controller) {
        const text = decoder.decode(chunk, { stream: true })
        if (text !== '') controller.enqueue(text)
      },
      flush (controller) {
        const text = decoder.decode()
        if (text !== '') controller.enqueue(text)
      }
    })
  }

  static #check (o) {
    if (!isObject(o)) throw invalidThis('TextDecoderStream')
    if (!(#decoder in o)) throw invalidThis('TextDecoderStream')
    return o
  }

  get encoding () { return TextDecoderStream.#check(this).#decoder.encoding }
  get fatal () { return TextDecoderStream.#check(this).#decoder.fatal }
  get ignoreBOM () { return TextDecoderStream.#check(this).#decoder.ignoreBOM }
  get readable () { return TextDecoderStream.#check(this).#transform.readable }
  get writable () { return TextDecoderStream.#check(this).#transform.writable }
}
expose(TextDecoderStream, 'encoding', 'fatal', 'ignoreBOM', 'readable', 'writable')

module.exports = {
  ReadableStream,
  ReadableStreamDefaultReader,
  ReadableStreamBYOBReader,
  ReadableStreamDefaultController,
  ReadableByteStreamController,
  WritableStream,
  WritableStreamDefaultWriter,
  WritableStreamDefaultController,
  TransformStream,
  TransformStreamDefaultController,
  CountQueuingStrategy,
  ByteLengthQueuingStrategy,
  TextEncoderStream,
  TextDecoderStream,
  isReadable: o => readableOf(o) !== undefined,
  isDisturbed: o => readableOf(o).disturbed
}
