// The helpers of iterators.
function * numbers () { try { for (let i = 1; ; i++) yield i } finally { console.log('closed') } }
console.log(numbers().map(x => x * 2).filter(x => x % 3).take(4).toArray())
console.log(numbers().drop(3).take(2).toArray(), [1, 2, 3].values().map((x, i) => x * i).toArray())
console.log([1, 2].values().flatMap(x => [x, x * 10]).toArray(), new Set([1, 2]).values().reduce((a, b) => a + b), [1].values().reduce((a, b) => a + b, 10))
console.log([1, 2, 3].values().some(x => x > 2), [1, 2].values().every(x => x > 1), [1, 2, 3].values().find(x => x > 1), [1].values().find(x => x > 1), numbers().some(x => x === 2))
new Map([['a', 1]]).entries().forEach(([k, v], i) => console.log(k, v, i))
console.log('abc'[Symbol.iterator]().map(c => c.toUpperCase()).toArray().join(''), [...[3, 4].values().map(x => x + 1)])
const helper = [1, 2, 3].values().map(x => x)
console.log(helper.next(), helper.return(), helper.next(), helper[Symbol.toStringTag], Object.prototype.toString.call(helper), helper[Symbol.iterator]() === helper)
console.log(numbers().take(0).toArray(), [1, 2].values().take(Infinity).toArray(), [1, 2].values().drop(5).toArray(), numbers().take(2.9).toArray())
//: closed
//: [ 2, 4, 8, 10 ]
//: closed
//: [ 4, 5 ] [ 0, 2, 6 ]
//: [ 1, 10, 2, 20 ] 3 11
//: closed
//: true false 2 undefined true
//: a 1 0
//: ABC [ 4, 5 ]
//: { value: 1, done: false } { value: undefined, done: true } { value: undefined, done: true } Iterator Helper [object Iterator Helper] true
//: closed
//: [] [ 1, 2 ] [] [ 1, 2 ]
