const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
// Parts of buffers: slices, copies, searches, comparisons.
const b = Buffer.from('this is a buffer, a buffer')
for (const args of [['is'], ['is', 3], ['is', -5], ['buffer', -10], ['a', 9], [97], [97 + 256], [Buffer.from('buf')], [new Uint8Array([97, 32])], ['zzz'], [''], ['', 5], ['', 100], ['this', -100], ['r', 25], ['r', 26], ['buffer', 'latin1'], ['6275', 'hex'], ['is', undefined], ['is', null], ['is', {}], ['a', NaN]]) console.log(JSON.stringify(args), b.indexOf(...args), b.lastIndexOf(...args), b.includes(...args))
const u = Buffer.from('abcabc', 'utf16le'); console.log(u.indexOf('b', 0, 'utf16le'), u.lastIndexOf('b', undefined, 'ucs2'), u.indexOf('c', 6, 'utf16le'), u.indexOf('b', 3, 'utf16le'))
attempt(() => b.indexOf()); attempt(() => b.indexOf({})); attempt(() => b.indexOf('a', 0, 'nope')); attempt(() => b.includes(null))
const s = b.slice(5, 7); s[0] = 73; console.log(s.toString(), b.toString('latin1', 0, 8), b.subarray(-6).toString(), b.slice(-6, -3).toString(), b.slice(3, 1).length, b.slice(100).length, b.slice('2', '4').toString(), b.slice(undefined, 4).toString(), s.parent === b.buffer, s.offset === s.byteOffset)
console.log(s instanceof Buffer, b.subarray(0, 2) instanceof Buffer, Buffer.isBuffer(b.map(x => x)), b.filter(x => x === 97).toString(), Uint8Array.prototype.slice.call(b, 0, 4).toString())
const t = Buffer.alloc(6, '.'); console.log(b.copy(t), t.toString(), b.copy(t, 4), t.toString(), b.copy(t, 0, 10, 12), t.toString(), b.copy(t, 7), b.copy(t, 0, 26), t.copy(t, 2, 0, 4), t.toString())
attempt(() => b.copy(t, -1)); attempt(() => b.copy(t, 0, -1)); attempt(() => b.copy(t, 0, 27)); attempt(() => b.copy({})); attempt(() => b.copy(t, 0, 5, 3))
const f = (...args) => { const x = Buffer.alloc(6, '-'); x.fill(...args); return x.toString('latin1') }
console.log(f('ab'), f('ab', 1), f('ab', 1, 4), f(65), f(65.9, 2), f('é', 'latin1'), f('6162', 'hex'), f('YQ==', 0, 3, 'base64'), f(Buffer.from('xyz'), 2), f('q', 4, 4), f('', 1, 3) === '-\0\0---', f(true) === '\x01'.repeat(6))
attempt(() => f('a', -1)); attempt(() => f('a', 7)); attempt(() => f('a', 0, 7)); attempt(() => f('a', 0, -1)); attempt(() => f('zz', 'hex')); attempt(() => f('a', 0, 1, 'nope')); attempt(() => f('a', 0, 1, 5)); attempt(() => f('a', 1.5)); attempt(() => f(new Uint8Array(0)))
const x = Buffer.from('abc'); console.log(x.equals(Buffer.from('abc')), x.equals(new Uint8Array([97, 98, 99])), x.equals(Buffer.from('abd')), x.compare(Buffer.from('abd')), x.compare(Buffer.from('ab')), Buffer.compare(Buffer.from('b'), x), x.compare(Buffer.from('xabcx'), 1, 4), x.compare(Buffer.from('bc'), 0, 2, 1, 3), x.compare(x, 0, 0), x.compare(x, 1, 2, 1, 1), [Buffer.from('b'), Buffer.from('a')].sort(Buffer.compare).join())
attempt(() => x.equals('abc')); attempt(() => x.compare(1)); attempt(() => x.compare(x, 0, 4)); attempt(() => x.compare(x, -1)); attempt(() => x.compare(x, 0, 1, 0, 9))
console.log([...x.entries()].join('|'), [...x.keys()].join(), [...x].join(), x.at(-1), x.toJSON().data.join(), x.reverse().toString(), Object.keys(x).join(), x.length, JSON.stringify(x.readBigUInt64LE === x.readBigUint64LE))
//: ["is"] 2 5 true
//: ["is",3] 5 2 true
//: ["is",-5] -1 5 false
//: ["buffer",-10] 20 10 true
//: ["a",9] 18 8 true
//: [97] 8 18 true
//: [353] 8 18 true
//: [{"type":"Buffer","data":[98,117,102]}] 10 20 true
//: [{"0":97,"1":32}] 8 18 true
//: ["zzz"] -1 -1 false
//: [""] 0 26 true
//: ["",5] 5 5 true
//: ["",100] 26 26 true
//: ["this",-100] 0 -1 true
//: ["r",25] 25 25 true
//: ["r",26] -1 25 false
//: ["buffer","latin1"] 10 20 true
//: ["6275","hex"] 10 20 true
//: ["is",null] 2 5 true
//: ["is",null] 2 -1 true
//: ["is",{}] 2 5 true
//: ["a",null] 8 18 true
//: 2 8 10 2
//: TypeError | ERR_INVALID_ARG_TYPE | The "value" argument must be one of type number or string or an instance of Buffer or Uint8Array. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "value" argument must be one of type number or string or an instance of Buffer or Uint8Array. Received an instance of Object
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: nope
//: TypeError | ERR_INVALID_ARG_TYPE | The "value" argument must be one of type number or string or an instance of Buffer or Uint8Array. Received null
//: Is this Is  buffer buf 0 0 is this true true
//: true true true aa this
//: 6 this I 2 thisth 2 buisth 0 0 4 bubuis
//: RangeError | ERR_OUT_OF_RANGE | The value of "targetStart" is out of range. It must be >= 0. Received -1
//: RangeError | ERR_OUT_OF_RANGE | The value of "sourceStart" is out of range. It must be >= 0 && <= 26. Received -1
//: RangeError | ERR_OUT_OF_RANGE | The value of "sourceStart" is out of range. It must be >= 0 && <= 26. Received 27
//: TypeError | ERR_INVALID_ARG_TYPE | The "target" argument must be an instance of Buffer or Uint8Array. Received an instance of Object
//: 0
//: ababab -ababa -aba-- AAAAAA --AAAA éééééé ababab aaa--- --xyzx ------ true true
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be >= 0 && <= 4294967296. Received -1
//: ------
//: RangeError | ERR_OUT_OF_RANGE | The value of "end" is out of range. It must be >= 0 && <= 6. Received 7
//: RangeError | ERR_OUT_OF_RANGE | The value of "end" is out of range. It must be >= 0 && <= 6. Received -1
//: TypeError | ERR_INVALID_ARG_VALUE | The argument 'value' is invalid. Received 'zz'
//: TypeError | ERR_UNKNOWN_ENCODING | Unknown encoding: nope
//: TypeError | ERR_INVALID_ARG_TYPE | The "encoding" argument must be of type string. Received type number (5)
//: RangeError | ERR_OUT_OF_RANGE | The value of "offset" is out of range. It must be an integer. Received 1.5
//: TypeError | ERR_INVALID_ARG_VALUE | The argument 'value' is invalid. Received Uint8Array(0) []
//: true true false -1 1 1 0 0 1 -1 a,b
//: TypeError | ERR_INVALID_ARG_TYPE | The "otherBuffer" argument must be an instance of Buffer or Uint8Array. Received type string ('abc')
//: TypeError | ERR_INVALID_ARG_TYPE | The "target" argument must be an instance of Buffer or Uint8Array. Received type number (1)
//: RangeError | ERR_OUT_OF_RANGE | The value of "targetEnd" is out of range. It must be >= 0 && <= 3. Received 4
//: RangeError | ERR_OUT_OF_RANGE | The value of "targetStart" is out of range. It must be >= 0 && <= 4294967296. Received -1
//: RangeError | ERR_OUT_OF_RANGE | The value of "sourceEnd" is out of range. It must be >= 0 && <= 3. Received 9
//: 0,97|1,98|2,99 0,1,2 97,98,99 99 97,98,99 cba 0,1,2 3 true
