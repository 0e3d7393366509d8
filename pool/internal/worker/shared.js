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
  const later = Symbol('settled from here')

  // A promise that calls back synchronously, and can be cancelled.
  class WorkerpoolPromise {
    #state = PENDING
    #value
    #waiting // what is told when it settles: functions, and promises of then
    #parent // the promise that this one was made from
    #root // of a promise that stands for a task: { cancel(), timeout(ms) }
    #onSuccess // of a promise of then, as is #onFail
    #onFail
    #unhandled // a rejected native promise, while nobody has asked for the error

    constructor (handler, parent, root) {
      this.#parent = parent
      this.#root = root
      if (handler === later) return
      if (typeof handler !== 'function') {
        throw new SyntaxError('Function parameter handler(resolve, reject) missing')
      }
      handler(value => this.#settle(RESOLVED, value), error => this.#settle(REJECTED, error))
    }

    // Of a promise that stands for a task: settle takes its outcome. It makes no
    // functions, of which each takes the engine as long as much else.
    static ofTask (root) { return new WorkerpoolPromise(later, undefined, root) }
    static settle (promise, resolved, value) { promise.#settle(resolved ? RESOLVED : REJECTED, value) }

    get resolved () { return this.#state === RESOLVED }
    get rejected () { return this.#state === REJECTED }
    get pending () { return this.#state === PENDING }

    #settle (state, value) {
      if (this.#state !== PENDING) return
      this.#state = state
      this.#value = value
      const waiting = this.#waiting
      if (!waiting) {
        // Let the engine decide, when this job is over, that nobody cares.
        if (state === REJECTED && !expected.has(value)) this.#unhandled = Promise.reject(value)
        return
      }
      // What is told may add to them.
      for (let i = 0; i < waiting.length; i++) this.#tell(waiting[i])
      this.#waiting = undefined
    }

    #whenSettled (waiting) {
      if (this.#unhandled) {
        this.#unhandled.catch(() => {})
        this.#unhandled = undefined
      }
      if (this.#waiting) this.#waiting.push(waiting)
      else if (this.#state === PENDING) this.#waiting = [waiting]
      else this.#tell(waiting)
    }

    #tell (waiting) {
      if (typeof waiting === 'function') waiting(this.#state, this.#value)
      else waiting.#follow(this.#state, this.#value)
    }

    // follow settles a promise of then, when the one has settled that it is from.
    #follow (state, value) {
      const callback = state === RESOLVED ? this.#onSuccess : this.#onFail
      if (!callback) {
        this.#settle(state, value)
        return
      }
      let result
      try {
        result = callback(value)
      } catch (error) {
        this.#settle(REJECTED, error)
        return
      }
      if (isPromise(result)) {
        result.then(value => this.#settle(RESOLVED, value), error => this.#settle(REJECTED, error))
      } else {
        this.#settle(RESOLVED, result)
      }
    }

    then (onSuccess, onFail) {
      const next = new WorkerpoolPromise(later, this)
      next.#onSuccess = onSuccess
      next.#onFail = onFail
      this.#whenSettled(next)
      return next
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
          if (isPromise(result)) result.then(() => settle(value), reject)
          else settle(value)
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

  function isPromise (value) {
    return value && typeof value.then === 'function' && typeof value.catch === 'function'
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
