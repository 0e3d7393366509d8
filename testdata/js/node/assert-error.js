const assert = require("assert")
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
// What an AssertionError is.
try { assert.strictEqual(1, 2) } catch (e) { console.log(e instanceof assert.AssertionError, e instanceof Error, e.name, e.code, e.actual, e.expected, e.operator, e.generatedMessage, Object.keys(e).join(), String(e).split('\n')[0], Object.prototype.toString.call(e), e.stack.split('\n')[0], JSON.stringify(e)) }
try { assert.ok(false, 'own') } catch (e) { console.log(e.generatedMessage, e.message, e.operator, e.actual, e.expected) }
const e = new assert.AssertionError({ actual: 'a', expected: 'b', operator: 'strictEqual' }); console.log(e.message, e.name)
console.log(assert === assert.ok, assert.strict.equal === assert.strictEqual, require('assert/strict') === assert.strict, require('assert').strict.strict === assert.strict, assert.AssertionError.name, assert.length, assert.strictEqual.length, assert.throws.length)
attempt(() => assert.ok(null, new TypeError('given'))); attempt(() => assert.deepStrictEqual(1, 2, new RangeError('mine'))); attempt(() => new assert.AssertionError('text')); attempt(() => assert.ifError(undefined)); attempt(() => assert.ifError(0))
//: true true AssertionError ERR_ASSERTION 1 2 strictEqual true generatedMessage,code,actual,expected,operator AssertionError [ERR_ASSERTION]: Expected values to be strictly equal: [object Error] AssertionError [ERR_ASSERTION]: Expected values to be strictly equal: {"generatedMessage":true,"code":"ERR_ASSERTION","actual":1,"expected":2,"operator":"strictEqual"}
//: false own == false true
//: Expected values to be strictly equal:
//: 
//: 'a' !== 'b'
//:  AssertionError
//: true true true true AssertionError 0 3 1
//: TypeError | undefined | given
//: RangeError | undefined | mine
//: TypeError | ERR_INVALID_ARG_TYPE | The "options" argument must be of type object. Received type string ('text')
//: undefined
//: AssertionError | ERR_ASSERTION | ifError got unwanted exception: 0
