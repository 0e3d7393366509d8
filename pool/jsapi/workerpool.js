// What require('workerpool') gives in a main program.
(function (parts) {
  'use strict'

  const { host, Pool, Promise, TerminateError, Transfer } = parts

  function notInMain (name) {
    return () => {
      throw new Error('workerpool.' + name + ': this is the main program; call it in a script that is given to workerpool.pool')
    }
  }

  parts.exports = {
    pool: function pool (script, options) { return new Pool(script, options) },
    worker: notInMain('worker'),
    workerEmit: notInMain('workerEmit'),
    Promise,
    Transfer,
    TerminateError,
    platform: 'node',
    isMainThread: true,
    cpus: host.cpus
  }
})
