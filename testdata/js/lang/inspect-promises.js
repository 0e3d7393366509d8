const rejected = Promise.reject(new RangeError('no')); rejected.catch(() => {})
console.log(Promise.resolve(), Promise.resolve({ a: { b: { c: { d: 1 } } } }), new Promise(() => {}), [Promise.resolve('x')])
const simple = Promise.reject('why'); simple.catch(() => {}); console.log(simple, { p: simple })
console.log(Object.assign(Promise.resolve(1), { extra: true }), (async () => 7)(), (async () => { await null })())
const p = Promise.resolve(); p.p = p; console.log(p)
console.log(Promise.resolve([1, 2, 3, 4, 5, 6, 7, 8]), Promise.resolve(new Map([[1, 2]])))
//: Promise { undefined } Promise { { a: { b: [Object] } } } Promise { <pending> } [ Promise { 'x' } ]
//: Promise { <rejected> 'why' } { p: Promise { <rejected> 'why' } }
//: Promise { 1, extra: true } Promise { 7 } Promise { <pending> }
//: <ref *1> Promise { undefined, p: [Circular *1] }
//: Promise {
//:   [
//:     1, 2, 3, 4,
//:     5, 6, 7, 8
//:   ]
//: } Promise { Map(1) { 1 => 2 } }
