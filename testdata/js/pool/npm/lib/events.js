const workerpool = require('workerpool')

workerpool.worker({
  count (n) {
    for (let i = 0; i < n; i++) workerpool.workerEmit({ i })
    return 'counted'
  },
  async later () {
    await new Promise(resolve => setTimeout(resolve, 2))
    workerpool.workerEmit('later')
    return 'done'
  },
  buffer () {
    const bytes = new Uint8Array([1, 2, 3])
    workerpool.workerEmit(new workerpool.Transfer(bytes, [bytes.buffer]))
    return bytes.byteLength
  }
})
workerpool.workerEmit('of no task')
