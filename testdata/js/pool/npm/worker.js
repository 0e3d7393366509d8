const workerpool = require('workerpool')

async function main () {
  const twice = workerpool.pool(__dirname + '/lib/twice.js', { maxWorkers: 1 })
  console.log(await twice.exec('methods'))
  console.log(await twice.exec('first'), await twice.exec('second'), await twice.exec('both'))
  await twice.terminate()

  const late = workerpool.pool(__dirname + '/lib/late.js', { maxWorkers: 1 })
  console.log(await late.exec('ready'))
  await late.terminate()

  const pool = workerpool.pool({ maxWorkers: 1 })
  console.log(await pool.exec(function () { return typeof this.worker.addAbortListener }))
  console.log(await pool.exec(() => ({ then: 'no function' })))
  console.log(await pool.exec(() => ({ then (f) { f('adopted') }, catch () {} })).catch(e => e.message))
  await pool.terminate()
}

main()

//: [ 'run', 'methods', 'first', 'both', 'second' ]
//: 1 2 new
//: ready
//: function
//: { then: 'no function' }
//: adopted
