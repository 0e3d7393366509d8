// What the npm package gets wrong; see docs/compatibility.md. What errors arrive
// as is in errors.js, promises are in promise.js, forms of functions in
// offload.js, cancel in stop.js.
const workerpool = require('workerpool')
const wait = (ms, value) => new Promise(resolve => setTimeout(resolve, ms, value))
function begun () {
  this.worker.emit('begun')
  return new Promise(() => {})
}

async function main () {
  // After a crash that is an exit, queued tasks go on, and it is heard of once.
  let created = 0
  let ended = 0
  const exits = workerpool.pool({ maxWorkers: 1, onCreateWorker () { created++ }, onTerminateWorker () { ended++ } })
  const crash = exits.exec(() => { process.exit(3) })
  const next = exits.exec(() => 'goes on')
  const error = await crash.catch(e => e)
  console.log(error instanceof workerpool.TerminateError, error.message.split('\n').slice(0, 2))
  //: true [ 'Workerpool Worker terminated Unexpectedly', '    exitCode: `3`' ]
  console.log(error.message.split('\n').slice(2).map(line => line.trim().split(':')[0]).join()) //: signalCode,workerpool.script,spawnArgs,spawnfile,stdout,stderr,
  console.log(await next) //: goes on
  await exits.terminate()
  console.log(created, ended) //: 2 2

  // The first exec after a crash of an idle worker runs.
  const idle = workerpool.pool({ maxWorkers: 1 })
  await idle.exec(() => { setTimeout(() => { throw new Error('while idle') }, 5) })
  while (idle.stats().totalWorkers > 0) await wait(1)
  console.log(await idle.exec(() => 'on a new worker')) //: on a new worker

  // A rejecting abort listener costs the worker, not its place.
  await idle.exec(() => { globalThis.mark = 1 })
  const rejecting = idle.exec(function () {
    this.worker.addAbortListener(async () => { throw new Error('no') })
    this.worker.emit('listens')
    return new Promise(() => {})
  }, [], { on: () => rejecting.cancel() })
  await rejecting.catch(e => console.log(e.name)) //: CancellationError
  console.log(await idle.exec(() => typeof mark)) //: undefined

  // Abort listeners are those of their task.
  await idle.exec(function () { this.worker.addAbortListener(async () => console.log('never')) })
  const other = idle.exec(begun, [], { on: () => other.cancel() })
  await other.catch(e => console.log(e.name)) //: CancellationError
  console.log(await idle.exec(() => 'goes on')) //: goes on

  // this.worker.emit works, in arrow functions too.
  await idle.exec(function () { this.worker.emit('of a function') }, [], { on: e => console.log(e) }) //: of a function
  await idle.exec(() => { this.worker.emit('of an arrow function') }, [], { on: e => console.log(e) }) //: of an arrow function

  // exec while the pool is being terminated runs afterwards.
  const last = idle.exec(wait, [20, 'last'])
  const terminated = idle.terminate()
  const during = idle.exec(() => 'afterwards')
  console.log(idle.stats().pendingTasks) //: 1
  console.log(await last, (await terminated).length, await during) //: last 1 afterwards

  // When it is terminated twice, both promises settle.
  const twice = [idle.terminate(), idle.terminate()]
  console.log((await twice[0]).length, (await twice[1]).length) //: 1 0

  // emitStdStreams without on is no error, and prints nothing.
  const quiet = workerpool.pool({ maxWorkers: 1, emitStdStreams: true })
  console.log(await quiet.exec(() => { console.log('nobody'); return 'quiet' })) //: quiet

  // The pool's abortListenerTimeout counts.
  const patient = workerpool.pool({ maxWorkers: 1, abortListenerTimeout: 5 })
  const late = patient.exec(function () {
    this.worker.addAbortListener(() => new Promise(() => {}))
    this.worker.emit('listens')
    return new Promise(() => {})
  }, [], { on: () => late.cancel() })
  await late.catch(e => console.log(e.name)) //: CancellationError
  console.log(await patient.exec(() => 'replaced')) //: replaced

  // A blocked worker gives up its place at once.
  const blocked = workerpool.pool({ maxWorkers: 1 })
  for (let i = 0; i < 10; i++) await blocked.exec(() => { for (;;); }).timeout(1).catch(() => {})
  console.log(await blocked.exec(() => 'free')) //: free

  // terminate(false, timeout) ends what does not.
  blocked.exec(() => { for (;;); }).catch(e => console.log(e.message)) //: Worker terminated
  console.log((await blocked.terminate(false, 10)).length, blocked.stats().totalWorkers) //: 1 0
  blocked.exec(() => { for (;;); }).catch(e => console.log('new', e.message)) //: new Worker terminated
  await blocked.terminate(false, 1) // though that one may not have started

  // A check that fails leaves nothing behind.
  const wrong = workerpool.pool({ workerType: 'thread', workerThreadOpts: { unknown: 1 } })
  try { wrong.exec(() => 1) } catch (e) { console.log(e.message) } //: Object "workerThreadOpts" contains an unknown option "unknown"
  console.log(wrong.stats().pendingTasks) //: 0
  const throws = workerpool.pool({ onCreateWorker () { throw new Error('by the program') } })
  try { throws.exec(() => 1) } catch (e) { console.log(e.message) } //: by the program
  console.log(throws.stats().pendingTasks) //: 0

  // Cancelled tasks that wait do not count.
  const full = workerpool.pool({ maxWorkers: 1, maxQueueSize: 1 })
  const running = full.exec(wait, [20, 'ran'])
  const cancelled = full.exec(() => 'never')
  cancelled.catch(() => {})
  cancelled.cancel()
  console.log(full.stats().pendingTasks, await Promise.all([running, full.exec(() => 'waited')])) //: 0 [ 'ran', 'waited' ]

  // What cannot be offloaded says so.
  await full.exec(Math.max, [1]).catch(e => console.log(e.name)) //: TypeError
  await full.exec((() => 1).bind(null)).catch(e => console.log(e.name)) //: TypeError

  // Idle workers can be let go.
  const brief = workerpool.pool({ maxWorkers: 1, idleTimeout: 5 })
  await brief.exec(() => 1)
  while (brief.stats().totalWorkers > 0) await wait(5)
  console.log('gone') //: gone

  // The program waits for the end of a worker that has crashed.
  const gone = {}
  gone.promise = new Promise(resolve => { gone.resolve = resolve })
  const crashing = workerpool.pool({ onTerminateWorker: () => gone.resolve('gone') })
  crashing.exec(() => { process.exit(4) }).catch(() => {})
  console.log(await gone.promise) //: gone
}

main()
