const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const { isDeepStrictEqual: eq } = require('util'); const d = n => { let o = { n }; for (let i = 0; i < 50; i++) o = { o, list: [o] }; return o }
console.log(eq(1, 1), eq('a', 'b'), eq([1, { a: [2] }], [1, { a: [2] }]), eq({ a: 1, b: 2 }, { b: 2, a: 1 }), eq(new Set(), new Map()), eq(null, {}), eq(undefined, undefined), eq(NaN, NaN), eq(0, -0), eq([undefined], [,]), eq(new Date(5), new Date(5)), eq(new Date(NaN), new Date(NaN))) // eslint-disable-line no-sparse-arrays
class A {} class B {} console.log(eq(new A(), new A()), eq(new A(), new B()), eq(Object.create(A.prototype), new A()), eq([1, 2], Object.assign([1, 2], { x: 1 })), eq(/a/, /a/), eq(Object.assign(/a/, { lastIndex: 1 }), /a/), eq(Symbol.for('x'), Symbol.for('x')), eq(Symbol('x'), Symbol('x')))
console.log(eq(new Map([[{ a: 1 }, 'x'], [{ a: 2 }, 'y']]), new Map([[{ a: 2 }, 'y'], [{ a: 1 }, 'x']])), eq(new Set([[1, 2], [3]]), new Set([[3], [1, 2]])), eq(new Set([1, 2]), new Set([2, 1])), eq(new Map([[NaN, 1]]), new Map([[NaN, 1]])), eq(Object.assign(new Error('e'), { code: 1 }), Object.assign(new Error('e'), { code: 2 })))
console.log(eq(new Float64Array([NaN]), new Float64Array([NaN])), eq(new Uint8Array(2), new Uint8Array(3)), eq(Buffer.from('a'), Buffer.from('a')), eq(new DataView(new ArrayBuffer(2)), new DataView(new ArrayBuffer(2))), eq(Object(1n), Object(1n)), eq(Object(Symbol.iterator), Object(Symbol.iterator)), eq(() => 1, () => 1))
//: true false true true false false true true false false true false
//: true false true false true false true false
//: true true true true false
//: true false true true true true false
