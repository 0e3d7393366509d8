const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = require("stream")
const log = (...args) => console.log(...args.map(a => Buffer.isBuffer(a) ? "<" + a + ">" : a instanceof Error ? `${a.name} ${a.code} ${a.message}` : a === undefined || a === null ? String(a) : a))
const from = (...list) => Readable.from(list)
;(async () => {
  log((await from(1, 2, 3).toArray()).join(), (await from(1, 2, 3).map(x => x * 2).toArray()).join(), (await from(1, 2, 3, 4).filter(async x => x % 2).toArray()).join(), (await from(1, 2).flatMap(x => [x, x]).toArray()).join(), (await from(1, 2, 3).take(2).toArray()).join(), (await from(1, 2, 3).drop(2).toArray()).join())
  log(await from(1, 2, 3).reduce((a, b) => a + b), await from(1, 2).reduce((a, b) => a + b, 10), await from(1, 2).some(x => x > 1), await from(1, 2).every(x => x > 1), await from(1, 2).find(x => x > 1), await from(1).find(x => x > 1))
  await from('a', 'b').forEach(x => log('each', x)); await from().reduce((a, b) => a).catch(e => log(e))
  const it = from('x', 'y', 'z').iterator(); log(JSON.stringify([await it.next(), await it.return(), await it.next()])); const s = from(1, 2); const j = s.iterator({ destroyOnReturn: false }); await j.next(); await j.return(); log(s.destroyed)
  const bad = new Readable({ read () { this.destroy(new Error('broken')) } }); await bad.iterator().next().catch(e => log(e))
  const { text, json, buffer, arrayBuffer } = require('stream/consumers'); log(await text(from('a', Buffer.from('b'))), JSON.stringify(await json(from('{"a":', '1}'))), await buffer(from('q')), (await arrayBuffer(from('zz'))).byteLength)
  const stream = require('stream'); log(stream.isReadable(from(1)), stream.isErrored(bad), stream.isDisturbed(from(1)), stream.getDefaultHighWaterMark(true), stream.Stream === stream, typeof stream.promises.pipeline, new stream() instanceof require('events'))
})()
//: 1,2,3 2,4,6 1,3 1,1,2,2 1,2 3
//: 6 13 true false 2 undefined
//: each a
//: each b
//: TypeError ERR_MISSING_ARGS Reduce of an empty stream requires an initial value
//: [{"value":"x","done":false},{"done":true},{"done":true}]
//: false
//: Error undefined broken
//: ab {"a":1} <q> 2
//: true true false 16 true function true
