// A rejection is unhandled when nobody has handled it by the time the
// microtasks are done: not before, and not when handled meanwhile.
const log = console.log
const early = Promise.reject(new Error('handled at once'))
early.catch(e => log(e.message))
const inTick = Promise.reject(new Error('handled in a tick'))
process.nextTick(() => inTick.catch(e => log(e.message)))
const inMicrotask = Promise.reject(new Error('handled in a microtask'))
Promise.resolve().then(() => 0).then(() => 0).then(() => inMicrotask.catch(e => log(e.message)))
const derived = Promise.reject(new Error('handled down the chain')).then(() => 0).then(() => 0)
derived.catch(e => log(e.message))
;(async () => {
  try {
    await Promise.all([Promise.reject(new Error('first')), Promise.reject(new Error('second'))])
  } catch (e) { log(e.message) }
})()
setTimeout(() => log('still here'), 1)
//: handled at once
//: handled in a tick
//: first
//: handled down the chain
//: handled in a microtask
//: still here
