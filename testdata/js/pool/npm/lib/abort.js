const workerpool = require('workerpool')
let runs = 0

workerpool.worker({
  wait () {
    runs++
    return new Promise(resolve => {
      this.worker.addAbortListener(async () => {
        workerpool.workerEmit('cleaning up')
        resolve()
      })
      workerpool.workerEmit('waiting')
    })
  },
  runs: () => runs
}, { abortListenerTimeout: 1000 })
