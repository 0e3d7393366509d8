'use strict'

const { coded, wrongType, isObject, expose, inspect, show } = require('internal/web/idl')

// What the streams of https://streams.spec.whatwg.org/ share. The names of functions
// and of slots are those of the standard, where there is more on each.
//
// What scripts hold are objects with one private member, the state; everything
// works on states.

// ours is the token without which no script makes an object of a state.
const ours = Symbol('ours')

const invalidState = message => coded(TypeError, 'ERR_INVALID_STATE', `Invalid state: ${message}`)

// deferred is a promise with what settles it. A rejection of it needs no handler.
function deferred () {
  const d = {}
  d.promise = new Promise((resolve, reject) => {
    d.resolve = resolve
    d.reject = reject
  })
  d.promise.catch(() => {})
  return d
}

function rejected (e) {
  const d = deferred()
  d.reject(e)
  return d
}

// attempt calls a method of the script's, for a promise.
const attempt = (f, ...args) => new Promise(resolve => resolve(f(...args)))

// method is a member of what a script has given that must be a function.
function method (o, name, where) {
  const f = o[name]
  if (f === undefined || f === null) return undefined
  if (typeof f !== 'function') throw wrongType(`${where}.${name}`, 'of type function', f)
  return (...args) => Reflect.apply(f, o, args)
}

const defaultSize = () => 1

// strategyOf reads the high water mark and the size function of a strategy.
function strategyOf (strategy, highWaterMark) {
  if (strategy === undefined || strategy === null) strategy = {}
  if (!isObject(strategy)) throw wrongType('strategy', 'of type object', strategy)
  const size = strategy.size
  if (size !== undefined && typeof size !== 'function') throw wrongType('strategy.size', 'of type function', size)
  const mark = strategy.highWaterMark
  if (mark !== undefined) {
    highWaterMark = Number(mark)
    if (Number.isNaN(highWaterMark) || highWaterMark < 0) throw coded(RangeError, 'ERR_INVALID_ARG_VALUE', `The property 'strategy.highWaterMark' is invalid. Received ${String(mark)}`)
  }
  return { size: size === undefined ? defaultSize : chunk => size(chunk), highWaterMark }
}

const queueMicro = f => Promise.resolve().then(f)

// A queue of chunks with their sizes.
const newQueue = () => ({ list: [], first: 0, total: 0 })

function enqueue (queue, value, size) {
  size = Number(size)
  if (!(size >= 0) || size === Infinity) throw coded(RangeError, 'ERR_INVALID_ARG_VALUE', `The argument 'size' is invalid. Received ${size}`)
  queue.list.push({ value, size })
  queue.total += size
}

function dequeue (queue) {
  const { value, size } = queue.list[queue.first]
  queue.list[queue.first++] = undefined
  if (queue.first * 2 > queue.list.length) {
    queue.list = queue.list.slice(queue.first)
    queue.first = 0
  }
  queue.total = Math.max(0, queue.total - size)
  return value
}

const isEmpty = queue => queue.first === queue.list.length

function strategy (name, size) {
  const Class = {
    [name]: class {
      #highWaterMark

      constructor (init) {
        if (!isObject(init)) throw wrongType('init', 'of type object', init)
        if (init.highWaterMark === undefined) throw coded(TypeError, 'ERR_MISSING_OPTION', 'init.highWaterMark is required')
        this.#highWaterMark = +init.highWaterMark
      }

      get highWaterMark () { return this.#highWaterMark }
      get size () { return size }
      [inspect] (depth, options, inspect) { return show(name, { highWaterMark: this.#highWaterMark }, depth, options, inspect) }
    }
  }[name]
  expose(Class, 'highWaterMark', 'size')
  return Class
}

const CountQueuingStrategy = strategy('CountQueuingStrategy', function size () { return 1 })
const ByteLengthQueuingStrategy = strategy('ByteLengthQueuingStrategy', function size (chunk) { return chunk.byteLength })

module.exports = {
  ours,
  invalidState,
  deferred,
  rejected,
  attempt,
  queueMicro,
  method,
  defaultSize,
  strategyOf,
  newQueue,
  enqueue,
  dequeue,
  isEmpty,
  CountQueuingStrategy,
  ByteLengthQueuingStrategy
}
