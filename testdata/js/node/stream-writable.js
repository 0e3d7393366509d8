const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = require("stream")
const log = (...args) => console.log(...args.map(a => Buffer.isBuffer(a) ? "<" + a + ">" : a instanceof Error ? `${a.name} ${a.code} ${a.message}` : a === undefined || a === null ? String(a) : a))
const w = (name, options) => new Writable({ write (chunk, encoding, cb) { log(name, chunk, encoding); cb() }, ...options }).on('finish', () => log(name, 'finish')).on('close', () => log(name, 'close')).on('drain', () => log(name, 'drain')).on('error', e => log(name, e))
const a = w('a'); log(a.writable, a.writableLength, a.writableHighWaterMark, a.writableEnded, a.writableFinished); log(a.write('x'), a.write(Buffer.from('y')), a.write('7a', 'hex', e => log('cb', e)), a.end('last', () => log('ended')) === a, a.writableEnded, a.writable)
const b = new Writable({ highWaterMark: 3, write (chunk, e, cb) { log('slow', chunk); setImmediate(cb) } }).on('drain', () => { log('drain', b.writableLength, b.writableNeedDrain); b.end() }).on('finish', () => log('b finish')); log(b.write('ab'), b.write('cd'), b.writableNeedDrain, b.writableLength)
const c = w('c', { writev (chunks, cb) { log('writev', chunks.map(c => c.chunk + c.encoding).join()); cb() } }); c.cork(); c.write('1'); c.write('2'); c.cork(); c.write('3'); log(c.writableCorked, c.writableLength); process.nextTick(() => { c.uncork(); c.uncork(); c.end() })
const d = w('d', { decodeStrings: false, defaultEncoding: 'latin1' }); d.write('s'); d.setDefaultEncoding('utf8'); d.write('t'); d.end()
const e = new Writable({ objectMode: true, write (chunk, enc, cb) { log('object', JSON.stringify(chunk), enc); cb() } }); log(e.writableObjectMode, e.writableHighWaterMark); e.write({ a: 1 }); e.write(0); e.end([])
const f = w('f', { final (cb) { log('final'); setImmediate(cb) } }); f.end()
const g = w('g', { construct (cb) { setImmediate(() => { log('ready'); cb() }) } }); g.write('waits'); g.end(); log(g.writableLength)
function Old () { Writable.call(this) } require('util').inherits(Old, Writable); Old.prototype._write = function (chunk, enc, cb) { log('old', chunk); cb() }; new Old().end('inherits')
class Mine extends Writable { _write (chunk, enc, cb) { log('class', chunk); cb() } } new Mine().end('extends'); log(new Duplex() instanceof Writable, new Duplex() instanceof Readable, new Readable() instanceof Writable, new Mine() instanceof require('stream'))
//: true 0 16384 false false
//: a <x> buffer
//: a <y> buffer
//: a <z> buffer
//: a <last> buffer
//: true true true true true false
//: slow <ab>
//: true false true 4
//: 2 3
//: d s latin1
//: d t utf8
//: true 16
//: object {"a":1} undefined
//: object 0 undefined
//: object [] undefined
//: final
//: 5
//: old <inherits>
//: class <extends>
//: true true false true
//: cb null
//: writev 1buffer,2buffer,3buffer
//: d finish
//: ended
//: a finish
//: c finish
//: d close
//: a close
//: c close
//: slow <cd>
//: f finish
//: f close
//: ready
//: g <waits> buffer
//: g finish
//: g close
//: drain 0 false
//: b finish
