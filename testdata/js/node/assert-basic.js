const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const assert = require('assert'); for (const f of [() => assert(true), () => assert.ok('x'), () => assert.equal(1, '1'), () => assert.equal(NaN, NaN), () => assert.notEqual(1, 2), () => assert.strictEqual(NaN, NaN), () => assert.notStrictEqual(0, -0), () => assert.deepEqual([1, '2'], ['1', 2]), () => assert.deepStrictEqual({ a: [1] }, { a: [1] }), () => assert.match('abc', /b/), () => assert.doesNotMatch('abc', /z/), () => assert.ifError(null), () => assert.strict.equal(1, 1), () => assert.strict(1), () => assert.strict.deepEqual([1], [1])]) attempt(f)
for (const f of [() => assert.strict.equal(1, '1'), () => assert.strict.deepEqual([1], ['1']), () => assert.strict.notEqual(1, 1), () => assert.equal(1), () => assert.notDeepEqual(1), () => assert.fail(new TypeError('x')), () => assert.fail('text'), () => assert.fail(undefined), () => assert.ok(false, 'm'), () => assert.equal(1, 2, 'm'), () => assert.deepEqual(1, 2, 'm'), () => assert.notStrictEqual(1, 1, 'm'), () => assert.match('x', /y/, 'm'), () => assert.match('x', /y/, new RangeError('r'))]) attempt(f)
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: undefined
//: AssertionError | ERR_ASSERTION | Expected values to be strictly equal:
//: 
//: 1 !== '1'
//: 
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   [
//: +   1
//: -   '1'
//:   ]
//: AssertionError | ERR_ASSERTION | Expected "actual" to be strictly unequal to: 1
//: TypeError | ERR_MISSING_ARGS | The "actual" and "expected" arguments must be specified
//: TypeError | ERR_MISSING_ARGS | The "actual" and "expected" arguments must be specified
//: TypeError | undefined | x
//: AssertionError | ERR_ASSERTION | text
//: AssertionError | ERR_ASSERTION | Failed
//: AssertionError | ERR_ASSERTION | m
//: AssertionError | ERR_ASSERTION | m
//: AssertionError | ERR_ASSERTION | m
//: AssertionError | ERR_ASSERTION | m
//: AssertionError | ERR_ASSERTION | m
//: RangeError | undefined | r
