const { Readable, Writable, Transform, PassThrough, Duplex, pipeline } = require("stream"); const log = console.log
const t = new Transform({ objectMode: true, transform (o, e, cb) { this.push({ ...o, seen: true }); if (o.twice) this.push({ again: o.n }); cb() } }); const out = []; pipeline(Readable.from([{ n: 1 }, { n: 2, twice: true }, { n: 3 }]), t, new Writable({ objectMode: true, highWaterMark: 1, write (o, e, cb) { out.push(JSON.stringify(o)); setImmediate(cb) } }), e => log(e, out.join()))
const r = new Readable({ objectMode: true, read () {} }); log(r.push(0), r.push(''), r.push(false), r.push(undefined), r.readableLength); r.push(null); r.on('data', d => log('data', d)).on('end', () => log('end'))
//: true true true true 4
//: data 0
//: data 
//: data false
//: data undefined
//: end
//: undefined {"n":1,"seen":true},{"n":2,"twice":true,"seen":true},{"again":2},{"n":3,"seen":true}
