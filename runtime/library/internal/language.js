'use strict'

// What the language has that the engine lacks. Each function is called by a native
// one, which has its name and length: see runtime/language.go.
//
// Promises, iterators and groups are those of the standard, step by step:
// https://tc39.es/ecma262/.

const { defineProperty, getOwnPropertyDescriptor, create, getPrototypeOf } = Object
const { isArray } = Array
const { apply } = Reflect
const isObject = v => (typeof v === 'object' && v !== null) || typeof v === 'function'

exports.promise = {
  withResolvers () {
    if (typeof this !== 'function') throw new TypeError('Promise.withResolvers called on non-object')
    let resolve, reject
    const promise = new this((a, b) => { resolve = a; reject = b })
    return { promise, resolve, reject }
  },

  any (promises) {
    if (!isObject(this)) throw new TypeError('Promise.any called on non-object')
    return new this((resolve, reject) => {
      const then = this.resolve
      if (typeof then !== 'function') throw new TypeError('Promise resolve or reject function is not callable')
      const errors = []
      let left = 1
      const failed = () => {
        if (--left === 0) reject(new AggregateError(errors, 'All promises were rejected'))
      }
      let i = 0
      for (const promise of promises) {
        const at = i++
        let called = false
        errors[at] = undefined
        left++
        apply(then, this, [promise]).then(resolve, reason => {
          if (called) return
          called = true
          errors[at] = reason
          failed()
        })
      }
      failed()
    })
  },

  try (f, ...args) {
    if (!isObject(this)) throw new TypeError('Promise.try called on non-object')
    return new this((resolve, reject) => {
      try { resolve(f(...args)) } catch (e) { reject(e) }
    })
  }
}

function group (items, callback, add) {
  if (items === undefined || items === null) throw new TypeError(`${items} is not iterable`)
  if (typeof callback !== 'function') throw new TypeError(`${describe(callback)} is not a function`)
  let i = 0
  for (const item of items) add(callback(item, i++), item)
}

exports.object = {
  groupBy (items, callback) {
    const groups = create(null)
    group(items, callback, (key, item) => {
      if (typeof key !== 'symbol') key = `${key}`
      if (key in groups) groups[key].push(item)
      else groups[key] = [item]
    })
    return groups
  }
}

exports.map = {
  groupBy (items, callback) {
    const groups = new Map()
    group(items, callback, (key, item) => {
      const members = groups.get(key)
      if (members) members.push(item)
      else groups.set(key, [item])
    })
    return groups
  }
}

// As in V8, whose messages these are.
function describe (v) {
  if (typeof v === 'string') return JSON.stringify(v)
  if (typeof v === 'function') return String(v)
  if (isArray(v)) return '[object Array]'
  return isObject(v) ? `#<${v.constructor?.name || 'Object'}>` : String(v)
}

exports.array = {
  async fromAsync (items, map, self) {
    if (map !== undefined && typeof map !== 'function') throw new TypeError(`${describe(map)} is not a function`)
    const make = typeof this === 'function' && 'prototype' in this ? this : Array
    const iterate = items[Symbol.asyncIterator]
    const synchronous = iterate === undefined || iterate === null ? items[Symbol.iterator] : undefined
    const put = (list, i, value) => defineProperty(list, i, { value, writable: true, enumerable: true, configurable: true })
    let i = 0
    if (iterate === undefined || iterate === null ? typeof synchronous === 'function' : true) {
      const list = new make()
      const iterator = apply(synchronous ?? iterate, items, [])
      if (!isObject(iterator)) throw new TypeError(`Result of the Symbol.${synchronous ? 'iterator' : 'asyncIterator'} method is not an object`)
      const next = iterator.next
      for (;; i++) {
        const step = synchronous ? apply(next, iterator, []) : await apply(next, iterator, [])
        if (!isObject(step)) throw new TypeError(`Iterator result ${String(step)} is not an object`)
        if (step.done) break
        try {
          let value = synchronous ? await step.value : step.value
          if (map !== undefined) value = await apply(map, self, [value, i])
          put(list, i, value)
        } catch (e) {
          try { await iterator.return?.() } catch {}
          throw e
        }
      }
      list.length = i
      return list
    }
    const source = Object(items)
    const n = Math.min(Math.max(Math.trunc(Number(source.length)) || 0, 0), Number.MAX_SAFE_INTEGER)
    const list = make === Array ? [] : new make(n)
    for (; i < n; i++) {
      let value = await source[i]
      if (map !== undefined) value = await apply(map, self, [value, i])
      put(list, i, value)
    }
    list.length = n
    return list
  }
}

exports.string = {}

function text (self, name) {
  if (self === undefined || self === null) throw new TypeError(`String.prototype.${name} called on null or undefined`)
  return String(self)
}

// Annex B: what browsers have kept.
function tag (name, tagName, attribute) {
  exports.string[name] = function (value) {
    let start = '<' + tagName
    const body = text(this, name)
    if (attribute) start += ` ${attribute}="${String(value).replaceAll('"', '&quot;')}"`
    return `${start}>${body}</${tagName}>`
  }
}
tag('anchor', 'a', 'name')
tag('big', 'big')
tag('blink', 'blink')
tag('bold', 'b')
tag('fixed', 'tt')
tag('fontcolor', 'font', 'color')
tag('fontsize', 'font', 'size')
tag('italics', 'i')
tag('link', 'a', 'href')
tag('small', 'small')
tag('strike', 'strike')
tag('sub', 'sub')
tag('sup', 'sup')

exports.objectPrototype = {
  __defineGetter__ (key, get) { accessor(this, key, { get }, '__defineGetter__') },
  __defineSetter__ (key, set) { accessor(this, key, { set }, '__defineSetter__') },
  __lookupGetter__ (key) { return lookup(this, key)?.get },
  __lookupSetter__ (key) { return lookup(this, key)?.set }
}

function accessor (self, key, part, name) {
  if (self === undefined || self === null) throw new TypeError('Cannot convert undefined or null to object')
  if (typeof (part.get ?? part.set) !== 'function') throw new TypeError(`Object.prototype.${name}: Expecting function`)
  defineProperty(Object(self), key, { ...part, enumerable: true, configurable: true })
}

function lookup (self, key) {
  if (self === undefined || self === null) throw new TypeError('Cannot convert undefined or null to object')
  for (let o = Object(self); o !== null; o = getPrototypeOf(o)) {
    const found = getOwnPropertyDescriptor(o, key)
    if (found) return found
  }
}

exports.date = {
  getYear () { return Date.prototype.getFullYear.call(this) - 1900 },
  setYear (year) {
    year = Number(year)
    if (Number.isNaN(year)) return this.setTime(NaN)
    const whole = Math.trunc(year)
    if (Number.isNaN(this.getTime())) this.setTime(new Date(1970, 0).getTime())
    return this.setFullYear(whole >= 0 && whole <= 99 ? whole + 1900 : year)
  }
}
