// The class Pool.
(function (parts) {
  'use strict'

  const { host, Job, Promise, checkPoolOptions, provide, taskError } = parts

  // What exec and run say of arguments of the wrong kind.
  function checkCall (method, params) {
    if (params && !Array.isArray(params)) throw new TypeError('Array expected as argument "params"')
    if (typeof method !== 'string' && typeof method !== 'function') {
      throw new TypeError('Function or string expected as argument "method"')
    }
  }

  const queueMethods = ['push', 'pop', 'size', 'contains', 'clear']

  // What waits here, on the program's thread, by a strategy: nothing for fifo,
  // which the host has.
  function queueOf (strategy, hand) {
    if (strategy === 'fifo') return undefined
    if (typeof strategy === 'string') {
      if (strategy !== 'lifo') throw new Error('Unknown queue strategy: ' + strategy)
    } else {
      const missing = queueMethods.find(name => typeof strategy[name] !== 'function')
      if (missing) throw new Error('Queue strategy must implement method: ' + missing)
    }
    if (!parts.Waiting) host.load('queue.js')
    return new parts.Waiting(strategy === 'lifo' ? new parts.Stack() : strategy, hand)
  }

  // listener gives events to what on is then, if it is something when it begins.
  function listener (options) {
    if (!options || typeof options.on !== 'function') return undefined
    return payload => { if (typeof options.on === 'function') options.on(payload) }
  }

  class Pool extends host.Seat {
    #native // made with the first worker
    #waiting // tasks that wait here, if any do
    #whenSettled // what is done when one of these has settled

    constructor (script, options) {
      super()
      if (typeof script !== 'string') {
        options = script && typeof script === 'object' ? script : undefined
        script = null
      }
      options = options || {}
      const strategy = options.queueStrategy || 'fifo'
      this.#waiting = queueOf(strategy, job => this.#hand(job))
      if (this.#waiting) {
        this.#whenSettled = job => {
          this.#waiting.settled(job)
          this.#waiting.next(this.maxWorkers)
        }
      }
      Object.assign(this, checkPoolOptions(script || null, options))
      if (this.minWorkers > 0) this.#open()
    }

    exec (method, params, options) {
      checkCall(method, params)
      const size = this.maxQueueSize
      if (size < Infinity && this.#pending() >= size) throw new Error('Max queue size of ' + size + ' reached')
      const text = typeof method === 'function' ? String(method) : ''
      const job = new Job(method, text, params, options, this.#whenSettled)
      if (this.#waiting) {
        this.#open()
        this.#waiting.add(job, this.maxWorkers)
      } else if (job.pending) {
        this.#hand(job)
      }
      return job.promise
    }

    run (fn, args, options) {
      if (typeof fn !== 'function') throw new TypeError('Function expected as argument "fn"')
      if (args && !Array.isArray(args)) throw new TypeError('Array expected as argument "args"')
      return this.exec(fn, args, options)
    }

    proxy () {
      if (arguments.length > 0) throw new Error('No arguments expected')
      return proxyOf(this)
    }

    stats () {
      const stats = this.#native
        ? this.#native.stats()
        : { totalWorkers: 0, busyWorkers: 0, idleWorkers: 0, pendingTasks: 0, activeTasks: 0 }
      if (this.#waiting) stats.pendingTasks = this.#waiting.size
      return stats
    }

    clear (force) { if (this.#native) this.#native.clear(!!force) }

    terminate (force, timeout) {
      return new Promise((resolve, reject) => {
        if (this.#waiting) this.#waiting.refuse()
        if (!this.#native) return resolve([])
        this.#native.terminate(!!force, timeout, workers => resolve(new Array(workers).fill(undefined)), reject)
      })
    }

    // session gives a worker of one's own.
    session () {
      return new Promise((resolve, reject) => {
        this.#open()
        this.#native.session((kind, native) => {
          if (kind === 'result') resolve(new Session(native, this))
          else reject(taskError(kind, native, this.script))
        })
      })
    }

    // broadcast has a function run in every worker, those that come later too.
    broadcast (fn, args) {
      if (typeof fn !== 'function') throw new TypeError('Function expected as argument "fn"')
      if (args && !Array.isArray(args)) throw new TypeError('Array expected as argument "args"')
      return new Promise((resolve, reject) => {
        this.#open()
        this.#native.broadcast(String(fn), args || [], (kind, value) => {
          if (kind === 'result') resolve(value)
          else reject(taskError(kind, value, this.script))
        })
      })
    }

    #pending () { return this.#waiting ? this.#waiting.size : this.stats().pendingTasks }

    #hand (job) {
      this.#open()
      job.hand(this.#native, this, listener(job.options))
    }

    // open makes the host's side of the pool. It throws what is wrong with what
    // workers are to be given.
    #open () {
      if (this.#native) return
      const hooks = this.onCreateWorker || this.onTerminateWorker
      this.#native = host.pool({
        pool: this,
        hasty: !this.#waiting,
        script: this.script || '',
        type: this.workerType,
        minWorkers: this.minWorkers,
        maxWorkers: this.maxWorkers,
        maxTasks: this.maxTasks,
        fresh: this.fresh,
        idleTimeout: this.idleTimeout,
        abortListenerTimeout: this.abortListenerTimeout,
        workerTerminateTimeout: this.workerTerminateTimeout,
        emitStdStreams: this.emitStdStreams,
        worker: hooks ? undefined : this.#provision(),
        create: hooks ? () => this.#create() : undefined,
        ended: hooks ? created => this.onTerminateWorker && this.onTerminateWorker(created.given) : undefined
      })
    }

    // The one provision of all workers; undefined when they are given nothing.
    #provision () {
      const given = provide(this.workerType, this)
      given.script = ''
      return Object.values(given).some(value => value) ? given : undefined
    }

    // create asks the program what the next worker is given.
    #create () {
      const { forkArgs, forkOpts, workerOpts, workerThreadOpts, script } = this
      const given = { forkArgs, forkOpts, workerOpts, workerThreadOpts, script }
      const overrides = this.onCreateWorker && this.onCreateWorker({ ...given })
      for (const name of Object.keys(given)) {
        if (overrides && overrides[name]) given[name] = overrides[name]
      }
      return { given, worker: provide(this.workerType, given) }
    }
  }

  host.hasten(Pool.prototype)

  // proxyOf gives an object with all methods of a worker.
  function proxyOf (executor) {
    return executor.exec('methods').then(methods => {
      const proxy = {}
      for (const method of methods) proxy[method] = (...args) => executor.exec(method, args)
      return proxy
    })
  }

  // A Session is one worker for oneself.
  class Session {
    #native
    #pool

    constructor (native, pool) {
      this.#native = native
      this.#pool = pool
    }

    // lost says that the worker has ended though nobody has closed the session.
    get lost () { return this.#native.lost() }

    exec (method, params, options) {
      checkCall(method, params)
      const text = typeof method === 'function' ? String(method) : ''
      const job = new Job(method, text, params, options)
      if (job.pending) job.hand(this.#native, this.#pool, listener(options))
      return job.promise
    }

    proxy () { return proxyOf(this) }

    close () { this.#native.close() }
  }

  for (const name of ['map', 'forEach', 'filter', 'reduce', 'some', 'every', 'stream']) {
    Pool.prototype[name] = function (...args) {
      host.load('many.js') // which takes this function's place
      return this[name](...args)
    }
  }

  if (typeof Symbol.dispose === 'symbol') Session.prototype[Symbol.dispose] = Session.prototype.close
  if (typeof Symbol.asyncDispose === 'symbol') {
    Pool.prototype[Symbol.asyncDispose] = function () { return this.terminate() }
  }

  Object.assign(parts, { Pool })
})
