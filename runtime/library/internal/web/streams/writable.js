'use strict'

const { coded, wrongType, invalidThis, illegalConstructor, isObject, expose, inspect, show } = require('internal/web/idl')
const { AbortController } = require('internal/web/abort')
const { ours, invalidState, deferred, rejected, attempt, method, strategyOf, newQueue, enqueue, dequeue, isEmpty } = require('internal/web/streams/shared')

// Writable streams, their controllers and writers.

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

module.exports = {
  WritableStream,
  WritableStreamDefaultWriter,
  WritableStreamDefaultController,
  writableOf,
  wrapWritable,
  newWritable,
  setUpWritable,
  failWritable,
  closing,
  abortWritable,
  closeWithErrorPropagation,
  acquireWriter,
  releaseWriter,
  write
}
