const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const crypto = require('crypto')
for (const f of [
  () => crypto.getRandomValues(new Float32Array(2)), () => crypto.getRandomValues(new Uint8Array(70000)), () => crypto.getRandomValues([]), () => crypto.getRandomValues(new Uint8Array(3)).length,
  () => crypto.createHash('sha256', { outputLength: 5 }), () => crypto.createHash('sha256', { outputLength: 32 }).update('x').digest('hex'),
  () => crypto.createHash('md5').digest('nope').length, () => crypto.createHash('md5').update('x', 'nope').digest('hex'), () => crypto.createHash('md5').digest(null).length,
  () => crypto.hash('sha1', 5), () => crypto.hash('nope', 'x'), () => crypto.hash(5, 'x'), () => crypto.hash('sha1', 'x', 'base64'),
  () => crypto.pbkdf2('p', 's', 1, 10, 'sha1'), () => crypto.scrypt('p', 's', 16), () => crypto.hkdf('sha1', 'p', 's', 'i', 16),
  () => crypto.scryptSync('p', 's', 16, { maxmem: 1 }), () => crypto.scryptSync('p', 's', 16, { cost: 2, N: 2 }), () => crypto.scryptSync('p', 's', 8, { cost: 2 }).toString('hex'),
  () => crypto.randomInt(2 ** 49), () => crypto.randomInt(0, 2 ** 49), () => crypto.randomUUID({ disableEntropyCache: 5 }), () => crypto.randomUUID({ disableEntropyCache: true }).length, () => crypto.getFips()
]) attempt(f)
//: TypeMismatchError | 17 | The data argument must be an integer-type TypedArray
//: QuotaExceededError | 22 | The requested length exceeds 65,536 bytes
//: TypeMismatchError | 17 | The data argument must be an integer-type TypedArray
//: 3
//: Error | ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH | error:030000B2:digital envelope routines::not XOF or invalid length
//: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
//: 16
//: 9dd4e461268c8034f5c8564e155c67a6
//: 16
//: TypeError | ERR_INVALID_ARG_TYPE | The "input" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)
//: Error | undefined | Digest method nope is not supported
//: TypeError | ERR_INVALID_ARG_TYPE | The "algorithm" argument must be of type string. Received type number (5)
//: EfatjsUqKYSrqv18O1FlA3hcIHI=
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "callback" argument must be of type function. Received undefined
//: RangeError | ERR_CRYPTO_INVALID_SCRYPT_PARAMS | Invalid scrypt params: error:030000AC:digital envelope routines::memory limit exceeded
//: Error | ERR_CRYPTO_SCRYPT_INVALID_PARAMETER | Invalid scrypt parameter
//: a707fd18f694cb86
//: RangeError | ERR_OUT_OF_RANGE | The value of "max" is out of range. It must be <= 281474976710655. Received 562_949_953_421_312
//: RangeError | ERR_OUT_OF_RANGE | The value of "max - min" is out of range. It must be <= 281474976710655. Received 562_949_953_421_312
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.disableEntropyCache" property must be of type boolean. Received type number (5)
//: 36
//: 0
