const workerpool = require('workerpool')

workerpool.worker({
  forever () {
    workerpool.workerEmit('began')
    return new Promise(() => {})
  }
})
