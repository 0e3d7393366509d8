const workerpool = require('workerpool')
const log = []

workerpool.worker({
  two () {
    this.worker.addAbortListener(async () => { log.push('first') })
    this.worker.addAbortListener(async () => {
      log.push('second')
      workerpool.workerEmit('from a listener')
    })
    workerpool.workerEmit('waiting')
    return new Promise(() => {})
  },
  late () {
    this.worker.addAbortListener(() => new Promise(resolve => setTimeout(() => {
      log.push('late')
      resolve()
    }, 10)))
    workerpool.workerEmit('waiting')
    return new Promise(() => {})
  },
  log: () => log
})
