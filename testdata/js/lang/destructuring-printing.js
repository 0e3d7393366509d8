const entries = Object.entries({ a: 1, b: { c: [1, 2] } }); console.log(entries, Object.fromEntries(entries), Object.values({ x: 1 }))
const { a: renamed = 5, ...others } = { b: 2, c: 3 }; console.log(renamed, others); const [[x], { y }] = [[1], { y: 2 }]; console.log(x, y)
console.log(((...args) => args)(1, [2], { 3: 4 }), [...new Set([1, 1, 2])], [...'añ😀'], { ...[1, 2], ...'hi', ...null })
function * fib () { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b] } } const it = fib(); console.log(Array.from({ length: 10 }, () => it.next().value), it.return(7), it.next())
console.log([1, [2, [3, [4]]]].flat(2), [[1, 2], [3]].flatMap(x => x), [3, 1, 2].sort(), [10, 9, 1].sort(), ['b', undefined, 'a'].sort(), [1, 2, 3, 4, 5].copyWithin(0, 3), Array.of(7), [1, 2, 3].entries().next())
//: [ [ 'a', 1 ], [ 'b', { c: [Array] } ] ] { a: 1, b: { c: [ 1, 2 ] } } [ 1 ]
//: 5 { b: 2, c: 3 }
//: 1 2
//: [ 1, [ 2 ], { '3': 4 } ] [ 1, 2 ] [ 'a', 'ñ', '😀' ] { '0': 'h', '1': 'i' }
//: [
//:   0, 1,  1,  2,  3,
//:   5, 8, 13, 21, 34
//: ] { value: 7, done: true } { value: undefined, done: true }
//: [ 1, 2, 3, [ 4 ] ] [ 1, 2, 3 ] [ 1, 2, 3 ] [ 1, 10, 9 ] [ 'a', 'b', undefined ] [ 4, 5, 3, 4, 5 ] [ 7 ] { value: [ 0, 1 ], done: false }
