const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const crypto = require('crypto')
for (const name of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'SHA256', 'RSA-SHA256', 'sha512-224', 'sha3-512']) console.log(name, crypto.createHash(name).update('héllo').digest('hex'))
console.log(crypto.createHash('sha256').update('a').update(Buffer.from('b')).update(new Uint16Array([99])).digest('base64'), crypto.createHash('md5').digest().length, crypto.createHash('md5').update('00ff', 'hex').digest('base64url'), crypto.createHash('sha1').update('x').digest('latin1').length)
for (const name of ['md5', 'sha256', 'sha512']) console.log(crypto.createHmac(name, 'key').update('data').digest('hex'), crypto.createHmac(name, Buffer.alloc(200, 1)).update('').digest('base64'))
const h = crypto.createHash('sha256').update('a'); const copy = h.copy().update('b'); console.log(h.digest('hex') === crypto.createHash('sha256').update('a').digest('hex'), copy.digest('hex') === crypto.createHash('sha256').update('ab').digest('hex'))
attempt(() => h.update('x')); attempt(() => h.digest()); attempt(() => h.copy()); try { crypto.createHash('nope') } catch (e) { console.log(e.message) } attempt(() => crypto.createHash(5)); attempt(() => crypto.createHash('md5').update(5)); attempt(() => crypto.createHmac('nope', 'k')); attempt(() => crypto.createHmac('md5', 5)); attempt(() => crypto.createHmac('md5')); attempt(() => crypto.createHash('md5').update())
const m = crypto.createHmac('md5', 'k'); m.digest(); attempt(() => m.digest('hex') === ''); attempt(() => m.update('x'))
console.log(crypto.getHashes().includes('sha256'), crypto.createHash('md5') instanceof crypto.Hash, crypto.createHash('md5') instanceof require('stream').Transform)
const s = crypto.createHash('sha1'); s.on('data', d => console.log('stream', d.toString('hex'))); s.write('ab'); s.end('c')
const r = crypto.createHash('md5'); r.end('x'); r.on('readable', () => { const d = r.read(); if (d) console.log('readable', d.toString('hex')) })
//: md5 be50e8478cf24ff3595bc7307fb91b50
//: sha1 35b5ea45c5e41f78b46a937cc74d41dfea920890
//: sha224 2ed034dbfd665018cad24af1a17b76de85cbd9bf3040d702023ce9ec
//: sha256 3c48591d8d098a4538f5e013dfcf406e948eac4d3277b10bf614e295d6068179
//: sha384 19d752a0be2905196c631f6a82a3169a58b1d850f2773d88702d8ca77dcdd25cfed091bc38c38b7efff287514831f61a
//: sha512 a67e831011aa41ebb2a218c8ff727f1c60d62f06e1681678d176a81cd72ee69e7250c4c943cacbab28e42768615a5c41b6b0d42591d2c26a65670b38e97306dc
//: sha512-256 e85510cc4c72bb7889359626546beff905dcc4bf860796fde87f5a19f81e6c13
//: sha3-256 af9db8307521b5e3d5549adcb8d6197a378902789c1649a9adb2c559c54943ac
//: SHA256 3c48591d8d098a4538f5e013dfcf406e948eac4d3277b10bf614e295d6068179
//: RSA-SHA256 3c48591d8d098a4538f5e013dfcf406e948eac4d3277b10bf614e295d6068179
//: sha512-224 2b508b59e1d99e3eeb6ebdfff3fb5ce698f72266254db96b80786b96
//: sha3-512 d2afc6ebcc64f91017b4b42b22cd6f33e27beaf43019bab56994c722d224ee25e7c9110fbcdfd7bc6f89cf1e6c53dcfe39a793d7937c59101e1c21d6a20cf452
//: 3BEUzQdJFL2HLMH5oj7JEOoiA7x5d5qy4X2iV4KmJPw= 16 0H0076xjKAB61nx-CpheAA 20
//: 9d5c73ef85594d34ec4438b7c97e51d8 AZufGPR9dwimUO3TSFsf5w==
//: 5031fe3d989c6d1537a013fa6e739da23463fdaec3b70137d828e36ace221bd0 RThK/ypikZyNRhNrTDStiRPFXVjfcCNnOUBrQfOJ8WE=
//: 3c5953a18f7303ec653ba170ae334fafa08e3846f2efe317b87efce82376253cb52a8c31ddcde5a3a2eee183c2b34cb91f85e64ddbc325f7692b199473579c58 JM7FQsoFopOPJnN6KMm/G04rwjMHIRj8coRPkutasUKEopZF/oIChpoXes6Z9L++FaWxXQzDgxs1UWfd90YUBw==
//: true true
//: Error | ERR_CRYPTO_HASH_FINALIZED | Digest already called
//: Error | ERR_CRYPTO_HASH_FINALIZED | Digest already called
//: Error | ERR_CRYPTO_HASH_FINALIZED | Digest already called
//: Digest method not supported
//: TypeError | ERR_INVALID_ARG_TYPE | The "algorithm" argument must be of type string. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)
//: TypeError | ERR_CRYPTO_INVALID_DIGEST | Invalid digest: nope
//: TypeError | ERR_INVALID_ARG_TYPE | The "key" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "key" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received undefined
//: true
//: Error | ERR_CRYPTO_HASH_FINALIZED | Digest already called
//: true true true
//: stream a9993e364706816aba3e25717850c26c9cd0d89d
//: readable 9dd4e461268c8034f5c8564e155c67a6
