// What a callback of queueMicrotask throws goes to the listeners at once, and the
// other microtasks run behind them.
const log = console.log
process.on('uncaughtException', e => {
  log('uncaught', e.message)
  process.nextTick(log, 'tick behind', e.message)
  queueMicrotask(() => log('microtask behind', e.message))
})
process.on('unhandledRejection', e => log('unhandled', e.message))
queueMicrotask(() => {
  Promise.reject(new Error('rejected'))
  queueMicrotask(() => log('inner microtask'))
  process.nextTick(log, 'tick')
  throw new Error('first')
})
queueMicrotask(() => log('second'))
Promise.resolve().then(() => {
  queueMicrotask(() => { throw new Error('third') })
  log('then')
}).then(() => log('and then'))
//: uncaught first
//: second
//: then
//: inner microtask
//: microtask behind first
//: uncaught third
//: and then
//: microtask behind third
//: tick
//: tick behind first
//: tick behind third
//: unhandled rejected
