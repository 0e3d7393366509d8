// crypto: random values and identifiers.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message} ${e instanceof DOMException}` } }
for (const array of [new Uint8Array(8), new Int8Array(8), new Uint16Array(4), new Int32Array(2), new Uint32Array(8), new Uint8ClampedArray(9), new BigInt64Array(2), new BigUint64Array(2), new Uint8Array(65536), new Uint8Array(0)]) {
  console.log(array.constructor.name, crypto.getRandomValues(array) === array, array.length === 0 || array.some(n => n != 0)) // eslint-disable-line eqeqeq
}
const part = new Uint8Array(100)
crypto.getRandomValues(part.subarray(10, 90))
console.log(part.subarray(0, 10).every(n => n === 0), part.subarray(90).every(n => n === 0), part.subarray(10, 90).some(n => n !== 0))
for (const bad of [new Uint8Array(65537), new Uint32Array(16385), new Float32Array(1), new Float64Array(1), new DataView(new ArrayBuffer(1)), [], 1, undefined, new ArrayBuffer(1)]) console.log(attempt(() => crypto.getRandomValues(bad)))
const ids = Array.from({ length: 50 }, () => crypto.randomUUID())
console.log(new Set(ids).size, ids.every(id => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)))
console.log(crypto.randomUUID({ disableEntropyCache: true }).length, attempt(() => crypto.getRandomValues.call({}, new Uint8Array(1))))
console.log(Object.prototype.toString.call(crypto), crypto instanceof Crypto, Object.prototype.toString.call(crypto.subtle), crypto.subtle === crypto.subtle, attempt(() => new Crypto()), '|', attempt(() => new SubtleCrypto()), '|', attempt(() => new CryptoKey()))
//: Uint8Array true true
//: Int8Array true true
//: Uint16Array true true
//: Int32Array true true
//: Uint32Array true true
//: Uint8ClampedArray true true
//: BigInt64Array true true
//: BigUint64Array true true
//: Uint8Array true true
//: Uint8Array true true
//: true true true
//: QuotaExceededError 22: The requested length exceeds 65,536 bytes true
//: QuotaExceededError 22: The requested length exceeds 65,536 bytes true
//: TypeMismatchError 17: The data argument must be an integer-type TypedArray true
//: TypeMismatchError 17: The data argument must be an integer-type TypedArray true
//: TypeMismatchError 17: The data argument must be an integer-type TypedArray true
//: TypeMismatchError 17: The data argument must be an integer-type TypedArray true
//: TypeMismatchError 17: The data argument must be an integer-type TypedArray true
//: TypeMismatchError 17: The data argument must be an integer-type TypedArray true
//: TypeMismatchError 17: The data argument must be an integer-type TypedArray true
//: 50 true
//: 36 TypeError ERR_INVALID_THIS: Value of "this" must be of type Crypto false
//: [object Crypto] true [object SubtleCrypto] true TypeError ERR_ILLEGAL_CONSTRUCTOR: Illegal constructor false | TypeError ERR_ILLEGAL_CONSTRUCTOR: Illegal constructor false | TypeError ERR_ILLEGAL_CONSTRUCTOR: Illegal constructor false
