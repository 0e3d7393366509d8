const workerpool = require('workerpool')
const later = value => new Promise(resolve => setTimeout(resolve, 20, value))

async function main () {
  const pool = workerpool.pool({ maxWorkers: 1 })
  const log = name => [v => console.log(name, v), e => console.log(name, e.message)]

  // What a worker has goes on, though it has not even started; what waits does not.
  pool.exec(later, ['finishes']).then(...log('running'))
  pool.exec(later, ['never']).then(...log('queued'))
  console.log('terminate')
  const done = pool.terminate()
  console.log('returned')
  console.log(await done)
  console.log(pool.stats())

  // It can be used again.
  console.log(await pool.exec(later, ['again']))
  pool.exec(later, ['never']).then(...log('running'))
  pool.exec(later, ['never']).then(...log('queued'))
  console.log('terminate')
  const forced = pool.terminate(true)
  console.log('returned')
  console.log(await forced)
  console.log(await pool.terminate())

  // Nothing is heard of a task any more that was ended with the pool.
  const events = []
  let ended
  const talking = workerpool.pool(__dirname + '/lib/events.js', { maxWorkers: 1 })
  await talking.exec('count', [9], {
    on ({ i }) {
      events.push(i)
      if (i === 2) ended = talking.terminate(true)
    }
  }).catch(e => events.push(e.message))
  await ended
  console.log(events)
}

main()

//: terminate
//: queued Pool terminated
//: returned
//: running finishes
//: [ undefined ]
//: {
//:   totalWorkers: 0,
//:   busyWorkers: 0,
//:   idleWorkers: 0,
//:   pendingTasks: 0,
//:   activeTasks: 0
//: }
//: again
//: terminate
//: queued Pool terminated
//: running Worker terminated
//: returned
//: [ undefined ]
//: []
//: [ 0, 1, 2, 'Worker terminated' ]
