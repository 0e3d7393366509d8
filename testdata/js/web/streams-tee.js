// tee: two streams of one.
const settle = p => p.then(v => JSON.stringify(v), e => `${e?.name ?? e} ${e?.code ?? ''}`)
const collect = async s => { const r = s.getReader(); const all = []; for (;;) { const { done, value } = await r.read(); if (done) return all; all.push(value) } }
async function main () {
  const [a, b] = ReadableStream.from([1, 2, 3]).tee()
  console.log(await Promise.all([collect(a), collect(b)]))
  const log = []
  const s = new ReadableStream({ start (c) { c.enqueue({ o: 1 }); c.enqueue(2) }, cancel (r) { log.push(JSON.stringify(r)) } })
  const [c, d] = s.tee()
  console.log(s.locked)
  const cr = c.getReader(); const dr = d.getReader()
  const [one, two] = [await cr.read(), await dr.read()]
  console.log(one.value === two.value)
  const canceled = settle(cr.cancel('first'))
  console.log(log.length, await settle(dr.read()))
  console.log(await settle(dr.cancel('second')), await canceled, log.join())
  const [e, f] = new ReadableStream({ pull (c) { c.error(new TypeError('x')) } }).tee()
  console.log(await settle(e.getReader().read()), await settle(f.getReader().read()))
  let pulls = 0
  const [g, h] = new ReadableStream({ pull (c) { pulls++; c.enqueue(pulls); if (pulls === 4) c.close() } }, { highWaterMark: 0 }).tee()
  console.log(await collect(g), pulls, await collect(h))
}
main()
//: [ [ 1, 2, 3 ], [ 1, 2, 3 ] ]
//: true
//: true
//: 0 {"value":2,"done":false}
//: undefined undefined ["first","second"]
//: TypeError  TypeError 
//: [ 1, 2, 3, 4 ] 4 [ 1, 2, 3, 4 ]
