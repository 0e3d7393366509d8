// ReadableStream: sources, readers, back-pressure, errors.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
const settle = p => p.then(v => JSON.stringify(v), e => `${e?.name ?? e} ${e?.code}`)
async function main () {
  const log = []
  const s = new ReadableStream({
    start (c) { log.push('start ' + c.desiredSize); c.enqueue('a') },
    pull (c) { log.push('pull ' + c.desiredSize); c.enqueue('b'); if (log.length > 3) c.close() },
    cancel (r) { log.push('cancel ' + r) }
  })
  console.log(s.locked, log.join())
  const r = s.getReader()
  console.log(s.locked, await settle(r.read()), await settle(r.read()), await settle(r.read()), log.join())
  console.log(await settle(r.read()), await settle(r.read()), await settle(r.read()), await settle(r.closed), log.join())
  console.log(attempt(() => s.getReader()), '|', await settle(s.cancel()))
  r.releaseLock()
  console.log(s.locked, await settle(r.read()), await settle(r.closed), await settle(r.cancel()))

  const c = new ReadableStream({ start (c) { c.enqueue(1); c.enqueue(2) }, cancel (r) { log.push('c ' + r); return 'ignored' } })
  console.log(await settle(c.cancel('why')), log.pop(), await settle(c.getReader().read()))

  let controller
  const e = new ReadableStream({ start (c) { controller = c; c.enqueue('lost') } })
  const er = e.getReader()
  controller.error(new TypeError('broken'))
  console.log(await settle(er.read()), await settle(er.closed), controller.desiredSize, attempt(() => controller.enqueue(1)), attempt(() => controller.close()))
  er.releaseLock()
  console.log(await settle(e.cancel()))

  const waiting = new ReadableStream({ start (c) { controller = c } })
  const wr = waiting.getReader()
  const reads = [wr.read(), wr.read(), wr.read()].map(settle)
  controller.enqueue('x'); controller.enqueue('y'); controller.close()
  console.log(await Promise.all(reads), attempt(() => controller.close()), attempt(() => controller.enqueue(1)))

  const h = new ReadableStream({ start (c) { controller = c } }, { highWaterMark: 10, size: chunk => chunk.length })
  controller.enqueue('four'); console.log(controller.desiredSize); controller.enqueue('seven77'); console.log(controller.desiredSize)
  console.log(await settle(h.getReader().read()), controller.desiredSize)
  console.log(await settle(new ReadableStream({ pull () { throw new RangeError('in pull') } }).getReader().read()), attempt(() => new ReadableStream({ start () { throw new RangeError('in start') } })))
  console.log(await settle(new ReadableStream({ start: async () => { throw new RangeError('late') } }).getReader().read()))
  console.log(await settle(new ReadableStream({ start (c) { try { c.enqueue(1) } catch (e) { log.push(e.name) } } }, { size () { throw new SyntaxError('size') } }).getReader().read()), log.pop())
  for (const bad of [() => new ReadableStream(null), () => new ReadableStream(1), () => new ReadableStream({ pull: 1 }), () => new ReadableStream({}, { highWaterMark: -1 }), () => new ReadableStream({}, { highWaterMark: NaN }), () => new ReadableStream({}, { size: 1 }), () => new ReadableStream({ type: 'x' }), () => new ReadableStreamDefaultReader({}), () => new ReadableStreamDefaultController(), () => new ReadableStream().getReader({ mode: 'x' }), () => new ReadableStream().getReader({ mode: 'byob' }), () => ReadableStream.prototype.getReader.call({})]) console.log(attempt(bad).replace(/:.*/, ''))
  console.log(Object.prototype.toString.call(s), Object.keys(ReadableStream.prototype).sort().join(), ReadableStream.name)
  const pending = new ReadableStream().getReader()
  const p = settle(pending.read())
  pending.releaseLock()
  console.log(await p)
}
main()
//: false start 1
//: true {"value":"a","done":false} {"value":"b","done":false} {"value":"b","done":false} start 1,pull 1,pull 1,pull 1
//: {"value":"b","done":false} {"done":true} {"done":true} undefined start 1,pull 1,pull 1,pull 1
//: TypeError ERR_INVALID_STATE: Invalid state: ReadableStream is locked | TypeError ERR_INVALID_STATE
//: false TypeError ERR_INVALID_STATE TypeError ERR_INVALID_STATE TypeError ERR_INVALID_STATE
//: undefined c why {"done":true}
//: TypeError undefined TypeError undefined null TypeError ERR_INVALID_STATE: Invalid state: Controller is already closed TypeError ERR_INVALID_STATE: Invalid state: Controller is already closed
//: TypeError undefined
//: [
//:   '{"value":"x","done":false}',
//:   '{"value":"y","done":false}',
//:   '{"done":true}'
//: ] TypeError ERR_INVALID_STATE: Invalid state: Controller is already closed TypeError ERR_INVALID_STATE: Invalid state: Controller is already closed
//: 6
//: -1
//: {"value":"four","done":false} 3
//: RangeError undefined RangeError undefined: in start
//: RangeError undefined
//: SyntaxError undefined SyntaxError
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_TYPE
//: RangeError ERR_INVALID_ARG_VALUE
//: RangeError ERR_INVALID_ARG_VALUE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_INVALID_ARG_VALUE
//: TypeError ERR_INVALID_ARG_TYPE
//: TypeError ERR_ILLEGAL_CONSTRUCTOR
//: TypeError ERR_INVALID_ARG_VALUE
//: TypeError ERR_INVALID_ARG_VALUE
//: TypeError ERR_INVALID_THIS
//: [object ReadableStream] cancel,getReader,locked,pipeThrough,pipeTo,tee,values ReadableStream
//: TypeError ERR_INVALID_STATE
