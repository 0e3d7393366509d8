// Hashes of what a tree of values holds, as a build tool makes them.
const { createHash, createHmac, timingSafeEqual } = require('crypto')
const hash = v => createHash('sha256').update(typeof v === 'string' || Buffer.isBuffer(v) ? v : JSON.stringify(v)).digest()
const tree = n => n === 0 ? hash('leaf') : hash(Buffer.concat([tree(n - 1), tree(n - 1)]))
console.log(tree(4).toString('hex'))
const signed = createHmac('sha1', 'key').update('a').update(Buffer.from('b')).digest('base64url')
console.log(signed, timingSafeEqual(Buffer.from(signed), Buffer.from(signed)), createHash('md5').copy().update('x').digest('latin1').length)
//: d130c2c525e1707b273b0c0b73adeaab2836664f6812cf88b3e0e7324f873502
//: 1lnIpieF_KDQMpxudn7kgX40Yo0 true 16
