const assert = require('assert')
const attempt = f => { try { f(); console.log('ok') } catch (e) { console.log(e.name, '|', e.code, '|', e.generatedMessage, '|', e.message) } }
for (const f of [
  () => assert.strictEqual({ a: 'x'.repeat(5) }, { a: 'x'.repeat(5) }), () => assert.strictEqual('abcdefgh', 'abcdefxx'), () => assert.strictEqual('abcd', 'abcx'), () => assert.strictEqual(123456789, 123456780), () => assert.strictEqual('ab', 'xy'.repeat(30)),
  () => assert.strictEqual('x'.repeat(60), 'x'.repeat(59) + 'y'), () => assert.strictEqual([1, 2, 3], [1, 2, 3]), () => assert.strictEqual({}, { a: 1 }), () => assert.strictEqual(1234567, '1234567'),
  () => assert.deepStrictEqual(new Error('a', { cause: 1 }), new Error('a', { cause: 2 })), () => assert.deepStrictEqual(new Error('a', { cause: 1 }), new Error('a', { cause: 1 })),
  () => assert.notDeepStrictEqual(Array(60).fill(1), Array(60).fill(1)), () => assert.notStrictEqual(...(x => [x, x])(Array(60).fill(1))), () => assert.notDeepEqual(Array(300).fill('abc'), Array(300).fill('abc')),
  () => assert.strictEqual(Array(60).fill(1), Array(60).fill(1))
]) attempt(f)
//: AssertionError | ERR_ASSERTION | true | Values have same structure but are not reference-equal:
//: 
//: {
//:   a: 'xxxxx'
//: }
//: 
//: AssertionError | ERR_ASSERTION | true | Expected values to be strictly equal:
//: + actual - expected
//: 
//: + 'abcdefgh'
//: - 'abcdefxx'
//:          ^
//: AssertionError | ERR_ASSERTION | true | Expected values to be strictly equal:
//: 
//: 'abcd' !== 'abcx'
//: 
//: AssertionError | ERR_ASSERTION | true | Expected values to be strictly equal:
//: + actual - expected
//: 
//: + 123456789
//: - 123456780
//:           ^
//: AssertionError | ERR_ASSERTION | true | Expected values to be strictly equal:
//: + actual - expected
//: 
//: + 'ab'
//: - 'xyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxy'
//: AssertionError | ERR_ASSERTION | true | Expected values to be strictly equal:
//: + actual - expected
//: 
//: + 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
//: - 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy'
//: AssertionError | ERR_ASSERTION | true | Values have same structure but are not reference-equal:
//: 
//: [
//:   1,
//:   2,
//:   3
//: ]
//: 
//: AssertionError | ERR_ASSERTION | true | Expected "actual" to be reference-equal to "expected":
//: + actual - expected
//: 
//: + {}
//: - {
//: -   a: 1
//: - }
//: AssertionError | ERR_ASSERTION | true | Expected values to be strictly equal:
//: + actual - expected
//: 
//: + 1234567
//: - '1234567'
//: AssertionError | ERR_ASSERTION | true | Values have same structure but are not reference-equal:
//: 
//: [Error: a]
//: 
//: ok
//: AssertionError | ERR_ASSERTION | true | Expected "actual" not to be strictly deep-equal to:
//: 
//: [
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//: ...
//: 
//: AssertionError | ERR_ASSERTION | true | Expected "actual" not to be reference-equal to "expected":
//: 
//: [
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//: ...
//: 
//: AssertionError | ERR_ASSERTION | true | Expected "actual" not to be loosely deep-equal to:
//: 
//: [
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'abc',
//:   'a...
//: AssertionError | ERR_ASSERTION | true | Values have same structure but are not reference-equal:
//: 
//: [
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//:   1,
//: ...
//: 
