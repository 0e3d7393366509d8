// The program waits for the end of a worker that has lost its task.
const workerpool = require('workerpool')
let gone
const pool = workerpool.pool(__dirname + '/lib/gone.js', {
  maxWorkers: 1,
  onTerminateWorker () {
    console.log('ended')
    gone()
  }
})

async function end (what, promise) {
  const ended = new Promise(resolve => { gone = resolve })
  await promise.catch(error => console.log(what, error.message))
  await ended
  console.log(pool.stats().totalWorkers)
}

async function main () {
  const cancelled = pool.exec('forever', [], { on: () => cancelled.cancel() })
  await end('cancelled', cancelled)
  const late = pool.exec('forever', [], { on: () => late.timeout(1) })
  await end('timeout', late)

  // A function of a promise's own needs no promise.
  const other = pool.exec('forever', [], { on: () => setTimeout(other.cancel, 1) })
  await end('cancelled', other)
}

main()

//: cancelled promise cancelled
//: ended
//: 0
//: timeout Promise timed out after 1 ms
//: ended
//: 0
//: cancelled promise cancelled
//: ended
//: 0
