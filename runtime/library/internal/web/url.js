'use strict'

const { coded, need, wrongType, invalidThis, isObject, usv, expose, inspect } = require('internal/web/idl')

let attach // makes the parameters of a URL
let reload // has them follow the query that it has been given
let follow // has a URL follow its parameters

// Where the parts are in what internal.parse and internal.change return.
const HREF = 0; const PROTOCOL = 1; const USERNAME = 2; const PASSWORD = 3; const HOST = 4; const HOSTNAME = 5
const PORT = 6; const PATHNAME = 7; const SEARCH = 8; const HASH = 9; const ORIGIN = 10

const names = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']

function invalid (input, base) {
  const e = coded(TypeError, 'ERR_INVALID_URL', 'Invalid URL')
  e.input = input
  if (base !== undefined) e.base = base
  return e
}

// https://url.spec.whatwg.org/#url-class
class URL {
  #parts
  #params

  constructor (url, base = undefined) {
    need(arguments.length, 'url')
    url = `${url}`
    if (base !== undefined) base = `${base}`
    this.#parts = internal.parse(url, base)
    if (this.#parts === undefined) throw invalid(url, base)
  }

  static {
    follow = (url, query) => { url.#parts = internal.change(url.#parts[HREF], 'search', query) }
    Object.defineProperty(URL, 'prototype', { writable: false })
  }

  static canParse (url, base = undefined) {
    need(arguments.length, 'url')
    return internal.parse(`${url}`, base === undefined ? base : `${base}`) !== undefined
  }

  static parse (url, base = undefined) {
    need(arguments.length, 'url')
    return URL.canParse(url, base) ? new URL(url, base) : null
  }

  #get (part) {
    return this.#parts[part]
  }

  #set (part, value) {
    this.#parts = internal.change(this.#parts[HREF], part, `${value}`)
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #parts in o
  }

  static #check (o) {
    if (!URL.#is(o)) throw new TypeError('Receiver must be an instance of class URL')
    return o
  }

