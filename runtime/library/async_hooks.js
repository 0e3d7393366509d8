'use strict'
// Values that follow what a piece of code sets going: its promises, timers, ticks
// and immediates.

const errors = require('internal/errors')

// What runs has one Map, from the storages that are in use to their values; it is
// never changed, but another one takes its place.
const { get, set } = internal

const withStore = (storage, value) => new Map(get()).set(storage, value)
const without = storage => {
  const stores = new Map(get())
  stores.delete(storage)
  return stores.size > 0 ? stores : undefined
}

const within = (stores, f, args) => {
  const before = get()
  set(stores)
  try {
    return f(...args)
  } finally {
    set(before)
  }
}

// entered calls f with another value of one storage, and gives that back its own: what
// f has entered into others stays.
const entered = (storage, stores, f, args) => {
  const before = get()
  const had = before !== undefined && before.has(storage)
  const value = had ? before.get(storage) : undefined
  set(stores)
  try {
    return f(...args)
  } finally {
    set(get() === stores ? before : had ? withStore(storage, value) : without(storage))
  }
}

class AsyncLocalStorage {
  static bind (f) {
    errors.function(f, 'fn')
    const stores = get()
    return function (...args) { return within(stores, (...args) => f.apply(this, args), args) }
  }

  static snapshot () {
    const stores = get()
    return (f, ...args) => within(stores, f, args)
  }

  run (store, f, ...args) { return entered(this, withStore(this, store), f, args) }
  exit (f, ...args) { return entered(this, without(this), f, args) }
  enterWith (store) { set(withStore(this, store)) }
  disable () { set(without(this)) }
  getStore () {
    const stores = get()
    return stores === undefined ? undefined : stores.get(this)
  }
}

let lastId = 1

class AsyncResource {
  constructor (type, options) {
    errors.string(type, 'type')
    this.stores = get()
    Object.defineProperty(this, 'stores', { enumerable: false })
    Object.defineProperty(this, 'id', { value: ++lastId })
  }

  static bind (f, type, thisArg) { return new AsyncResource(type || f.name || 'bound-anonymous-fn').bind(f, thisArg) }

  runInAsyncScope (f, thisArg, ...args) { return within(this.stores, (...args) => Reflect.apply(f, thisArg, args), args) }
  bind (f, thisArg) {
    errors.function(f, 'fn')
    const resource = this
    const bound = function (...args) { return resource.runInAsyncScope(f, thisArg === undefined ? this : thisArg, ...args) }
    Object.defineProperty(bound, 'length', { value: f.length, configurable: true })
    return bound
  }

  emitDestroy () { return this }
  asyncId () { return this.id }
  triggerAsyncId () { return 0 }
}

exports.AsyncLocalStorage = AsyncLocalStorage
exports.AsyncResource = AsyncResource
exports.executionAsyncId = () => 0
exports.triggerAsyncId = () => 0
exports.executionAsyncResource = () => ({})
exports.createHook = () => { throw new Error('async_hooks.createHook is not offered here: this engine does not tell of asynchronous resources; AsyncLocalStorage is there') }
