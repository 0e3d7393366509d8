'use strict'
// Whether two values are the same all the way down, as assert.deepStrictEqual and
// assert.deepEqual see it.

const types = require('internal/types')

const { hasOwnProperty, propertyIsEnumerable } = Object.prototype

const enumerableSymbols = object => Object.getOwnPropertySymbols(object).filter(symbol => propertyIsEnumerable.call(object, symbol))

const valueOf = value => value.constructor && types.isSymbolObject(value) ? Symbol.prototype.valueOf.call(value) : value.valueOf()

const sameBytes = (a, b) => {
  if (a.byteLength !== b.byteLength) return false
  const x = new Uint8Array(a.buffer || a, a.byteOffset || 0, a.byteLength)
  const y = new Uint8Array(b.buffer || b, b.byteOffset || 0, b.byteLength)
  return x.every((byte, i) => byte === y[i])
}

const isIndex = key => /^(0|[1-9]\d*)$/.test(key) && +key < 2 ** 32 - 1

class Comparison {
  constructor (strict) {
    this.strict = strict
    this.inProgress = null // the objects of both sides that are being compared
  }

  equal (a, b) {
    if (a === b) return a !== 0 || !this.strict || Object.is(a, b)
    if (this.strict) {
      if (typeof a !== 'object') return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b)
      if (typeof b !== 'object' || a === null || b === null) return false
      if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
    } else {
      if (a === null || typeof a !== 'object') {
        // eslint-disable-next-line eqeqeq
        return (b === null || typeof b !== 'object') && (a == b || (Number.isNaN(a) && Number.isNaN(b)))
      }
      if (b === null || typeof b !== 'object') return false
    }
    return this.objects(a, b)
  }

  objects (a, b) {
    const tag = Object.prototype.toString.call(a)
    if (tag !== Object.prototype.toString.call(b)) return false
    if (Array.isArray(a)) {
      if (!Array.isArray(b) || a.length !== b.length) return false
      const keys = Object.keys(a).filter(k => !isIndex(k))
      if (keys.length !== Object.keys(b).filter(k => !isIndex(k)).length) return false
      return this.inside(a, b, keys, 'array')
    }
    if (tag === '[object Object]' && !types.isProxy(a) && !types.isMap(a) && !types.isSet(a) && !types.isNativeError(a)) return this.inside(a, b)
    if (types.isDate(a)) {
      if (!types.isDate(b) || Date.prototype.getTime.call(a) !== Date.prototype.getTime.call(b)) return false
    } else if (types.isRegExp(a)) {
      if (!types.isRegExp(b) || a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false
    } else if (types.isNativeError(a) || a instanceof Error) {
      if (!types.isNativeError(b) && !(b instanceof Error)) return false
      for (const name of ['message', 'name', 'cause', 'errors']) { // which count as well where they are not enumerable
        const enumerable = propertyIsEnumerable.call(a, name)
        if (enumerable !== propertyIsEnumerable.call(b, name) || (!enumerable && !this.equal(a[name], b[name]))) return false
      }
    } else if (types.isTypedArray(a)) {
      if (!types.isTypedArray(b) || a.length !== b.length) return false
      if (!this.strict && (types.isFloat32Array(a) || types.isFloat64Array(a))) {
        if (!a.every((n, i) => n === b[i])) return false
      } else if (!sameBytes(a, b)) {
        return false
      }
      const keys = Object.keys(a).filter(k => !isIndex(k))
      if (keys.length !== Object.keys(b).filter(k => !isIndex(k)).length) return false
      return this.inside(a, b, keys)
    } else if (types.isSet(a)) {
      return types.isSet(b) && a.size === b.size && this.inside(a, b, undefined, 'set')
    } else if (types.isMap(a)) {
      return types.isMap(b) && a.size === b.size && this.inside(a, b, undefined, 'map')
    } else if (types.isAnyArrayBuffer(a)) {
      if (!types.isAnyArrayBuffer(b) || !sameBytes(a, b)) return false
    } else if (types.isDataView(a)) {
      if (!types.isDataView(b) || !sameBytes(a, b)) return false
    } else if (types.isBoxedPrimitive(a)) {
      if (!types.isBoxedPrimitive(b) || !Object.is(valueOf(a), valueOf(b))) return false
    } else if (types.isBoxedPrimitive(b) || types.isDate(b) || types.isRegExp(b) || types.isNativeError(b) || types.isMap(b) || types.isSet(b) || ArrayBuffer.isView(b)) {
      return false
    }
    return this.inside(a, b)
  }

  // inside compares the properties and the elements of two objects.
  inside (a, b, keys, kind) {
    if (keys === undefined) {
      keys = Object.keys(a)
      if (keys.length !== Object.keys(b).length) return false
    }
    for (const key of keys) if (!hasOwnProperty.call(b, key) || !propertyIsEnumerable.call(b, key)) return false
    if (this.strict) {
      const symbols = enumerableSymbols(a)
      if (symbols.length !== enumerableSymbols(b).length) return false
      for (const symbol of symbols) if (!propertyIsEnumerable.call(b, symbol)) return false
      keys = keys.concat(symbols)
    }
    if (this.inProgress === null) this.inProgress = new Set()
    const added = [a, b].filter(object => !this.inProgress.has(object))
    if (added.length === 0) return true // both are circles, and nothing told them apart
    for (const object of added) this.inProgress.add(object)
    const same = this.elements(a, b, kind) && keys.every(key => this.equal(a[key], b[key]))
    for (const object of added) this.inProgress.delete(object)
    return same
  }

  elements (a, b, kind) {
    if (kind === 'set') return this.sets(a, b)
    if (kind === 'map') return this.maps(a, b)
    if (kind === 'array') {
      for (let i = 0; i < a.length; i++) {
        const there = hasOwnProperty.call(a, i)
        if (there !== hasOwnProperty.call(b, i) || (there && !this.equal(a[i], b[i]))) return false
      }
    }
    return true
  }

  sets (a, b) {
    const left = new Set(b)
    const others = []
    for (const value of a) if (!left.delete(value)) others.push(value)
    for (const value of others) {
      if (this.strict && (typeof value !== 'object' || value === null)) return false
      let found = false
      for (const candidate of left) {
        if (this.equal(value, candidate)) {
          left.delete(candidate)
          found = true
          break
        }
      }
      if (!found) return false
    }
    return left.size === 0
  }

  maps (a, b) {
    const left = new Map(b)
    const others = []
    for (const [key, value] of a) {
      if (left.has(key) && (typeof key !== 'object' || key === null || this.equal(value, left.get(key)))) {
        if (!this.equal(value, left.get(key))) return false
        left.delete(key)
      } else {
        others.push([key, value])
      }
    }
    for (const [key, value] of others) {
      if (this.strict && (typeof key !== 'object' || key === null)) return false
      let found = false
      for (const [otherKey, otherValue] of left) {
        if (this.equal(key, otherKey) && this.equal(value, otherValue)) {
          left.delete(otherKey)
          found = true
          break
        }
      }
      if (!found) return false
    }
    return left.size === 0
  }
}

exports.strict = (a, b) => new Comparison(true).equal(a, b)
exports.loose = (a, b) => new Comparison(false).equal(a, b)
