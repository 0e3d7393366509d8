const { Readable, Writable, PassThrough } = require("stream"); const log = console.log
let made = 0; const r = new Readable({ highWaterMark: 4, read () { log('read', made); if (made < 5) this.push('ab' + made++); else this.push(null) } }); const w = new Writable({ highWaterMark: 4, write (c, e, cb) { log('write', String(c)); setImmediate(cb) } }); r.pipe(w).on('finish', () => { log('finish', made); passing() })
const passing = () => { const p = new PassThrough({ highWaterMark: 2 }); log(p.write('a'), p.write('b'), p.write('c'), p.writableLength + p.readableLength, p.writableNeedDrain); p.once('drain', () => { log('drain'); p.end() }); setTimeout(() => p.on('data', d => log('pass', String(d))).on('end', () => log('pass end')), 200) }
//: read 0
//: read 1
//: write ab0
//: read 2
//: read 3
//: write ab1
//: read 4
//: write ab2
//: read 5
//: write ab3
//: write ab4
//: finish 5
//: true true false 4 true
//: pass a
//: drain
//: pass b
//: pass c
//: pass end
