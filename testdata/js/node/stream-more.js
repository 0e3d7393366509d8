const stream = require('stream')
const { Readable, Writable, PassThrough } = stream
const { pipeline } = require('stream/promises')
const { blob } = require('stream/consumers')
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, '|', e.code, '|', e.message) } }
const awaited = async f => { try { console.log(await f()) } catch (e) { console.log(e.name, '|', e.code, '|', e.message) } }
const three = () => Readable.from([1, 2, 3])
for (const f of [
  () => three().map(5), () => three().map(x => x, 5), () => three().map(x => x, { concurrency: 0 }), () => three().filter(x => x, { signal: 1 }), () => three().take(-1), () => three().drop(-1), () => three().take(1, 5),
  () => stream.getDefaultHighWaterMark(false), () => stream.setDefaultHighWaterMark(false, 'x'), () => stream.setDefaultHighWaterMark(true, -1), () => stream.isWritable(new Writable()), () => stream.isWritable({}), () => stream.isDestroyed(new Readable().destroy())
]) attempt(f)
stream.setDefaultHighWaterMark(false, 100)
console.log(new Readable().readableHighWaterMark, new Writable({ objectMode: true }).writableHighWaterMark)
;(async () => {
  // the value of a pipeline is that of its last function
  await awaited(() => pipeline(Readable.from(['a', 'b']), async source => (await source.toArray()).join()))
  await awaited(() => pipeline(Readable.from(['a', 'b']), async source => { throw new Error('of the last') }))
  await awaited(() => pipeline(Readable.from(['a', 'b']), source => source.map(x => x + '!'), new PassThrough({ objectMode: true }), async source => (await source.toArray()).length))
  await awaited(() => pipeline(Readable.from(['a', 'b']), 5))
  await awaited(() => pipeline(5, new PassThrough()))
  await awaited(() => three().map(x => x * 2).toArray())
  await awaited(() => three().asIndexedPairs().toArray())
  await awaited(() => three().take(NaN).toArray())
  await awaited(() => three().toArray({ signal: AbortSignal.abort() }))
  await awaited(() => three().forEach(() => {}, { signal: AbortSignal.abort() }))
  await awaited(() => three().map(5).toArray())
  await awaited(() => three().some(5))
  await awaited(() => three().reduce(5))
  await awaited(() => three().reduce((a, b) => a + b, 10))
  await awaited(() => three().map((x, options) => Object.keys(options).length + typeof options.signal.aborted).toArray())
  // several at a time, in their order
  const releases = []
  let running = 0
  let most = 0
  const slow = three().map(async x => {
    most = Math.max(most, ++running)
    await new Promise(resolve => { releases.push(resolve); if (releases.length === 2) releases.reverse().forEach(release => release()) ; if (x === 3) resolve() })
    running--
    return x * 10
  }, { concurrency: 2 })
  console.log(await slow.toArray(), most)
  // who stops early ends the stream
  const source = three()
  await awaited(() => source.forEach(() => { throw new Error('enough') }))
  setImmediate(() => console.log(source.destroyed))
  const b = await blob(Readable.from(['ab', Buffer.from('c')]))
  console.log(b.size, await b.text())
})()
//: TypeError | ERR_INVALID_ARG_TYPE | The "fn" argument must be of type function or an instance of AsyncFunction. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "options" argument must be of type object. Received type number (5)
//: RangeError | ERR_OUT_OF_RANGE | The value of "options.concurrency" is out of range. It must be >= 1 && <= 9007199254740991. Received 0
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.signal" property must be an instance of AbortSignal. Received type number (1)
//: RangeError | ERR_OUT_OF_RANGE | The value of "number" is out of range. It must be >= 0. Received -1
//: RangeError | ERR_OUT_OF_RANGE | The value of "number" is out of range. It must be >= 0. Received -1
//: TypeError | ERR_INVALID_ARG_TYPE | The "options" argument must be of type object. Received type number (5)
//: 16384
//: TypeError | ERR_INVALID_ARG_TYPE | The "value" argument must be of type number. Received type string ('x')
//: RangeError | ERR_OUT_OF_RANGE | The value of "value" is out of range. It must be >= 0 && <= 9007199254740991. Received -1
//: true
//: null
//: true
//: 100 16
//: a,b
//: Error | undefined | of the last
//: 2
//: TypeError | ERR_INVALID_ARG_TYPE | The "body" argument must be of type function or an instance of Blob, ReadableStream, WritableStream, Stream, Iterable, AsyncIterable, or Promise or { readable, writable } pair. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "body" argument must be of type function or an instance of Blob, ReadableStream, WritableStream, Stream, Iterable, AsyncIterable, or Promise or { readable, writable } pair. Received type number (5)
//: [ 2, 4, 6 ]
//: [ [ 0, 1 ], [ 1, 2 ], [ 2, 3 ] ]
//: []
//: AbortError | ABORT_ERR | The operation was aborted
//: AbortError | ABORT_ERR | The operation was aborted
//: TypeError | ERR_INVALID_ARG_TYPE | The "fn" argument must be of type function or an instance of AsyncFunction. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "fn" argument must be of type function or an instance of AsyncFunction. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "reducer" argument must be of type function or an instance of AsyncFunction. Received type number (5)
//: 16
//: [ '1boolean', '1boolean', '1boolean' ]
//: [ 10, 20, 30 ] 2
//: Error | undefined | enough
//: 3 abc
//: true
