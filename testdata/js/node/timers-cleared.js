// What was cleared stays so, and a timer can be disposed of.
const { setInterval: every, setTimeout: after, scheduler } = require('timers/promises')
const never = what => () => console.log('never', what)
const t = setTimeout(never('refreshed'), 1)
clearTimeout(t)
console.log(t.refresh() === t, t.hasRef())
const own = setTimeout(() => {
  console.log('once')
  clearTimeout(own)
  own.refresh()
}, 1)
const again = setInterval(() => {
  console.log('one interval')
  clearInterval(again)
  again.refresh()
}, 1)
let left = 2
const thrice = setTimeout(() => {
  console.log('refreshed', left)
  if (left-- > 0) thrice.refresh()
}, 1)
console.log(setTimeout(never('disposed'), 1)[Symbol.dispose](), setInterval(never('disposed'), 1)[Symbol.dispose](), setImmediate(never('disposed'))[Symbol.dispose]())

;(async () => {
  await after(500)
  console.log(Object.keys(scheduler), typeof scheduler.wait, typeof scheduler.yield)
  for (const delay of ['1', null, {}]) await after(delay).catch(e => console.log(e.code, e.message))
  // An interval is a generator: nothing begins before the first next, and what is
  // wrong with it is said there.
  every('1')
  every(1, 1, { signal: AbortSignal.abort() })
  await every('1').next().catch(e => console.log(e.code, e.message))
  await every(1, 1, 5).next().catch(e => console.log(e.code, e.message))
  const early = every(1, 1, { signal: AbortSignal.abort('why') })
  await early.next().catch(e => console.log(e.name, e.code, e.cause))
  console.log(await early.next(), await early.return(5), await every(1).return(6))
  const controller = new AbortController()
  const i = every(1, 'passed', { signal: controller.signal })
  const three = [i.next(), i.next(), i.next()]
  console.log((await Promise.all(three)).map(x => x.value))
  const last = i.next()
  const behind = i.next()
  await last
  controller.abort('enough')
  await behind.catch(e => console.log(e.name, e.cause))
  console.log(await i.next())
  const thrown = every(1, 1)
  await thrown.next()
  await thrown.throw(new Error('in')).catch(e => console.log(e.message))
  console.log(await thrown.next())
})()
//: true true
//: undefined undefined undefined
//: once
//: one interval
//: refreshed 2
//: refreshed 1
//: refreshed 0
//: [] function function
//: ERR_INVALID_ARG_TYPE The "delay" argument must be of type number. Received type string ('1')
//: ERR_INVALID_ARG_TYPE The "delay" argument must be of type number. Received null
//: ERR_INVALID_ARG_TYPE The "delay" argument must be of type number. Received an instance of Object
//: ERR_INVALID_ARG_TYPE The "delay" argument must be of type number. Received type string ('1')
//: ERR_INVALID_ARG_TYPE The "options" argument must be of type object. Received type number (5)
//: AbortError ABORT_ERR why
//: { value: undefined, done: true } { value: 5, done: true } { value: 6, done: true }
//: [ 'passed', 'passed', 'passed' ]
//: AbortError enough
//: { value: undefined, done: true }
//: in
//: { value: undefined, done: true }
