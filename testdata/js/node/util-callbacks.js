const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const util = require('util'); const fs = require('fs')
;(async () => {
  const f = util.promisify((a, cb) => setImmediate(cb, null, a * 2)); console.log(await f(4), await Promise.all([1, 2].map(x => f(x))))
  class C { constructor () { this.k = 3 } m (x, cb) { cb(null, this.k + x) } } const c = new C(); c.p = util.promisify(c.m); console.log(await c.p(4), await util.promisify(c.m).call(c, 1))
  const g = util.callbackify(async function (x) { return [this && this.t, x] }); await new Promise(resolve => g.call({ t: 1 }, 2, (e, v) => { console.log(e, v.join()); resolve() })); await new Promise(resolve => util.callbackify(() => Promise.reject(undefined))((e) => { console.log(e.code, e.reason); resolve() })) // eslint-disable-line prefer-promise-reject-errors
  await util.promisify(cb => { throw new Error('thrown') })().catch(e => console.log(e.message)); await util.promisify(cb => cb('string'))().catch(e => console.log(e)); console.log(await util.promisify(cb => cb(undefined, 'undefined error'))(), await util.promisify(cb => cb(0, 'zero'))()) // eslint-disable-line n/no-callback-literal
  const { setTimeout: wait } = require('timers/promises'); console.log(await wait(1, 'waited'), await util.promisify(setTimeout)(1, 'too'))
})()
//: 8 [ 2, 4 ]
//: 7 4
//: null 1,2
//: ERR_FALSY_VALUE_REJECTION undefined
//: thrown
//: string
//: undefined error zero
//: waited too
