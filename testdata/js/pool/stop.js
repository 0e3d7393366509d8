// A task that loops can be cancelled and timed out; the pool goes on.
const workerpool = require('workerpool')
const pool = workerpool.pool({ maxWorkers: 1 })
const loop = () => { for (;;); }

async function main () {
  const cancelled = pool.run(loop)
  const waiting = pool.run(() => 'next')
  setTimeout(() => cancelled.cancel(), 10)
  await cancelled.catch(e => console.log(String(e), e instanceof workerpool.Promise.CancellationError)) //: CancellationError: promise cancelled true
  console.log(await waiting) //: next

  await pool.run(loop).timeout(10).catch(e => console.log(String(e), e instanceof workerpool.Promise.TimeoutError)) //: TimeoutError: Promise timed out after 10 ms true
  console.log(await pool.run(() => 'still here')) //: still here

  // A promise that waits for nothing can be stopped as well.
  await pool.run(() => new Promise(() => {})).timeout(10).catch(e => console.log(e.name)) //: TimeoutError

  // cancel works from any link of the chain, and rejects before it returns.
  const root = pool.run(loop)
  const leaf = root.then(() => 'never')
  leaf.catch(() => {})
  leaf.cancel()
  console.log(root.rejected, root.pending) //: true false
  root.cancel() // again: nothing happens

  // A task that has not started leaves the queue.
  const running = pool.run(() => new Promise(resolve => setTimeout(resolve, 5, 'ran')))
  const queued = pool.run(() => 'never')
  queued.catch(e => console.log('queued', e.name)) //: queued CancellationError
  queued.cancel()
  console.log(pool.stats().pendingTasks <= 1) //: true
  console.log(await running) //: ran

  // A task that is over when the program cancels it, in the midst of its events,
  // does not hold the program.
  const over = pool.exec(function () { for (let i = 0; i < 9; i++) this.worker.emit(i) }, [], {
    on (i) {
      for (const end = Date.now() + 20; i === 0 && Date.now() < end;);
      over.cancel()
    }
  })
  await over.catch(e => console.log(e.name)) //: CancellationError
}

main()
