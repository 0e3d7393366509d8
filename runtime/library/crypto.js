'use strict'
// Digests, keys from passwords, and random bytes. The work is Go's.

const errors = require('internal/errors')
const { at } = require('internal/bytes')

const bytesOf = (data, name, encoding) => {
  if (typeof data === 'string') return Buffer.from(data, Buffer.isEncoding(encoding) ? encoding : 'utf8')
  const place = at(data)
  if (!place) throw errors.argType(name, ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], data)
  return Buffer.from(...place)
}

const output = (bytes, encoding) => Buffer.isEncoding(encoding) ? bytes.toString(encoding) : bytes

const finished = () => errors.make(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called')

// Hash and Hmac are streams too. That part of them is made when it is asked for.
const streamed = Class => {
  const { Transform } = require('stream')
  Object.setPrototypeOf(Class.prototype, Transform.prototype)
  Object.setPrototypeOf(Class, Transform)
  Class.prototype._transform = function (chunk, encoding, callback) {
    this.update(chunk, encoding)
    callback()
  }
  Class.prototype._flush = function (callback) {
    this.push(this.digest())
    callback()
  }
}

const kState = Symbol('state')

function Hash (algorithm, options) {
  if (!(this instanceof Hash)) return new Hash(algorithm, options)
  const from = algorithm instanceof Hash ? algorithm : undefined
  if (from === undefined) errors.string(algorithm, 'algorithm')
  if (options && options.outputLength !== undefined) errors.integer(options.outputLength, 'options.outputLength', 0, 2 ** 32 - 1)
  require('stream').Transform.call(this, options)
  const digest = from ? internal.copy(from[kState].digest) : internal.hash(algorithm)
  if (options && options.outputLength !== undefined && options.outputLength !== internal.sum(digest).byteLength) {
    throw errors.make(Error, 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH', 'error:030000B2:digital envelope routines::not XOF or invalid length')
  }
  Object.defineProperty(this, kState, { value: { digest, done: false } })
}

function Hmac (algorithm, key, options) {
  if (!(this instanceof Hmac)) return new Hmac(algorithm, key, options)
  errors.string(algorithm, 'hmac')
  if (typeof key !== 'string' && !at(key)) throw errors.argType('key', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string', 'KeyObject', 'CryptoKey'], key)
  if (!internal.has(algorithm)) throw invalidDigest(algorithm)
  require('stream').Transform.call(this, options)
  Object.defineProperty(this, kState, { value: { digest: internal.hmac(algorithm, ...at(bytesOf(key, 'key', options && options.encoding))), done: false } })
}
streamed(Hash)
streamed(Hmac)

Hash.prototype.copy = function copy (options) {
  if (this[kState].done) throw finished()
  return new Hash(this, options)
}

Hash.prototype.update = Hmac.prototype.update = function update (data, encoding) {
  if (this[kState].done) throw finished()
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) throw errors.argType('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data)
  internal.update(this[kState].digest, ...at(bytesOf(data, 'data', encoding)))
  return this
}

Hash.prototype.digest = function digest (encoding) {
  if (this[kState].done) throw finished()
  this[kState].done = true
  return output(Buffer.from(internal.sum(this[kState].digest)), encoding)
}
Hmac.prototype.digest = function digest (encoding) {
  if (this[kState].done) return output(Buffer.alloc(0), encoding)
  this[kState].done = true
  return output(Buffer.from(internal.sum(this[kState].digest)), encoding)
}

const randomBytes = (size, callback) => {
  if (typeof size !== 'number') throw errors.argType('size', 'number', size)
  if (!(size >= 0 && size <= 2 ** 31 - 1)) throw errors.range('size', `>= 0 && <= ${2 ** 31 - 1}`, size)
  if (callback !== undefined) errors.function(callback, 'callback')
  const bytes = Buffer.alloc(size)
  internal.random(...at(bytes))
  if (callback === undefined) return bytes
  setImmediate(callback, null, bytes)
}

const randomFillSync = (buffer, offset = 0, size) => {
  const place = at(buffer)
  if (!place) throw errors.argType('buf', ['ArrayBuffer', 'ArrayBufferView'], buffer)
  const unit = buffer.BYTES_PER_ELEMENT || 1
  errors.number(offset, 'offset', 0, place[2] / unit)
  if (size === undefined) size = place[2] / unit - offset
  else errors.number(size, 'size', 0, place[2] / unit - offset)
  internal.random(place[0], place[1] + offset * unit, size * unit)
  return buffer
}

const randomFill = (buffer, offset, size, callback) => {
  if (typeof offset === 'function') [callback, offset, size] = [offset, 0, undefined]
  else if (typeof size === 'function') [callback, size] = [size, undefined]
  errors.function(callback, 'callback')
  randomFillSync(buffer, offset, size)
  setImmediate(callback, null, buffer)
}

// randomInt is even over the whole range: what would favour some numbers is thrown
// away.
const randomInt = (min, max, callback) => {
  const alone = max === undefined || typeof max === 'function'
  if (alone) [callback, max, min] = [max, min, 0]
  if (callback !== undefined) errors.function(callback, 'callback')
  if (!Number.isSafeInteger(min)) throw errors.argType('min', 'a safe integer', min)
  if (!Number.isSafeInteger(max)) throw errors.argType('max', 'a safe integer', max)
  if (max <= min) throw errors.range('max', `greater than the value of "min" (${min})`, max)
  const range = max - min
  if (!(range <= 2 ** 48 - 1)) throw errors.range(alone ? 'max' : 'max - min', `<= ${2 ** 48 - 1}`, range)
  const limit = 2 ** 48 - 2 ** 48 % range
  let n
  do n = randomBytes(6).readUIntBE(0, 6)
  while (n >= limit)
  n = n % range + min
  if (callback === undefined) return n
  setImmediate(callback, undefined, n)
}

const randomUUID = options => {
  if (options !== undefined) errors.object(options, 'options')
  if (options && options.disableEntropyCache !== undefined) errors.boolean(options.disableEntropyCache, 'options.disableEntropyCache')
  const bytes = randomBytes(16)
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const timingSafeEqual = (a, b) => {
  for (const [value, name] of [[a, 'buf1'], [b, 'buf2']]) if (!at(value)) throw errors.make(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`)
  if (at(a)[2] !== at(b)[2]) throw errors.make(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length')
  return internal.equal(...at(a), ...at(b))
}

const invalidDigest = digest => errors.make(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${digest}`)

const pbkdf2Sync = (password, salt, iterations, length, digest) => {
  errors.string(digest, 'digest')
  password = bytesOf(password, 'password')
  salt = bytesOf(salt, 'salt')
  errors.integer(iterations, 'iterations', 1, 2 ** 31 - 1)
  errors.integer(length, 'keylen', 0, 2 ** 31 - 1)
  if (!internal.has(digest)) throw invalidDigest(digest)
  return Buffer.from(internal.pbkdf2(digest, ...at(password), ...at(salt), iterations, length))
}

const scryptSync = (password, salt, length, options = {}) => {
  password = bytesOf(password, 'password')
  salt = bytesOf(salt, 'salt')
  errors.integer(length, 'keylen', 0, 2 ** 31 - 1)
  for (const [name, other] of [['N', 'cost'], ['r', 'blockSize'], ['p', 'parallelization']]) {
    if (options[name] !== undefined && options[other] !== undefined) throw errors.make(Error, 'ERR_CRYPTO_SCRYPT_INVALID_PARAMETER', 'Invalid scrypt parameter')
  }
  const { N = options.cost || 16384, r = options.blockSize || 8, p = options.parallelization || 1, maxmem = 32 * 1024 * 1024 } = options
  const refuse = message => errors.make(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', `Invalid scrypt params: ${message}`)
  if (!Number.isInteger(N) || N < 2 || (N & (N - 1)) !== 0 || r < 1 || p < 1 || r * p >= 2 ** 30) throw errors.make(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', 'Invalid scrypt params')
  if (128 * N * r > maxmem) throw refuse('error:030000AC:digital envelope routines::memory limit exceeded')
  return Buffer.from(internal.scrypt(...at(password), ...at(salt), N, r, p, length))
}

const hkdfSync = (digest, key, salt, info, length) => {
  errors.string(digest, 'digest')
  key = bytesOf(key, 'ikm')
  salt = bytesOf(salt, 'salt')
  info = bytesOf(info, 'info')
  if (info.length > 1024) throw errors.range('info', 'must not contain more than 1024 bytes', info.length)
  errors.integer(length, 'length', 0, 2 ** 31 - 1)
  if (!internal.has(digest)) throw invalidDigest(digest)
  if (length > 255 * createHash(digest).digest().length) throw errors.make(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length')
  return internal.hkdf(digest, ...at(key), ...at(salt), ...at(info), length)
}

// later calls back with what a function returns. What is wrong with its arguments
// is thrown at once.
const later = f => (...args) => {
  const last = args.findLastIndex(arg => typeof arg === 'function')
  errors.function(args[last], 'callback')
  const callback = args[last]
  const result = f(...args.slice(0, last))
  setImmediate(callback, null, result)
}

const createHash = (algorithm, options) => new Hash(algorithm, options)

Object.assign(exports, {
  Hash,
  Hmac,
  createHash,
  createHmac: (algorithm, key, options) => new Hmac(algorithm, key, options),
  hash (algorithm, data, encoding = 'hex') {
    errors.string(algorithm, 'algorithm')
    if (typeof data !== 'string' && !ArrayBuffer.isView(data)) throw errors.argType('input', ['string', 'Buffer', 'TypedArray', 'DataView'], data)
    if (!internal.has(algorithm)) throw new Error(`Digest method ${algorithm} is not supported`)
    return createHash(algorithm).update(data).digest(encoding)
  },
  getFips: () => 0,
  getHashes: () => Array.from(internal.hashes).sort(),
  getCiphers: () => [],
  getCurves: () => [],
  randomBytes,
  pseudoRandomBytes: randomBytes,
  rng: randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  timingSafeEqual,
  pbkdf2Sync,
  pbkdf2: later(pbkdf2Sync),
  scryptSync,
  scrypt: later(scryptSync),
  hkdfSync,
  hkdf: later(hkdfSync),
  constants: Object.freeze({})
})
for (const name of ['createCipheriv', 'createDecipheriv', 'createSign', 'createVerify', 'createDiffieHellman', 'createECDH', 'createPrivateKey', 'createPublicKey', 'createSecretKey', 'generateKeyPair', 'generateKeyPairSync', 'publicEncrypt', 'privateDecrypt', 'sign', 'verify']) {
  exports[name] = { [name] () { throw new Error(`crypto.${name} is not offered here`) } }[name]
}
const web = name => ({ enumerable: true, configurable: true, get: () => name === 'webcrypto' ? globalThis.crypto : globalThis.crypto && globalThis.crypto[name] })
Object.defineProperties(exports, { webcrypto: web('webcrypto'), subtle: web('subtle') })
exports.getRandomValues = array => globalThis.crypto.getRandomValues(array)
