const workerpool = require('workerpool')
const pool = workerpool.pool(__dirname + '/lib/abort.js', { maxWorkers: 1, workerTerminateTimeout: 60000 })

async function main () {
  console.log(await pool.exec('runs'))
  let task
  const cleaningUp = new Promise(resolve => {
    const on = event => event === 'waiting' ? task.cancel() : resolve(event)
    task = pool.exec('wait', [], { on })
  })
  await task.catch(e => console.log(e.name))
  console.log(await cleaningUp)
  // The same worker goes on: it still counts.
  console.log(await pool.exec('runs'))
  const late = pool.exec('wait', [], { on: event => event === 'waiting' && late.timeout(1) })
  await late.catch(e => console.log(e.message))
  console.log(await pool.exec('runs'), pool.stats().totalWorkers)
  await pool.terminate()
}

main()

//: 0
//: CancellationError
//: cleaning up
//: 1
//: Promise timed out after 1 ms
//: 2 1
