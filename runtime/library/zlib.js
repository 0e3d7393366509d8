'use strict'
// Compression: gzip, deflate and raw deflate. The work is Go's; what comes out is
// bounded, so that a small input that stands for a large output is an error. The
// streams of this module collect their input, and give all at the end.

const errors = require('internal/errors')
const { at } = require('internal/bytes')
const { Transform } = require('stream')

const constants = Object.assign(Object.create(null), {
  Z_NO_FLUSH: 0, Z_PARTIAL_FLUSH: 1, Z_SYNC_FLUSH: 2, Z_FULL_FLUSH: 3, Z_FINISH: 4, Z_BLOCK: 5,
  Z_OK: 0, Z_STREAM_END: 1, Z_NEED_DICT: 2, Z_ERRNO: -1, Z_STREAM_ERROR: -2, Z_DATA_ERROR: -3, Z_MEM_ERROR: -4, Z_BUF_ERROR: -5, Z_VERSION_ERROR: -6,
  Z_NO_COMPRESSION: 0, Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9, Z_DEFAULT_COMPRESSION: -1,
  Z_FILTERED: 1, Z_HUFFMAN_ONLY: 2, Z_RLE: 3, Z_FIXED: 4, Z_DEFAULT_STRATEGY: 0,
  DEFLATE: 1, INFLATE: 2, GZIP: 3, GUNZIP: 4, DEFLATERAW: 5, INFLATERAW: 6, UNZIP: 7,
  Z_MIN_WINDOWBITS: 8, Z_MAX_WINDOWBITS: 15, Z_DEFAULT_WINDOWBITS: 15, Z_MIN_CHUNK: 64, Z_MAX_CHUNK: Infinity, Z_DEFAULT_CHUNK: 16384,
  Z_MIN_MEMLEVEL: 1, Z_MAX_MEMLEVEL: 9, Z_DEFAULT_MEMLEVEL: 8, Z_MIN_LEVEL: -1, Z_MAX_LEVEL: 9, Z_DEFAULT_LEVEL: -1
})

const none = new ArrayBuffer(0)

const within = (value, name, min, max) => {
  if (value === undefined || Number.isNaN(value)) return
  if (typeof value !== 'number') throw errors.argType(name, 'number', value)
  if (!(value >= min && value <= max)) throw errors.range(name, `>= ${min} and <= ${max}`, value)
}

const optionsOf = (options = {}, expand) => {
  if (options === null) options = {}
  errors.object(options, 'options')
  const { level, maxOutputLength, dictionary, windowBits, memLevel, chunkSize, strategy } = options
  within(level, 'options.level', -1, 9)
  if (!expand || windowBits !== 0) within(windowBits, 'options.windowBits', 8, 15)
  within(memLevel, 'options.memLevel', 1, 9)
  within(strategy, 'options.strategy', 0, 4)
  within(options.flush, 'options.flush', 0, 5)
  within(options.finishFlush, 'options.finishFlush', 0, 5)
  if (chunkSize !== undefined) errors.number(chunkSize, 'options.chunkSize', 64)
  if (maxOutputLength !== undefined) errors.integer(maxOutputLength, 'options.maxOutputLength', 1)
  if (dictionary !== undefined && !at(dictionary)) throw errors.argType('options.dictionary', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], dictionary)
  return {
    level: level === undefined ? -1 : level,
    most: Math.min(maxOutputLength === undefined ? Infinity : maxOutputLength, internal.limit),
    dictionary: dictionary === undefined ? [none, 0, 0] : at(dictionary),
    partial: options.finishFlush === constants.Z_SYNC_FLUSH
  }
}

