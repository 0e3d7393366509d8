'use strict'

const { coded, wrongType, invalidThis, illegalConstructor, isObject, expose, inspect, show } = require('internal/web/idl')
const { ours, invalidState, deferred, method, strategyOf } = require('internal/web/streams/shared')
const { newReadable, setUpReadable, desiredSize, shouldPull, push, close, fail } = require('internal/web/streams/controller')
const { wrapReadable } = require('internal/web/streams/readable')
const { wrapWritable, newWritable, setUpWritable, failWritable } = require('internal/web/streams/writable')

// Transform streams: what is written to one side is read, changed, from the other.

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

module.exports = { TransformStream, TransformStreamDefaultController }
