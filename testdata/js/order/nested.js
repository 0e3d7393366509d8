// What comes of callbacks within callbacks, of errors that somebody handles in
// the end, and of await in all of them.
const log = console.log
process.nextTick(() => {
  log('tick')
  queueMicrotask(() => {
    log('microtask of a tick')
    process.nextTick(() => {
      log('tick of that microtask')
      Promise.reject(new Error('of a tick')).catch(e => log('caught', e.message))
      process.nextTick(log, 'tick of that tick')
    })
    queueMicrotask(() => log('microtask of that microtask'))
  })
  process.nextTick(() => log('another tick'))
})
const rejected = Promise.reject(new Error('handled late'))
queueMicrotask(() => process.nextTick(() => rejected.catch(e => log(e.message))))
const thrower = async name => {
  try {
    await null
    throw new Error(name)
  } finally {
    await undefined
    log('finally of', name)
  }
}
;(async () => {
  for (const name of ['a', 'b']) {
    try { await thrower(name) } catch (e) { log('caught', e.message) }
  }
  const results = await Promise.allSettled([thrower('c'), thrower('d'), new Promise(resolve => setImmediate(resolve, 'e'))])
  log(results.map(r => r.value || r.reason.message).join())
})()
function * generator () {
  const got = yield Promise.resolve(1)
  log('generator got', got)
  yield new Promise(resolve => process.nextTick(resolve, 2))
}
;(async () => {
  const g = generator()
  const first = await g.next().value
  log('first', first)
  const second = await g.next(first).value
  log('second', second)
})()
setImmediate(() => {
  log('immediate 1')
  ;(async () => {
    await 0
    log('await of an immediate')
    await new Promise(resolve => setImmediate(resolve))
    log('immediate of that await')
    setTimeout(begin, 1)
  })()
  process.nextTick(() => Promise.resolve().then(() => log('then of a tick of an immediate')))
})
setImmediate(() => {
  log('immediate 2')
  const p = Promise.reject(new Error('of an immediate'))
  process.nextTick(() => p.catch(e => log('caught', e.message)))
})
const begin = () => {
  setTimeout(() => {
    log('timer of a timer')
    const never = new Promise((resolve, reject) => setTimeout(reject, 1e6, 'never').unref())
    Promise.race([new Promise(resolve => setTimeout(resolve, 1, 'fast')), never]).then(v => log(v))
  }, 0)
  setImmediate(log, 'immediate of a timer')
  process.nextTick(log, 'tick of a timer')
  Promise.resolve().then(() => setImmediate(log, 'immediate of a microtask of a timer'))
}
const then = { get then () { log('then is asked for'); return (resolve) => { log('then is called'); resolve('thenable') } } }
;(async () => log(await then))()
Promise.resolve(then).then(v => log('and again', v))
log('script')
//: then is asked for
//: then is asked for
//: script
//: tick
//: another tick
//: first 1
//: generator got 1
//: then is called
//: then is called
//: microtask of a tick
//: finally of a
//: thenable
//: and again thenable
//: microtask of that microtask
//: caught a
//: finally of b
//: caught b
//: finally of c
//: finally of d
//: tick of that microtask
//: tick of that tick
//: handled late
//: second 2
//: caught of a tick
//: immediate 1
//: await of an immediate
//: then of a tick of an immediate
//: immediate 2
//: caught of an immediate
//: c,d,e
//: immediate of that await
//: tick of a timer
//: immediate of a timer
//: immediate of a microtask of a timer
//: timer of a timer
//: fast
