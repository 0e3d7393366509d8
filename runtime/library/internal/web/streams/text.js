'use strict'

const { invalidThis, isObject, expose } = require('internal/web/idl')
const { TransformStream } = require('internal/web/streams/transform')
const { TextEncoder, TextDecoder } = require('internal/web/encoding')

// Text and its bytes, as streams that transform one into the other.

class TextEncoderStream {
  #transform
  #high = ''

  constructor () {
    const encoder = new TextEncoder()
    this.#transform = new TransformStream({
      transform: (chunk, controller) => {
        let text = this.#high + String(chunk)
        this.#high = ''
        if (text === '') return
        const last = text.charCodeAt(text.length - 1)
        if (last >= 0xd800 && last < 0xdc00) { // its other half may come
          this.#high = text.slice(-1)
          text = text.slice(0, -1)
        }
        if (text !== '') controller.enqueue(encoder.encode(text))
      },
      flush: controller => {
        if (this.#high !== '') controller.enqueue(encoder.encode(this.#high))
      }
    })
  }

  static #check (o) {
    if (!isObject(o)) throw invalidThis('TextEncoderStream')
    if (!(#high in o)) throw invalidThis('TextEncoderStream')
    return o
  }

  get encoding () {
    TextEncoderStream.#check(this)
    return 'utf-8'
  }

  get readable () { return TextEncoderStream.#check(this).#transform.readable }
  get writable () { return TextEncoderStream.#check(this).#transform.writable }
}
expose(TextEncoderStream, 'encoding', 'readable', 'writable')

class TextDecoderStream {
  #decoder
  #transform

  constructor (encoding = 'utf-8', options = {}) {
    const decoder = this.#decoder = new TextDecoder(encoding, options)
    this.#transform = new TransformStream({
      transform (chunk, controller) {
        const text = decoder.decode(chunk, { stream: true })
        if (text !== '') controller.enqueue(text)
      },
      flush (controller) {
        const text = decoder.decode()
        if (text !== '') controller.enqueue(text)
      }
    })
  }

  static #check (o) {
    if (!isObject(o)) throw invalidThis('TextDecoderStream')
    if (!(#decoder in o)) throw invalidThis('TextDecoderStream')
    return o
  }

  get encoding () { return TextDecoderStream.#check(this).#decoder.encoding }
  get fatal () { return TextDecoderStream.#check(this).#decoder.fatal }
  get ignoreBOM () { return TextDecoderStream.#check(this).#decoder.ignoreBOM }
  get readable () { return TextDecoderStream.#check(this).#transform.readable }
  get writable () { return TextDecoderStream.#check(this).#transform.writable }
}
expose(TextDecoderStream, 'encoding', 'fatal', 'ignoreBOM', 'readable', 'writable')

module.exports = { TextEncoderStream, TextDecoderStream }
