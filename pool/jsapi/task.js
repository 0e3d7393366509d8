// What a task is to the program, and what its errors are.
(function (parts) {
  'use strict'

  const { Promise, TerminateError, checkTaskOptions, expected, ofTask, settle, timeoutError } = parts

  // The error of a task that did not end by itself.
  function taskError (kind, value, script) {
    switch (kind) {
      case 'timeout': return timeoutError(value < 0.001 ? 0 : value)
      case 'cancelled': return new Promise.CancellationError()
      case 'pool terminated': return asExpected(new Error('Pool terminated'))
      case 'worker terminated': return asExpected(new Error('Worker terminated'))
      case 'worker error': return new TerminateError('Workerpool Worker error: ' + messageOf(value), value)
      case 'worker ended': return endError(value, script)
      case 'worker lost': return endError({ reason: value }, script)
      case 'out of memory': {
        const cause = new Error('Worker terminated due to reaching memory limit: JS heap out of memory')
        cause.code = 'ERR_WORKER_OUT_OF_MEMORY'
        return new TerminateError('Workerpool Worker error: ' + cause.message, cause)
      }
      default: return value
    }
  }

  function messageOf (thrown) {
    return thrown && thrown.message ? thrown.message : String(thrown || 'Unknown worker error')
  }

  function endError (exit, script) {
    const lines = {
      exitCode: exit.exitCode,
      signalCode: undefined,
      'workerpool.script': script,
      spawnArgs: undefined,
      spawnfile: undefined,
      stdout: exit.stdout,
      stderr: exit.stderr
    }
    let message = 'Workerpool Worker terminated Unexpectedly\n'
    for (const name of Object.keys(lines)) message += '    ' + name + ': `' + lines[name] + '`\n'
    return new TerminateError(message, new Error(exit.reason))
  }

  function asExpected (error) {
    expected.add(error)
    return error
  }

  // What is to be done when a signal aborts, with one listener for all of it: that
  // each listener is looked for among the others takes time.
  const watched = new WeakMap()

  // watch returns a function that ends it.
  function watch (signal, abort) {
    let aborts = watched.get(signal)
    if (!aborts) {
      aborts = new Set()
      aborts.listener = () => aborts.forEach(abort => abort())
      watched.set(signal, aborts)
      signal.addEventListener('abort', aborts.listener)
    }
    aborts.add(abort)
    return () => {
      aborts.delete(abort)
      if (aborts.size > 0) return
      watched.delete(signal)
      signal.removeEventListener('abort', aborts.listener)
    }
  }

  // A task of the program's: what stands behind its promise, which calls cancel
  // and timeout.
  class Job {
    #whenSettled // tells the pool
    #native // the pool or session of the host's that it was handed to,
    #number // and its number there
    #settled = false
    #unwatch // options.signal

    constructor (method, text, params, options, whenSettled) {
      checkTaskOptions(options)
      this.#whenSettled = whenSettled
      this.method = method
      this.text = text
      this.params = params
      this.options = options
      this.task = undefined // what a queue of the program's is given
      this.waited = false // in that queue
      this.promise = ofTask(this)
      if (options && options.signal) this.#obey(options.signal)
    }

    get pending () { return !this.#settled }

    // hand gives the task to the host: to a pool's or a session's exec.
    hand (native, pool, on) {
      const { task, options } = this
      let given
      if (options || task) {
        const o = options || {}
        given = { on, output: pool.emitStdStreams, transfer: o.transfer, priority: o.priority, timeout: o.timeout }
        if (task && typeof task.timeout === 'number') given.timeout = task.timeout
      }
      this.#native = native
      this.#number = native.exec(this.method, this.text, this.params || [], (kind, value) => {
        this.settle(kind, kind === 'result' ? value : taskError(kind, value, pool.script))
      }, given)
    }

    settle (kind, value) {
      if (this.#settled) return
      // As in the npm package, a task that had to wait is called back before the
      // next one is handed out, and any other one after that.
      if (!this.waited) this.#over()
      settle(this.promise, kind === 'result', value)
      if (this.waited) this.#over()
    }

    #over () {
      if (this.#settled) return
      this.#settled = true
      if (this.#unwatch) this.#unwatch()
      if (this.#whenSettled) this.#whenSettled(this)
    }

    // The promise calls these.
    cancel () {
      if (this.#settled) return
      if (this.#native) this.#native.cancel(this.#number)
      this.#over()
    }

    timeout (delay) {
      if (this.#native) this.#native.timeout(this.#number, delay)
      else if (this.task) this.task.timeout = delay
    }

    // A signal is anything with aborted and addEventListener.
    #obey (signal) {
      const abort = () => {
        if (this.#settled) return
        const error = new Promise.CancellationError()
        if (signal.reason !== undefined) error.cause = signal.reason
        asExpected(error)
        this.cancel()
        settle(this.promise, false, error)
      }
      if (signal.aborted) {
        abort()
        return
      }
      this.#unwatch = watch(signal, abort)
    }
  }

  Object.assign(parts, { Job, taskError })
})
