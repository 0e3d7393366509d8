const util = require('util')
const value = { id: 1, tags: ['a', 'b', 'c'], nested: { x: { y: { z: 1 } } }, map: new Map([['k', { v: 1 }]]), text: 'some text' }
for (const compact of [true, false, 0, 1, 2, 3, 5]) console.log(compact, util.inspect(value, { compact }))
console.log(util.inspect([[1, 2, [3, 4]], { a: 1 }], { compact: true, breakLength: 20 }))
console.log(util.inspect({ a: { b: [1, 2, 3] }, c: 'd' }, { compact: true, breakLength: 10 }))
console.log(util.inspect({ a: [1, 2, 3] }, { compact: false }))
console.log(util.inspect(new Map([[{ a: 1 }, [1]]]), { compact: false }))
console.log(util.inspect([], { compact: false }), util.inspect({}, { compact: true }))
//: true { id: 1,
//:   tags: [ 'a', 'b', 'c' ],
//:   nested: { x: { y: [Object] } },
//:   map: Map(1) { 'k' => { v: 1 } },
//:   text: 'some text' }
//: false {
//:   id: 1,
//:   tags: [
//:     'a',
//:     'b',
//:     'c'
//:   ],
//:   nested: {
//:     x: {
//:       y: [Object]
//:     }
//:   },
//:   map: Map(1) {
//:     'k' => {
//:       v: 1
//:     }
//:   },
//:   text: 'some text'
//: }
//: 0 {
//:   id: 1,
//:   tags: [
//:     'a',
//:     'b',
//:     'c'
//:   ],
//:   nested: {
//:     x: {
//:       y: [Object]
//:     }
//:   },
//:   map: Map(1) {
//:     'k' => {
//:       v: 1
//:     }
//:   },
//:   text: 'some text'
//: }
//: 1 {
//:   id: 1,
//:   tags: [ 'a', 'b', 'c' ],
//:   nested: {
//:     x: { y: [Object] }
//:   },
//:   map: Map(1) {
//:     'k' => { v: 1 }
//:   },
//:   text: 'some text'
//: }
//: 2 {
//:   id: 1,
//:   tags: [ 'a', 'b', 'c' ],
//:   nested: { x: { y: [Object] } },
//:   map: Map(1) { 'k' => { v: 1 } },
//:   text: 'some text'
//: }
//: 3 {
//:   id: 1,
//:   tags: [ 'a', 'b', 'c' ],
//:   nested: { x: { y: [Object] } },
//:   map: Map(1) { 'k' => { v: 1 } },
//:   text: 'some text'
//: }
//: 5 {
//:   id: 1,
//:   tags: [ 'a', 'b', 'c' ],
//:   nested: { x: { y: [Object] } },
//:   map: Map(1) { 'k' => { v: 1 } },
//:   text: 'some text'
//: }
//: [ [ 1, 2, [ 3, 4 ] ],
//:   { a: 1 } ]
//: { a:
//:    { b:
//:       [ 1, 2, 3 ] },
//:   c: 'd' }
//: {
//:   a: [
//:     1,
//:     2,
//:     3
//:   ]
//: }
//: Map(1) {
//:   {
//:     a: 1
//:   } => [
//:     1
//:   ]
//: }
//: [] {}
