const workerpool = require('workerpool')
const { CancellationError, TimeoutError } = workerpool.Promise

async function main () {
  const pool = workerpool.pool({ maxWorkers: 1 })
  await pool.exec(() => 1)
  const forever = () => new Promise(() => {})

  const running = pool.exec(forever)
  running.catch(e => console.log('running', String(e), e instanceof CancellationError))
  console.log(running.cancel() === running, running.rejected)

  const chained = pool.exec(forever)
  const leaf = chained.then(() => 'never').catch(e => e.name)
  leaf.cancel()
  console.log(chained.rejected, await leaf)

  await pool.exec(forever).timeout(10).catch(e => console.log(String(e), e instanceof TimeoutError))
  await pool.exec(forever).then(() => 'never').timeout(10).catch(e => console.log(String(e)))
  console.log(await pool.exec(() => 'in time').timeout(600000))

  // The time in the queue does not count.
  const log = []
  const first = pool.exec(() => new Promise(resolve => setTimeout(resolve, 100, 'first'))).then(value => log.push(value))
  const second = pool.exec(forever).timeout(10000).timeout(10).catch(e => log.push(e.message))
  await Promise.all([first, second])
  console.log(log)

  // A queued task that is cancelled never runs.
  const slow = pool.exec(() => new Promise(resolve => setTimeout(resolve, 20, 'slow')))
  const queued = pool.exec(() => 'never')
  queued.catch(e => console.log('queued', e.name))
  queued.cancel()
  console.log(await slow, await pool.exec(() => 'next'))
  await pool.terminate()
}

main()

//: running CancellationError: promise cancelled true
//: true true
//: true CancellationError
//: TimeoutError: Promise timed out after 10 ms true
//: TimeoutError: Promise timed out after 10 ms
//: in time
//: [ 'first', 'Promise timed out after 10 ms' ]
//: queued CancellationError
//: slow next
