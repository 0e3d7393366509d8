// What require('workerpool') gives in the main program and in workers alike: its
// promise, its errors, Transfer. It is evaluated where one of them is asked for.
(function () {
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

  const PENDING = 0
  const RESOLVED = 1
  const REJECTED = 2

  // A promise that calls back synchronously, and can be cancelled.
  class WorkerpoolPromise {
    #state = PENDING
    #value
    #callbacks = []
    #parent // the promise that this one was made from
    #root // of a promise that stands for a task: { cancel(), timeout(ms) }
    #unhandled // a rejected native promise, while nobody has asked for the error

    constructor (handler, parent, root) {
      if (typeof handler !== 'function') {
        throw new SyntaxError('Function parameter handler(resolve, reject) missing')
      }
      this.#parent = parent
      this.#root = root
      handler(value => this.#settle(RESOLVED, value), error => this.#settle(REJECTED, error))
    }

    get resolved () { return this.#state === RESOLVED }
    get rejected () { return this.#state === REJECTED }
    get pending () { return this.#state === PENDING }

    #settle (state, value) {
      if (this.#state !== PENDING) return
      this.#state = state
      this.#value = value
      if (state === REJECTED && this.#callbacks.length === 0 && !expected.has(value)) {
        // Let the engine decide, when this job is over, that nobody cares.
        this.#unhandled = Promise.reject(value)
      }
      // A callback may attach another one.
      for (let i = 0; i < this.#callbacks.length; i++) this.#callbacks[i](state, value)
      this.#callbacks = []
    }

    #whenSettled (callback) {
      if (this.#unhandled) {
        this.#unhandled.catch(() => {})
        this.#unhandled = undefined
      }
      if (this.#state === PENDING || this.#callbacks.length > 0) {
        this.#callbacks.push(callback)
      } else {
        callback(this.#state, this.#value)
      }
    }

    then (onSuccess, onFail) {
      return new WorkerpoolPromise((resolve, reject) => {
        this.#whenSettled((state, value) => {
          const callback = state === RESOLVED ? onSuccess : onFail
          if (!callback) {
            if (state === RESOLVED) resolve(value)
            else reject(value)
            return
          }
          let result
          try {
            result = callback(value)
          } catch (error) {
            reject(error)
            return
          }
          adopt(result, resolve, reject)
        })
      }, this)
    }

    catch (onFail) { return this.then(null, onFail) }

    always (callback) { return this.then(callback, callback) }

    finally (callback) {
      return new WorkerpoolPromise((resolve, reject) => {
        this.#whenSettled((state, value) => {
          const settle = state === RESOLVED ? resolve : reject
          let result
          try {
            result = callback ? callback() : undefined
          } catch (error) {
            reject(error)
            return
          }
          adopt(result, () => settle(value), reject)
        })
      }, this)
    }

    cancel () {
      if (this.#parent) {
        this.#parent.cancel()
      } else if (this.#state === PENDING) {
        if (this.#root) this.#root.cancel()
        const error = new CancellationError()
        expected.add(error)
        this.#settle(REJECTED, error)
      }
      return this
    }

    timeout (delay) {
      if (this.#parent) {
        this.#parent.timeout(delay)
      } else if (this.#state === PENDING) {
        if (this.#root) {
          this.#root.timeout(delay)
        } else {
          const timer = setTimeout(() => this.#settle(REJECTED, timeoutError(delay)), delay)
          this.#whenSettled(() => clearTimeout(timer))
        }
      }
      return this
    }

    get [Symbol.toStringTag] () { return 'Promise' }

    static all (promises) {
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

    static defer () {
      const resolver = {}
      resolver.promise = new WorkerpoolPromise((resolve, reject) => {
        resolver.resolve = resolve
        resolver.reject = reject
      })
      return resolver
    }
  }

  WorkerpoolPromise.CancellationError = CancellationError
  WorkerpoolPromise.TimeoutError = TimeoutError

  // What programs make promises with. Called without new, a class throws a
  // TypeError; the package's error is another.
  function ProgramPromise (handler) {
    if (!new.target) throw new SyntaxError('Constructor must be called with the new operator')
    return Reflect.construct(WorkerpoolPromise, [handler], new.target)
  }
  const { all, defer } = WorkerpoolPromise
  Object.assign(ProgramPromise, { all, defer, CancellationError, TimeoutError })
  Object.defineProperty(ProgramPromise, 'name', { value: 'Promise' })
  ProgramPromise.prototype = WorkerpoolPromise.prototype
  WorkerpoolPromise.prototype.constructor = ProgramPromise

  // Errors that the program has asked for by cancelling or terminating: that
  // nobody handles them is no mistake.
  const expected = new WeakSet()

  function timeoutError (delay) {
    return new TimeoutError('Promise timed out after ' + delay + ' ms')
  }

  function adopt (result, resolve, reject) {
    if (result && typeof result.then === 'function' && typeof result.catch === 'function') {
      result.then(resolve, reject)
    } else {
      resolve(result)
    }
  }

  // What is to move with a message, and not to be copied.
  class Transfer {
    constructor (message, transfer) {
      this.message = message
      this.transfer = transfer
    }
  }

  // PromiseClass is for use in here: it takes no detour.
  return { Promise: ProgramPromise, PromiseClass: WorkerpoolPromise, TerminateError, Transfer, expected, timeoutError }
})
