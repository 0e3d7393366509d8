// clear ends all workers; what waits goes on in new ones.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 1 })

async function main () {
  await pool.run(() => { globalThis.mark = 1 })
  console.log(await pool.run(() => typeof mark)) //: number
  console.log(pool.clear()) //: undefined
  console.log(await pool.run(() => typeof mark)) //: undefined

  const running = pool.run(() => new Promise(() => {}))
  const waiting = pool.run(() => 'in a new worker')
  setTimeout(() => pool.clear(true), 5)
  await running.catch(e => console.log(e.message)) //: Worker terminated
  console.log(await waiting) //: in a new worker

  // terminate refuses what waits, lets finish what runs, and can be undone.
  const last = pool.exec(function () {
    this.worker.emit('begun')
    return new Promise(resolve => setTimeout(resolve, 5, 'finished'))
  }, [], { on: async () => {
    const done = pool.terminate()
    await refused.catch(e => console.log(e.message)) //: Pool terminated
    console.log(await last) //: finished
    await done
    console.log(pool.stats().totalWorkers) //: 0
    console.log(await pool.run(() => 'again')) //: again
    const stuck = pool.run(() => { for (;;); })
    setTimeout(() => pool.terminate(true), 5)
    await stuck.catch(e => console.log(e.message)) //: Worker terminated
  } })
  const refused = pool.run(() => 'never')
}

main()
