'use strict'

const { coded, need, wrongType, invalidThis, isObject, usv, expose, bytes, inspect, show } = require('internal/web/idl')

const CHUNK = 65536
let partsOf // the bytes of a Blob, undefined if an object is none

const text = () => new (require('internal/web/encoding').TextDecoder)()

// A Blob's bytes are a list of pieces that nothing changes, and that blobs share.
const sizeOf = parts => parts.reduce((sum, part) => sum + part.byteLength, 0)

function join (parts) {
  const all = new Uint8Array(sizeOf(parts))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.byteLength
  }
  return all
}

function pieceOf (source, endings) {
  const parts = partsOf(source)
  if (parts !== undefined) return parts
  const copy = bytes(source, (buffer, offset, length) => new Uint8Array(buffer, offset, length).slice())
  if (copy !== undefined) return [copy]
  let string = usv(source)
  if (endings === 'native') string = string.replace(/\r\n|\r/g, '\n')
  return [new Uint8Array(internal.encode(string))]
}

const typeOf = type => /[^\u0020-\u007e]/.test(type) ? '' : type.toLowerCase()

// https://w3c.github.io/FileAPI/#blob-section
class Blob {
  #parts
  #type

  constructor (sources = [], options = {}) {
    if (!isObject(sources) || typeof sources[Symbol.iterator] !== 'function') throw wrongType('sources', 'a sequence', sources)
    if (options === null || options === undefined) options = {}
    if (!isObject(options)) throw wrongType('options', 'of type object', options)
    const { type = '', endings = 'transparent' } = options
    if (endings !== 'transparent' && endings !== 'native') throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The property 'options.endings' is invalid. Received '${endings}'`)
    this.#parts = []
    for (const source of sources) this.#parts.push(...pieceOf(source, endings).filter(part => part.byteLength > 0))
    this.#type = typeOf(`${type}`)
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #parts in o
  }

  static #check (o) {
    if (!Blob.#is(o)) throw invalidThis('Blob')
    return o
  }

  static {
    partsOf = o => Blob.#is(o) ? o.#parts : undefined
  }

  get size () { return sizeOf(Blob.#check(this).#parts) }
  get type () { return Blob.#check(this).#type }

  slice (start = 0, end = undefined, type = '') {
    const { size } = Blob.#check(this)
    const at = v => {
      v = Math.trunc(Number(v)) || 0
      return v < 0 ? Math.max(size + v, 0) : Math.min(v, size)
    }
    const from = at(start)
    const to = end === undefined ? size : at(end)
    const part = new Blob([], { type })
    let offset = 0
    for (const piece of this.#parts) {
      const low = Math.max(from - offset, 0)
      const high = Math.min(to - offset, piece.byteLength)
      if (low < high) part.#parts.push(piece.subarray(low, high))
      offset += piece.byteLength
    }
    return part
  }

  async arrayBuffer () { return join(Blob.#check(this).#parts).buffer }
  async bytes () { return join(Blob.#check(this).#parts) }
  async text () { return text().decode(join(Blob.#check(this).#parts)) }

  stream () {
    const parts = Blob.#check(this).#parts.slice()
    const { ReadableStream } = require('internal/web/streams/readable')
    return new ReadableStream({
      type: 'bytes',
      pull (controller) {
        if (parts.length === 0) return controller.close()
        const part = parts[0]
        controller.enqueue(part.subarray(0, CHUNK))
        if (part.byteLength > CHUNK) parts[0] = part.subarray(CHUNK)
        else parts.shift()
      }
    }, { highWaterMark: 0 })
  }

  [inspect] (depth, options, inspect) {
    return show('Blob', { size: this.size, type: this.type }, depth, options, inspect)
  }
}
expose(Blob, 'size', 'type', 'slice', 'stream', 'text', 'arrayBuffer')

// https://w3c.github.io/FileAPI/#file-section
class File extends Blob {
  #name
  #lastModified

  constructor (fileBits, fileName, options = {}) {
    need(arguments.length, 'fileBits', 'fileName')
    super(fileBits, options)
    this.#name = usv(fileName)
    const { lastModified } = options ?? {}
    this.#lastModified = lastModified === undefined ? Date.now() : Math.trunc(Number(lastModified)) || 0
  }

  static #check (o) {
    if (!isObject(o)) throw invalidThis('File')
    if (!(#name in o)) throw invalidThis('File')
    return o
  }

  get name () { return File.#check(this).#name }
  get lastModified () { return File.#check(this).#lastModified }

  [inspect] (depth, options, inspect) {
    return show('File', { size: this.size, type: this.type, name: this.name, lastModified: this.lastModified }, depth, options, inspect)
  }
}
expose(File, 'name', 'lastModified')

module.exports = { Blob, File, isBlob: o => partsOf(o) !== undefined, bytesOf: blob => join(partsOf(blob)) }
