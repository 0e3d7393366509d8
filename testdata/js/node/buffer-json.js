const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const b = Buffer.from('aé'); console.log(JSON.stringify(b), JSON.stringify({ b, n: [b] }), JSON.stringify(Buffer.alloc(0)), Buffer.from(JSON.parse(JSON.stringify(b))).equals(b), JSON.parse(JSON.stringify(b), (k, v) => v && v.type === 'Buffer' ? Buffer.from(v) : v).toString())
console.log(structuredClone(new Uint8Array([1, 2])).join(), Object.prototype.toString.call(b), ArrayBuffer.isView(b), b instanceof Buffer, b instanceof Uint8Array, Object.getPrototypeOf(b) === Buffer.prototype, Buffer.prototype.constructor === Buffer, Object.getPrototypeOf(Buffer) === Uint8Array)
console.log(new TypeError('x') instanceof Error, Buffer.from([0x68, 0x69]) + '', [Buffer.from('a'), Buffer.from('b')].join('-'), Buffer.from('5') * 2, Buffer.from('a') > Buffer.from('b'), `${Buffer.from('t')}`)
const m = new Map([[Buffer.from('k').toString('hex'), 1]]); console.log(m.get('6b'), Buffer.from('ab').reduce((a, x) => a + x, 0), Buffer.from('xyz').keys().next().value)
//: {"type":"Buffer","data":[97,195,169]} {"b":{"type":"Buffer","data":[97,195,169]},"n":[{"type":"Buffer","data":[97,195,169]}]} {"type":"Buffer","data":[]} true aé
//: 1,2 [object Uint8Array] true true true true true true
//: true hi a-b 10 false t
//: 1 195 0
