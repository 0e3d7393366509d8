'use strict'

const { wrongType, invalidThis, illegalConstructor, isObject, expose, inspect, show } = require('internal/web/idl')
const { DOMException } = require('internal/web/domexception')
const { Event, EventTarget, handler, trust, setMost } = require('internal/web/event')

const ours = Symbol('ours') // whoever has it may construct a signal
let abort // a signal, for a reason
let stepsOf // what is done first when a signal aborts; undefined if it is none

// https://dom.spec.whatwg.org/#interface-AbortSignal
class AbortSignal extends EventTarget {
  #aborted = false
  #reason
  #steps = new Set()
  #sources = [] // of a signal that any has made
  #dependents = []

  constructor (token = undefined) {
    if (token !== ours) throw illegalConstructor()
    super()
    setMost(this, 0)
  }

  static #is (o) {
    if (!isObject(o)) return false
    return #steps in o
  }

  static #check (o) {
    if (!AbortSignal.#is(o)) throw invalidThis('AbortSignal')
    return o
  }

  static {
    stepsOf = o => AbortSignal.#is(o) ? o.#steps : undefined
    abort = (signal, reason) => signal.#abort(reason)
  }

  static abort (reason = new DOMException('This operation was aborted', 'AbortError')) {
    const signal = new AbortSignal(ours)
    signal.#aborted = true
    signal.#reason = reason
    return signal
  }

  static timeout (delay) {
    if (typeof delay !== 'number') throw wrongType('delay', 'of type number', delay)
    if (!(delay >= 0 && delay <= 0xffffffff) || !Number.isInteger(delay)) throw outOfRange(delay)
    const signal = new AbortSignal(ours)
    internal.setTimeout(() => signal.#abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), delay).unref()
    return signal
  }

  static any (signals) {
    if (!isObject(signals) || typeof signals[Symbol.iterator] !== 'function') throw wrongType('signals', 'an instance of Array', signals)
    signals = [...signals]
    signals.forEach((signal, i) => {
      if (!AbortSignal.#is(signal)) throw wrongType(`signals[${i}]`, 'an instance of AbortSignal', signal)
    })
    const any = new AbortSignal(ours)
    const aborted = signals.find(signal => signal.#aborted)
    if (aborted) {
      any.#aborted = true
      any.#reason = aborted.#reason
      return any
    }
    for (const signal of signals) {
      for (const source of signal.#sources.length > 0 ? signal.#sources : [signal]) {
        if (any.#sources.includes(source)) continue
        any.#sources.push(source)
        source.#dependents.push(any)
      }
    }
    return any
  }

  get aborted () { return AbortSignal.#check(this).#aborted }
  get reason () { return AbortSignal.#check(this).#reason }
  throwIfAborted () {
    if (AbortSignal.#check(this).#aborted) throw this.#reason
  }

  #abort (reason) {
    if (this.#aborted) return
    const all = [this, ...this.#dependents.filter(signal => !signal.#aborted)]
    for (const signal of all) {
      signal.#aborted = true
      signal.#reason = reason
    }
    for (const signal of all) {
      const steps = signal.#steps
      signal.#steps = new Set()
      for (const step of steps) step(reason)
      EventTarget.prototype.dispatchEvent.call(signal, trust(new Event('abort')))
    }
  }

  [inspect] (depth, options, inspect) {
    return show('AbortSignal', { aborted: this.aborted }, depth, options, inspect)
  }
}
expose(AbortSignal, 'aborted')
handler(AbortSignal, 'abort')

function outOfRange (delay) {
  const e = new RangeError(Number.isInteger(delay)
    ? `The value of "delay" is out of range. It must be >= 0 && <= 4294967295. Received ${String(delay).length > 5 ? String(delay).replace(/\B(?=(\d{3})+$)/g, '_') : delay}`
    : `The value of "delay" is out of range. It must be an integer. Received ${delay}`)
  e.code = 'ERR_OUT_OF_RANGE'
  return e
}

// https://dom.spec.whatwg.org/#interface-abortcontroller
class AbortController {
  #signal = new AbortSignal(ours)

  static #check (o) {
    if (!isObject(o)) throw invalidThis('AbortController')
    if (!(#signal in o)) throw invalidThis('AbortController')
    return o
  }

  get signal () { return AbortController.#check(this).#signal }
  abort (reason = new DOMException('This operation was aborted', 'AbortError')) {
    abort(AbortController.#check(this).#signal, reason)
  }

  [inspect] (depth, options, inspect) {
    return show('AbortController', { signal: this.signal }, depth, options, inspect)
  }
}
expose(AbortController, 'signal', 'abort')

// whenAborted calls f with the reason before any listener hears of it; what it
// returns takes that back.
function whenAborted (signal, f) {
  const steps = stepsOf(signal)
  steps.add(f)
  return () => steps.delete(f)
}

module.exports = { AbortSignal, AbortController, whenAborted, isSignal: o => stepsOf(o) !== undefined }