  get href () { return URL.#check(this).#get(HREF) }
  set href (value) {
    URL.#check(this)
    value = `${value}`
    const parts = internal.parse(value)
    if (parts === undefined) throw invalid(value)
    this.#parts = parts
    if (this.#params) reload(this.#params, parts[SEARCH])
  }

  get origin () { return URL.#check(this).#get(ORIGIN) }
  get protocol () { return URL.#check(this).#get(PROTOCOL) }
  set protocol (value) { URL.#check(this).#set('protocol', value) }
  get username () { return URL.#check(this).#get(USERNAME) }
  set username (value) { URL.#check(this).#set('username', value) }
  get password () { return URL.#check(this).#get(PASSWORD) }
  set password (value) { URL.#check(this).#set('password', value) }
  get host () { return URL.#check(this).#get(HOST) }
  set host (value) { URL.#check(this).#set('host', value) }
  get hostname () { return URL.#check(this).#get(HOSTNAME) }
  set hostname (value) { URL.#check(this).#set('hostname', value) }
  get port () { return URL.#check(this).#get(PORT) }
  set port (value) { URL.#check(this).#set('port', value) }
  get pathname () { return URL.#check(this).#get(PATHNAME) }
  set pathname (value) { URL.#check(this).#set('pathname', value) }
  get search () { return URL.#check(this).#get(SEARCH) }
  set search (value) {
    URL.#check(this).#set('search', value)
    if (this.#params) reload(this.#params, this.#parts[SEARCH])
  }

  get searchParams () {
    return URL.#check(this).#params ??= attach(this, this.#parts[SEARCH])
  }

  get hash () { return URL.#check(this).#get(HASH) }
  set hash (value) { URL.#check(this).#set('hash', value) }
  toString () { return URL.#check(this).#get(HREF) }
  toJSON () { return URL.#check(this).#get(HREF) }

  [inspect] (depth, options, inspect) {
    URL.#check(this)
    if (typeof inspect !== 'function' || (typeof depth === 'number' && depth < 0)) return this.href
    const shown = {}
    for (const name of names) shown[name] = this[name]
    return `${this.constructor.name} ${inspect(shown, options)}`
  }
}
expose(URL, ...names, 'toString', 'toJSON')
for (const name of ['canParse', 'parse']) Object.defineProperty(URL, name, { enumerable: true })

// The pairs of parameters lie in one list: name, value, name, value.
let listOf

// https://url.spec.whatwg.org/#interface-urlsearchparams
class URLSearchParams {
  #list = []
  #url = null

  constructor (init = undefined) {
    if (init === undefined || init === null) return
    if (!isObject(init)) {
      init = usv(init)
      this.#list = internal.parseQuery(init[0] === '?' ? init.slice(1) : init)
      return
    }
    const iterator = init[Symbol.iterator]
    if (iterator === undefined || iterator === null) {
      for (const key of Reflect.ownKeys(init)) {
        const d = Reflect.getOwnPropertyDescriptor(init, key)
        if (d === undefined || !d.enumerable) continue
        const name = usv(key)
        const at = this.#find(name, 0)
        if (at < 0) this.#list.push(name, usv(init[key]))
        else this.#list[at + 1] = usv(init[key])
      }
      return
    }
    if (typeof iterator !== 'function') throw coded(TypeError, 'ERR_ARG_NOT_ITERABLE', 'Query pairs must be iterable')
    if (URLSearchParams.#is(init) && iterator === URLSearchParams.prototype[Symbol.iterator]) {
      this.#list = init.#list.slice()
      return
    }
    for (const pair of init) {
      if (!isObject(pair) || typeof pair[Symbol.iterator] !== 'function') throw URLSearchParams.#noPair()
      const both = [...pair]
      if (both.length !== 2) throw URLSearchParams.#noPair()
      this.#list.push(usv(both[0]), usv(both[1]))
    }
  }

  static {
    listOf = params => params.#list
    attach = (url, search) => {
      const params = new URLSearchParams(search)
      params.#url = url
      return params
    }
    reload = (params, search) => { params.#list = internal.parseQuery(search.slice(1)) }
  }

  static #noPair () {
    return coded(TypeError, 'ERR_INVALID_TUPLE', 'Each query pair must be an iterable [name, value] tuple')
  }

  static #is (o) { // in a statement of its own, for goja
    if (!isObject(o)) return false
    return #list in o
  }

  static #check (o) {
    if (!URLSearchParams.#is(o)) throw invalidThis('URLSearchParams')
    return o
  }

  #find (name, from) {
    for (let i = from; i < this.#list.length; i += 2) {
      if (this.#list[i] === name) return i
    }
    return -1
  }

  #changed () {
    if (this.#url !== null) follow(this.#url, internal.formatQuery(this.#list))
  }

  get size () { return URLSearchParams.#check(this).#list.length / 2 }

  append (name, value) {
    URLSearchParams.#check(this)
    need(arguments.length, 'name', 'value')
    this.#list.push(usv(name), usv(value))
    this.#changed()
  }

  delete (name, value = undefined) {
    URLSearchParams.#check(this)
    need(arguments.length, 'name')
    name = usv(name)
    if (value !== undefined) value = usv(value)
    const kept = []
    for (let i = 0; i < this.#list.length; i += 2) {
      if (this.#list[i] !== name || (value !== undefined && this.#list[i + 1] !== value)) kept.push(this.#list[i], this.#list[i + 1])
    }
    this.#list = kept
    this.#changed()
  }

  get (name) {
    URLSearchParams.#check(this)
    need(arguments.length, 'name')
    const at = this.#find(usv(name), 0)
    return at < 0 ? null : this.#list[at + 1]
  }

  getAll (name) {
    URLSearchParams.#check(this)
    need(arguments.length, 'name')
    name = usv(name)
    const values = []
    for (let at = this.#find(name, 0); at >= 0; at = this.#find(name, at + 2)) values.push(this.#list[at + 1])
    return values
  }

  has (name, value = undefined) {
    URLSearchParams.#check(this)
    need(arguments.length, 'name')
    name = usv(name)
    if (value !== undefined) value = usv(value)
    for (let at = this.#find(name, 0); at >= 0; at = this.#find(name, at + 2)) {
      if (value === undefined || this.#list[at + 1] === value) return true
    }
    return false
  }

  set (name, value) {
    URLSearchParams.#check(this)
    need(arguments.length, 'name', 'value')
    name = usv(name)
    value = usv(value)
    const at = this.#find(name, 0)
    if (at < 0) {
      this.#list.push(name, value)
    } else {
      this.#list[at + 1] = value
      const kept = this.#list.slice(0, at + 2)
      for (let i = at + 2; i < this.#list.length; i += 2) {
        if (this.#list[i] !== name) kept.push(this.#list[i], this.#list[i + 1])
      }
      this.#list = kept
    }
    this.#changed()
  }

  sort () {
    URLSearchParams.#check(this)
    const pairs = []
    for (let i = 0; i < this.#list.length; i += 2) pairs.push([this.#list[i], this.#list[i + 1]])
    pairs.sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)
    this.#list = pairs.flat()
    this.#changed()
  }

  entries () { return iterate(URLSearchParams.#check(this), (name, value) => [name, value]) }
  keys () { return iterate(URLSearchParams.#check(this), name => name) }
  values () { return iterate(URLSearchParams.#check(this), (name, value) => value) }

  forEach (callback, thisArg = undefined) {
    URLSearchParams.#check(this)
    if (typeof callback !== 'function') throw wrongType('callback', 'of type function', callback)
    for (let i = 0; i < this.#list.length; i += 2) callback.call(thisArg, this.#list[i + 1], this.#list[i], this)
  }

  toString () { return internal.formatQuery(URLSearchParams.#check(this).#list) }

  [inspect] (depth, options, inspect) {
    const list = URLSearchParams.#check(this).#list
    if (typeof inspect !== 'function' || (typeof depth === 'number' && depth < 0)) return '[Object]'
    const shown = []
    for (let i = 0; i < list.length; i += 2) shown.push(`${inspect(list[i], options)} => ${inspect(list[i + 1], options)}`)
    return shown.length === 0 ? 'URLSearchParams {}' : `URLSearchParams { ${shown.join(', ')} }`
  }
}
expose(URLSearchParams, 'size', 'append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries', 'forEach', 'keys', 'values', 'toString')
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, { value: URLSearchParams.prototype.entries, writable: true, configurable: true })

// The iterators see what is added while they run.
const iterators = new WeakMap()
const iteratorPrototype = Object.create(Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())), {
  next: {
    value: function next () {
      const state = iterators.get(this)
      if (state === undefined) throw invalidThis('URLSearchParamsIterator')
      const list = listOf(state.params)
      if (state.at >= list.length) return { value: undefined, done: true }
      const at = state.at
      state.at += 2
      return { value: state.what(list[at], list[at + 1]), done: false }
    },
    writable: true,
    enumerable: true,
    configurable: true
  },
  [Symbol.toStringTag]: { value: 'URLSearchParams Iterator', configurable: true },
  [inspect]: {
    value: function (depth, options, inspect) {
      const state = iterators.get(this)
      if (state === undefined || typeof inspect !== 'function' || (typeof depth === 'number' && depth < 0)) return '[Object]'
      const list = listOf(state.params)
      const shown = []
      for (let i = state.at; i < list.length; i += 2) shown.push(inspect(state.what(list[i], list[i + 1]), options))
      return `URLSearchParams Iterator { ${shown.join(', ')} }`
    },
    writable: true,
    configurable: true
  }
})

function iterate (params, what) {
  const iterator = Object.create(iteratorPrototype)
  iterators.set(iterator, { params, what, at: 0 })
  return iterator
}

exports.URL = URL
exports.URLSearchParams = URLSearchParams
