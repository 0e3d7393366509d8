// The methods of Set for sets.
const a = new Set([1, 2, 3]), b = new Set([3, 4])
console.log(a.union(b), a.intersection(b), a.difference(b), a.symmetricDifference(b), b.difference(a))
console.log(a.isSubsetOf(b), new Set([1]).isSubsetOf(a), a.isSupersetOf(new Set([1, 2])), a.isDisjointFrom(b), a.isDisjointFrom(new Set([9])), new Set().isSubsetOf(a))
console.log(a.union(new Map([['k', 1]])), a.intersection({ size: 2, has: x => x < 3, keys: () => [1, 5][Symbol.iterator]() }))
for (const bad of [[1], {}, null, { size: NaN, has () {}, keys () {} }, { size: -1, has () {}, keys () {} }]) try { a.union(bad) } catch (e) { console.log(e.name) }
console.log(a, b, Set.prototype.union.length, Set.prototype.isDisjointFrom.name, a.union(b) !== a)
//: Set(4) { 1, 2, 3, 4 } Set(1) { 3 } Set(2) { 1, 2 } Set(3) { 1, 2, 4 } Set(1) { 4 }
//: false true true false true true
//: Set(4) { 1, 2, 3, 'k' } Set(1) { 1 }
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: RangeError
//: Set(3) { 1, 2, 3 } Set(2) { 3, 4 } 1 isDisjointFrom true
