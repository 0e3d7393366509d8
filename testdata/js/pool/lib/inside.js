const workerpool = require('workerpool')

workerpool.worker({
  promise: () => new workerpool.Promise(resolve => setTimeout(resolve, 1, 'of the package')),
  late: () => new workerpool.Promise(() => {}).timeout(1).catch(e => e instanceof workerpool.Promise.TimeoutError),
  terminated: () => { throw new workerpool.TerminateError('text', 'cause') },
  pool: () => workerpool.pool(),
  noFunction: () => workerpool.worker({ noFunction: 1 }),
  wait () {
    workerpool.workerEmit('waiting')
    return new Promise(() => {})
  },
  loop () {
    workerpool.workerEmit('looping')
    for (;;);
  }
}, {
  onTerminate: code => new Promise(resolve => setTimeout(() => {
    console.log('cleaned up', code)
    resolve()
  }, 1))
})
