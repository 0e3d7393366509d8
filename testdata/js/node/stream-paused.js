const { Readable } = require("stream"); const log = console.log
const r = new Readable({ read () {} }); r.push('one two three'); log(String(r.read(3)), String(r.read(1)), String(r.read(100)), r.readableLength); r.unshift('back'); log(String(r.read())); r.on('readable', () => { let c; while ((c = r.read(2)) !== null) log('chunk', String(c)) }); r.on('end', () => log('end', r.readableEnded)); r.push('abc'); setTimeout(() => { r.push('d'); r.push(null) }, 5)
const t = new Readable({ encoding: 'utf8', read () {} }); t.push('é€'); log(t.read(1), t.readableLength, t.read(), t.read()); t.push(null); const f = new Readable({ read () {} }); f.on('data', d => log('f', String(d))); f.pause(); f.push('held'); setTimeout(() => { log(f.isPaused(), f.readableLength); f.resume(); f.push(null) }, 10)
//: one   null 9
//: backtwo three
//: é 1 € null
//: chunk ab
//: chunk cd
//: end true
//: true 4
//: f held
