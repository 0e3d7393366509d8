const { Readable, Writable, Duplex, Transform, PassThrough } = require("stream"); const log = console.log
for (const s of [new Readable({ read () {} }), new Writable({ write () {} }), new Duplex({ read () {}, write () {} }), new Transform(), new PassThrough({ objectMode: true }), new Readable({ highWaterMark: 5, read () {} }), new Duplex({ readableHighWaterMark: 1, writableHighWaterMark: 2 }), new Duplex({ readableObjectMode: true })]) log(s.constructor.name, s.readable, s.writable, s.readableHighWaterMark, s.writableHighWaterMark, s.readableObjectMode, s.writableObjectMode, s.destroyed, s.closed, s.errored, s.readableEnded, s.writableEnded, s.writableFinished, s.readableFlowing, s.readableLength, s.writableLength, s.allowHalfOpen, s.readableEncoding, s.writableCorked, s.writableNeedDrain, s.readableAborted, s.readableDidRead)
log(Object.keys(new PassThrough()).sort().filter(k => !k.startsWith('_')).join(), Readable.name, Writable.name, Duplex.name, Readable().constructor === Readable, PassThrough() instanceof PassThrough, require('stream').name, require('stream').prototype instanceof require('events'))
//: Readable true undefined 16384 undefined false undefined false false null false undefined undefined null 0 undefined undefined null undefined undefined false false
//: Writable undefined true undefined 16384 undefined false false false null undefined false false undefined undefined 0 undefined undefined 0 false undefined undefined
//: Duplex true true 16384 16384 false false false false null false false false null 0 0 true null 0 false false false
//: Transform true true 16384 16384 false false false false null false false false null 0 0 true null 0 false false false
//: PassThrough true true 16 16 true true false false null false false false null 0 0 true null 0 false false false
//: Readable true undefined 5 undefined false undefined false false null false undefined undefined null 0 undefined undefined null undefined undefined false false
//: Duplex true true 1 2 false false false false null false false false null 0 0 true null 0 false false false
//: Duplex true true 16 16384 true false false false null false false false null 0 0 true null 0 false false false
//: allowHalfOpen Readable Writable Duplex true true Stream true
