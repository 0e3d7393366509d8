// A task can tell how far it is.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 1 })

function work (steps) {
  for (let i = 1; i <= steps; i++) this.worker.emit({ progress: i / steps })
  return 'all done'
}

pool.exec(work, [4], { on: event => console.log(event) })
  .then(result => console.log(result))
  .then(() => pool.terminate())
//: { progress: 0.25 }
//: { progress: 0.5 }
//: { progress: 0.75 }
//: { progress: 1 }
//: all done
