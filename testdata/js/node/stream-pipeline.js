const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = require("stream")
const log = (...args) => console.log(...args.map(a => Buffer.isBuffer(a) ? "<" + a + ">" : a instanceof Error ? `${a.name} ${a.code} ${a.message}` : a === undefined || a === null ? String(a) : a))
const { promisify } = require('util'); const promises = require('stream/promises')
const upper = () => new Transform({ transform (c, e, cb) { cb(null, String(c).toUpperCase()) } }); const sink = list => new Writable({ write (c, e, cb) { list.push(String(c)); cb() } })
;(async () => {
  const out = []; await new Promise(resolve => pipeline(Readable.from(['a', 'b']), upper(), sink(out), e => { log('done', e, out.join()); resolve() }))
  await promises.pipeline(['x', 'y'], upper(), sink(out)); log(out.join())
  await promisify(pipeline)(Readable.from(['p']), sink(out)); log(out.join())
  const r = Readable.from(['1', '2']); const bad = new Transform({ transform (c, e, cb) { cb(new Error('middle')) } }); const w = sink([]); await promises.pipeline(r, bad, w).catch(e => log(e)); log(r.destroyed, bad.destroyed, w.destroyed)
  const early = new Readable({ read () {} }); process.nextTick(() => early.destroy()); await promises.pipeline(early, sink([])).catch(e => log(e))
  const failing = new Readable({ read () { this.destroy(new Error('source')) } }); await promises.pipeline(failing, upper(), sink([])).catch(e => log(e))
  const f = new PassThrough(); finished(f, e => log('finished', e)); f.end('x'); f.resume(); await promises.finished(f); log('awaited')
  const g = new Writable({ write (c, e, cb) { cb() } }); const off = finished(g, e => log('never')); off(); g.end(); await new Promise(resolve => g.on('close', resolve))
  const h = new Writable({ write (c, e, cb) { cb() } }); const p = promises.finished(h); h.destroy(new Error('h')); await p.catch(e => log(e))
  const i = new Readable({ read () {} }); const q = promises.finished(i); i.destroy(); await q.catch(e => log(e))
  for (const bad of [() => pipeline(Readable.from([]), () => {}), () => pipeline(), () => finished(5, () => {}), () => finished(new PassThrough()), () => pipeline(Readable.from(['a']), sink([]))]) try { bad() } catch (e) { log(e.name, e.code) }
})()
//: done undefined A,B
//: A,B,X,Y
//: A,B,X,Y,p
//: Error undefined middle
//: true true true
//: Error ERR_STREAM_PREMATURE_CLOSE Premature close
//: Error undefined source
//: finished undefined
//: awaited
//: Error undefined h
//: Error ERR_STREAM_PREMATURE_CLOSE Premature close
//: TypeError ERR_MISSING_ARGS
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
