console.log([], [1], [1, , 3], [, ,], new Array(5), [undefined, null], [[], [[]], [[[]]], [[[[]]]]])
console.log(Array.from({ length: 6 }, (_, i) => i), Array.from({ length: 7 }, (_, i) => i), Array.from({ length: 101 }, (_, i) => i))
console.log(Array.from({ length: 27 }, (_, i) => 'word'.slice(0, i % 4 + 1)), Array.from({ length: 16 }, (_, i) => 2 ** i))
console.log(Array.from({ length: 40 }, (_, i) => i % 2 ? 'odd' : i), Array.from({ length: 10 }, (_, i) => i / 7))
console.log(Array.from({ length: 8 }, (_, i) => [i]), Array.from({ length: 8 }, (_, i) => ({ i })), Array.from({ length: 8 }, (_, i) => i % 2 === 0))
const sparse = []; sparse[3] = 'a'; sparse[10] = 'b'; sparse.name = 'n'; sparse[-1] = 'neg'; console.log(sparse)
const huge = []; huge[4294967294 - 1] = 1; console.log(huge)
console.log(Object.assign([1, 2, 3], { key: 'v', 5: 'five' }), Object.freeze([1]), Array.prototype.concat.call([], [1], 2))
console.log([1.5, 22.25, 333.125, 4, 5, 6, 7, 8, 9], [-1, -22, -333, 4444, 5, 66, 777, 8888], [1n, 22n, 333n, 4n, 5n, 6n, 7n])
console.log(['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(20), 'd'.repeat(20), 'e'.repeat(20), 'f'.repeat(20), 'g'.repeat(20)])
console.log([['a', 1], ['b', 2], ['c', 3], ['d', 4], ['e', 5], ['f', 6], ['g', 7]], Array(150).fill('x'))
//: [] [ 1 ] [ 1, <1 empty item>, 3 ] [ <2 empty items> ] [ <5 empty items> ] [ undefined, null ] [ [], [ [] ], [ [ [] ] ], [ [ [Array] ] ] ]
//: [ 0, 1, 2, 3, 4, 5 ] [
//:   0, 1, 2, 3,
//:   4, 5, 6
//: ] [
//:    0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11,
//:   12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
//:   24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,
//:   36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
//:   48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,
//:   60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,
//:   72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83,
//:   84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,
//:   96, 97, 98, 99,
//:   ... 1 more item
//: ]
//: [
//:   'w', 'wo', 'wor', 'word',
//:   'w', 'wo', 'wor', 'word',
//:   'w', 'wo', 'wor', 'word',
//:   'w', 'wo', 'wor', 'word',
//:   'w', 'wo', 'wor', 'word',
//:   'w', 'wo', 'wor', 'word',
//:   'w', 'wo', 'wor'
//: ] [
//:      1,    2,     4,     8,
//:     16,   32,    64,   128,
//:    256,  512,  1024,  2048,
//:   4096, 8192, 16384, 32768
//: ]
//: [
//:   0,  'odd', 2,  'odd', 4,  'odd',
//:   6,  'odd', 8,  'odd', 10, 'odd',
//:   12, 'odd', 14, 'odd', 16, 'odd',
//:   18, 'odd', 20, 'odd', 22, 'odd',
//:   24, 'odd', 26, 'odd', 28, 'odd',
//:   30, 'odd', 32, 'odd', 34, 'odd',
//:   36, 'odd', 38, 'odd'
//: ] [
//:   0,
//:   0.14285714285714285,
//:   0.2857142857142857,
//:   0.42857142857142855,
//:   0.5714285714285714,
//:   0.7142857142857143,
//:   0.8571428571428571,
//:   1,
//:   1.1428571428571428,
//:   1.2857142857142858
//: ]
//: [
//:   [ 0 ], [ 1 ],
//:   [ 2 ], [ 3 ],
//:   [ 4 ], [ 5 ],
//:   [ 6 ], [ 7 ]
//: ] [
//:   { i: 0 }, { i: 1 },
//:   { i: 2 }, { i: 3 },
//:   { i: 4 }, { i: 5 },
//:   { i: 6 }, { i: 7 }
//: ] [
//:   true, false,
//:   true, false,
//:   true, false,
//:   true, false
//: ]
//: [ <3 empty items>, 'a', <6 empty items>, 'b', name: 'n', '-1': 'neg' ]
//: [ <4294967293 empty items>, 1 ]
//: [ 1, 2, 3, <2 empty items>, 'five', key: 'v' ] [ 1 ] [ 1, 2 ]
//: [ 1.5, 22.25, 333.125, 4, 5, 6, 7, 8, 9 ] [
//:     -1,  -22, -333,
//:   4444,    5,   66,
//:    777, 8888
//: ] [
//:   1n, 22n, 333n,
//:   4n,  5n,   6n,
//:   7n
//: ]
//: [
//:   'aaaaaaaaaaaaaaaaaaaa',
//:   'bbbbbbbbbbbbbbbbbbbb',
//:   'cccccccccccccccccccc',
//:   'dddddddddddddddddddd',
//:   'eeeeeeeeeeeeeeeeeeee',
//:   'ffffffffffffffffffff',
//:   'gggggggggggggggggggg'
//: ]
//: [
//:   [ 'a', 1 ],
//:   [ 'b', 2 ],
//:   [ 'c', 3 ],
//:   [ 'd', 4 ],
//:   [ 'e', 5 ],
//:   [ 'f', 6 ],
//:   [ 'g', 7 ]
//: ] [
//:   'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x',
//:   'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x',
//:   'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x',
//:   'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x',
//:   'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x',
//:   'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x',
//:   'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x',
//:   'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x',
//:   'x', 'x', 'x', 'x',
//:   ... 50 more items
//: ]
