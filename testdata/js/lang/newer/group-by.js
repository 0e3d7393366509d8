// Object.groupBy and Map.groupBy.
const people = [{ n: 'Ann', age: 30 }, { n: 'Bob', age: 20 }, { n: 'Cy', age: 30 }]
console.log(Object.groupBy(people, p => p.age))
console.log(Map.groupBy(people, p => p.age))
console.log(Object.groupBy('hello', c => c), Object.groupBy([], x => x))
console.log(Object.groupBy([1, 2, 3, 4], (x, i) => i % 2 ? 'odd' : 'even'))
const s = Symbol('key')
console.log(Object.groupBy([1, 2], x => x === 1 ? s : 'other'), Object.getPrototypeOf(Object.groupBy([], x => x)))
const key = {}
const m = Map.groupBy([1, 2, 3], x => x === 2 ? key : NaN)
console.log(m.get(key), m.get(NaN), [...Map.groupBy([0, -0], x => x).keys()].map(k => Object.is(k, 0)))
for (const f of [() => Object.groupBy(null, x => x), () => Object.groupBy([1], 5), () => Map.groupBy(undefined, x => x), () => Map.groupBy([1], 'f'), () => Object.groupBy(5, x => x)]) try { f() } catch (e) { console.log(e.name) }
let closed = false
const iterable = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return: () => { closed = true; return {} } }) }
try { Object.groupBy(iterable, () => { throw new Error('stop') }) } catch (e) { console.log(e.message, closed) }
console.log(Object.groupBy(new Set([1, 2, 3]), x => x > 1), Object.groupBy.length, Map.groupBy.length, Object.groupBy.name, '__proto__' in Object.groupBy(['__proto__'], x => x))
//: [Object: null prototype] {
//:   '20': [ { n: 'Bob', age: 20 } ],
//:   '30': [ { n: 'Ann', age: 30 }, { n: 'Cy', age: 30 } ]
//: }
//: Map(2) {
//:   30 => [ { n: 'Ann', age: 30 }, { n: 'Cy', age: 30 } ],
//:   20 => [ { n: 'Bob', age: 20 } ]
//: }
//: [Object: null prototype] {
//:   h: [ 'h' ],
//:   e: [ 'e' ],
//:   l: [ 'l', 'l' ],
//:   o: [ 'o' ]
//: } [Object: null prototype] {}
//: [Object: null prototype] { even: [ 1, 3 ], odd: [ 2, 4 ] }
//: [Object: null prototype] { other: [ 2 ], [Symbol(key)]: [ 1 ] } null
//: [ 2 ] [ 1, 3 ] [ true ]
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: stop true
//: [Object: null prototype] { false: [ 1 ], true: [ 2, 3 ] } 2 2 groupBy true
