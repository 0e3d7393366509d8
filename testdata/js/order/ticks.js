// process.nextTick comes before microtasks, and microtasks are all done before
// the next ticks.
const log = console.log
process.nextTick(log, 'tick 1')
Promise.resolve().then(() => {
  log('microtask 1')
  process.nextTick(log, 'tick of microtask 1')
  queueMicrotask(() => log('microtask of microtask 1'))
}).then(() => log('microtask 2'))
process.nextTick(() => {
  log('tick 2')
  process.nextTick(log, 'tick of tick 2')
  Promise.resolve().then(() => log('microtask of tick 2'))
})
queueMicrotask(() => {
  log('microtask 1b')
  process.nextTick(() => {
    log('tick of microtask 1b')
    Promise.resolve().then(() => log('microtask of that tick'))
  })
  process.nextTick(log, 'another tick of microtask 1b')
})
setImmediate(() => {
  log('immediate 1')
  process.nextTick(log, 'tick of immediate 1')
  Promise.resolve().then(() => log('microtask of immediate 1'))
})
setImmediate(log, 'immediate 2')
log('script')
//: script
//: tick 1
//: tick 2
//: tick of tick 2
//: microtask 1
//: microtask 1b
//: microtask of tick 2
//: microtask of microtask 1
//: microtask 2
//: tick of microtask 1
//: tick of microtask 1b
//: another tick of microtask 1b
//: microtask of that tick
//: immediate 1
//: tick of immediate 1
//: microtask of immediate 1
//: immediate 2
