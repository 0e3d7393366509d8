const t = new Uint8Array([3, 1, 2])
console.log(t.toSorted(), t.toReversed(), t.with(0, 9), t.findLast(x => x < 3), t.findLastIndex(x => x > 5), t.at(-1), t)
console.log([3, 1, 2].toSorted(), [1, 2, 3].toReversed(), [1, 2, 3].toSpliced(1, 1, 'a', 'b'), [1, 2].with(-1, 5), [1, 2, 3].findLast(x => x < 3), [5].findLastIndex(x => x > 9))
try { [1].with(5, 1) } catch (e) { console.log(e.name) }
console.log([, 1].toSorted(), [3, undefined, 1].toSorted(), ['b', 'a'].toSorted((a, b) => a < b ? 1 : -1), Object.hasOwn({ a: 1 }, 'a'), 'abc'.at(-1), [1, [2, [3]]].flat(Infinity))
console.log(structuredClone({ a: new Date(0), m: new Map([[1, new Set([2])]]), e: /x/g }), 'aXbX'.replaceAll('X', '-'), Array.from('ab', c => c + c))
//: Uint8Array(3) [ 1, 2, 3 ] Uint8Array(3) [ 2, 1, 3 ] Uint8Array(3) [ 9, 1, 2 ] 2 -1 2 Uint8Array(3) [ 3, 1, 2 ]
//: [ 1, 2, 3 ] [ 3, 2, 1 ] [ 1, 'a', 'b', 3 ] [ 1, 5 ] 2 -1
//: RangeError
//: [ 1, undefined ] [ 1, 3, undefined ] [ 'b', 'a' ] true c [ 1, 2, 3 ]
//: {
//:   a: 1970-01-01T00:00:00.000Z,
//:   m: Map(1) { 1 => Set(1) { 2 } },
//:   e: /x/g
//: } a-b- [ 'aa', 'bb' ]
