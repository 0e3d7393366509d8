const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = require("stream")
const log = (...args) => console.log(...args.map(a => Buffer.isBuffer(a) ? "<" + a + ">" : a instanceof Error ? `${a.name} ${a.code} ${a.message}` : a === undefined || a === null ? String(a) : a))
const w = (name, options) => new Writable({ write (chunk, encoding, cb) { cb() }, ...options }).on('finish', () => log(name, 'finish')).on('close', () => log(name, 'close')).on('error', e => log(name, e))
const a = w('a'); a.end('x'); log(a.write('late', e => log('cb', e)))
const b = w('b', { write (c, e, cb) { cb(new Error('failed')) } }); b.write('1', e => log('1', e)); b.write('2', e => log('2', e)); b.end(e => log('end', e))
const c = w('c', { write (c, e, cb) { setImmediate(cb, new Error('later')) } }); c.write('1', e => log('c1', e)); c.write('2', e => log('c2', e))
const d = w('d'); d.destroy(new Error('gone')); d.write('x', e => log('d cb', e)); d.end(e => log('d end', e)); log(d.writable, d.destroyed, d.errored.message, d.writableAborted)
const e = w('e', { final (cb) { cb(new Error('final')) } }); e.end(x => log('e end', x))
const f = w('f'); try { f.write(null) } catch (e) { log(e) } try { f.write(5) } catch (e) { log(e) } try { f.write('x', 'nope') } catch (e) { log(e) } try { f.setDefaultEncoding('zz') } catch (e) { log(e) }
const g = w('g', { write (c, e, cb) { cb(); cb() } }); g.write('twice')
const h = new Writable().on('error', e => log('h', e)); try { h.write('x') } catch (e) { log(e) }
const i = w('i'); i.pipe(i)
const j = w('j', { autoDestroy: false }); j.end(); setImmediate(() => log('j', j.destroyed, j.writableFinished))
const k = w('k'); k.end(); k.end(e => log('k again', e)); setImmediate(() => k.end(e => log('k later', e)))
const l = w('l', { construct (cb) { cb(new Error('construct')) } }); l.write('x', e => log('l cb', e))
//: false
//: false true gone true
//: TypeError ERR_STREAM_NULL_VALUES May not write null values to stream
//: TypeError ERR_INVALID_ARG_TYPE The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)
//: TypeError ERR_UNKNOWN_ENCODING Unknown encoding: nope
//: TypeError ERR_UNKNOWN_ENCODING Unknown encoding: zz
//: Error ERR_METHOD_NOT_IMPLEMENTED The _write() method is not implemented
//: cb Error ERR_STREAM_WRITE_AFTER_END write after end
//: a Error ERR_STREAM_WRITE_AFTER_END write after end
//: a close
//: 1 Error undefined failed
//: 2 Error undefined failed
//: end Error undefined failed
//: d Error undefined gone
//: d close
//: d cb Error ERR_STREAM_DESTROYED Cannot call write after a stream was destroyed
//: d end Error ERR_STREAM_DESTROYED Cannot call end after a stream was destroyed
//: e Error undefined final
//: e close
//: e end Error undefined final
//: g Error ERR_MULTIPLE_CALLBACK Callback called multiple times
//: g close
//: i Error ERR_STREAM_CANNOT_PIPE Cannot pipe, not readable
//: i close
//: j finish
//: k again null
//: k finish
//: b Error undefined failed
//: b close
//: k close
//: l cb Error undefined construct
//: l Error undefined construct
//: l close
//: c1 Error undefined later
//: c2 Error undefined later
//: c Error undefined later
//: c close
//: j false true
//: k later Error ERR_STREAM_ALREADY_FINISHED Cannot call end after a stream was finished
