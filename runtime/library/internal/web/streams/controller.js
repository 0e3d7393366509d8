'use strict'

const { wrongType, invalidThis, illegalConstructor, isObject, expose, inspect, show } = require('internal/web/idl')
const { ours, invalidState, attempt, newQueue, enqueue, dequeue, isEmpty } = require('internal/web/streams/shared')

// The states of readable streams, and the controllers through which they are filled.

const newReadable = () => ({ state: 'readable', reader: null, error: undefined, disturbed: false, controller: null, object: null })

// setUpReadable begins a stream with what a script, or a part of the library, gives.
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

module.exports = {
  newReadable,
  setUpReadable,
  desiredSize,
  shouldPull,
  push,
  close,
  fail,
  cancelReadable,
  read,
  ReadableStreamDefaultController,
  ReadableByteStreamController
}
