'use strict'

const EventEmitter = require('events')

// Stream is what all streams inherit from.
function Stream (options) { EventEmitter.call(this, options) }
Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype)
Object.setPrototypeOf(Stream, EventEmitter)

Stream.prototype.pipe = function (target, options) {
  const data = chunk => { if (target.writable && target.write(chunk) === false && this.pause) this.pause() }
  const drain = () => { if (this.readable && this.resume) this.resume() }
  const end = () => target.end()
  this.on('data', data)
  target.on('drain', drain)
  if (!options || options.end !== false) this.on('end', end)
  const cleanup = () => {
    this.removeListener('data', data)
    target.removeListener('drain', drain)
    this.removeListener('end', end)
  }
  this.on('end', cleanup)
  this.on('close', cleanup)
  target.on('close', cleanup)
  target.emit('pipe', this)
  return target
}

module.exports = Stream
