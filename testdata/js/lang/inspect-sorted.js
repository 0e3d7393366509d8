const util = require('util')
const o = { c: 1, a: 2, b: { z: 1, y: 2 }, [Symbol('s')]: 3 }
console.log(util.inspect(o, { sorted: true }))
console.log(util.inspect(o, { sorted: (a, b) => a < b ? 1 : -1 }))
console.log(util.inspect(new Map([['b', 1], ['a', 2]]), { sorted: true }), util.inspect(new Set(['c', 'a']), { sorted: true }))
console.log(util.inspect(Object.assign([3, 1, 2], { z: 1, y: 2 }), { sorted: true }))
//: { [Symbol(s)]: 3, a: 2, b: { y: 2, z: 1 }, c: 1 }
//: { c: 1, b: { z: 1, y: 2 }, a: 2, [Symbol(s)]: 3 }
//: Map(2) { 'a' => 2, 'b' => 1 } Set(2) { 'a', 'c' }
//: [ 3, 1, 2, y: 2, z: 1 ]
