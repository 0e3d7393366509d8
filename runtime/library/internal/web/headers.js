'use strict'

const { invalidThis, isObject, expose, inspect, show } = require('internal/web/idl')

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9a-zA-Z]+$/

let makeImmutable // has no script change the headers any more
let pairsOf // names and values, sorted

function nameOf (v, method) {
  const name = `${v}`
  if (!TOKEN.test(name)) throw new TypeError(`Headers.${method}: "${name}" is an invalid header name.`)
  return name
}

function valueOf (v, method) {
  const value = `${v}`.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
  for (let i = 0; i < value.length; i++) {
    if (value.charCodeAt(i) > 255) throw new TypeError(`Cannot convert argument to a ByteString because the character at index ${i} has a value of ${value.charCodeAt(i)} which is greater than 255.`)
  }
  if (/[\0\r\n]/.test(value)) throw new TypeError(`Headers.${method}: "${v}" is an invalid header value.`)
  return value
}

function needs (given, wanted, method) {
  if (given < wanted) throw new TypeError(`Headers.${method}: ${wanted} argument${wanted > 1 ? 's' : ''} required, but${given === 0 ? '' : ' only'} ${given} found.`)
}

// https://fetch.spec.whatwg.org/#headers-class
class Headers {
  #map = new Map() // of names in small letters, each with the name as it was given and the value
  #list // these, sorted, while nothing changes
  #cookies = [] // the values of set-cookie
  #immutable = false

  constructor (init = undefined) {
    if (init === undefined) return
    if (!isObject(init)) throw new TypeError('Headers constructor: Argument 1 could not be converted to one of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.')
    if (Headers.#is(init)) {
      for (const [name, value] of init.#sorted()) this.#append(name, value)
    } else if (typeof init[Symbol.iterator] === 'function') {
      for (const pair of init) {
        const both = isObject(pair) && typeof pair[Symbol.iterator] === 'function' ? [...pair] : []
        if (both.length !== 2) throw new TypeError('Headers constructor: expected name/value pair to be length 2, found ' + both.length + '.')
        this.#append(nameOf(both[0], 'append'), valueOf(both[1], 'append'))
      }
    } else {
      for (const key of Reflect.ownKeys(init)) {
        if (Reflect.getOwnPropertyDescriptor(init, key)?.enumerable) this.#append(nameOf(key, 'append'), valueOf(init[key], 'append'))
      }
    }
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #map in o
  }

  static #check (o) {
    if (!Headers.#is(o)) throw new TypeError('Illegal invocation')
    return o
  }

  static {
    makeImmutable = headers => { headers.#immutable = true }
  }

  #append (given, value) {
    const name = given.toLowerCase()
    this.#list = undefined
    if (name === 'set-cookie') this.#cookies.push(value)
    const before = this.#map.get(name)
    if (before === undefined) this.#map.set(name, { given, value })
    else before.value += (name === 'cookie' ? '; ' : ', ') + value
  }

  #sorted () {
    if (this.#list !== undefined) return this.#list
    const all = this.#list = []
    for (const name of [...this.#map.keys()].sort()) {
      if (name === 'set-cookie') for (const cookie of this.#cookies) all.push([name, cookie])
      else all.push([name, this.#map.get(name).value])
    }
    return all
  }

  #mayChange () {
    if (this.#immutable) throw new TypeError('immutable')
  }

  append (name, value) {
    Headers.#check(this)
    needs(arguments.length, 2, 'append')
    name = nameOf(name, 'append')
    value = valueOf(value, 'append')
    this.#mayChange()
    this.#append(name, value)
  }

  delete (name) {
    Headers.#check(this)
    needs(arguments.length, 1, 'delete')
    name = nameOf(name, 'delete').toLowerCase()
    this.#mayChange()
    this.#list = undefined
    this.#map.delete(name)
    if (name === 'set-cookie') this.#cookies = []
  }

  get (name) {
    Headers.#check(this)
    needs(arguments.length, 1, 'get')
    return this.#map.get(nameOf(name, 'get').toLowerCase())?.value ?? null
  }

  has (name) {
    Headers.#check(this)
    needs(arguments.length, 1, 'has')
    return this.#map.has(nameOf(name, 'has').toLowerCase())
  }

  set (name, value) {
    Headers.#check(this)
    needs(arguments.length, 2, 'set')
    name = nameOf(name, 'set')
    value = valueOf(value, 'set')
    this.#mayChange()
    this.#list = undefined
    if (name.toLowerCase() === 'set-cookie') this.#cookies = [value]
    this.#map.set(name.toLowerCase(), { given: name, value })
  }

  getSetCookie () { return Headers.#check(this).#cookies.slice() }

  keys () { return iterate(Headers.#check(this), name => name) }
  values () { return iterate(Headers.#check(this), (name, value) => value) }
  entries () { return iterate(Headers.#check(this), (name, value) => [name, value]) }

  forEach (callback, thisArg = undefined) {
    Headers.#check(this)
    needs(arguments.length, 1, 'forEach')
    if (typeof callback !== 'function') throw new TypeError("Failed to execute 'forEach' on 'Headers': parameter 1 is not of type 'Function'.")
    for (const [name, value] of this.#sorted()) callback.call(thisArg, value, name, this)
  }

  static #pairs (headers) { return headers.#sorted() }

  static {
    pairsOf = Headers.#pairs
  }

  [inspect] (depth, options, inspect) {
    return show('Headers', Object.fromEntries(Array.from(this.#map.values(), ({ given, value }) => [given, value])), depth, options, inspect)
  }
}
expose(Headers, 'append', 'delete', 'get', 'has', 'set', 'getSetCookie', 'keys', 'values', 'entries', 'forEach')
Object.defineProperty(Headers.prototype, Symbol.iterator, { value: Headers.prototype.entries, writable: true, configurable: true })

const iterators = new WeakMap()
const iteratorPrototype = Object.create(Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())), {
  next: {
    value: function next () {
      const state = iterators.get(this)
      if (state === undefined) throw invalidThis('Headers Iterator')
      const pairs = pairsOf(state.headers)
      if (state.at >= pairs.length) return { value: undefined, done: true }
      const [name, value] = pairs[state.at++]
      return { value: state.what(name, value), done: false }
    },
    writable: true,
    enumerable: true,
    configurable: true
  },
  [Symbol.toStringTag]: { value: 'Headers Iterator', configurable: true }
})

function iterate (headers, what) {
  const iterator = Object.create(iteratorPrototype)
  iterators.set(iterator, { headers, what, at: 0 })
  return iterator
}

module.exports = { Headers, pairsOf, makeImmutable }
