// pipeTo: what ends, aborts, cancels what.
const settle = p => p.then(v => JSON.stringify(v), e => `${e?.name ?? e} ${e?.code ?? ''}`)
const sink = (log, more) => new WritableStream({ write (v) { log.push(v) }, close () { log.push('close') }, abort (r) { log.push('abort ' + (r?.name ?? r)) }, ...more })
const source = (log, list, end = c => c.close()) => new ReadableStream({ pull (c) { if (list.length > 0) c.enqueue(list.shift()); else return end(c) }, cancel (r) { log.push('cancel ' + (r?.name ?? r)) } }, { highWaterMark: 0 })
async function main () {
  for (const options of [{}, { preventClose: true }]) {
    const log = []
    const to = sink(log)
    const from = source(log, [1, 2, 3])
    const p = from.pipeTo(to, options)
    console.log(from.locked, to.locked)
    console.log(await settle(p), log.join(), from.locked, to.locked)
  }
  for (const options of [{}, { preventAbort: true }]) {
    const log = []
    console.log(await settle(source(log, [1], c => c.error(new RangeError('src'))).pipeTo(sink(log), options)), log.join())
  }
  for (const options of [{}, { preventCancel: true }]) {
    const log = []
    console.log(await settle(source(log, [1, 2, 3]).pipeTo(sink(log, { write (v) { if (v === 2) throw new TypeError('dst') } }), options)), log.join())
  }
  for (const options of [{}, { preventAbort: true }, { preventCancel: true }, { preventAbort: true, preventCancel: true }]) {
    const log = []
    const controller = new AbortController()
    const p = source(log, [1], () => new Promise(() => {})).pipeTo(sink(log), { signal: controller.signal, ...options })
    setTimeout(() => controller.abort(), 5)
    console.log(await settle(p), log.join())
  }
  const log = []
  console.log(await settle(source(log, [1]).pipeTo(sink(log), { signal: AbortSignal.abort('before') })), log.join())
  const closed = sink([])
  await closed.close()
  console.log(await settle(source(log, [1]).pipeTo(closed)), log.at(-1))
  const from = source(log, [1])
  from.getReader()
  console.log(await settle(from.pipeTo(sink(log))), await settle(source(log, []).pipeTo({})), await settle(source(log, []).pipeTo(sink(log), { signal: 1 })))
  try { from.pipeThrough(new TransformStream()) } catch (e) { console.log(e.code) }
  try { source(log, []).pipeThrough({}) } catch (e) { console.log(e.code) }
}
main()
//: true true
//: undefined 1,2,3,close false false
//: true true
//: undefined 1,2,3 false false
//: RangeError  1,abort RangeError
//: RangeError  1
//: TypeError  cancel TypeError
//: TypeError  
//: AbortError 20 1,abort AbortError,cancel AbortError
//: AbortError 20 1,cancel AbortError
//: AbortError 20 1,abort AbortError
//: AbortError 20 1
//: before  abort before,cancel before
//: TypeError ERR_INVALID_STATE cancel TypeError
//: TypeError ERR_INVALID_STATE TypeError ERR_INVALID_ARG_TYPE TypeError ERR_INVALID_ARG_TYPE
//: ERR_INVALID_STATE
//: ERR_INVALID_ARG_TYPE
