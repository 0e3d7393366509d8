'use strict'
// Streams, as Node has them.

const Stream = module.exports = require('internal/stream/legacy')
const { Duplex, Transform, PassThrough } = require('internal/stream/duplex')
const { finished, pipeline, addAbortSignal, promises } = require('internal/stream/end')
const { destroy, marks } = require('internal/stream/destroy')
const errors = require('internal/errors')

Object.assign(Stream, {
  Stream,
  Readable: require('internal/stream/readable'),
  Writable: require('internal/stream/writable'),
  Duplex,
  Transform,
  PassThrough,
  finished,
  pipeline,
  addAbortSignal,
  destroy: (stream, error) => destroy.call(stream, error),
  isErrored: stream => Boolean(stream && ((stream._readableState && stream._readableState.errored) || (stream._writableState && stream._writableState.errored))),
  isReadable: stream => stream && stream._readableState ? stream.readable : null,
  isDisturbed: stream => Boolean(stream && (stream.readableDidRead || stream.readableAborted)),
  isWritable: stream => stream && stream._writableState ? stream.writable : null,
  isDestroyed: stream => stream && (stream._readableState || stream._writableState) ? stream.destroyed : null,
  getDefaultHighWaterMark: objectMode => objectMode ? marks.objects : marks.bytes,
  setDefaultHighWaterMark (objectMode, value) {
    errors.integer(value, 'value', 0)
    marks[objectMode ? 'objects' : 'bytes'] = value
  },
  promises
})
const custom = require('util').promisify.custom
Object.defineProperty(finished, custom, { enumerable: true, value: promises.finished })
Object.defineProperty(pipeline, custom, { enumerable: true, value: promises.pipeline })
