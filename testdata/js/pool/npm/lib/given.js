const workerpool = require('workerpool')
const { workerData, isMainThread } = require('worker_threads')

workerpool.worker({
  given: () => [workerData, isMainThread, process.env.NAME, process.env.NUMBER, process.argv.slice(2)]
})
