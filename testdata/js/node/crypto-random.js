const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const crypto = require('crypto')
console.log(crypto.randomBytes(8).length, crypto.randomBytes(0).length, Buffer.isBuffer(crypto.randomBytes(1)), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()), crypto.randomUUID() !== crypto.randomUUID())
const ints = Array.from({ length: 500 }, () => crypto.randomInt(3, 7)); console.log(Math.min(...ints), Math.max(...ints), ints.every(Number.isInteger), crypto.randomInt(1))
const a = new Uint32Array(4); console.log(crypto.randomFillSync(a) === a, a.some(Boolean), crypto.randomFillSync(Buffer.alloc(10), 5).subarray(0, 5).toString('hex'), crypto.randomFillSync(Buffer.alloc(4), 1, 0).toString('hex'))
console.log(crypto.timingSafeEqual(Buffer.from('ab'), Buffer.from('ab')), crypto.timingSafeEqual(Buffer.from('ab'), new Uint8Array([97, 99])))
attempt(() => crypto.randomBytes(-1)); attempt(() => crypto.randomBytes('5')); attempt(() => crypto.randomBytes(2 ** 31)); attempt(() => crypto.randomInt(5, 5)); attempt(() => crypto.randomInt(1.5)); attempt(() => crypto.randomInt(0, 2 ** 48)); attempt(() => crypto.randomInt('1')); attempt(() => crypto.randomInt(3, 1)); attempt(() => crypto.timingSafeEqual(Buffer.alloc(1), Buffer.alloc(2))); attempt(() => crypto.timingSafeEqual('a', 'a')); attempt(() => crypto.randomUUID('x')); attempt(() => crypto.randomBytes(1, 'x')); attempt(() => crypto.randomInt(1, 5, 'x'))
crypto.randomBytes(4, (e, b) => { console.log(e, b.length); crypto.randomInt(10, (e, n) => { console.log(e, n >= 0 && n < 10); crypto.randomFill(Buffer.alloc(3), (e, b) => console.log(e, b.length)) }) })
console.log('first')
//: 8 0 true true true
//: 3 6 true 0
//: true true 0000000000 00000000
//: true false
//: RangeError | ERR_OUT_OF_RANGE | The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received -1
//: TypeError | ERR_INVALID_ARG_TYPE | The "size" argument must be of type number. Received type string ('5')
//: RangeError | ERR_OUT_OF_RANGE | The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received 2147483648
//: RangeError | ERR_OUT_OF_RANGE | The value of "max" is out of range. It must be greater than the value of "min" (5). Received 5
//: TypeError | ERR_INVALID_ARG_TYPE | The "max" argument must be a safe integer. Received type number (1.5)
//: RangeError | ERR_OUT_OF_RANGE | The value of "max - min" is out of range. It must be <= 281474976710655. Received 281_474_976_710_656
//: TypeError | ERR_INVALID_ARG_TYPE | The "max" argument must be a safe integer. Received type string ('1')
//: RangeError | ERR_OUT_OF_RANGE | The value of "max" is out of range. It must be greater than the value of "min" (3). Received 1
//: RangeError | ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH | Input buffers must have the same byte length
//: TypeError | ERR_INVALID_ARG_TYPE | The "buf1" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.
//: TypeError | ERR_INVALID_ARG_TYPE | The "options" argument must be of type object. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received type string ('x')
//: first
//: null 4
//: undefined true
//: null 3
