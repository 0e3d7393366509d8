'use strict'
// The objects that the module fs gives for what is open.

const errors = require('internal/errors')
const { at } = require('internal/bytes')
const EventEmitter = require('events')

module.exports = calls => {
  // A FileHandle is a descriptor for promises.
  class FileHandle extends EventEmitter {
    constructor (fd) {
      super()
      Object.defineProperty(this, 'fd', { value: fd, writable: true })
    }

    async close () {
      if (this.fd < 0) return
      calls.close(this.fd)
      this.fd = -1
      this.emit('close')
    }

    async read (buffer, ...args) {
      if (buffer === undefined || buffer === null || !at(buffer)) {
        const options = buffer || {}
        buffer = options.buffer || Buffer.alloc(16384)
        args = [options]
      }
      return { __proto__: null, bytesRead: call(this, 'read', buffer, ...args), buffer }
    }

    async write (buffer, ...args) { return { __proto__: null, bytesWritten: call(this, 'write', buffer, ...args), buffer } }
    async readv (buffers, position) { return { __proto__: null, bytesRead: call(this, 'readv', buffers, position), buffers } }
    async writev (buffers, position) { return { __proto__: null, bytesWritten: call(this, 'writev', buffers, position), buffers } }
    async readFile (options) { return call(this, 'readFile', options) }
    async writeFile (data, options) { return call(this, 'writeFile', await collected(data, options), options) }
    async appendFile (data, options) { return call(this, 'appendFile', data, options) }
    async stat (options) { return call(this, 'fstat', options) }
    async truncate (length) { return call(this, 'ftruncate', length) }
    async utimes (atime, mtime) { return call(this, 'futimes', atime, mtime) }
    async sync () { call(this, 'fsync') }
    async datasync () { call(this, 'fdatasync') }
    createReadStream (options) { return require('fs').createReadStream(undefined, { ...options, fd: this }) }
    createWriteStream (options) { return require('fs').createWriteStream(undefined, { ...options, fd: this }) }
  }
  if (Symbol.asyncDispose) FileHandle.prototype[Symbol.asyncDispose] = FileHandle.prototype.close

  const call = (handle, name, ...args) => {
    if (handle.fd < 0) throw Object.assign(new Error('file closed'), { code: 'EBADF', syscall: name.replace(/File$/, '') })
    return calls[name](handle.fd, ...args)
  }

  // collected is what a file is to hold: what can be iterated gives it piece by
  // piece.
  const collected = async (data, options) => {
    if (typeof data === 'string' || data === null || typeof data !== 'object' || ArrayBuffer.isView(data)) return data
    const isStream = typeof data.iterator === 'function' && typeof data.read === 'function'
    const begin = isStream ? data.iterator : data[Symbol.asyncIterator] ?? data[Symbol.iterator]
    if (typeof begin !== 'function') return data
    const encoding = typeof options === 'string' ? options : Object(options).encoding
    const iterator = begin.call(data)
    const pieces = []
    for (;;) {
      const { value, done } = await iterator.next()
      if (done) return Buffer.concat(pieces)
      pieces.push(at(value) ? Buffer.from(...at(value)) : Buffer.from(value, encoding || 'utf8'))
    }
  }

  // A Dir gives the entries that a directory had when it was opened.
  class Dir {
    #entries
    #closed = false

    constructor (path, entries) {
      Object.defineProperty(this, 'path', { value: path, enumerable: true })
      this.#entries = entries[Symbol.iterator]()
    }

    readSync () {
      if (this.#closed) throw closed()
      return this.#entries.next().value ?? null
    }

    closeSync () {
      if (this.#closed) throw closed()
      this.#closed = true
    }

    read (callback) { return later(callback, () => this.readSync()) }
    close (callback) { return later(callback, () => this.closeSync()) }

    entries () {
      return {
        next: async () => {
          const value = this.#closed ? null : this.readSync()
          if (value !== null) return { value, done: false }
          if (!this.#closed) this.closeSync()
          return { value: undefined, done: true }
        },
        return: async value => {
          if (!this.#closed) this.closeSync()
          return { value, done: true }
        },
        [Symbol.asyncIterator] () { return this }
      }
    }
  }
  Dir.prototype[Symbol.asyncIterator] = Dir.prototype.entries

  const closed = () => errors.make(Error, 'ERR_DIR_CLOSED', 'Directory handle was closed')
  const later = (callback, f) => {
    if (callback === undefined) return (async () => f())()
    errors.function(callback, 'callback')
    let result
    try {
      result = [null, f()]
    } catch (e) {
      result = [e]
    }
    setImmediate(callback, ...result)
  }

  return { FileHandle, Dir, collected }
}
