console.log(Object.create(null), Object.assign(Object.create(null), { a: 1, b: Object.create(null) }))
console.log({ __proto__: null, x: { __proto__: null, y: { __proto__: null, z: { __proto__: null, w: 1 } } } })
for (const v of [[1], new Map([[1, 2]]), new Set([1]), new Uint8Array(1), new Date(0), Promise.resolve(1), new WeakMap(), new ArrayBuffer(1), () => {}, class Q {}, new Number(1), (function () { return arguments })(1)]) console.log(Object.setPrototypeOf(v, null))
console.log(Object.create(Object.create(null)), Object.create(Object.create(null), { own: { value: 1, enumerable: true } }))
const e = new Error('gone'); e.stack = 'Error: gone\n    at x (y.js:1:1)'; console.log(Object.setPrototypeOf(e, null))
//: [Object: null prototype] {} [Object: null prototype] { a: 1, b: [Object: null prototype] {} }
//: [Object: null prototype] {
//:   x: [Object: null prototype] {
//:     y: [Object: null prototype] { z: [Object: null prototype] }
//:   }
//: }
//: [Array(1): null prototype] [ 1 ]
//: [Map(1): null prototype] { 1 => 2 }
//: [Set(1): null prototype] { 1 }
//: [Uint8Array(1): null prototype] [ 0 ]
//: [Date: null prototype] 1970-01-01T00:00:00.000Z
//: [Promise: null prototype] { 1 }
//: [WeakMap: null prototype] { <items unknown> }
//: [ArrayBuffer: null prototype] {
//:   [Uint8Contents]: <00>,
//:   byteLength: undefined
//: }
//: [Function (null prototype) (anonymous)]
//: [class Q extends [null prototype]]
//: [Number (null prototype): 1]
//: [Arguments: null prototype] { '0': 1 }
//: Object <[Object: null prototype] {}> {} Object <[Object: null prototype] {}> { own: 1 }
//: [Error: null prototype]: gone
//:     at x (y.js:1:1)
