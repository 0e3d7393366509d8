'use strict'

const { coded, need, wrongType, invalidThis, illegalConstructor, isObject, expose, bytes, inspect, show } = require('internal/web/idl')
const { DOMException } = require('internal/web/domexception')

const ours = Symbol('ours')
let secretOf // the bytes of a key

// https://w3c.github.io/webcrypto/#cryptokey-interface
class CryptoKey {
  #type
  #extractable
  #algorithm
  #usages
  #secret

  constructor (token, type, extractable, algorithm, usages, secret) {
    if (token !== ours) throw illegalConstructor()
    this.#type = type
    this.#extractable = extractable
    this.#algorithm = algorithm
    this.#usages = usages
    this.#secret = secret
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #secret in o
  }

  static #check (o) {
    if (!CryptoKey.#is(o)) throw invalidThis('CryptoKey')
    return o
  }

  static {
    secretOf = o => CryptoKey.#is(o) ? o.#secret : undefined
  }

  get type () { return CryptoKey.#check(this).#type }
  get extractable () { return CryptoKey.#check(this).#extractable }
  get algorithm () { return CryptoKey.#check(this).#algorithm }
  get usages () { return CryptoKey.#check(this).#usages.slice() }

  [inspect] (depth, options, inspect) {
    const { type, extractable, algorithm, usages } = this
    return show('CryptoKey', { type, extractable, algorithm, usages }, depth, options, inspect)
  }
}
expose(CryptoKey, 'type', 'extractable', 'algorithm', 'usages')

const hashes = { 'SHA-1': 512, 'SHA-256': 512, 'SHA-384': 1024, 'SHA-512': 1024 } // their blocks, in bits

const unrecognized = () => new DOMException('Unrecognized algorithm name', 'NotSupportedError')
const operation = message => new DOMException(message, 'OperationError')

// algorithmOf reads an algorithm: a name, or an object with one.
function algorithmOf (given) {
  if (typeof given === 'string') given = { name: given }
  if (!isObject(given)) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "algorithm" argument must be of type string or an instance of Object.')
  if (given.name === undefined) throw coded(TypeError, 'ERR_MISSING_OPTION', "Failed to normalize algorithm: 'name' is required in 'Algorithm'.")
  return { ...given, name: `${given.name}`.toUpperCase() }
}

function hashOf (given) {
  const { name } = algorithmOf(given)
  if (!Object.hasOwn(hashes, name)) throw unrecognized()
  return name
}

// copyOf is a copy of bytes, for they may change while a promise is awaited.
function copyOf (data, name) {
  const copy = bytes(data, (buffer, offset, length) => new Uint8Array(buffer, offset, length).slice())
  if (copy === undefined) throw wrongType(name, 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView', data)
  return copy
}

function checkUsages (usages) {
  if (!isObject(usages) || typeof usages[Symbol.iterator] !== 'function') throw wrongType('keyUsages', 'an instance of Array', usages)
  const all = [...usages].map(String)
  if (all.some(usage => usage !== 'sign' && usage !== 'verify')) throw new DOMException('Unsupported key usage for an HMAC key', 'SyntaxError')
  return [...new Set(all)]
}

const toBase64URL = secret => internal.base64(secret.buffer, secret.byteOffset, secret.byteLength)

// https://w3c.github.io/webcrypto/#subtlecrypto-interface
class SubtleCrypto {
  constructor (token = undefined) {
    if (token !== ours) throw illegalConstructor()
  }

  async digest (algorithm, data) {
    need(arguments.length, 'algorithm', 'data')
    const hash = hashOf(algorithm)
    const copy = copyOf(data, 'data')
    return internal.digest(hash, copy.buffer, 0, copy.byteLength)
  }

  #hmacKey (algorithm, secret, extractable, usages) {
    const length = algorithm.length === undefined ? secret.byteLength * 8 : Number(algorithm.length)
    return new CryptoKey(ours, 'secret', !!extractable, { hash: { name: algorithm.hash }, length, name: 'HMAC' }, usages, secret)
  }

  #hmac (algorithm) {
    const normal = algorithmOf(algorithm)
    if (normal.name !== 'HMAC') throw unrecognized()
    return normal
  }

  async importKey (format, keyData, algorithm, extractable, keyUsages) {
    need(arguments.length, 'format', 'keyData', 'algorithm', 'extractable', 'keyUsages')
    const { hash, length } = this.#hmac(algorithm)
    if (hash === undefined) throw coded(TypeError, 'ERR_MISSING_OPTION', "Failed to normalize algorithm: 'hash' is required in 'HmacImportParams'.")
    const name = hashOf(hash)
    const usages = checkUsages(keyUsages)
    if (usages.length === 0) throw new DOMException('Usages cannot be empty when importing a secret key.', 'SyntaxError')
    let secret
    if (format === 'raw') {
      secret = copyOf(keyData, 'keyData')
    } else if (format === 'jwk') {
      if (!isObject(keyData) || keyData.kty !== 'oct' || typeof keyData.k !== 'string') throw new DOMException('Invalid keyData', 'DataError')
      const decoded = internal.fromBase64(keyData.k)
      if (decoded === undefined) throw new DOMException('Invalid JWK keyData', 'DataError')
      secret = new Uint8Array(decoded)
    } else {
      throw new DOMException(`Unable to import HMAC key with format ${format}`, 'NotSupportedError')
    }
    if (secret.byteLength === 0) throw new DOMException('Zero-length key is not supported', 'DataError')
    if (length !== undefined && Number(length) !== secret.byteLength * 8) throw new DOMException('Invalid key length', 'DataError')
    return this.#hmacKey({ hash: name, length }, secret, extractable, usages)
  }

  async exportKey (format, key) {
    need(arguments.length, 'format', 'key')
    const secret = this.#secret(key, 'key')
    if (!key.extractable) throw new DOMException('key is not extractable', 'InvalidAccessException')
    if (format === 'raw') return secret.slice().buffer
    if (format !== 'jwk') throw new DOMException(`Unable to export HMAC key with format ${format}`, 'NotSupportedError')
    return { key_ops: key.usages, ext: true, kty: 'oct', k: toBase64URL(secret), alg: 'HS' + key.algorithm.hash.name.slice(4) }
  }

  async generateKey (algorithm, extractable, keyUsages) {
    need(arguments.length, 'algorithm', 'extractable', 'keyUsages')
    const { hash, length } = this.#hmac(algorithm)
    if (hash === undefined) throw coded(TypeError, 'ERR_MISSING_OPTION', "Failed to normalize algorithm: 'hash' is required in 'HmacKeyGenParams'.")
    const name = hashOf(hash)
    const usages = checkUsages(keyUsages)
    if (usages.length === 0) throw new DOMException('Usages cannot be empty when creating a key.', 'SyntaxError')
    const bits = length === undefined ? hashes[name] : Number(length)
    if (!(bits > 0 && bits <= 524288)) throw operation('Zero-length key is not supported')
    const secret = new Uint8Array(Math.ceil(bits / 8))
    internal.random(secret.buffer, 0, secret.byteLength)
    return this.#hmacKey({ hash: name, length: bits }, secret, extractable, usages)
  }

  #secret (key, name) {
    const secret = secretOf(key)
    if (secret === undefined) throw wrongType(name, 'an instance of CryptoKey', key)
    return secret
  }

  #mac (algorithm, key, data, usage) {
    const { name } = algorithmOf(algorithm)
    const secret = this.#secret(key, 'key')
    const copy = copyOf(data, 'data')
    if (name !== 'HMAC') throw unrecognized()
    if (!key.usages.includes(usage)) throw new DOMException(`Unable to use this key to ${usage}`, 'InvalidAccessError')
    return internal.hmac(key.algorithm.hash.name, copy.buffer, 0, copy.byteLength, secret.buffer, 0, secret.byteLength)
  }

  async sign (algorithm, key, data) {
    need(arguments.length, 'algorithm', 'key', 'data')
    return this.#mac(algorithm, key, data, 'sign')
  }

  async verify (algorithm, key, signature, data) {
    need(arguments.length, 'algorithm', 'key', 'signature', 'data')
    const given = copyOf(signature, 'signature')
    const right = this.#mac(algorithm, key, data, 'verify')
    return internal.same(given.buffer, 0, given.byteLength, right, 0, right.byteLength)
  }
}
for (const name of ['encrypt', 'decrypt', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey']) {
  Object.defineProperty(SubtleCrypto.prototype, name, {
    value: { async [name] () { throw new DOMException(`${name} is not offered here`, 'NotSupportedError') } }[name],
    writable: true,
    configurable: true
  })
}
expose(SubtleCrypto, 'digest', 'importKey', 'exportKey', 'generateKey', 'sign', 'verify', 'encrypt', 'decrypt', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey')

const integers = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array]

// https://w3c.github.io/webcrypto/#crypto-interface
class Crypto {
  #subtle = new SubtleCrypto(ours)

  constructor (token = undefined) {
    if (token !== ours) throw illegalConstructor()
  }

  static #check (o) {
    if (!isObject(o)) throw invalidThis('Crypto')
    if (!(#subtle in o)) throw invalidThis('Crypto')
    return o
  }

  get subtle () { return Crypto.#check(this).#subtle }

  getRandomValues (array) {
    Crypto.#check(this)
    need(arguments.length, 'typedArray')
    if (!integers.some(type => array instanceof type)) throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError')
    if (array.byteLength > 65536) throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError')
    internal.random(array.buffer, array.byteOffset, array.byteLength)
    return array
  }

  randomUUID () {
    Crypto.#check(this)
    const b = new Uint8Array(16)
    internal.random(b.buffer, 0, 16)
    b[6] = (b[6] & 0x0f) | 0x40
    b[8] = (b[8] & 0x3f) | 0x80
    const hex = [...b].map(byte => byte.toString(16).padStart(2, '0')).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
expose(Crypto, 'subtle', 'getRandomValues', 'randomUUID')

module.exports = { Crypto, CryptoKey, SubtleCrypto, crypto: new Crypto(ours) }
