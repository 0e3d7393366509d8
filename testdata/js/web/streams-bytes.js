// Byte streams, and readers that bring a buffer.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}` } }
const settle = p => p.then(v => JSON.stringify({ done: v.done, value: v.value && [...v.value], type: v.value?.constructor.name }), e => `${e?.name ?? e} ${e?.code ?? ''}`)
async function main () {
  let controller
  const s = new ReadableStream({ type: 'bytes', start (c) { controller = c } })
  console.log(controller instanceof ReadableByteStreamController, controller.desiredSize)
  controller.enqueue(new Uint8Array([1, 2, 3])); controller.enqueue(new Uint16Array([4])); controller.enqueue(new DataView(new ArrayBuffer(1)))
  console.log(controller.desiredSize, attempt(() => controller.enqueue('x')), attempt(() => controller.enqueue(new Uint8Array(0))))
  const r = s.getReader()
  console.log(await settle(r.read()), await settle(r.read()))
  r.releaseLock()
  const b = s.getReader({ mode: 'byob' })
  const view = new Uint8Array(4)
  console.log(await settle(b.read(view)), view.length)
  const waiting = settle(b.read(new Uint8Array(2)))
  controller.enqueue(new Uint8Array([7, 8]))
  console.log(await waiting)
  console.log(await settle(b.read(new Uint8Array(0))), await settle(b.read(1)))
  controller.close()
  console.log(await settle(b.closed.then(() => ({}))))
  const t = new ReadableStream({ type: 'bytes', pull (c) { c.enqueue(new Uint8Array([5, 6])); c.close() } })
  const [x, y] = t.tee()
  const one = await x.getReader().read()
  const two = await y.getReader().read()
  console.log([...one.value].join(), [...two.value].join(), one.value.buffer === two.value.buffer)
}
main()
//: true 0
//: -6 TypeError ERR_INVALID_ARG_TYPE TypeError ERR_INVALID_STATE
//: {"done":false,"value":[1,2,3],"type":"Uint8Array"} {"done":false,"value":[4,0],"type":"Uint8Array"}
//: {"done":false,"value":[0],"type":"Uint8Array"} 0
//: {"done":false,"value":[7,8],"type":"Uint8Array"}
//: TypeError ERR_INVALID_STATE TypeError ERR_INVALID_ARG_TYPE
//: {}
//: 5,6 5,6 false
