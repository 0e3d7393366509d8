// Callbacks and promises, there and back.
const { promisify, callbackify } = require('util')
const slow = (n, done) => setTimeout(() => n < 0 ? done(new RangeError('below')) : done(null, n * 2), 1)
const fast = callbackify(async n => { if (n === 0) throw null; return n + 1 })
;(async () => {
  console.log(await promisify(slow)(4), await promisify(slow)(-1).catch(e => e.name + e.message))
  fast(1, (e, v) => console.log(e, v))
  fast(0, e => console.log(e.code, e.reason, e.message))
  const o = { n: 3, get (done) { done(null, this.n) } }
  console.log(await promisify(o.get).call(o), promisify(slow).name, promisify(slow).length)
})()
//: 8 RangeErrorbelow
//: 3 slow 2
//: null 2
//: ERR_FALSY_VALUE_REJECTION null Promise was rejected with falsy value
