const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = require("stream")
const log = (...args) => console.log(...args.map(a => Buffer.isBuffer(a) ? "<" + a + ">" : a instanceof Error ? `${a.name} ${a.code} ${a.message}` : a === undefined || a === null ? String(a) : a))
const r = () => new Readable({ read () {} }); const watch = (name, s) => s.on('error', e => log(name, e)).on('close', () => log(name, 'close')).on('end', () => log(name, 'end'))
const a = watch('a', r()); a.push(null); a.push('late'); a.resume()
const b = watch('b', r()); b.destroy(new Error('destroyed')); log(b.destroyed, b.errored && b.errored.message, b.push('x'), b.read(), b.readable)
const c = watch('c', r()); c.destroy(); c.destroy(new Error('second')); log(c.destroyed)
const d = watch('d', new Readable()); d.read()
const e = watch('e', new Readable({ read () { throw new TypeError('in read') } })); e.resume()
const f = watch('f', r()); f.push(5)
const g = watch('g', new Readable({ destroy (err, cb) { log('destroying', err); cb(new Error('other')) }, read () {} })); g.destroy()
const h = watch('h', new Readable({ autoDestroy: false, read () {} })); h.push(null); h.resume(); setImmediate(() => log('h', h.destroyed))
const i = watch('i', new Readable({ emitClose: false, read () {} })); i.destroy()
const j = watch('j', new Readable({ construct (cb) { log('construct'); setImmediate(() => { log('constructed'); cb() }) }, read () { log('reads'); this.push(null) } })); j.resume()
const k = watch('k', new Readable({ construct (cb) { cb(new Error('no start')) }, read () {} }))
for (const bad of [() => new Readable({ highWaterMark: -1 }), () => new Readable({ highWaterMark: 'x' }), () => Readable.from(5), () => Readable.from(null), () => new Readable({ encoding: 'nope' })]) try { bad(); log('fine') } catch (e) { log(e.name, e.code) }
//: true destroyed false null false
//: true
//: destroying null
//: TypeError ERR_INVALID_ARG_VALUE
//: TypeError ERR_INVALID_ARG_VALUE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_UNKNOWN_ENCODING
//: a Error ERR_STREAM_PUSH_AFTER_EOF stream.push() after EOF
//: a close
//: b Error undefined destroyed
//: b close
//: c close
//: d Error ERR_METHOD_NOT_IMPLEMENTED The _read() method is not implemented
//: d close
//: f TypeError ERR_INVALID_ARG_TYPE The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)
//: f close
//: g Error undefined other
//: g close
//: construct
//: e TypeError undefined in read
//: e close
//: h end
//: k Error undefined no start
//: k close
//: h false
//: constructed
//: reads
//: j end
//: j close
