const util = require('util')
let traps = 0
const handler = new Proxy({}, { get () { traps++; return undefined } })
const p = new Proxy({ a: 1, b: { c: 2 } }, handler)
console.log(p, [p], { p }, util.format('%s %O', p, p))
console.log(traps)
console.log(util.inspect(new Proxy({ a: 1 }, { get () {} }), { showProxy: true }))
console.log(util.inspect(new Proxy([1, 2], {}), { showProxy: 1 }), util.inspect(new Proxy(function f () {}, {}), { showProxy: true }))
console.log(util.inspect({ x: { y: { z: new Proxy({}, {}) } } }, { showProxy: true }), util.inspect({ x: { y: new Proxy({ deep: { er: 1 } }, {}) } }, { showProxy: true }))
const { proxy, revoke } = Proxy.revocable({}, {})
revoke()
console.log(proxy, util.inspect(proxy, { showProxy: true }))
console.log(new Proxy(new Proxy({ inner: true }, {}), {}), util.inspect(new Proxy(new Proxy({ inner: true }, {}), {}), { showProxy: true }))
console.log(new Proxy(new Map([[1, 2]]), {}), new Proxy(new Error('e'), {}) instanceof Error, new Proxy(class A {}, {}), new Proxy(async () => {}, {}))
//: { a: 1, b: { c: 2 } } [ { a: 1, b: { c: 2 } } ] { p: { a: 1, b: { c: 2 } } } { a: 1, b: [Object] } { a: 1, b: { c: 2 } }
//: 0
//: Proxy [ { a: 1 }, { get: [Function: get] } ]
//: Proxy [ [ 1, 2 ], {} ] Proxy [ [Function: f], {} ]
//: { x: { y: { z: Proxy [Array] } } } { x: { y: Proxy [ [Object], {} ] } }
//: <Revoked Proxy> <Revoked Proxy>
//: { inner: true } Proxy [ Proxy [ { inner: true }, {} ], {} ]
//: Map(1) { 1 => 2 } true [class A] [AsyncFunction (anonymous)]
