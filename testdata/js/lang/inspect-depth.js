const util = require('util')
const deep = { a: { b: { c: { d: { e: { f: 1 } } } } }, list: [[[[[1]]]]] }
for (const depth of [0, 1, 2, 3, 5, null, Infinity, -1]) console.log(depth, util.inspect(deep, { depth }))
console.log(util.inspect(deep, false, 4))
console.log(util.inspect(deep, false, null))
console.log(util.inspect(deep, true, 0))
//: 0 { a: [Object], list: [Array] }
//: 1 { a: { b: [Object] }, list: [ [Array] ] }
//: 2 { a: { b: { c: [Object] } }, list: [ [ [Array] ] ] }
//: 3 {
//:   a: { b: { c: { d: [Object] } } },
//:   list: [ [ [ [Array] ] ] ]
//: }
//: 5 {
//:   a: {
//:     b: {
//:       c: { d: { e: { f: 1 } } }
//:     }
//:   },
//:   list: [
//:     [
//:       [ [ [ 1 ] ] ]
//:     ]
//:   ]
//: }
//: null {
//:   a: {
//:     b: {
//:       c: { d: { e: { f: 1 } } }
//:     }
//:   },
//:   list: [
//:     [
//:       [ [ [ 1 ] ] ]
//:     ]
//:   ]
//: }
//: Infinity {
//:   a: {
//:     b: {
//:       c: { d: { e: { f: 1 } } }
//:     }
//:   },
//:   list: [
//:     [
//:       [ [ [ 1 ] ] ]
//:     ]
//:   ]
//: }
//: -1 [Object]
//: {
//:   a: {
//:     b: { c: { d: { e: [Object] } } }
//:   },
//:   list: [
//:     [ [ [ [Array] ] ] ]
//:   ]
//: }
//: {
//:   a: {
//:     b: {
//:       c: { d: { e: { f: 1 } } }
//:     }
//:   },
//:   list: [
//:     [
//:       [ [ [ 1 ] ] ]
//:     ]
//:   ]
//: }
//: { a: [Object], list: [Array] }
