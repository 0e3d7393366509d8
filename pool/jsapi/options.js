// What a program says of a pool, checked: pool options, and what they mean for
// one worker.
(function (parts) {
  'use strict'

  // The names that Node knows; each is an error when it is another.
  const forkOptsNames = [
    'cwd', 'detached', 'env', 'execPath', 'execArgv', 'gid', 'serialization', 'signal', 'killSignal', 'silent',
    'stdio', 'uid', 'windowsVerbatimArguments', 'timeout'
  ]
  const workerThreadOptsNames = [
    'argv', 'env', 'eval', 'execArgv', 'stdin', 'stdout', 'stderr', 'workerData', 'trackUnmanagedFds',
    'transferList', 'resourceLimits', 'name'
  ]

  function checkNames (options, names, what) {
    if (!options) return
    const own = Object.keys(options)
    const unknown = own.find(name => !names.includes(name))
    if (unknown !== undefined) {
      throw new Error('Object "' + what + '" contains an unknown option "' + unknown + '"')
    }
    const inherited = names.find(name => options[name] && !own.includes(name))
    if (inherited !== undefined) {
      throw new Error('Object "' + what + '" contains an inherited option "' + inherited + '" which is ' +
        'not defined in the object itself but in its prototype. Only plain objects are allowed. ' +
        'Please remove the option from the prototype or override it with a value "undefined".')
    }
  }

  function isInteger (value, least) {
    return typeof value === 'number' && Math.round(value) === value && value >= least
  }

  // checkOurs checks options that the package has not; undefined is none.
  function checkOurs (options, rules) {
    for (const [name, [ok, what]] of rules) {
      const value = options[name]
      if (value !== undefined && !ok(value)) throw new TypeError('Option ' + name + ' must be ' + what)
    }
  }

  const count = [value => isInteger(value, 0), 'an integer number >= 0']
  const duration = [value => typeof value === 'number' && value >= 0, 'a number >= 0, in milliseconds']

  const poolRules = Object.entries({ idleTimeout: duration, maxTasks: count, abortListenerTimeout: duration })

  const taskRules = Object.entries({
    timeout: duration,
    priority: [value => isInteger(value, -Infinity), 'an integer number'],
    signal: [value => !value || typeof value.addEventListener === 'function', 'an AbortSignal']
  })

  const manyRules = Object.entries({ concurrency: [value => isInteger(value, 1), 'an integer number >= 1'] })

  function checkTaskOptions (options) {
    if (options) checkOurs(options, taskRules)
  }

  // checkManyOptions checks those of map and its like.
  function checkManyOptions (options) {
    checkTaskOptions(options)
    if (options) checkOurs(options, manyRules)
  }

  // What a pool keeps of its options. Whether workers can be made with them is
  // found out with the first one, as in the npm package.
  function checkPoolOptions (script, options) {
    const o = {
      script,
      forkArgs: Object.freeze(options.forkArgs || []),
      forkOpts: Object.freeze(options.forkOpts || {}),
      workerOpts: Object.freeze(options.workerOpts || {}),
      workerThreadOpts: Object.freeze(options.workerThreadOpts || {}),
      workerType: options.workerType || options.nodeWorker || 'auto',
      nodeWorker: options.nodeWorker,
      maxQueueSize: options.maxQueueSize || Infinity,
      workerTerminateTimeout: options.workerTerminateTimeout || 1000,
      onCreateWorker: options.onCreateWorker,
      onTerminateWorker: options.onTerminateWorker,
      emitStdStreams: options.emitStdStreams || false,
      idleTimeout: options.idleTimeout,
      maxTasks: options.maxTasks,
      fresh: !!options.fresh,
      abortListenerTimeout: options.abortListenerTimeout,
      maxWorkers: Math.max(parts.host.cpus - 1, 1)
    }
    if ('maxWorkers' in options) {
      if (!isInteger(options.maxWorkers, 1)) throw new TypeError('Option maxWorkers must be an integer number >= 1')
      o.maxWorkers = options.maxWorkers
    }
    if ('minWorkers' in options) {
      o.minWorkers = options.minWorkers === 'max' ? o.maxWorkers : options.minWorkers
      if (!isInteger(o.minWorkers, 0)) throw new TypeError('Option minWorkers must be an integer number >= 0')
      o.maxWorkers = Math.max(o.minWorkers, o.maxWorkers)
    }
    checkOurs(options, poolRules)
    return o
  }

  function strings (object) {
    const result = {}
    for (const name of Object.keys(object)) result[name] = String(object[name])
    return result
  }

  // What options mean for one worker of a type, as the host understands it.
  // What a sandbox cannot have, such as another directory, has no effect.
  function provide (type, o) {
    if (type === 'web') throw new Error('WorkerPool: Web Workers not supported')
    const asProcess = type === 'process'
    const given = asProcess ? o.forkOpts : o.workerThreadOpts
    if (asProcess) checkNames(given, forkOptsNames, 'forkOpts')
    else checkNames(given, workerThreadOptsNames, 'workerThreadOpts')

    const args = asProcess ? o.forkArgs : given.argv
    const limits = asProcess ? {} : given.resourceLimits || {}
    let heap = limits.maxOldGenerationSizeMb || 0
    for (const argument of given.execArgv || []) {
      const match = /^--max[-_]old[-_]space[-_]size=(\d+)$/.exec(argument)
      if (match) heap = heap || Number(match[1])
    }
    return {
      script: o.script || '',
      env: given.env && typeof given.env === 'object' ? strings(given.env) : undefined,
      argv: args && args.length > 0 ? ['wprun', o.script || '', ...args.map(String)] : undefined,
      workerData: asProcess ? undefined : given.workerData,
      heap,
      stdout: asProcess ? !!given.silent : !!given.stdout,
      stderr: asProcess ? !!given.silent : !!given.stderr
    }
  }

  Object.assign(parts, { checkPoolOptions, checkTaskOptions, checkManyOptions, provide })
})
