// require('workerpool') in workers, in files and in offloaded functions.
const workerpool = require('workerpool')

async function main () {
  let onTerminateWorker
  const ended = new Promise(resolve => { onTerminateWorker = resolve })
  const pool = workerpool.pool(__dirname + '/lib/inside.js', { maxWorkers: 1, onTerminateWorker, workerTerminateTimeout: 60000 })
  console.log(await pool.exec('promise'), await pool.exec('late')) //: of the package true
  const error = await pool.exec('terminated').catch(e => e)
  console.log(error.message, error.cause) //: text cause
  await pool.exec('pool').catch(e => console.log(e.message)) //: workerpool.pool: a worker cannot make pools of its own; make it in the main program
  await pool.exec('noFunction').catch(e => console.log(e.message)) //: Method "noFunction" must be a function

  // An offloaded function has the same.
  console.log(await pool.exec(() => Object.keys(require('workerpool')).sort().join()))
  //: Promise,TerminateError,Transfer,cpus,isMainThread,platform,pool,worker,workerEmit
  console.log(await pool.exec(() => {
    const { Transfer } = require('workerpool')
    globalThis.kept = new Uint8Array([1, 2])
    return new Transfer(kept, [kept.buffer])
  }), await pool.exec(() => kept.length)) //: Uint8Array(2) [ 1, 2 ] 0
  await pool.exec(() => {
    const { Transfer } = require('workerpool')
    return new Transfer('nothing in it', [new ArrayBuffer(1)])
  }).catch(e => console.log(e.name)) //: DataCloneError
  await pool.exec(() => { this.worker.emit(() => 1) }, [], { on () {} }).catch(e => console.log(e.name)) //: DataCloneError

  // Arguments that move.
  const bytes = new Uint8Array([1, 2, 3])
  console.log(await pool.exec(a => a.length, [bytes], { transfer: [bytes.buffer] }), bytes.length) //: 3 0
  await pool.exec(() => 1, [], { transfer: [new ArrayBuffer(1)] }).catch(e => console.log(e.name)) //: DataCloneError

  // onTerminate is called when a task is stopped, too, and by force.
  const stopped = pool.exec('wait', [], { on: () => stopped.cancel() })
  const why = await stopped.catch(e => e.name)
  const alive = setInterval(() => {}, 1e6) // for a worker that ends does not hold the program
  await ended //: cleaned up 0
  clearInterval(alive)
  console.log(why) //: CancellationError
  let terminated
  const lost = await pool.exec('loop', [], { on: () => { terminated = pool.terminate(true) } }).catch(e => e.message)
  await terminated //: cleaned up 0
  console.log(lost) //: Worker terminated

  // What does not end is ended.
  const stuck = workerpool.pool(__dirname + '/lib/stuck.js', { maxWorkers: 1, workerTerminateTimeout: 20 })
  console.log(await stuck.exec('ok')) //: ok
  console.log((await stuck.terminate()).length) //: 1
}

main()
