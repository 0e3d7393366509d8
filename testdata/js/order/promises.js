// async functions, thenables and chains take the same number of turns of the
// microtask queue as in V8.
const log = console.log
const ladder = name => {
  let p = Promise.resolve()
  for (let i = 1; i <= 8; i++) p = p.then(() => log(name, i))
}
ladder('step')
;(async () => { await null; log('await null') })()
;(async () => { await Promise.resolve(); log('await promise') })()
;(async () => { await { then: f => f() }; log('await thenable') })()
;(async () => 1)().then(() => log('async value'))
;(async () => Promise.resolve())().then(() => log('async promise'))
;(async () => { await (async () => { await null })(); log('await async') })()
Promise.resolve().then(() => Promise.resolve()).then(() => log('then of promise'))
Promise.resolve().then(() => ({ then: f => f() })).then(() => log('then of thenable'))
new Promise(resolve => resolve(Promise.resolve())).then(() => log('resolve with promise'))
Promise.reject(1).catch(() => log('catch'))
Promise.resolve().finally(() => log('finally')).then(() => log('after finally'))
Promise.all([1, Promise.resolve(2)]).then(() => log('all'))
Promise.race([Promise.resolve(2), 1]).then(() => log('race'))
Promise.any([Promise.reject(2), 1]).then(() => log('any'))
Promise.allSettled([Promise.reject(2), 1]).then(() => log('allSettled'))
;(async () => { try { await Promise.reject(1) } catch { log('caught') } finally { await null; log('finally block') } })()
log('script')
//: script
//: step 1
//: await null
//: await promise
//: async value
//: catch
//: finally
//: caught
//: step 2
//: await thenable
//: await async
//: all
//: race
//: any
//: allSettled
//: finally block
//: step 3
//: async promise
//: then of thenable
//: resolve with promise
//: step 4
//: then of promise
//: after finally
//: step 5
//: step 6
//: step 7
//: step 8
