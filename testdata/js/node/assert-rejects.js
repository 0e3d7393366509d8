const assert = require("assert")
const show = e => console.log(e.name, '|', e.code, '|', e.message, '|', e.operator)
const fails = () => Promise.reject(new TypeError('rejected'))
;(async () => {
  await assert.rejects(fails()); await assert.rejects(fails, TypeError); await assert.rejects(fails, { name: 'TypeError', message: 'rejected' }); await assert.rejects(fails, /reje/); await assert.rejects(async () => { throw new Error('x') }, e => e.message === 'x'); await assert.doesNotReject(Promise.resolve(1)); await assert.doesNotReject(async () => 1)
  for (const f of [() => assert.rejects(Promise.resolve(1)), () => assert.rejects(async () => {}, TypeError, 'message'), () => assert.rejects(fails, RangeError), () => assert.rejects(fails, /other/), () => assert.rejects(() => 5), () => assert.rejects(5), () => assert.doesNotReject(fails), () => assert.doesNotReject(fails(), 'said'), () => assert.rejects(() => { throw new Error('sync') }), () => assert.rejects(fails, 'rejected'), () => assert.doesNotReject(5)]) await f().then(() => console.log('fine'), show)
  console.log(await assert.rejects(fails), assert.rejects.name)
})()
//: AssertionError | ERR_ASSERTION | Missing expected rejection. | rejects
//: AssertionError | ERR_ASSERTION | Missing expected rejection (TypeError): message | rejects
//: AssertionError | ERR_ASSERTION | The error is expected to be an instance of "RangeError". Received "TypeError"
//: 
//: Error message:
//: 
//: rejected | rejects
//: AssertionError | ERR_ASSERTION | The input did not match the regular expression /other/. Input:
//: 
//: 'TypeError: rejected'
//:  | rejects
//: TypeError | ERR_INVALID_RETURN_VALUE | Expected instance of Promise to be returned from the "promiseFn" function but got type number (5). | undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "promiseFn" argument must be of type function or an instance of Promise. Received type number (5) | undefined
//: AssertionError | ERR_ASSERTION | Got unwanted rejection.
//: Actual message: "rejected" | doesNotReject
//: AssertionError | ERR_ASSERTION | Got unwanted rejection: said
//: Actual message: "rejected" | doesNotReject
//: Error | undefined | sync | undefined
//: TypeError | ERR_AMBIGUOUS_ARGUMENT | The "error/message" argument is ambiguous. The error message "rejected" is identical to the message. | undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "promiseFn" argument must be of type function or an instance of Promise. Received type number (5) | undefined
//: undefined rejects
