'use strict'

// A WeakRef does not keep its target, unless the host has given time or random
// numbers: then what a script sees must not depend on the garbage collector.
//
// A FinalizationRegistry keeps its promise, which is none: the standard lets an
// implementation call its callbacks never, and this one never does. Nor does it
// keep what it was given.

const { defineProperty } = Object
const isTarget = v => (typeof v === 'object' && v !== null) || typeof v === 'function' || (typeof v === 'symbol' && Symbol.keyFor(v) === undefined)
const isObject = v => typeof v === 'object' && v !== null
const incompatible = (name, v) => new TypeError(`Method FinalizationRegistry.prototype.${name} called on incompatible receiver ${show(v)}`)
const show = v => (typeof v === 'object' && v !== null) ? '#<Object>' : String(v)

exports.WeakRef = class WeakRef {
  #target

  constructor (target) {
    if (!isTarget(target)) throw new TypeError('WeakRef: invalid target')
    this.#target = internal.weak(target)
  }

  deref () {
    if (typeof this !== 'object' || this === null || !(#target in this)) {
      throw new TypeError(`Method WeakRef.prototype.deref called on incompatible receiver ${show(this)}`)
    }
    return this.#target()
  }
}

exports.FinalizationRegistry = class FinalizationRegistry {
  #registered = new WeakMap() // tokens

  constructor (cleanup) {
    if (typeof cleanup !== 'function') throw new TypeError('FinalizationRegistry: cleanup must be callable')
  }

  register (target, held, token) {
    if (!isObject(this) || !(#registered in this)) throw incompatible('register', this)
    if (!isTarget(target)) throw new TypeError('FinalizationRegistry.prototype.register: invalid target')
    if (target === held) throw new TypeError('FinalizationRegistry.prototype.register: target and holdings must not be same')
    if (token === undefined) return
    if (!isTarget(token)) throw new TypeError(`Invalid unregisterToken ('${show(token)}')`)
    this.#registered.set(token, true)
  }

  unregister (token) {
    if (!isObject(this) || !(#registered in this)) throw incompatible('unregister', this)
    if (!isTarget(token)) throw new TypeError(`Invalid unregisterToken ('${show(token)}')`)
    return this.#registered.delete(token)
  }
}

defineProperty(exports.FinalizationRegistry.prototype.register, 'length', { value: 2 })
for (const name of ['WeakRef', 'FinalizationRegistry']) {
  defineProperty(exports[name].prototype, Symbol.toStringTag, { value: name, configurable: true })
}
