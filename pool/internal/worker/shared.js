// What require('workerpool') gives in the main program and in workers alike: its
// promise, its errors, Transfer. It is evaluated where one of them is asked for.
(function (native) {
  'use strict'

  class CancellationError extends Error {
    constructor (message) {
      super(message || 'promise cancelled')
      this.name = 'CancellationError'
    }
  }

  class TimeoutError extends Error {
    constructor (message) {
      super(message || 'timeout exceeded')
      this.name = 'TimeoutError'
    }
  }

  class TerminateError extends Error {
    constructor (message, cause) {
      super(message || 'worker terminated', cause === undefined ? undefined : { cause })
      this.name = 'TerminateError'
    }
  }

  // A promise that calls back synchronously, and can be cancelled: promise.go has
  // what takes time.
  function WorkerpoolPromise (handler) {
    // Called without new, a class would throw another error than the package's.
    if (!new.target) throw new SyntaxError('Constructor must be called with the new operator')
    if (typeof handler !== 'function') {
      throw new SyntaxError('Function parameter handler(resolve, reject) missing')
    }
    return native.construct(handler, new.target)
  }

  const methods = {
    constructor: WorkerpoolPromise,
    catch (onFail) { return this.then(null, onFail) },
    always (callback) { return this.then(callback, callback) }
  }
  for (const name of Object.keys(methods)) {
    Object.defineProperty(native.prototype, name, { value: methods[name], writable: true, configurable: true })
  }
  Object.defineProperty(native.prototype, Symbol.toStringTag, { get: () => 'Promise', configurable: true })
  WorkerpoolPromise.prototype = native.prototype
  Object.defineProperty(WorkerpoolPromise, 'name', { value: 'Promise' })

  function all (promises) {
    return new WorkerpoolPromise((resolve, reject) => {
      const results = []
      let remaining = promises.length
      if (remaining === 0) resolve(results)
      promises.forEach((promise, i) => {
        promise.then(result => {
          results[i] = result
          if (--remaining === 0) resolve(results)
        }, reject)
      })
    })
  }

  function defer () {
    const resolver = {}
    resolver.promise = new WorkerpoolPromise((resolve, reject) => {
      resolver.resolve = resolve
      resolver.reject = reject
    })
    return resolver
  }

  Object.assign(WorkerpoolPromise, { all, defer, CancellationError, TimeoutError })

  // Errors that the program has asked for by cancelling or terminating: that
  // nobody handles them is no mistake.
  const expected = new WeakSet()

  function timeoutError (delay) {
    return new TimeoutError('Promise timed out after ' + delay + ' ms')
  }

  // What promises need that is simpler here than in Go.
  const helpers = {
    // A rejected promise that nobody has asked for the error so far,
    unheard: error => expected.has(error) ? undefined : Promise.reject(error),
    // and now somebody has.
    heard: promise => { promise.catch(() => {}) },
    cancelled () {
      const error = new CancellationError()
      expected.add(error)
      return error
    },
    startTimer (delay, reject) {
      const timer = setTimeout(() => reject(timeoutError(delay)), delay)
      return () => clearTimeout(timer)
    }
  }

  // What is to move with a message, and not to be copied.
  class Transfer {
    constructor (message, transfer) {
      this.message = message
      this.transfer = transfer
    }
  }

  const { ofTask, settle, standFor } = native
  return { Promise: WorkerpoolPromise, TerminateError, Transfer, expected, timeoutError, ofTask, settle, standFor, helpers }
})
