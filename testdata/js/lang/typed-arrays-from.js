// TypedArray.from takes what is no object, too: it is how bytes are decoded.
const t = (n, f) => { try { console.log(n, f()) } catch (e) { console.log(n, e.name + ': ' + e.message) } }
t(1, () => Uint8Array.from(atob('aGk='), c => c.charCodeAt(0)))
t(2, () => Uint8Array.from('123'))
t(3, () => Uint8Array.from(5))
t(4, () => Float32Array.from('ab', (c, i) => i))
t(5, () => Uint8Array.from(new String('12')))
t(6, () => Uint8Array.from(null))
t(7, () => Uint8Array.from(undefined, x => x))
t(8, () => Uint8Array.from(true))
t(9, () => BigInt64Array.from('12', BigInt))
t(10, () => Uint8Array.from('12', 5))
t(12, () => Uint8Array.from('12', function (c) { return c * this.k }, { k: 3 }))
t(13, () => { String.prototype[Symbol.iterator] = function * () { yield 7 }; return Uint8Array.from('12') })
//: 1 Uint8Array(2) [ 104, 105 ]
//: 2 Uint8Array(3) [ 1, 2, 3 ]
//: 3 Uint8Array(0) []
//: 4 Float32Array(2) [ 0, 1 ]
//: 5 Uint8Array(2) [ 1, 2 ]
//: 6 TypeError: object null is not iterable (cannot read property Symbol(Symbol.iterator))
//: 7 TypeError: undefined is not iterable (cannot read property Symbol(Symbol.iterator))
//: 8 Uint8Array(0) []
//: 9 BigInt64Array(2) [ 1n, 2n ]
//: 10 TypeError: 5 is not a function
//: 12 Uint8Array(2) [ 3, 6 ]
//: 13 Uint8Array(1) [ 7 ]
