const assert = require("assert")
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const boom = () => { throw Object.assign(new TypeError('boom'), { code: 'E', info: { a: [1] } }) }
assert.throws(boom); assert.throws(boom, TypeError); assert.throws(boom, /boom/); assert.throws(boom, /^TypeError: boom$/); assert.throws(boom, { code: 'E' }); assert.throws(boom, { message: /b+/, info: { a: [1] } }); assert.throws(boom, e => e.code === 'E'); assert.throws(boom, new TypeError('boom').constructor); assert.throws(() => { throw 'text' }, /text/); assert.throws(boom, 'message'); assert.doesNotThrow(() => {}); assert.doesNotThrow(() => {}, 'x') // eslint-disable-line no-throw-literal
for (const f of [() => assert.throws(boom, { code: 'F' }), () => assert.throws(boom, { info: { a: [2] } }), () => assert.throws(boom, { missing: undefined }), () => assert.throws(boom, new TypeError('other')), () => assert.throws(boom, { message: /zzz/ }), () => assert.throws(boom, { code: 'F' }, 'with message'), () => assert.throws(boom, RangeError, 'said'), () => assert.throws(() => {}, /x/, 'text'), () => assert.throws(boom, () => {}), () => assert.doesNotThrow(boom, TypeError), () => assert.doesNotThrow(boom, RangeError), () => assert.doesNotThrow(5), () => assert.throws(boom, '', 'x')]) attempt(f) // eslint-disable-line no-throw-literal
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Comparison {
//: +   code: 'E'
//: -   code: 'F'
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Comparison {
//:     info: {
//:       a: [
//: +       1
//: -       2
//:       ]
//:     }
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//: + Comparison {}
//: - Comparison {
//: -   missing: undefined
//: - }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Comparison {
//: +   message: 'boom',
//: -   message: 'other',
//:     name: 'TypeError'
//:   }
//: AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
//: + actual - expected
//: 
//:   Comparison {
//: +   message: 'boom'
//: -   message: /zzz/
//:   }
//: AssertionError | ERR_ASSERTION | with message
//: AssertionError | ERR_ASSERTION | said
//: AssertionError | ERR_ASSERTION | Missing expected exception: text
//: AssertionError | ERR_ASSERTION | The validation function is expected to return "true". Received undefined
//: 
//: Caught error:
//: 
//: TypeError: boom
//: AssertionError | ERR_ASSERTION | Got unwanted exception.
//: Actual message: "boom"
//: TypeError | E | boom
//: TypeError | ERR_INVALID_ARG_TYPE | The "fn" argument must be of type function. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "error" argument must be of type function or an instance of Error, RegExp, or Object. Received type string ('')
