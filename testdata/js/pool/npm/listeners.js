// Abort listeners: all are called, in order, and a worker that they keep goes on.
const workerpool = require('workerpool')
const pool = workerpool.pool(__dirname + '/lib/listeners.js', { maxWorkers: 1, workerTerminateTimeout: 60000 })

async function main () {
  await pool.exec('log')
  for (const [method, count] of [['two', 2], ['late', 1]]) {
    let begun, heard
    const waiting = new Promise(resolve => { begun = resolve })
    const all = new Promise(resolve => { heard = resolve })
    const events = []
    const on = event => {
      events.push(event)
      begun()
      if (events.length === count) heard()
    }
    const task = pool.exec(method, [], { on })
    await waiting
    task.cancel()
    await task.catch(e => console.log(e.name))
    console.log(await pool.exec('log'))
    await all
    console.log(events)
  }
  await pool.terminate()
}

main()

//: CancellationError
//: [ 'first', 'second' ]
//: [ 'waiting', 'from a listener' ]
//: CancellationError
//: [ 'first', 'second', 'late' ]
//: [ 'waiting' ]
