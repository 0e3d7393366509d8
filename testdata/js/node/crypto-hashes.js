const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const c = require('crypto'); for (const n of ['md5', 'sha1', 'sha256', 'sha512', 'sha3-256']) for (const s of ['', 'a', 'x'.repeat(1000), '\0', 'é']) console.log(n, s.length, c.createHash(n).update(s).digest('hex').slice(0, 16), c.createHmac(n, s || 'k').update(s).digest('hex').slice(0, 16))
console.log(c.createHash('SHA1').update('x').digest('hex') === c.createHash('sha1').update('x').digest('hex'), c.createHash('sha256').update(Buffer.from('ab')).update(new DataView(new ArrayBuffer(2))).digest('hex'))
//: md5 0 d41d8cd98f00b204 cd32bedd46aa63cf
//: md5 1 0cc175b9c0f1b6a8 06f30dc9049f859e
//: md5 1000 398533d48111e9f6 c9e0073773737916
//: md5 1 93b885adfe0da089 069ae042daa1893d
//: md5 1 66ddcd97cfdeabb2 4457f8a129759e74
//: sha1 0 da39a3ee5e6b4b0d 3a84a218ee666520
//: sha1 1 86f7e437faa5a7fc 3902ed847ff28930
//: sha1 1000 c3efa690fa3fdd2e 9a8db43841240b45
//: sha1 1 5ba93c9db0cff93f 3bed69f1c6abb4c8
//: sha1 1 bf15be717ac1b080 5f8b86502ca047bf
//: sha256 0 e3b0c44298fc1c14 8bb990c40a7d61cb
//: sha256 1 ca978112ca1bbdca 3ecf5388e220da9e
//: sha256 1000 44f8354494a5ba03 d0dd4acc970b551d
//: sha256 1 6e340b9cffb37a98 6620b31f2924b8c0
//: sha256 1 4a99557e4033c353 cfb9f5aecd21b357
//: sha512 0 cf83e1357eefb8bd 893ccbf5d0b335fc
//: sha512 1 1f40fc92da241694 fc8c80e6b943cd07
//: sha512 1000 ae13575c5d98bfa6 e19e70d5753573aa
//: sha512 1 b8244d028981d693 869b81e40c5d9708
//: sha512 1 9e2ad28633f24451 163f54375c95a212
//: sha3-256 0 a7ffc6f8bf1ed766 03f5097ac99b0407
//: sha3-256 1 80084bf2fba02475 37337eea274a0a24
//: sha3-256 1000 9392d9e39b54fd1e 3b02ba99df3303bf
//: sha3-256 1 5d53469f20fef4f8 bf34ef593c42c134
//: sha3-256 1 9e9bf67e95b10ed4 cb01cf3cb1c71ecc
//: true de82794c205e7b988ea053270405e257f8b49c52f854c6b960beef3709bcaaf2
