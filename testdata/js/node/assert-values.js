const assert = require("assert")
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
class A { constructor () { this.x = 1 } }
const circle = n => { const o = { n }; o.o = o; return o }
for (const [a, b] of [[new A(), { x: 1 }], [{ b: 1, a: 2 }, { a: 2, b: 2 }], [[1, , 3], [1, 2, 3]], [new Map([['k', { v: 1 }]]), new Map([['k', { v: 2 }]])], [new Set([[1]]), new Set([[2]])], [circle(1), circle(2)], [Symbol.for('a'), Symbol.for('b')], [{ 'a-b': 1, 2: 3 }, { 'a-b': 2, 2: 3 }], [{ [Symbol('s')]: 1 }, {}], [[undefined, null], [null, undefined]], ['it\'s', 'its'], [{ s: 'a\nb' }, { s: 'a\nc' }], [new Uint8Array([1, 2]), new Uint8Array([1, 3])], [Object('a'), Object('b')], [{ f: function named () {} }, { f: 1 }], [[[[[[1]]]]], [[[[[2]]]]]], [{ a: 1n }, { a: 1 }], [{ a: -0 }, { a: 0 }], [Object.create(null, { a: { value: 1, enumerable: true } }), { a: 1 }]]) attempt(() => assert.deepStrictEqual(a, b)) // eslint-disable-line no-sparse-arrays
for (const [a, b] of [[1, '1'], [null, undefined], [[1], ['1']], [{ a: 1 }, { a: true }], [new Date(0), new Date(0)], [NaN, NaN], [new Set([1]), new Set(['1'])]]) attempt(() => assert.deepEqual(a, b))
for (const [a, b] of [[1, 1], ['a', 'a'], [{ a: 1 }, { a: 1 }], [[], []]]) { attempt(() => assert.notDeepStrictEqual(a, b)); attempt(() => assert.notDeepEqual(a, b)); attempt(() => assert.notEqual(a, b)); attempt(() => assert.notStrictEqual(a, b)) }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + A {
//: - {
//:     x: 1
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   {
//:     a: 2,
//: +   b: 1
//: -   b: 2
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   [
//:     1,
//: +   <1 empty item>,
//: -   2,
//:     3
//:   ]
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Map(1) {
//:     'k' => {
//: +     v: 1
//: -     v: 2
//:     }
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Set(1) {
//:     [
//: +     1
//: -     2
//:     ]
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   <ref *1> {
//: +   n: 1,
//: -   n: 2,
//:     o: [Circular *1]
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + Symbol(a)
//: - Symbol(b)
//:          ^
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   {
//:     '2': 3,
//: +   'a-b': 1
//: -   'a-b': 2
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + {
//: +   [Symbol(s)]: 1
//: + }
//: - {}
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   [
//: +   undefined,
//: +   null
//: -   null,
//: -   undefined
//:   ]
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: 
//: "it's" !== 'its'
//: 
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   {
//: +   s: 'a\nb'
//: -   s: 'a\nc'
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Uint8Array(2) [
//:     1,
//: +   2
//: -   3
//:   ]
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + [String: 'a']
//: - [String: 'b']
//:             ^
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   {
//: +   f: [Function: named]
//: -   f: 1
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected ... Lines skipped
//: 
//:   [
//:     [
//:       [
//:         [
//:           [
//: +           1
//: -           2
//:           ]
//: ...
//:       ]
//:     ]
//:   ]
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   {
//: +   a: 1n
//: -   a: 1
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   {
//: +   a: -0
//: -   a: 0
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + [Object: null prototype] {
//: - {
//:     a: 1
//:   }
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: AssertionError | ERR_ASSERTION | Expected "actual" not to be strictly deep-equal to: 1
//: AssertionError | ERR_ASSERTION | Expected "actual" not to be loosely deep-equal to:
//: 
//: 1
//: AssertionError | ERR_ASSERTION | 1 != 1
//: AssertionError | ERR_ASSERTION | Expected "actual" to be strictly unequal to: 1
//: AssertionError | ERR_ASSERTION | Expected "actual" not to be strictly deep-equal to: 'a'
//: AssertionError | ERR_ASSERTION | Expected "actual" not to be loosely deep-equal to:
//: 
//: 'a'
//: AssertionError | ERR_ASSERTION | 'a' != 'a'
//: AssertionError | ERR_ASSERTION | Expected "actual" to be strictly unequal to: 'a'
//: AssertionError | ERR_ASSERTION | Expected "actual" not to be strictly deep-equal to:
//: 
//: {
//:   a: 1
//: }
//: 
//: AssertionError | ERR_ASSERTION | Expected "actual" not to be loosely deep-equal to:
//: 
//: {
//:   a: 1
//: }
//: undefined
//: undefined
//: AssertionError | ERR_ASSERTION | Expected "actual" not to be strictly deep-equal to: []
//: AssertionError | ERR_ASSERTION | Expected "actual" not to be loosely deep-equal to:
//: 
//: []
//: undefined
//: undefined
