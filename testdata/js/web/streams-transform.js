// TransformStream.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
const settle = p => p.then(v => JSON.stringify(v), e => `${e?.name ?? e} ${e?.code ?? ''}`)
const collect = async s => { const r = s.getReader(); const all = []; for (;;) { const { done, value } = await r.read(); if (done) return all; all.push(value) } }
const through = (list, t, options) => collect(ReadableStream.from(list).pipeThrough(t, options))
async function main () {
  const log = []
  console.log(await through([1, 2, 3], new TransformStream()), await through([1, 2, 3], new TransformStream({ transform (v, c) { c.enqueue(v * 2); if (v === 2) c.enqueue('extra') }, flush (c) { c.enqueue('end') } })))
  console.log(await through([1, 2], new TransformStream({ start (c) { c.enqueue('first'); log.push(c.desiredSize) }, transform () {} })), log.join())
  console.log(await through(['a', 'b'], new TransformStream({ async transform (v, c) { await null; c.enqueue(v.toUpperCase()) } })))
  console.log(await settle(through([1, 2], new TransformStream({ transform (v) { if (v === 2) throw new RangeError('two') } }))), await settle(through([1], new TransformStream({ flush () { throw new TypeError('in flush') } }))), await settle(through([1, 2], new TransformStream({ transform (v, c) { c.error('mine') } }))))
  const t = new TransformStream({ transform (v, c) { c.enqueue(v); if (v === 2) c.terminate() } })
  const w = t.writable.getWriter()
  const r = t.readable.getReader()
  const writes = [w.write(1), w.write(2), w.write(3)].map(settle)
  console.log(await settle(r.read()), await settle(r.read()), await settle(r.read()), await Promise.all(writes), await settle(w.closed))
  const c = new TransformStream()
  const cw = c.writable.getWriter()
  console.log(cw.desiredSize, await settle(c.readable.cancel('gone')), await settle(cw.write(1)), await settle(cw.closed))
  const a = new TransformStream()
  const ar = a.readable.getReader()
  console.log(await settle(a.writable.abort(new SyntaxError('stop'))), await settle(ar.read()), await settle(ar.closed))
  const back = new TransformStream({}, { highWaterMark: 3 }, { highWaterMark: 2 })
  const bw = back.writable.getWriter()
  for (let i = 0; i < 5; i++) bw.write(i)
  console.log(bw.desiredSize)
  const br = back.readable.getReader()
  console.log(await settle(br.read()), await settle(br.read()), await settle(br.read()), await settle(br.read()), await settle(br.read()), bw.desiredSize)
  for (const bad of [() => new TransformStream(1), () => new TransformStream({ transform: 1 }), () => new TransformStream({ readableType: 'bytes' }), () => new TransformStream({ start () { throw new EvalError('s') } }), () => new TransformStreamDefaultController()]) console.log(attempt(bad).replace(/:.*/, ''))
  console.log(Object.keys(TransformStream.prototype).join(), Object.prototype.toString.call(t))
  let upper = ReadableStream.from(['x', 'y']).pipeThrough(new TransformStream({ transform (v, c) { c.enqueue(v + v) } })).pipeThrough(new TransformStream({ transform (v, c) { c.enqueue(v.toUpperCase()) } }))
  console.log(await collect(upper))
}
main()
//: [ 1, 2, 3 ] [ 2, 4, 'extra', 6, 'end' ]
//: [ 'first' ] -1
//: [ 'A', 'B' ]
//: RangeError  TypeError  mine 
//: {"value":1,"done":false} {"value":2,"done":false} {"done":true} [ undefined, undefined, 'TypeError ERR_INVALID_STATE' ] TypeError ERR_INVALID_STATE
//: 1 undefined gone  gone 
//: undefined SyntaxError  SyntaxError 
//: -2
//: {"value":0,"done":false} {"value":1,"done":false} {"value":2,"done":false} {"value":3,"done":false} {"value":4,"done":false} 2
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
//: RangeError ERR_INVALID_ARG_VALUE
//: EvalError undefined
//: TypeError ERR_ILLEGAL_CONSTRUCTOR
//: readable,writable [object TransformStream]
//: [ 'XX', 'YY' ]
