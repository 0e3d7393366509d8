// What is awaited of a task goes on in the same microtask as what the language
// does with anything that has then.
const workerpool = require('workerpool')
const { Promise: P } = workerpool
const log = console.log

// count prints how many microtasks pass before something has come.
async function count (name, make) {
  let passed = 0
  let come = false
  const tick = () => { if (!come) { passed++; Promise.resolve().then(tick) } }
  const settled = make()
  const waiting = (async () => { await settled; come = true })()
  tick()
  await waiting
  log(name, passed)
}

async function ticks () {
  await count('a value', () => 1)
  await count('a promise', () => Promise.resolve(1))
  await count('an object with then', () => ({ then: f => f(1) }))
  await count('settled', () => new P(resolve => resolve(1)))
  await count('rejected', () => new P((_, reject) => reject(new Error('no'))).catch(() => {}))
  class Own extends P { then (f, g) { log('own then'); return super.then(f, g) } }
  await count('with a then of its own', () => new Own(resolve => resolve(1)))
  const patched = new P(resolve => resolve(1))
  patched.then = (f) => { log('patched then'); f(2) }
  log(await patched)
}

// order prints who hears first of a promise that settles later.
async function order () {
  const d = P.defer()
  const awaits = async name => { log(name, await d.promise) }
  awaits('awaits first')
  Promise.resolve(d.promise).then(v => log('adopted', v))
  awaits('awaits second')
  d.promise.then(v => log('then', v))
  Promise.all([d.promise]).then(v => log('all', v))
  awaits('awaits third')
  await null
  d.promise.then(v => log('then later', v))
  setTimeout(() => {
    process.nextTick(() => log('tick'))
    queueMicrotask(() => log('microtask'))
    d.resolve('x')
    log('settled')
  }, 1)
  await new Promise(resolve => setTimeout(resolve, 5))
}

async function errors () {
  try { await new P((_, reject) => reject(new Error('thrown'))) } catch (e) { log(e.message) }
  const d = P.defer()
  setTimeout(() => d.reject(new Error('later')), 1)
  try { await d.promise } catch (e) { log(e.message) }
  const pool = workerpool.pool({ maxWorkers: 1 })
  try { await pool.exec(() => { throw new RangeError('in the task') }) } catch (e) { log(String(e)) }
  const add = (a, b) => a + b
  const results = await Promise.all([1, 2, 3].map(async i => await pool.exec(add, [i, i])))
  log(results)
  add.toString = () => '(a, b) => a * b'
  log(await pool.exec(add, [3, 4]))
  delete add.toString
  log(await pool.exec(add, [3, 4]), await pool.exec(() => 'none'), await pool.exec(() => 'null', null))
  await pool.terminate()
}

ticks().then(order).then(errors)

//: a value 1
//: a promise 1
//: an object with then 2
//: settled 2
//: rejected 2
//: own then
//: with a then of its own 2
//: patched then
//: 2
//: then x
//: then later x
//: settled
//: tick
//: microtask
//: awaits first x
//: adopted x
//: awaits second x
//: awaits third x
//: all [ 'x' ]
//: thrown
//: later
//: RangeError: in the task
//: [ 2, 4, 6 ]
//: 12
//: 7 none null
