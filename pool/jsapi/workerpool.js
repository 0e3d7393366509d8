// What require('workerpool') gives in a main program. The host's side, in
// module.go, is the argument of this function; it returns the exports.
(function (host) {
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
      // One at a time: a callback may attach another one.
      while (this.#callbacks.length > 0) this.#callbacks.shift()(state, value)
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
          if (typeof callback !== 'function') {
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
            result = callback()
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

  // Called without new, a class throws a TypeError; the package's is another.
  const WorkerpoolPromiseFunction = new Proxy(WorkerpoolPromise, {
    apply () { throw new SyntaxError('Constructor must be called with the new operator') }
  })
  WorkerpoolPromise.prototype.constructor = WorkerpoolPromiseFunction
  WorkerpoolPromise.CancellationError = CancellationError
  WorkerpoolPromise.TimeoutError = TimeoutError

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

  // The error of a task that did not end by itself.
  function taskError (kind, value) {
    switch (kind) {
      case 'timeout': return timeoutError(value)
      case 'cancelled': return new CancellationError()
      case 'pool terminated': return asExpected(new Error('Pool terminated'))
      case 'worker terminated': return asExpected(new Error('Worker terminated'))
      case 'worker error': return new TerminateError('Workerpool Worker error: ' + value.message, value)
      case 'worker ended': return new TerminateError('Workerpool Worker terminated Unexpectedly: ' + value)
      default: return value
    }
  }

  function asExpected (error) {
    expected.add(error)
    return error
  }

  function isInteger (value, least) {
    return typeof value === 'number' && Number.isInteger(value) && value >= least
  }

  // Options of the package that this version does not have: to ignore them
  // would be to do something else than was asked for.
  const missingOptions = [
    'minWorkers', 'queueStrategy', 'onCreateWorker', 'onTerminateWorker', 'emitStdStreams',
    'forkArgs', 'forkOpts', 'workerOpts', 'workerThreadOpts'
  ]

  function checkOptions (options) {
    if ('maxWorkers' in options && !isInteger(options.maxWorkers, 1)) {
      throw new TypeError('Option maxWorkers must be an integer number >= 1')
    }
    const type = options.workerType || options.nodeWorker
    if (type === 'web') throw new Error('WorkerPool: Web Workers not supported')
    if (type === 'process') throw new Error('Option workerType: "process" is not supported by this version of wprun')
    for (const name of missingOptions) {
      if (options[name] !== undefined && options[name] !== false) {
        throw new Error('Option ' + name + ' is not supported by this version of wprun')
      }
    }
  }

  class Pool {
    #native
    #maxQueueSize

    constructor (script, options) {
      if (typeof script !== 'string') {
        options = script && typeof script === 'object' ? script : undefined
        script = ''
      }
      options = options || {}
      checkOptions(options)
      this.#maxQueueSize = options.maxQueueSize || Infinity
      this.#native = host.pool(script, options.maxWorkers || 0)
    }

    exec (method, params, options) {
      if (params && !Array.isArray(params)) throw new TypeError('Array expected as argument "params"')
      if (typeof method !== 'string' && typeof method !== 'function') {
        throw new TypeError('Function or string expected as argument "method"')
      }
      for (const name of ['on', 'transfer']) {
        if (options && options[name]) throw new Error('Option ' + name + ' of exec is not supported by this version of wprun')
      }
      if (this.#maxQueueSize < Infinity && this.#native.stats().pendingTasks >= this.#maxQueueSize) {
        throw new Error('Max queue size of ' + this.#maxQueueSize + ' reached')
      }
      const text = typeof method === 'function' ? String(method) : ''
      let task
      const root = { cancel: () => task.cancel(), timeout: delay => task.timeout(delay) }
      return new WorkerpoolPromise((resolve, reject) => {
        task = this.#native.exec(text ? '' : method, text, params || [], (kind, value) => {
          if (kind === 'result') resolve(value)
          else reject(taskError(kind, value))
        })
      }, undefined, root)
    }

    run (fn, args) {
      if (typeof fn !== 'function') throw new TypeError('Function expected as argument "fn"')
      if (args && !Array.isArray(args)) throw new TypeError('Array expected as argument "args"')
      return this.exec(fn, args)
    }

    proxy () {
      if (arguments.length > 0) throw new Error('No arguments expected')
      return this.exec('methods').then(methods => {
        const proxy = {}
        for (const method of methods) {
          proxy[method] = (...args) => this.exec(method, args)
        }
        return proxy
      })
    }

    stats () { return this.#native.stats() }

    clear (force) { this.#native.clear(!!force) }

    terminate (force, timeout) {
      return new WorkerpoolPromise(resolve => {
        this.#native.terminate(!!force, typeof timeout === 'number' ? timeout : -1, resolve)
      })
    }
  }

  return {
    pool: (script, options) => new Pool(script, options),
    worker () {
      throw new Error('workerpool.worker: this is the main program; register methods in a script that is given to workerpool.pool')
    },
    Promise: WorkerpoolPromiseFunction,
    TerminateError,
    platform: 'node',
    isMainThread: true,
    cpus: host.cpus
  }
})
