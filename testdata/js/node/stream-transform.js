const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = require("stream")
const log = (...args) => console.log(...args.map(a => Buffer.isBuffer(a) ? "<" + a + ">" : a instanceof Error ? `${a.name} ${a.code} ${a.message}` : a === undefined || a === null ? String(a) : a))
const t = new Transform({ transform (chunk, enc, cb) { this.push(String(chunk).toUpperCase()); cb(null, '!') }, flush (cb) { cb(null, 'end') } }); t.on('data', d => log(d)).on('end', () => log('end')).on('finish', () => log('finish')).on('close', () => log('close')); t.write('a'); t.end('b')
const o = new Transform({ readableObjectMode: true, transform (chunk, enc, cb) { cb(null, { length: chunk.length }) } }); o.on('data', d => log(JSON.stringify(d))); o.end('abc'); log(o.readableObjectMode, o.writableObjectMode)
const e = new Transform({ transform (chunk, enc, cb) { cb(new Error('bad chunk')) } }); e.on('error', x => log('error', x)).on('close', () => log('e close')); e.write('x')
const m = new Transform(); m.on('error', x => log(x)); try { m.write('x') } catch (x) { log(x) }
const p = new PassThrough(); p.setEncoding('utf8'); p.on('data', d => log('pass', d)); p.end('through'); log(p instanceof Transform, p instanceof Duplex)
const d = new Duplex({ read () { this.push('r'); this.push(null) }, write (c, e, cb) { log('written', c); cb() } }); d.on('data', x => log('d', x)).on('end', () => log('d end')).on('finish', () => log('d finish')).on('close', () => log('d close')); d.end('w')
const h = new Duplex({ allowHalfOpen: false, read () { this.push(null) }, write (c, e, cb) { cb() } }); h.on('finish', () => log('h finish')).on('end', () => log('h end')); h.resume(); log(h.allowHalfOpen)
class Lines extends Transform { constructor () { super({ readableObjectMode: true }); this.rest = '' } _transform (c, e, cb) { const l = (this.rest + c).split('\n'); this.rest = l.pop(); for (const x of l) this.push(x); cb() } _flush (cb) { if (this.rest) this.push(this.rest); cb() } }
const l = new Lines(); l.on('data', x => log('line', x)); l.write('one\ntw'); l.write('o\nthree'); l.end()
const slow = new Transform({ highWaterMark: 2, transform (c, e, cb) { setImmediate(cb, null, c) } }); log(slow.write('ab'), slow.write('cd')); slow.on('drain', () => log('drain')); slow.end(); slow.on('data', x => log('slow', x))
const half = new Duplex({ writable: false, read () { this.push(null) } }); log(half.writable, half.readable); half.resume().on('close', () => log('half closed'))
//: <A>
//: <!>
//: <B>
//: <!>
//: <end>
//: {"length":3}
//: true false
//: Error ERR_METHOD_NOT_IMPLEMENTED The _transform() method is not implemented
//: pass through
//: true true
//: written <w>
//: false
//: line one
//: line two
//: line three
//: false false
//: false true
//: end
//: finish
//: d <r>
//: d finish
//: close
//: error Error undefined bad chunk
//: e close
//: d end
//: h end
//: d close
//: half closed
//: h finish
//: slow <ab>
//: slow <cd>
