const timers = require('timers')
const promises = require('timers/promises')
const { promisify } = require('util')
console.log(timers.setTimeout === setTimeout, timers.clearImmediate === clearImmediate, timers.promises === promises, Object.keys(promises).sort().join())
console.log(promisify(setTimeout) === promises.setTimeout, promisify(setImmediate) === promises.setImmediate)
;(async () => {
  console.log(await promises.setTimeout(1, 'value'), await promises.setImmediate('soon'), await promises.setTimeout())
  const i = promises.setInterval(1, 'again')
  console.log(JSON.stringify([await i.next(), await i.next(), await i.return(), await i.next()]))
  await promises.scheduler.wait(1)
  await promises.scheduler.yield()
  for (const f of [() => promises.setTimeout(1, 1, 5), () => promises.setTimeout(1, 1, { ref: 1 }), () => promises.setImmediate(1, { signal: {} }), () => promises.setTimeout(1, 1, { signal: 'x' })]) {
    await f().catch(e => console.log(e.name, e.code, e.message))
  }
  const listeners = []
  const signal = { aborted: false, reason: 'why', addEventListener: (type, f) => listeners.push(f), removeEventListener: () => console.log('removed') }
  const p = promises.setTimeout(10000, 1, { signal })
  listeners[0]()
  await p.catch(e => console.log(e.name, e.code, e.message, e.cause))
  await promises.setTimeout(1, 1, { signal: { aborted: true, reason: 5 } }).catch(e => console.log(e.name, e.cause, Object.keys(e).join()))
})()
//: true true true scheduler,setImmediate,setInterval,setTimeout
//: true true
//: value soon undefined
//: [{"value":"again","done":false},{"value":"again","done":false},{"done":true},{"done":true}]
//: TypeError ERR_INVALID_ARG_TYPE The "options" argument must be of type object. Received type number (5)
//: TypeError ERR_INVALID_ARG_TYPE The "options.ref" property must be of type boolean. Received type number (1)
//: TypeError ERR_INVALID_ARG_TYPE The "options.signal" property must be an instance of AbortSignal. Received an instance of Object
//: TypeError ERR_INVALID_ARG_TYPE The "options.signal" property must be an instance of AbortSignal. Received type string ('x')
//: removed
//: AbortError ABORT_ERR The operation was aborted why
//: AbortError 5 code,name
