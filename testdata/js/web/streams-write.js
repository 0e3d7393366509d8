// WritableStream: order, back-pressure, close and abort.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
const settle = p => p.then(v => JSON.stringify(v), e => `${e?.name ?? e} ${e?.code ?? ''}`)
async function main () {
  const log = []
  const s = new WritableStream({ start (c) { log.push('start ' + (c.signal instanceof AbortSignal)) }, async write (v) { log.push('begin ' + v); await null; log.push('end ' + v) }, close () { log.push('close') } }, { highWaterMark: 2 })
  const w = s.getWriter()
  console.log(s.locked, w.desiredSize, await settle(w.ready))
  const writes = [w.write(1), w.write(2), w.write(3)]
  console.log(w.desiredSize, await Promise.race([w.ready.then(() => 'ready'), Promise.resolve('not ready')]))
  console.log(await Promise.all(writes.map(settle)), w.desiredSize, await settle(w.ready))
  console.log(await settle(w.close()), await settle(w.closed), log.join(), w.desiredSize, await settle(w.close()))
  w.releaseLock()
  console.log(s.locked, await settle(w.write(1)), await settle(w.closed), await settle(w.ready), attempt(() => w.desiredSize), await settle(s.close()))

  const a = new WritableStream({ write () { return new Promise(() => {}) }, abort (r) { log.push('abort ' + r) } })
  const aw = a.getWriter()
  aw.write(1).catch(() => {})
  log.length = 0
  aw.abort('stop').catch(() => {})
  console.log(log.length, await settle(aw.ready), aw.desiredSize)
  const b = new WritableStream({ abort (r) { log.push('abort ' + r) } })
  console.log(await settle(b.abort('why')), log.join(), await settle(b.getWriter().write(1)), await settle(b.abort()))

  const e = new WritableStream({ write (v) { if (v === 2) throw new RangeError('two') } })
  const ew = e.getWriter()
  console.log(await Promise.all([ew.write(1), ew.write(2), ew.write(3)].map(settle)), await settle(ew.closed), await settle(ew.write(4)), await settle(ew.close()), ew.desiredSize)
  let controller
  const c = new WritableStream({ start (c) { controller = c } })
  const cw = c.getWriter()
  controller.error(new SyntaxError('mine'))
  console.log(await settle(cw.write(1)), await settle(cw.closed))
  const f = new WritableStream({ close () { throw new TypeError('in close') } })
  console.log(await settle(f.close()), await settle(f.getWriter().closed))
  const n = new WritableStream({}, new CountQueuingStrategy({ highWaterMark: 3 }))
  console.log(n.getWriter().desiredSize, new WritableStream({}, new ByteLengthQueuingStrategy({ highWaterMark: 8 })).getWriter().desiredSize)
  console.log(await settle(new WritableStream({ start: async () => { throw new RangeError('late') } }).getWriter().ready), attempt(() => new WritableStream({ start () { throw new RangeError('early') } })))
  for (const bad of [() => new WritableStream(1), () => new WritableStream({ type: 'x' }), () => new WritableStream({ write: 1 }), () => new WritableStreamDefaultWriter({}), () => new WritableStreamDefaultController(), () => s.getWriter() && s.getWriter(), () => new CountQueuingStrategy(), () => new CountQueuingStrategy({}), () => WritableStream.prototype.getWriter.call({})]) console.log(attempt(bad) instanceof Object ? 'made' : attempt(bad).replace(/:.*/, ''))
  console.log(new CountQueuingStrategy({ highWaterMark: 3 }).size(), new ByteLengthQueuingStrategy({ highWaterMark: 3 }).size(new Uint8Array(5)), new CountQueuingStrategy({ highWaterMark: '4' }).highWaterMark)
  console.log(Object.keys(WritableStream.prototype).sort().join(), Object.prototype.toString.call(s), Object.prototype.toString.call(w))
}
main()
//: true 2 undefined
//: -1 not ready
//: [ undefined, undefined, undefined ] 2 undefined
//: undefined undefined start true,begin 1,end 1,begin 2,end 2,begin 3,end 3,close 0 TypeError ERR_INVALID_STATE
//: false TypeError ERR_INVALID_STATE TypeError ERR_INVALID_STATE TypeError ERR_INVALID_STATE TypeError ERR_INVALID_STATE: Invalid state: Writer is not bound to a WritableStream TypeError ERR_INVALID_STATE
//: 0 stop  null
//: undefined abort stop,abort why why  TypeError ERR_INVALID_STATE
//: [ undefined, 'RangeError ', 'RangeError ' ] RangeError  RangeError  TypeError ERR_INVALID_STATE null
//: SyntaxError  SyntaxError 
//: TypeError  TypeError 
//: 3 8
//: undefined RangeError undefined: early
//: TypeError ERR_INVALID_ARG_TYPE
//: RangeError ERR_INVALID_ARG_VALUE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_ILLEGAL_CONSTRUCTOR
//: TypeError ERR_INVALID_STATE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_MISSING_OPTION
//: TypeError ERR_INVALID_THIS
//: 1 5 4
//: abort,close,getWriter,locked [object WritableStream] [object WritableStreamDefaultWriter]
