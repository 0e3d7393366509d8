'use strict'

const errors = require('internal/errors')

// Readable and Writable ask for Duplex when they make a stream: it must be there
// before them.
function Duplex (options) {
  if (!(this instanceof Duplex)) return new Duplex(options)
  this.allowHalfOpen = !options || options.allowHalfOpen !== false
  Readable.call(this, options)
  Writable.call(this, options)
  if (options) {
    if (options.readable === false) {
      Object.assign(this._readableState, { readable: false, ended: true, endEmitted: true })
    }
    if (options.writable === false) {
      Object.assign(this._writableState, { writable: false, ending: true, ended: true, finished: true })
    }
  }
}
exports.Duplex = Duplex

const Readable = require('internal/stream/readable')
const Writable = require('internal/stream/writable')

Object.setPrototypeOf(Duplex.prototype, Readable.prototype)
Object.setPrototypeOf(Duplex, Readable)
const { constructor, pipe, on, ...methods } = Object.getOwnPropertyDescriptors(Writable.prototype)
for (const key of Reflect.ownKeys(methods)) {
  if (key !== 'destroyed' && key !== 'errored' && key !== 'closed' && !Object.hasOwn(Duplex.prototype, key)) Object.defineProperty(Duplex.prototype, key, methods[key])
}
Object.defineProperty(Duplex.prototype, 'destroyed', {
  configurable: true,
  get () {
    if (this._readableState === undefined || this._writableState === undefined) return false
    return this._readableState.destroyed && this._writableState.destroyed
  },
  set (value) { this._readableState.destroyed = this._writableState.destroyed = value }
})

const kCallback = Symbol('callback')

function Transform (options) {
  if (!(this instanceof Transform)) return new Transform(options)
  const readable = options && (options.readableHighWaterMark !== undefined && options.readableHighWaterMark !== null)
  Duplex.call(this, readable && options.readableHighWaterMark === 0 ? { ...options, highWaterMark: null, writableHighWaterMark: options.writableHighWaterMark || 0 } : options)
  this._readableState.sync = false
  Object.defineProperty(this, kCallback, { value: null, writable: true })
  if (options) for (const name of ['transform', 'flush']) if (typeof options[name] === 'function') this['_' + name] = options[name]
  this.on('prefinish', () => { if (this._final !== final) final.call(this) })
}
exports.Transform = Transform
Object.setPrototypeOf(Transform.prototype, Duplex.prototype)
Object.setPrototypeOf(Transform, Duplex)

const final = function (callback) {
  const done = error => {
    if (error) {
      if (callback) callback(error)
      else this.destroy(error)
      return
    }
    this.push(null)
    if (callback) callback()
  }
  if (typeof this._flush !== 'function' || this.destroyed) {
    done()
    return
  }
  this._flush((error, data) => {
    if (!error && data !== undefined && data !== null) this.push(data)
    done(error)
  })
}

Object.assign(Transform.prototype, {
  _final: final,
  _transform () { throw errors.make(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _transform() method is not implemented') },
  _write (chunk, encoding, callback) {
    const readable = this._readableState
    const writable = this._writableState
    const { length } = readable
    this._transform(chunk, encoding, (error, value) => {
      if (error) {
        callback(error)
        return
      }
      if (value !== undefined && value !== null) this.push(value)
      if (writable.ended || length === readable.length || readable.length < readable.highWaterMark) callback()
      else this[kCallback] = callback
    })
  },
  _read () {
    const callback = this[kCallback]
    if (callback) {
      this[kCallback] = null
      callback()
    }
  }
})

function PassThrough (options) {
  if (!(this instanceof PassThrough)) return new PassThrough(options)
  Transform.call(this, options)
}
exports.PassThrough = PassThrough
Object.setPrototypeOf(PassThrough.prototype, Transform.prototype)
Object.setPrototypeOf(PassThrough, Transform)
PassThrough.prototype._transform = (chunk, encoding, callback) => callback(null, chunk)

for (const Class of [Duplex, Transform, PassThrough]) {
  Object.defineProperty(Class.prototype, 'constructor', { value: Class, writable: true, configurable: true })
}
