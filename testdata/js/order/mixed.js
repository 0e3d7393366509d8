// All kinds of callbacks in one another.
const log = console.log
setImmediate(() => {
  setTimeout(() => {
    log('timer of an immediate')
    setImmediate(() => { log('immediate of that timer'); begin() })
    process.nextTick(() => log('tick of that timer'))
  }, 0)
  const end = Date.now() + 5
  while (Date.now() < end);
  setImmediate(() => log('immediate of an immediate'))
  queueMicrotask(() => {
    log('microtask of an immediate')
    setImmediate(() => log('immediate of its microtask'))
    process.nextTick(() => log('tick of its microtask'))
  })
})
let interval, end
const begin = () => (interval = setInterval(() => {
  log('interval')
  clearInterval(interval)
  Promise.resolve().then(() => log('microtask of the interval')).then(() => {
    process.nextTick(() => { log('tick behind it'); setTimeout(end, 1) })
    return null
  }).then(() => log('and another microtask'))
}, 1))
;(async () => {
  for (let i = 0; i < 3; i++) {
    await new Promise(resolve => process.nextTick(resolve))
    log('after tick', i)
  }
  await new Promise(resolve => setImmediate(resolve))
  log('after an immediate')
  await new Promise(resolve => { end = resolve })
  log('after a timer')
})()
//: after tick 0
//: after tick 1
//: after tick 2
//: microtask of an immediate
//: tick of its microtask
//: after an immediate
//: timer of an immediate
//: tick of that timer
//: immediate of an immediate
//: immediate of its microtask
//: immediate of that timer
//: interval
//: microtask of the interval
//: and another microtask
//: tick behind it
//: after a timer
