'use strict'

const { invalidThis, isObject, usv, expose, inspect, show } = require('internal/web/idl')
const { Blob, File, isBlob, bytesOf } = require('internal/web/blob')

let listOf // the entries of a FormData, undefined if an object is none

function needs (given, wanted, method) {
  if (given < wanted) throw new TypeError(`FormData.${method}: ${wanted} arguments required, but${given === 0 ? '' : ' only'} ${given} found.`)
}

// entryValue is a string or a File, under whose name it is sent.
function entryValue (value, name) {
  if (!isBlob(value)) return usv(value)
  if (value instanceof File && name === undefined) return value
  return new File([value], name === undefined ? 'blob' : usv(name), { type: value.type, lastModified: value.lastModified })
}

// https://xhr.spec.whatwg.org/#interface-formdata
class FormData {
  #list = []

  constructor (form = undefined) {
    if (form !== undefined) throw new TypeError('FormData constructor: Argument 1 could not be converted to: undefined.')
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #list in o
  }

  static #check (o) {
    if (!FormData.#is(o)) throw new TypeError('Illegal invocation')
    return o
  }

  static {
    listOf = o => FormData.#is(o) ? o.#list : undefined
  }

  append (name, value, filename = undefined) {
    FormData.#check(this)
    needs(arguments.length, 2, 'append')
    if (arguments.length > 2 && !isBlob(value)) throw new TypeError("Failed to execute 'append' on 'FormData': parameter 2 is not of type 'Blob'")
    this.#list.push([usv(name), entryValue(value, filename)])
  }

  set (name, value, filename = undefined) {
    FormData.#check(this)
    needs(arguments.length, 2, 'set')
    if (arguments.length > 2 && !isBlob(value)) throw new TypeError("Failed to execute 'set' on 'FormData': parameter 2 is not of type 'Blob'")
    name = usv(name)
    const entry = [name, entryValue(value, filename)]
    const at = this.#list.findIndex(([other]) => other === name)
    if (at < 0) {
      this.#list.push(entry)
    } else {
      this.#list = this.#list.filter(([other], i) => i <= at || other !== name)
      this.#list[at] = entry
    }
  }

  delete (name) {
    FormData.#check(this)
    needs(arguments.length, 1, 'delete')
    name = usv(name)
    this.#list = this.#list.filter(([other]) => other !== name)
  }

  get (name) {
    FormData.#check(this)
    needs(arguments.length, 1, 'get')
    name = usv(name)
    return this.#list.find(([other]) => other === name)?.[1] ?? null
  }

  getAll (name) {
    FormData.#check(this)
    needs(arguments.length, 1, 'getAll')
    name = usv(name)
    return this.#list.filter(([other]) => other === name).map(([, value]) => value)
  }

  has (name) {
    FormData.#check(this)
    needs(arguments.length, 1, 'has')
    name = usv(name)
    return this.#list.some(([other]) => other === name)
  }

  entries () { return iterate(FormData.#check(this), (name, value) => [name, value]) }
  keys () { return iterate(FormData.#check(this), name => name) }
  values () { return iterate(FormData.#check(this), (name, value) => value) }

  forEach (callback, thisArg = undefined) {
    FormData.#check(this)
    if (typeof callback !== 'function') throw new TypeError("Failed to execute 'forEach' on 'FormData': parameter 1 is not of type 'Function'.")
    for (const [name, value] of this) callback.call(thisArg, value, name, this)
  }

  [inspect] (depth, options, inspect) {
    return show('FormData', Object.fromEntries(this.#list), depth, options, inspect)
  }
}
expose(FormData, 'append', 'delete', 'get', 'getAll', 'has', 'set', 'entries', 'forEach', 'keys', 'values')
Object.defineProperty(FormData.prototype, Symbol.iterator, { value: FormData.prototype.entries, writable: true, configurable: true })

const iterators = new WeakMap()
const iteratorPrototype = Object.create(Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())), {
  next: {
    value: function next () {
      const state = iterators.get(this)
      if (state === undefined) throw invalidThis('FormData Iterator')
      const list = listOf(state.form)
      if (state.at >= list.length) return { value: undefined, done: true }
      return { value: state.what(...list[state.at++]), done: false }
    },
    writable: true,
    enumerable: true,
    configurable: true
  },
  [Symbol.toStringTag]: { value: 'FormData Iterator', configurable: true }
})

function iterate (form, what) {
  const iterator = Object.create(iteratorPrototype)
  iterators.set(iterator, { form, what, at: 0 })
  return iterator
}

// encode writes a form as multipart/form-data, whose pieces a Blob puts together.
// See https://html.spec.whatwg.org/#multipart-form-data.
function encode (form, boundary) {
  const quoted = text => text.replace(/\r\n?|\n/g, '\r\n').replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22')
  const pieces = []
  for (const [name, value] of listOf(form)) {
    pieces.push(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`)
    if (typeof value === 'string') pieces.push(`\r\n\r\n${value.replace(/\r\n?|\n/g, '\r\n')}\r\n`)
    else pieces.push(`; filename="${quoted(value.name)}"\r\nContent-Type: ${value.type || 'application/octet-stream'}\r\n\r\n`, value, '\r\n')
  }
  pieces.push(`--${boundary}--\r\n`)
  return bytesOf(new Blob(pieces))
}

// decode reads what encode writes. It takes a text whose units are bytes.
function decode (binary, boundary, toText, toBytes) {
  const form = new FormData()
  const parts = ('\r\n' + binary).split('\r\n--' + boundary)
  if (parts.length < 2 || !parts.at(-1).startsWith('--')) throw new TypeError('Failed to parse body as FormData.')
  for (const part of parts.slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n')
    if (!part.startsWith('\r\n') || end < 0) throw new TypeError('Failed to parse body as FormData.')
    const head = toText(part.slice(2, end)).split('\r\n')
    const header = name => head.find(line => line.toLowerCase().startsWith(name + ':'))?.slice(name.length + 1).trim()
    const disposition = header('content-disposition') ?? ''
    const field = key => disposition.match(new RegExp(`; ?${key}="([^"]*)"`))?.[1].replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%22/g, '"')
    const name = field('name')
    if (name === undefined) throw new TypeError('Failed to parse body as FormData.')
    const filename = field('filename')
    const content = part.slice(end + 4)
    if (filename === undefined) form.append(name, toText(content))
    else form.append(name, new File([toBytes(content)], filename, { type: header('content-type') ?? 'text/plain' }))
  }
  return form
}

module.exports = { FormData, isFormData: o => listOf(o) !== undefined, encode, decode }
