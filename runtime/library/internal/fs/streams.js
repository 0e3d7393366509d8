'use strict'
// Streams that read a file, and that write one.

const errors = require('internal/errors')

module.exports = ({ calls, pathOf, optionsOf }) => {
  const { Readable, Writable } = require('stream')

  // begin notes what both are given: a name, or what is open.
  const begin = (stream, path, options, flags) => {
    stream.fd = null
    if (options.fd === undefined || options.fd === null) {
      stream.path = pathOf(path)
      stream.flags = options.flags === undefined ? flags : options.flags
      stream.mode = options.mode === undefined ? 0o666 : options.mode
    } else {
      stream.fd = typeof options.fd === 'object' ? options.fd.fd : options.fd
      errors.integer(stream.fd, 'fd', 0)
    }
    for (const name of ['start', 'end']) if (options[name] !== undefined && options[name] !== Infinity) errors.integer(options[name], name, 0)
    stream.start = options.start
    stream.pos = options.start
    const { autoClose = true, emitClose = true } = options
    return { ...options, autoDestroy: autoClose, emitClose }
  }

  // What both do, where their options say nothing else.
  const common = {
    _construct (callback) {
      if (this.fd !== null) return callback()
      try {
        this.fd = calls.open(this.path, this.flags, this.mode)
      } catch (e) {
        return callback(e)
      }
      callback()
      this.emit('open', this.fd)
      this.emit('ready')
    },
    _destroy (error, callback) {
      const { fd } = this
      this.fd = null
      try {
        if (fd !== null) calls.close(fd)
      } catch (e) {
        error = error || e
      }
      callback(error)
    }
  }
  const make = (Class, Base) => {
    Object.setPrototypeOf(Class.prototype, Base.prototype)
    Object.setPrototypeOf(Class, Base)
    Object.assign(Class.prototype, common)
    Object.defineProperties(Class.prototype, {
      pending: { configurable: true, get () { return this.fd === null } },
      autoClose: {
        configurable: true,
        get () { return (this._readableState || this._writableState).autoDestroy },
        set (value) { (this._readableState || this._writableState).autoDestroy = value }
      }
    })
  }

  function ReadStream (path, options) {
    if (!(this instanceof ReadStream)) return new ReadStream(path, options)
    options = begin(this, path, optionsOf(options, { highWaterMark: 64 * 1024 }), 'r')
    this.end = options.end === undefined ? Infinity : options.end
    if (this.start !== undefined && this.start > this.end) throw errors.range('start', `<= "end" (here: ${this.end})`, this.start)
    this.bytesRead = 0
    Readable.call(this, { ...options, read: undefined })
  }
  make(ReadStream, Readable)
  ReadStream.prototype._read = function (n) {
    n = Math.min(this.end - (this.pos === undefined ? this.bytesRead : this.pos) + 1, n)
    if (n <= 0) {
      this.push(null)
      return
    }
    let bytes
    try {
      bytes = Buffer.alloc(n)
      bytes = bytes.subarray(0, calls.read(this.fd, bytes, 0, n, this.pos))
    } catch (e) {
      this.destroy(e)
      return
    }
    if (this.pos !== undefined) this.pos += bytes.length
    setImmediate(() => {
      this.bytesRead += bytes.length
      this.push(bytes.length === 0 ? null : bytes)
    })
  }
  ReadStream.prototype.close = function (callback) {
    if (typeof callback === 'function') require('stream').finished(this, callback)
    this.destroy()
  }

  function WriteStream (path, options) {
    if (!(this instanceof WriteStream)) return new WriteStream(path, options)
    options = begin(this, path, optionsOf(options, {}), 'w')
    this.bytesWritten = 0
    Writable.call(this, { ...options, decodeStrings: true, write: undefined })
    if (options.encoding) this.setDefaultEncoding(options.encoding)
  }
  make(WriteStream, Writable)
  WriteStream.prototype._write = function (chunk, encoding, callback) {
    try {
      this.bytesWritten += calls.write(this.fd, chunk, 0, chunk.length, this.pos)
    } catch (e) {
      callback(e)
      return
    }
    if (this.pos !== undefined) this.pos += chunk.length
    setImmediate(callback)
  }
  WriteStream.prototype._writev = function (chunks, callback) { this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer', callback) }
  WriteStream.prototype.close = function (callback) {
    if (typeof callback === 'function') {
      if (this.closed) process.nextTick(callback)
      else this.once('close', callback)
    }
    if (!this.autoClose) this.on('finish', this.destroy)
    this.end()
  }
  WriteStream.prototype.destroySoon = WriteStream.prototype.end

  return {
    ReadStream,
    WriteStream,
    FileReadStream: ReadStream,
    FileWriteStream: WriteStream,
    createReadStream: (path, options) => new ReadStream(path, options),
    createWriteStream: (path, options) => new WriteStream(path, options)
  }
}
