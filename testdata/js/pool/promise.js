// workerpool.Promise calls back synchronously, in order.
const { Promise: P } = require('workerpool')

new P(resolve => resolve(1)).then(v => console.log('then', v)) //: then 1
console.log('after') //: after

const d = P.defer()
console.log(d.promise.pending, d.promise.resolved, d.promise.rejected) //: true false false
d.promise.then(() => console.log('first')) //
d.promise.then(() => {
  console.log('second')
  d.promise.then(() => console.log('attached while settling'))
})
d.promise.always(() => console.log('always'))
d.resolve('x')
console.log(d.promise.resolved, Object.prototype.toString.call(d.promise))
//: first
//: second
//: always
//: attached while settling
//: true [object Promise]

new P((_, reject) => reject(new Error('no')))
  .then(() => console.log('not called'))
  .catch(e => { console.log(e.message); return 'mended' }) //: no
  .then(v => console.log(v)) //: mended
  .finally(function () { console.log('finally', arguments.length) }) //: finally 0
  .then(() => { throw new Error('thrown') })
  .catch(e => console.log(e.message)) //: thrown

P.all([1, 2].map(x => new P(r => r(x)))).then(v => console.log(v)) //: [ 1, 2 ]
P.all([]).then(v => console.log(v)) //: []

// finally waits for a promise, and on a pending promise it settles too.
const e = P.defer()
e.promise.finally(() => {}).then(v => console.log('finally passes', v))
e.resolve(5) //: finally passes 5

// await works on it, and it mixes with the language's own promises.
;(async () => {
  console.log(await new P(r => r('awaited'))) //: awaited
  console.log(await new P(r => r(1)).then(v => Promise.resolve(v + 1))) //: 2
  await new P(() => {}).timeout(5).catch(e => console.log(e.message)) //: Promise timed out after 5 ms
})()