const bytesOf = data => {
  if (typeof data === 'string') return at(Buffer.from(data))
  const place = at(data)
  if (!place) throw errors.argType('buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], data)
  return place
}

const work = (format, expand, data, options) => {
  const { level, most, dictionary, partial } = optionsOf(options, expand)
  const place = bytesOf(data)
  try {
    return Buffer.from(expand ? internal.expand(format, ...place, most, ...dictionary, partial) : internal.compress(format, ...place, level, ...dictionary))
  } catch (e) {
    if (e.code === 'ERR_BUFFER_TOO_LARGE') throw errors.make(RangeError, e.code, `Cannot create a Buffer larger than ${most} bytes`)
    throw e
  }
}

const finished = (buffer, options, Name) => options && options.info ? { buffer, engine: new exports[Name](options) } : buffer

// Zlib is what the classes of streams inherit from.
const Zlib = Object.create(Transform.prototype)
Object.assign(Zlib, {
  _transform (chunk, encoding, callback) {
    this.pieces.push(chunk)
    this.bytesWritten += chunk.length
    callback()
  },
  close (callback) {
    if (callback) this.once('close', callback)
    this.destroy()
  },
  flush (kind, callback) {
    callback = typeof kind === 'function' ? kind : callback
    if (callback) process.nextTick(callback)
  },
  params (level, strategy, callback) {
    within(level, 'level', -1, 9)
    within(strategy, 'strategy', 0, 4)
    Object.assign(this.options, { level, strategy })
    this._level = level
    this._strategy = strategy
    if (callback) process.nextTick(callback)
  },
  reset () { this.pieces.length = 0 }
})

exports.constants = Object.freeze(constants)
exports.codes = Object.freeze(Object.fromEntries(Object.entries(constants).filter(([k, v]) => /^Z_(OK|STREAM_END|NEED_DICT|ERRNO|\w+_ERROR)$/.test(k)).flatMap(([k, v]) => [[k, v], [v, k]])))
for (const name of Object.keys(constants)) if (name.startsWith('Z_')) Object.defineProperty(exports, name, { value: constants[name] })

for (const [name, Name, format, expand] of [
  ['gzip', 'Gzip', 'gzip', false], ['gunzip', 'Gunzip', 'gzip', true], ['deflate', 'Deflate', 'deflate', false], ['inflate', 'Inflate', 'deflate', true],
  ['deflateRaw', 'DeflateRaw', 'raw', false], ['inflateRaw', 'InflateRaw', 'raw', true], ['unzip', 'Unzip', 'unzip', true]
]) {
  exports[name + 'Sync'] = Object.defineProperty((data, options) => finished(work(format, expand, data, options), options, Name), 'name', { value: name + 'Sync' })
  exports[name] = Object.defineProperty((data, options, callback) => {
    if (typeof options === 'function') [callback, options] = [options, {}]
    errors.function(callback, 'callback')
    bytesOf(data)
    optionsOf(options, expand)
    setImmediate(() => {
      let result
      try {
        result = [null, finished(work(format, expand, data, options), options, Name)]
      } catch (e) {
        result = [e]
      }
      callback(...result)
    })
  }, 'name', { value: name })
  exports[Name] = function (options) {
    if (!(this instanceof exports[Name])) return new exports[Name](options)
    this._level = optionsOf(options, expand).level
    this._strategy = (options && options.strategy) || 0
    Transform.call(this, options)
    Object.defineProperty(this, 'pieces', { value: [] })
    Object.defineProperty(this, 'options', { value: { ...options }, writable: true })
    this.bytesWritten = 0
  }
  Object.defineProperty(exports[Name], 'name', { value: Name, configurable: true })
  exports[Name].prototype = Object.create(Zlib, { constructor: { value: exports[Name], writable: true, configurable: true } })
  exports[Name].prototype._flush = function (callback) {
    if (this.pieces.length === 0 && expand) return callback()
    let result
    try {
      result = work(format, expand, Buffer.concat(this.pieces), this.options)
    } catch (e) {
      return callback(e)
    }
    this.push(result)
    callback()
  }
  exports['create' + Name] = options => new exports[Name](options)
}

exports.crc32 = (data, value = 0) => {
  if (typeof data === 'string') data = Buffer.from(data)
  if (!at(data)) throw errors.argType('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data)
  errors.integer(value, 'value', 0, 2 ** 32 - 1)
  return internal.crc32(...at(data), value)
}

for (const name of ['brotliCompress', 'brotliCompressSync', 'brotliDecompress', 'brotliDecompressSync', 'createBrotliCompress', 'createBrotliDecompress']) {
  exports[name] = { [name] () { throw new Error(`zlib.${name} is not offered here: there is gzip and deflate`) } }[name]
}
