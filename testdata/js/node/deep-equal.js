const { isDeepStrictEqual } = require('util')
const assert = require('assert')
const loose = (a, b) => { try { assert.deepEqual(a, b); return true } catch { return false } }
const circle = () => { const o = { a: 1 }; o.self = o; return o }
class A { constructor () { this.x = 1 } }
const pairs = [
  [1, 1], [1, '1'], [NaN, NaN], [0, -0], [null, undefined], [{}, []], [[1, 2, [3]], [1, 2, [3]]], [[1, , 3], [1, undefined, 3]], [[1, , 3], [1, , 3]], // eslint-disable-line no-sparse-arrays
  [{ a: 1, b: 2 }, { b: 2, a: 1 }], [{ a: undefined }, {}], [{ a: undefined }, { b: undefined }], [new Date(1), new Date(1)], [new Date(1), new Date(2)], [/a/g, /a/g], [/a/g, /a/i],
  [new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])], [new Map([[{ k: 1 }, 1]]), new Map([[{ k: 1 }, 1]])], [new Map([[1, 1]]), new Map([['1', 1]])], [new Set([1, { a: 1 }]), new Set([{ a: 1 }, 1])], [new Set([1]), new Set(['1'])],
  [new Set([[1], [2]]), new Set([[2], [1]])], [new A(), { x: 1 }], [new A(), new A()], [Object(1), Object(1)], [Object(1), 1], [Object('a'), Object('b')], [Symbol.iterator, Symbol.iterator],
  [circle(), circle()], [new Error('a'), new Error('a')], [new Error('a'), new TypeError('a')], [new Uint8Array([1, 2]), new Uint8Array([1, 2])], [new Uint8Array([1]), new Uint16Array([1])], [Buffer.from('a'), new Uint8Array([97])],
  [new Float32Array([0]), new Float32Array([-0])], [{ [Symbol.for('s')]: 1 }, { [Symbol.for('s')]: 1 }], [{ [Symbol.for('s')]: 1 }, {}], [Object.create(null), {}], [Object.create({ a: 1 }), Object.create({ b: 1 })],
  [[1, 2], { 0: 1, 1: 2, length: 2 }], [Object.assign([1], { x: 1 }), [1]], [1n, 1n], [1n, 1], ['a', 'a'], [() => {}, () => {}], [new ArrayBuffer(2), new ArrayBuffer(2)], [(function () { return arguments })(1), [1]], [new Map([[1, undefined]]), new Map([[2, undefined]])], ['', 0], [true, 1], [new Proxy({ a: 1 }, {}), { a: 1 }]
]
pairs.forEach(([a, b], i) => console.log(i, isDeepStrictEqual(a, b), loose(a, b), loose(b, a)))
//: 0 true true true
//: 1 false true true
//: 2 true true true
//: 3 false true true
//: 4 false true true
//: 5 false false false
//: 6 true true true
//: 7 false false false
//: 8 true true true
//: 9 true true true
//: 10 false false false
//: 11 false false false
//: 12 true true true
//: 13 false false false
//: 14 true true true
//: 15 false false false
//: 16 true true true
//: 17 true true true
//: 18 false true true
//: 19 true true true
//: 20 false true true
//: 21 true true true
//: 22 false true true
//: 23 true true true
//: 24 true true true
//: 25 false false false
//: 26 false false false
//: 27 true true true
//: 28 true true true
//: 29 true true true
//: 30 false false false
//: 31 true true true
//: 32 false false false
//: 33 false true true
//: 34 false true true
//: 35 true true true
//: 36 false true true
//: 37 false true true
//: 38 false true true
//: 39 false false false
//: 40 false false false
//: 41 true true true
//: 42 false true true
//: 43 true true true
//: 44 false false false
//: 45 true true true
//: 46 false false false
//: 47 false false false
//: 48 false true true
//: 49 false true true
//: 50 true true true
