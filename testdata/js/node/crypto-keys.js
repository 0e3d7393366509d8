const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const crypto = require('crypto')
console.log(crypto.pbkdf2Sync('secret', 'salt', 1000, 40, 'sha512').toString('hex'), crypto.pbkdf2Sync('p', 's', 1, 20, 'sha1').toString('hex'), crypto.pbkdf2Sync('p', 's', 2, 0, 'md5').length, crypto.pbkdf2Sync(Buffer.from([1]), new Uint8Array([2]), 3, 5, 'SHA256').toString('hex'))
console.log(crypto.scryptSync('pw', 'salt', 32).toString('hex'), crypto.scryptSync('', '', 16, { N: 16, r: 1, p: 1 }).toString('hex'), crypto.scryptSync('pw', 'NaCl', 64, { N: 1024, r: 8, p: 2 }).toString('base64'), crypto.scryptSync('x', 'y', 10, { cost: 4, blockSize: 2, parallelization: 3 }).toString('hex'))
console.log(Buffer.from(crypto.hkdfSync('sha512', 'key', 'salt', 'info', 64)).toString('hex'), Buffer.from(crypto.hkdfSync('sha256', Buffer.alloc(3), '', '', 5)).toString('hex'), crypto.hkdfSync('md5', 'k', 's', 'i', 3) instanceof ArrayBuffer)
attempt(() => crypto.pbkdf2Sync('a', 'b', 0, 1, 'md5')); attempt(() => crypto.pbkdf2Sync('a', 'b', 1, -1, 'md5')); attempt(() => crypto.pbkdf2Sync('a', 'b', 1, 1, 'nope')); attempt(() => crypto.pbkdf2Sync('a', 'b', 1, 1)); attempt(() => crypto.pbkdf2Sync(5, 'b', 1, 1, 'md5')); attempt(() => crypto.pbkdf2Sync('a', 'b', 1.5, 1, 'md5'))
try { crypto.scryptSync('a', 'b', 8, { N: 3 }) } catch (e) { console.log(e.name, e.code) } attempt(() => crypto.scryptSync('a', 'b', '8')); attempt(() => crypto.hkdfSync('sha256', 'k', 's', 'i', 10000)); attempt(() => crypto.hkdfSync('nope', 'k', 's', 'i', 1)); attempt(() => crypto.hkdfSync('sha256', 'k', 's', Buffer.alloc(1025), 1))
crypto.pbkdf2('secret', 'salt', 10, 8, 'sha256', (e, key) => { console.log(e, key.toString('hex')); crypto.scrypt('a', 'b', 8, { N: 2 }, (e, key) => { console.log(e, key.toString('hex')); crypto.hkdf('sha256', 'k', 's', 'i', 4, (e, key) => console.log(e, Buffer.from(key).toString('hex'))) }) })
//: f76f72381b75f0deb1c339334a8c8974366cadbc6bf46460f978363de8d210dbccfa7a5908cfe50e 843c87e7eda3ee2f64a61c8d1f997842651ddad0 0 ffa342bac8
//: c0b515908e61334cae6d6003c00be60e2e675878c9ac8ba282e1d70c335d3012 77d6576238657b203b19ca42c18a0497 EHf+E3TtuC7AUEUrp6FWkjtLhP4o6WAdPCxmt19Nn19aFnvLOcuUE9gK3XObMhq0woBU+Z31vRLiGTEtsIvuIw== 111d2ff5e9f73a6d4115
//: 24156e2c35525baaf3d0fbb92b734c8032a110a3f12e2596e441e1924870d84c3a500652a723738024432451046fd237efad8392fb686c5277a59e0105391653 efb7d2c3fe true
//: RangeError | ERR_OUT_OF_RANGE | The value of "iterations" is out of range. It must be >= 1 && <= 2147483647. Received 0
//: RangeError | ERR_OUT_OF_RANGE | The value of "keylen" is out of range. It must be >= 0 && <= 2147483647. Received -1
//: TypeError | ERR_CRYPTO_INVALID_DIGEST | Invalid digest: nope
//: TypeError | ERR_INVALID_ARG_TYPE | The "digest" argument must be of type string. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "password" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView. Received type number (5)
//: RangeError | ERR_OUT_OF_RANGE | The value of "iterations" is out of range. It must be an integer. Received 1.5
//: RangeError ERR_CRYPTO_INVALID_SCRYPT_PARAMS
//: TypeError | ERR_INVALID_ARG_TYPE | The "keylen" argument must be of type number. Received type string ('8')
//: RangeError | ERR_CRYPTO_INVALID_KEYLEN | Invalid key length
//: TypeError | ERR_CRYPTO_INVALID_DIGEST | Invalid digest: nope
//: RangeError | ERR_OUT_OF_RANGE | The value of "info" is out of range. It must be must not contain more than 1024 bytes. Received 1025
//: null 2fb151da5bf7a44c
//: null 72f03e080c1e4de5
//: null 02b0929a
