const workerpool = require('workerpool')
const show = what => arg => console.log(what, Object.keys(arg).join(), String(arg.script).split('/').pop(), arg.forkArgs, arg.workerThreadOpts)

async function main () {
  const pool = workerpool.pool(__dirname + '/lib/math.js', {
    maxWorkers: 2,
    workerThreadOpts: { name: 'named' },
    onCreateWorker: show('created'),
    onTerminateWorker: arg => console.log('ended', String(arg.script).split('/').pop())
  })
  const first = pool.exec('forever')
  console.log('exec has returned')
  const second = pool.exec('add', [1, 2])
  console.log(await second)
  first.catch(error => console.log(error.message))
  await pool.terminate(true)

  // What it returns takes the place of the options.
  const other = workerpool.pool({
    minWorkers: 1,
    maxWorkers: 1,
    onCreateWorker: arg => { console.log(arg.script); return { script: __dirname + '/lib/twice.js', forkArgs: ['x'] } },
    onTerminateWorker: arg => console.log('ended', arg.script.split('/').pop(), arg.forkArgs)
  })
  console.log(await other.exec('both'))
  await other.terminate()

  // What it throws is an error of terminate.
  const throwing = workerpool.pool({ maxWorkers: 1, onTerminateWorker () { throw new Error('in the hook') } })
  await throwing.exec(() => 1)
  await throwing.terminate().catch(error => console.log(error.message))
}

main()

//: created forkArgs,forkOpts,workerOpts,workerThreadOpts,script math.js [] { name: 'named' }
//: exec has returned
//: created forkArgs,forkOpts,workerOpts,workerThreadOpts,script math.js [] { name: 'named' }
//: 3
//: Worker terminated
//: ended math.js
//: ended math.js
//: null
//: new
//: ended twice.js [ 'x' ]
//: in the hook
