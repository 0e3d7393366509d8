const util = require('util')
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, '|', e.code, '|', e.message) } }
function old (a, b, callback) { callback(a ? new Error('bad') : null, b) }
old.extra = 5
const p = util.promisify(old)
console.log(p.name, p.length, p.extra, util.promisify(p) === p, Object.getPrototypeOf(p) === Object.getPrototypeOf(old))
;(async () => {
  console.log(await p(0, 'fine'))
  await p(1, 2).catch(e => console.log('rejected', e.message))
  const o = { v: 7, m (callback) { callback(null, this.v) } }
  console.log(await util.promisify(o.m).call(o))
  function special () {}
  special[util.promisify.custom] = () => Promise.resolve('custom')
  console.log(await util.promisify(special)(), util.promisify(special) === special[util.promisify.custom], String(util.promisify.custom))
  const c = util.callbackify(async (a, b) => { if (a < 0) throw new Error('negative'); if (a === 0) throw null; return a + b }) // eslint-disable-line no-throw-literal
  console.log(c.name, c.length)
  await new Promise(resolve => c(1, 2, (e, v) => { console.log(e, v); resolve() }))
  await new Promise(resolve => c(-1, 2, (e, v) => { console.log(e.message, v); resolve() }))
  await new Promise(resolve => c(0, 2, e => { console.log(e.name, e.code, e.message, e.reason); resolve() }))
  async function named () {}
  console.log(util.callbackify(named).name)
  attempt(() => c(1, 2))
  attempt(() => util.promisify('x'))
  attempt(() => util.callbackify(5))
  special[util.promisify.custom] = 42
  attempt(() => util.promisify(special))
})()
//: old 3 5 true true
//: fine
//: rejected bad
//: 7
//: custom true Symbol(nodejs.util.promisify.custom)
//: Callbackified 3
//: null 3
//: negative undefined
//: Error ERR_FALSY_VALUE_REJECTION Promise was rejected with falsy value null
//: namedCallbackified
//: TypeError | ERR_INVALID_ARG_TYPE | The last argument must be of type function. Received type number (2)
//: TypeError | ERR_INVALID_ARG_TYPE | The "original" argument must be of type function. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "original" argument must be of type function. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "util.promisify.custom" property must be of type function. Received type number (42)
