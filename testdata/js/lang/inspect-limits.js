const util = require('util')
const list = Array.from({ length: 10 }, (_, i) => i)
for (const maxArrayLength of [0, 1, 3, 10, null, Infinity, -1]) console.log(util.inspect(list, { maxArrayLength }), util.inspect(new Set(list), { maxArrayLength }), util.inspect(new Map(list.map(i => [i, i])), { maxArrayLength }), util.inspect(new Uint8Array(4), { maxArrayLength }))
for (const maxStringLength of [0, 1, 3, null, Infinity]) console.log(util.inspect('a string', { maxStringLength }), util.inspect(['abc', { x: 'defgh' }], { maxStringLength }))
console.log(util.inspect([, , 1, , 2], { maxArrayLength: 2 }), util.inspect(new ArrayBuffer(8), { maxArrayLength: 3 }))
console.log(util.inspect(Object.assign([1, 2, 3], { a: 1 }), { maxArrayLength: 1 }))
console.log(util.inspect(new Map([[1, 2], [3, 4], [5, 6]]).entries(), { maxArrayLength: 1 }))
//: [ ... 10 more items ] Set(10) { ... 10 more items } Map(10) { ... 10 more items } Uint8Array(4) [ ... 4 more items ]
//: [ 0, ... 9 more items ] Set(10) { 0, ... 9 more items } Map(10) { 0 => 0, ... 9 more items } Uint8Array(4) [ 0, ... 3 more items ]
//: [ 0, 1, 2, ... 7 more items ] Set(10) { 0, 1, 2, ... 7 more items } Map(10) { 0 => 0, 1 => 1, 2 => 2, ... 7 more items } Uint8Array(4) [ 0, 0, 0, ... 1 more item ]
//: [
//:   0, 1, 2, 3, 4,
//:   5, 6, 7, 8, 9
//: ] Set(10) { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 } Map(10) {
//:   0 => 0,
//:   1 => 1,
//:   2 => 2,
//:   3 => 3,
//:   4 => 4,
//:   5 => 5,
//:   6 => 6,
//:   7 => 7,
//:   8 => 8,
//:   9 => 9
//: } Uint8Array(4) [ 0, 0, 0, 0 ]
//: [
//:   0, 1, 2, 3, 4,
//:   5, 6, 7, 8, 9
//: ] Set(10) { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 } Map(10) {
//:   0 => 0,
//:   1 => 1,
//:   2 => 2,
//:   3 => 3,
//:   4 => 4,
//:   5 => 5,
//:   6 => 6,
//:   7 => 7,
//:   8 => 8,
//:   9 => 9
//: } Uint8Array(4) [ 0, 0, 0, 0 ]
//: [
//:   0, 1, 2, 3, 4,
//:   5, 6, 7, 8, 9
//: ] Set(10) { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 } Map(10) {
//:   0 => 0,
//:   1 => 1,
//:   2 => 2,
//:   3 => 3,
//:   4 => 4,
//:   5 => 5,
//:   6 => 6,
//:   7 => 7,
//:   8 => 8,
//:   9 => 9
//: } Uint8Array(4) [ 0, 0, 0, 0 ]
//: [ ... 10 more items ] Set(10) { ... 10 more items } Map(10) { ... 10 more items } Uint8Array(4) [ ... 4 more items ]
//: ''... 8 more characters [ ''... 3 more characters, { x: ''... 5 more characters } ]
//: 'a'... 7 more characters [ 'a'... 2 more characters, { x: 'd'... 4 more characters } ]
//: 'a s'... 5 more characters [ 'abc', { x: 'def'... 2 more characters } ]
//: 'a string' [ 'abc', { x: 'defgh' } ]
//: 'a string' [ 'abc', { x: 'defgh' } ]
//: [ <2 empty items>, 1, ... 2 more items ] ArrayBuffer {
//:   [Uint8Contents]: <00 00 00 ... 5 more bytes>,
//:   byteLength: 8
//: }
//: [ 1, ... 2 more items, a: 1 ]
//: [Map Entries] { [ 1, 2 ], ... 2 more items }
