const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = require("stream")
const log = (...args) => console.log(...args.map(a => Buffer.isBuffer(a) ? "<" + a + ">" : a instanceof Error ? `${a.name} ${a.code} ${a.message}` : a === undefined || a === null ? String(a) : a))
// Readable: flowing, paused, and what the state says.
const r = new Readable({ read () {} }); log(r.readable, r.readableFlowing, r.readableLength, r.readableHighWaterMark, r.readableEnded, r.destroyed, r.push('abc'), r.readableLength, r.read(2), r.read(), r.read())
r.on('data', d => log('data', d)).on('end', () => log('end', r.readable, r.readableEnded)).on('close', () => log('close', r.destroyed)); log(r.readableFlowing); r.push('x'); r.push(Buffer.from('y')); r.push(null); log(r.readableLength)
const p = new Readable({ read () {} }); p.on('readable', () => { let c; while ((c = p.read(3)) !== null) log('three', c); log('rest', p.readableLength) }); p.on('end', () => log('p end')); p.push('abcde'); setImmediate(() => { p.push('f'); p.push('g'); p.push(null) })
const o = new Readable({ objectMode: true, read () {} }); log(o.readableObjectMode, o.readableHighWaterMark); o.push({ a: 1 }); o.push(0); o.push(''); o.push(null); o.on('data', d => log('object', JSON.stringify(d)))
const e = new Readable({ encoding: 'utf8', read () {} }); e.push(Buffer.from([0xe2, 0x82])); e.push(Buffer.from([0xac])); e.push(null); e.on('data', d => log('text', d)); log(e.readableEncoding)
const u = new Readable({ read () {} }); u.push('world'); u.unshift('hello '); u.setEncoding('hex'); log(u.read()); u.push(null)
let n = 0; const c = new Readable({ highWaterMark: 3, read (size) { log('read', size, n); this.push(n < 3 ? String(n++) : null) } }); setImmediate(() => { c.on('data', d => { log('got', d); if (n === 2) { c.pause(); log(c.isPaused()); setImmediate(() => c.resume()) } }); c.on('pause', () => log('paused')); c.on('resume', () => log('resumed')) })
const f = Readable.from(['a', 'b', 'c']); f.on('data', d => log('from', d)).on('end', () => log('from end')); Readable.from('whole').on('data', d => log('string', d)); Readable.from(Buffer.from('buf')).on('data', d => log('buffer', d)); Readable.from((function * () { yield 1; yield Promise.resolve(2) })()).on('data', d => log('generator', d))
//: true null 0 16384 false false true 3 <ab> <c> null
//: true
//: data <x>
//: data <y>
//: 0
//: true 16
//: utf8
//: 68656c6c6f20776f726c64
//: end false true
//: three <abc>
//: rest 2
//: object {"a":1}
//: object 0
//: object ""
//: text €
//: from a
//: from b
//: from c
//: string whole
//: buffer <buf>
//: generator 1
//: close true
//: from end
//: generator 2
//: three <def>
//: three <g>
//: rest 0
//: rest 0
//: p end
//: read 3 0
//: resumed
//: read 3 1
//: got <0>
//: paused
//: true
//: read 3 2
//: read 3 3
//: resumed
//: got <1>
//: got <2>
