// AsyncLocalStorage follows promises, timers, ticks, immediates and microtasks.
const { AsyncLocalStorage, AsyncResource } = require('async_hooks')
const s = new AsyncLocalStorage()
const other = new AsyncLocalStorage()
console.log(s.getStore(), s.run('a', () => s.getStore()), s.getStore())
s.run({ id: 1 }, () => {
  setTimeout(() => console.log('timeout', s.getStore().id), 20)
  setImmediate(() => console.log('immediate', s.getStore().id))
  process.nextTick(() => console.log('tick', s.getStore().id))
  queueMicrotask(() => console.log('microtask', s.getStore().id))
  Promise.resolve().then(() => console.log('then', s.getStore().id)).then(() => console.log('then then', s.getStore().id))
  ;(async () => { await null; console.log('async', s.getStore().id); await new Promise(resolve => setTimeout(resolve, 40)); console.log('async later', s.getStore().id) })()
  s.run({ id: 2 }, () => { Promise.resolve().then(() => console.log('inner', s.getStore().id)); other.run('o', () => setTimeout(() => console.log('both', s.getStore().id, other.getStore()), 60)) })
  console.log('after inner', s.getStore().id, s.exit(() => s.getStore()), s.getStore().id)
  let n = 0; const i = setInterval(() => { console.log('interval', s.getStore().id); if (++n === 2) clearInterval(i) }, 80)
})
console.log('outside', s.getStore())
try { s.run(3, () => { throw new Error('thrown') }) } catch (e) { console.log(e.message, s.getStore()) }
console.log(s.run(4, (a, b) => [s.getStore(), a, b].join(), 5, 6))
const bound = s.run(7, () => AsyncLocalStorage.bind(() => s.getStore())); const snap = s.run(8, () => AsyncLocalStorage.snapshot()); console.log(bound(), snap(() => s.getStore()), s.getStore())
const resource = s.run(9, () => new AsyncResource('R')); console.log(resource.runInAsyncScope(function (x) { return [this.t, x, s.getStore()].join() }, { t: 1 }, 2), typeof resource.asyncId(), resource.bind(() => s.getStore())(), s.run(10, () => AsyncResource.bind(() => s.getStore()))())
const p = s.run(11, () => new Promise(resolve => setTimeout(resolve, 100))); p.then(() => console.log('made inside, waited outside', s.getStore()))
setTimeout(() => { s.enterWith('entered'); Promise.resolve().then(() => console.log('entered', s.getStore())); setTimeout(() => { console.log('still', s.getStore()); s.disable(); console.log('disabled', s.getStore()) }, 1) }, 200)
setTimeout(() => console.log('not here', s.getStore()), 240)
s.run(null, () => console.log('null', s.getStore())); s.run(undefined, () => console.log('undefined', s.getStore())); s.run(0, () => setTimeout(() => console.log('zero', s.getStore()), 120))
//: undefined a undefined
//: after inner 1 undefined 1
//: outside undefined
//: thrown undefined
//: 4,5,6
//: 7 8 undefined
//: 1,2,9 number 9 10
//: null null
//: undefined undefined
//: tick 1
//: microtask 1
//: then 1
//: async 1
//: inner 2
//: then then 1
//: immediate 1
//: timeout 1
//: async later 1
//: both 2 o
//: interval 1
//: made inside, waited outside undefined
//: zero 0
//: interval 1
//: entered entered
//: still entered
//: disabled undefined
//: not here undefined
