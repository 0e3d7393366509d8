const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = require("stream")
const log = (...args) => console.log(...args.map(a => Buffer.isBuffer(a) ? "<" + a + ">" : a instanceof Error ? `${a.name} ${a.code} ${a.message}` : a === undefined || a === null ? String(a) : a))
const source = (...list) => { let i = 0; return new Readable({ read () { this.push(i < list.length ? list[i++] : null) } }) }
const sink = name => { const w = new Writable({ write (c, e, cb) { log(name, c); cb() } }); w.on('pipe', s => log(name, 'pipe', s instanceof Readable)).on('unpipe', () => log(name, 'unpipe')).on('finish', () => log(name, 'finish')); return w }
const a = sink('a'); log(source('1', '2').pipe(a) === a)
const two = source('x'); two.pipe(sink('b')); two.pipe(sink('c'))
const open = sink('open'); source('o').pipe(open, { end: false }); setImmediate(() => setImmediate(() => open.end('by hand')))
const u = new Readable({ read () {} }); const s = sink('u'); u.pipe(s); u.push('before'); setImmediate(() => { u.unpipe(s); u.push('after'); log(u.readableFlowing, u.readableLength) })
const slow = new Writable({ highWaterMark: 1, write (c, e, cb) { log('slow', c); setImmediate(cb) } }); source('p', 'q', 'r').pipe(slow).on('finish', () => log('slow finish'))
source('up').pipe(new Transform({ transform (c, e, cb) { cb(null, String(c).toUpperCase()) } })).pipe(sink('t'))
const bad = new Writable({ write (c, e, cb) { cb(new Error('sink failed')) } }); bad.on('error', e => log(e)).on('unpipe', () => log('unpiped')); source('z').pipe(bad)
//: a pipe true
//: true
//: b pipe true
//: c pipe true
//: open pipe true
//: u pipe true
//: t pipe true
//: a <1>
//: a <2>
//: b <x>
//: c <x>
//: open <o>
//: u <before>
//: slow <p>
//: t <UP>
//: open unpipe
//: a finish
//: a unpipe
//: b finish
//: b unpipe
//: c finish
//: c unpipe
//: unpiped
//: Error undefined sink failed
//: t finish
//: t unpipe
//: u unpipe
//: false 5
//: slow <q>
//: open <by hand>
//: open finish
//: slow <r>
//: slow finish
