'use strict'

const { coded, wrongType, invalidThis, isObject, usv, expose, bytes, inspect, show } = require('internal/web/idl')

// https://encoding.spec.whatwg.org/#interface-textencoder
class TextEncoder {
  #made = true

  static #check (o) {
    if (!isObject(o)) throw invalidThis('TextEncoder')
    if (!(#made in o)) throw invalidThis('TextEncoder')
  }

  get encoding () {
    TextEncoder.#check(this)
    return 'utf-8'
  }

  encode (input = '') {
    TextEncoder.#check(this)
    return new Uint8Array(internal.encode(usv(input)))
  }

  encodeInto (src, dest) {
    TextEncoder.#check(this)
    if (typeof src !== 'string') throw wrongType('src', 'of type string', src)
    if (!(dest instanceof Uint8Array)) throw wrongType('dest', 'an instance of Uint8Array', dest)
    const [read, written] = internal.encodeInto(src, dest.buffer, dest.byteOffset, dest.byteLength)
    return { read, written }
  }

  [inspect] (depth, options, inspect) {
    return show(this.constructor.name, { encoding: this.encoding }, depth, options, inspect)
  }
}
expose(TextEncoder, 'encoding', 'encode', 'encodeInto')

// https://encoding.spec.whatwg.org/#interface-textdecoder
class TextDecoder {
  #encoding
  #fatal
  #ignoreBOM
  #decode

  constructor (encoding = 'utf-8', options = {}) {
    encoding = `${encoding}`
    if (options === null) options = {}
    if (!isObject(options)) throw wrongType('options', 'of type object', options)
    this.#encoding = internal.encodingOf(encoding)
    if (this.#encoding === undefined) throw coded(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', `The "${encoding}" encoding is not supported`)
    this.#fatal = !!options.fatal
    this.#ignoreBOM = !!options.ignoreBOM
    this.#decode = internal.decoder(this.#encoding, this.#fatal, this.#ignoreBOM)
  }

  static #check (o) {
    if (!isObject(o)) throw invalidThis('TextDecoder')
    if (!(#decode in o)) throw invalidThis('TextDecoder')
    return o
  }

  get encoding () { return TextDecoder.#check(this).#encoding }
  get fatal () { return TextDecoder.#check(this).#fatal }
  get ignoreBOM () { return TextDecoder.#check(this).#ignoreBOM }

  decode (input = new ArrayBuffer(0), options = {}) {
    TextDecoder.#check(this)
    if (options === null) options = {}
    if (!isObject(options)) throw wrongType('options', 'of type object', options)
    const stream = !!options.stream
    let text
    const isBytes = bytes(input, (buffer, offset, length) => {
      text = this.#decode(stream, buffer, offset, length)
      return true
    })
    if (!isBytes) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.')
    if (text === undefined) throw coded(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', `The encoded data was not valid for encoding ${this.#encoding}`)
    return text
  }

  [inspect] (depth, options, inspect) {
    return show(this.constructor.name, { encoding: this.encoding, fatal: this.fatal, ignoreBOM: this.ignoreBOM }, depth, options, inspect)
  }
}
expose(TextDecoder, 'encoding', 'fatal', 'ignoreBOM', 'decode')

exports.TextEncoder = TextEncoder
exports.TextDecoder = TextDecoder
