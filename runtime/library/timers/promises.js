'use strict'
// Timers as promises.

const errors = require('internal/errors')
const { setTimeout: after, setImmediate: soon, setInterval: every, clearTimeout, clearImmediate, clearInterval } = globalThis

const aborted = signal => new errors.AbortError(undefined, { cause: signal.reason })

const checked = (delay, options) => {
  if (delay !== undefined) errors.number(delay, 'delay')
  errors.object(options, 'options')
  errors.signal(options.signal, 'options.signal')
  if (options.ref !== undefined) errors.boolean(options.ref, 'options.ref')
}

const promised = (begin, clear, delay, options, value) => {
  try {
    checked(delay, options)
  } catch (e) {
    return Promise.reject(e)
  }
  const { signal, ref = true } = options
  if (signal && signal.aborted) return Promise.reject(aborted(signal))
  let abort
  const promise = new Promise((resolve, reject) => {
    const timer = begin(() => resolve(value), delay)
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
  setTimeout: (delay, value, options = {}) => promised(after, clearTimeout, delay, options, value),

  setImmediate: (value, options = {}) => promised(soon, clearImmediate, undefined, options, value),

  // What an asynchronous generator would be: it begins with the first call of next,
  // and each call waits for the one before it.
  setInterval (delay, value, options = {}) {
    let timer
    let passed = 0
    let wake = () => {}
    let ended = false
    const abort = () => {
      clearInterval(timer)
      wake()
    }
    const begin = () => {
      checked(delay, options)
      const { signal, ref = true } = options
      if (signal && signal.aborted) throw aborted(signal)
      timer = every(() => {
        passed++
        wake()
      }, delay)
      if (!ref) timer.unref()
      if (signal) signal.addEventListener('abort', abort)
    }
    const end = () => {
      ended = true
      clearInterval(timer)
      if (timer !== undefined && options.signal) options.signal.removeEventListener('abort', abort)
    }
    const next = async () => {
      if (ended) return { value: undefined, done: true }
      try {
        if (timer === undefined) begin()
        const { signal } = options
        if (passed === 0 && !(signal && signal.aborted)) await new Promise(resolve => { wake = resolve })
        if (passed === 0) throw aborted(signal)
        passed--
        return { value, done: false }
      } catch (e) {
        end()
        throw e
      }
    }
    let last = Promise.resolve()
    const queued = step => { last = last.then(step, step); return last }
    const iterator = {
      next: () => queued(next),
      return: value => queued(() => { end(); return { value, done: true } }),
      throw: reason => queued(() => { end(); throw reason })
    }
    if (Symbol.asyncIterator) iterator[Symbol.asyncIterator] = function () { return this }
    return iterator
  }
}

module.exports = {
  setTimeout,
  setImmediate,
  setInterval,
  scheduler: Object.create({
    wait: (delay, options) => setTimeout(delay, undefined, options),
    yield: () => setImmediate()
  })
}
