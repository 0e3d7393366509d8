// A task can be cancelled, or given a time. With an abort listener it cleans up
// after itself, and its worker lives on.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 1, workerTerminateTimeout: 60000 })

async function main () {
  // One that blocks is interrupted.
  await pool.exec(() => { for (;;); }).timeout(20).catch(error => console.log(error.message)) //: Promise timed out after 20 ms

  await pool.exec(() => { globalThis.kept = 'the same worker' })
  const task = pool.exec(function () {
    return new Promise(resolve => {
      const timer = setInterval(() => {}, 5)
      this.worker.addAbortListener(async () => {
        clearInterval(timer)
        resolve()
      })
      this.worker.emit('ready')
    })
  }, [], { on: () => task.cancel() })
  await task.catch(error => console.log(error.message)) //: promise cancelled
  console.log(await pool.exec(() => kept)) //: the same worker
  await pool.terminate()
}

main()
