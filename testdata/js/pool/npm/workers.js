// Which worker takes a task, and when there are how many.
const workerpool = require('workerpool')

async function main () {
  let created = 0
  const pool = workerpool.pool(__dirname + '/lib/abort.js', { maxWorkers: 2, workerTerminateTimeout: 60000, onCreateWorker () { created++ } })
  console.log(pool.stats().totalWorkers, created)
  await pool.exec(() => 1)
  await pool.exec(() => 'an idle worker takes it')
  console.log(created, pool.stats().idleWorkers)
  // A second one is made when none is idle.
  let waits
  const waiting = new Promise(resolve => { waits = resolve })
  const first = pool.exec('wait', [], { on: waits })
  const second = pool.exec(() => 'second')
  console.log(created, pool.stats().busyWorkers)
  console.log(await second, await waiting)
  await first.cancel().catch(error => console.log(error.message))
  // And no third one.
  await workerpool.Promise.all([1, 2, 3, 4, 5].map(n => pool.exec(n => n, [n])))
  console.log(created, pool.stats().totalWorkers)
  await pool.terminate()

  for (const options of [{ minWorkers: 'max', maxWorkers: 2 }, { minWorkers: 3, maxWorkers: 1 }, { minWorkers: 0, maxWorkers: 1 }]) {
    const least = workerpool.pool(options)
    console.log(least.minWorkers, least.maxWorkers, least.stats().totalWorkers, least.stats().idleWorkers)
    await workerpool.Promise.all([1, 2, 3].map(n => least.exec(n => n, [n]))).then(results => console.log(results))
    console.log((await least.terminate()).length)
  }

  // With no bound on the queue, none is full.
  const unbound = workerpool.pool({ maxWorkers: 1, maxQueueSize: 0 })
  console.log(await workerpool.Promise.all([1, 2, 3].map(n => unbound.exec(n => n, [n]))))
  await unbound.terminate()
}

main()

//: 0 0
//: 1 1
//: 2 2
//: second waiting
//: promise cancelled
//: 2 2
//: 2 2 2 2
//: [ 1, 2, 3 ]
//: 2
//: 3 3 3 3
//: [ 1, 2, 3 ]
//: 3
//: 0 1 0 0
//: [ 1, 2, 3 ]
//: 1
//: [ 1, 2, 3 ]
