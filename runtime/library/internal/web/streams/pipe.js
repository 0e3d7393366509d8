'use strict'

const { coded, wrongType, isObject } = require('internal/web/idl')
const { isSignal, whenAborted } = require('internal/web/abort')
const { invalidState, deferred, queueMicro } = require('internal/web/streams/shared')
const { cancelReadable, read } = require('internal/web/streams/controller')
const { readableOf, acquire, release } = require('internal/web/streams/readable')
const { writableOf, closing, abortWritable, closeWithErrorPropagation, acquireWriter, releaseWriter, write } = require('internal/web/streams/writable')

// Pipes: what goes on between a readable stream and a writable one.

// pipeThrough and pipeTo are the methods of the state's stream.
function pipeThrough (stream, transform, options) {
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

function pipeTo (stream, destination, options) {
  const to = writableOf(destination)
  if (to === undefined) throw wrongType('transform.writable', 'an instance of WritableStream', destination)
  const read = pipeOptions(options)
  if (stream.reader !== null) throw invalidState('The ReadableStream is locked')
  if (to.writer !== null) throw invalidState('The WritableStream is locked')
  return pipe(stream, to, read)
}

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

module.exports = { pipeThrough, pipeTo }
