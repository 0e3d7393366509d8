// What the options for workers mean in a sandbox.
const workerpool = require('workerpool')

async function main () {
  // Memory: in Node's words.
  for (const options of [
    { workerType: 'thread', workerThreadOpts: { resourceLimits: { maxOldGenerationSizeMb: 24 } } },
    { workerType: 'process', forkOpts: { execArgv: ['--max-old-space-size=24'] } }
  ]) {
    const pool = workerpool.pool({ maxWorkers: 1, ...options })
    const error = await pool.exec(() => { const all = []; for (;;) all.push(new Array(1000).fill(all.length)) }).catch(e => e)
    console.log(error.message, error.cause.code)
    console.log(await pool.exec(() => 'goes on'))
  }
  //: Workerpool Worker error: Worker terminated due to reaching memory limit: JS heap out of memory ERR_WORKER_OUT_OF_MEMORY
  //: goes on
  //: Workerpool Worker error: Worker terminated due to reaching memory limit: JS heap out of memory ERR_WORKER_OUT_OF_MEMORY
  //: goes on

  // Without env there is none; what has no meaning here has no effect.
  const plain = workerpool.pool({ maxWorkers: 1, forkOpts: { cwd: '/', detached: true }, workerThreadOpts: { name: 'a', stdin: true } })
  console.log(await plain.exec(() => [Object.keys(process.env), process.argv, typeof require('worker_threads').threadId])) //: [ [], [ 'wprun', '' ], 'number' ]

  // Output that the program does not want.
  for (const options of [
    { workerType: 'thread', workerThreadOpts: { stdout: true } },
    { workerType: 'process', forkOpts: { silent: true } }
  ]) {
    const silent = workerpool.pool({ maxWorkers: 1, ...options })
    await silent.exec(() => console.log('not shown'))
    console.log(await silent.exec(() => 'silent')) //: silent
  }
  //: silent

  // Each worker may be given something else.
  let number = 0
  const numbered = workerpool.pool({
    maxWorkers: 2,
    workerType: 'thread',
    onCreateWorker: () => ({ workerThreadOpts: { workerData: ++number } })
  })
  const data = function () {
    this.worker.emit(require('worker_threads').workerData)
    return new Promise(() => {})
  }
  console.log((await Promise.all([1, 2].map(() => new Promise(resolve => {
    numbered.exec(data, [], { on: resolve }).catch(() => {})
  })))).sort()) //: [ 1, 2 ]
  await numbered.terminate(true)

  // What cannot be sent is an error.
  const wrong = workerpool.pool({ workerType: 'thread', workerThreadOpts: { workerData: () => 1 } })
  try { wrong.exec(data) } catch (e) { console.log(e.name) } //: DataCloneError
}

main()
