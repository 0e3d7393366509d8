// What the npm package has not: sessions, broadcast, streams, and options of exec.
const workerpool = require('workerpool')
const wait = (ms, value) => new Promise(resolve => setTimeout(resolve, ms, value))

// A signal as AbortController makes them, where there is none.
class Signal {
  aborted = false
  listeners = new Set()
  addEventListener (type, f) { this.listeners.add(f) }
  removeEventListener (type, f) { this.listeners.delete(f) }
  abort (reason) {
    this.aborted = true
    this.reason = reason
    for (const f of this.listeners) f()
  }
}

async function main () {
  // A session is one worker for oneself.
  const pool = workerpool.pool({ maxWorkers: 2 })
  const session = await pool.session()
  await session.exec(() => { globalThis.count = 40 })
  console.log(await session.exec(n => (count += n), [2]), await pool.exec(() => typeof count)) //: 42 undefined
  console.log(Object.keys(await session.proxy()), session.lost) //: [ 'run', 'methods' ] false
  await session.exec(() => new Promise(() => {})).timeout(5).catch(e => console.log(e.name)) //: TimeoutError
  await session.exec(() => 1).catch(e => console.log(e.name, session.lost)) //: TerminateError true
  session.close()
  const other = await pool.session()
  other.close()
  other.close()
  await other.exec(() => 1).catch(e => console.log(e.message, other.lost)) //: Pool terminated false

  // A broadcast reaches the workers that there are, and those that come.
  const two = workerpool.pool({ minWorkers: 2, maxWorkers: 2 })
  await Promise.all([two.exec(wait, [5]), two.exec(wait, [5])])
  console.log(await two.broadcast((a, b) => { globalThis.rate = a + b; return a }, [0.5, 0.25])) //: [ 0.5, 0.5 ]
  console.log(await two.exec(() => rate)) //: 0.75
  // Of idle workers the first one takes a task.
  const again = () => (globalThis.calls = (globalThis.calls || 0) + 1)
  console.log(await two.exec(again), await two.exec(again), await two.exec(again)) //: 1 2 3
  await two.terminate()
  console.log(await two.exec(() => rate)) //: 0.75
  await two.broadcast(() => { throw new Error('of a broadcast') }).catch(e => console.log(e.message)) //: of a broadcast

  // timeout, priority and signal.
  const one = workerpool.pool({ maxWorkers: 1 })
  await one.exec(() => new Promise(() => {}), [], { timeout: 5 }).catch(e => console.log(e.message)) //: Promise timed out after 5 ms
  const order = []
  const first = one.exec(() => new Promise(() => {}))
  while (one.stats().activeTasks === 0) await wait(1)
  const rest = [['low', -1], ['normal', 0], ['high', 5], ['also high', 5]].map(
    ([name, priority]) => one.exec(() => {}, [], { priority }).then(() => order.push(name)))
  await first.cancel().catch(() => {})
  await Promise.all(rest)
  console.log(order.join()) //: high,also high,normal,low

  const signal = new Signal()
  const stopped = one.exec(() => { for (;;); }, [], { signal })
  setTimeout(() => signal.abort('enough'), 5)
  await stopped.catch(e => console.log(e instanceof workerpool.Promise.CancellationError, e.cause)) //: true enough
  await one.exec(() => 'never', [], { signal }).catch(e => console.log(e.name)) //: CancellationError
  const unused = new Signal()
  await one.exec(() => 1, [], { signal: unused })
  console.log(unused.listeners.size, await one.exec(() => 'goes on')) //: 0 goes on

  // Options of the wrong kind are the caller's mistake.
  for (const options of [{ timeout: -1 }, { priority: 'high' }, { signal: {} }]) {
    try { one.exec(() => 1, [], options) } catch (e) { console.log(String(e)) }
  }
  for (const options of [{ idleTimeout: 'long' }, { maxTasks: 0.5 }, { abortListenerTimeout: NaN }]) {
    try { workerpool.pool(options) } catch (e) { console.log(String(e)) }
  }
  //: TypeError: Option timeout must be a number >= 0, in milliseconds
  //: TypeError: Option priority must be an integer number
  //: TypeError: Option signal must be an AbortSignal
  //: TypeError: Option idleTimeout must be a number >= 0, in milliseconds
  //: TypeError: Option maxTasks must be an integer number >= 0
  //: TypeError: Option abortListenerTimeout must be a number >= 0, in milliseconds

  // A stream gives what a task emits, one by one, and then its result.
  const stream = one.stream(function (n) { for (let i = 0; i < n; i++) this.worker.emit(i); return 'done' }, [3])
  for (;;) {
    const { value, done } = await stream.next()
    console.log(value, done)
    if (done) break
  }
  //: 0 false
  //: 1 false
  //: 2 false
  //: done true
  const failing = one.stream(() => { throw new Error('in a stream') })
  await failing.next().catch(e => console.log(e.message)) //: in a stream
  const left = one.stream(() => new Promise(() => {}))
  console.log(await left.return('left'), left.promise.rejected) //: { value: 'left', done: true } true

  // Tasks after which a worker is replaced, or a fresh one for each.
  const worn = workerpool.pool({ maxWorkers: 1, maxTasks: 2 })
  const count = () => (globalThis.n = (globalThis.n || 0) + 1)
  console.log(await worn.exec(count), await worn.exec(count), await worn.exec(count)) //: 1 2 1
  const fresh = workerpool.pool({ maxWorkers: 1, fresh: true })
  console.log(await fresh.exec(count), await fresh.exec(count)) //: 1 1
}

main()
