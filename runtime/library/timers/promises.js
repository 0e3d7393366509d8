'use strict'
// Timers as promises.

const errors = require('internal/errors')
const { setTimeout: after, setImmediate: soon, setInterval: every, clearTimeout, clearImmediate, clearInterval } = globalThis

const aborted = signal => new errors.AbortError(undefined, { cause: signal.reason })

const checked = options => {
  errors.object(options, 'options')
  errors.signal(options.signal, 'options.signal')
  if (options.ref !== undefined) errors.boolean(options.ref, 'options.ref')
}

const promised = (begin, clear, options, value) => {
  try {
    checked(options)
  } catch (e) {
    return Promise.reject(e)
  }
  const { signal, ref = true } = options
  if (signal && signal.aborted) return Promise.reject(aborted(signal))
  let abort
  const promise = new Promise((resolve, reject) => {
    const timer = begin(() => resolve(value))
    if (!ref) timer.unref()
    if (signal) {
      abort = () => {
        clear(timer)
        reject(aborted(signal))
      }
      signal.addEventListener('abort', abort)
    }
  })
  return abort === undefined ? promise : promise.finally(() => signal.removeEventListener('abort', abort))
}

const { setTimeout, setImmediate, setInterval } = {
  setTimeout (delay, value, options = {}) {
    if (delay !== undefined && typeof delay !== 'number') return Promise.reject(errors.argType('delay', 'number', delay))
    return promised(done => after(done, delay), clearTimeout, options, value)
  },

  setImmediate: (value, options = {}) => promised(soon, clearImmediate, options, value),

  setInterval (delay, value, options = {}) {
    checked(options)
    const { signal, ref = true } = options
    if (signal && signal.aborted) throw aborted(signal)
    let passed = 0
    let failure
    let ended = false
    let wake
    const notify = () => {
      if (wake) wake()
      wake = undefined
    }
    const timer = every(() => {
      passed++
      notify()
    }, delay)
    if (!ref) timer.unref()
    const abort = () => {
      clearInterval(timer)
      failure = aborted(signal)
      notify()
    }
    if (signal) signal.addEventListener('abort', abort, { once: true })
    const iterator = {
      async next () {
        while (!ended && passed === 0 && failure === undefined) await new Promise(resolve => { wake = resolve })
        if (passed > 0) {
          passed--
          return { value, done: false }
        }
        if (!ended && failure !== undefined) {
          ended = true
          throw failure
        }
        return { value: undefined, done: true }
      },
      async return () {
        ended = true
        passed = 0
        clearInterval(timer)
        if (signal) signal.removeEventListener('abort', abort)
        notify()
        return { value: undefined, done: true }
      }
    }
    if (Symbol.asyncIterator) iterator[Symbol.asyncIterator] = function () { return this }
    return iterator
  }
}

module.exports = {
  setTimeout,
  setImmediate,
  setInterval,
  scheduler: {
    wait: (delay, options) => setTimeout(delay, undefined, options),
    yield: () => setImmediate()
  }
}
