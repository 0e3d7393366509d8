// Streams as asynchronous iterators, and streams from iterables.
const symbol = Symbol.asyncIterator ?? Symbol.for('Symbol.asyncIterator')
const settle = p => p.then(v => JSON.stringify(v), e => `${e?.name ?? e} ${e?.code}`)
const numbers = (n, log) => { let i = 0; return new ReadableStream({ pull (c) { if (i < n) c.enqueue(i++); else c.close() }, cancel (r) { log?.push('cancel ' + r) } }, { highWaterMark: 0 }) }
const collect = async s => { const r = s.getReader(); const all = []; for (;;) { const { done, value } = await r.read(); if (done) return all; all.push(value) } }
async function main () {
  const log = []
  const s = numbers(3, log)
  const it = s[symbol]()
  console.log(s.locked, it[symbol]() === it, await settle(it.next()), await settle(it.next()), await settle(it.next()), await settle(it.next()), await settle(it.next()), s.locked)
  const t = numbers(5, log)
  const ti = t.values()
  await ti.next()
  console.log(await settle(ti.return('enough')), t.locked, log.pop(), await settle(ti.next()), await settle(ti.return('again')))
  const k = numbers(5, log)
  const ki = k.values({ preventCancel: true })
  await ki.next()
  console.log(await settle(ki.return()), k.locked, log.length, await collect(k))
  const both = numbers(3).values()
  console.log(await Promise.all([both.next(), both.next(), both.next(), both.next()].map(settle)))
  const bad = new ReadableStream({ start (c) { c.enqueue(1); c.error(new TypeError('no')) } }).values()
  console.log(await settle(bad.next()), await settle(bad.next()))

  console.log(await collect(ReadableStream.from([1, 2, 3])), await collect(ReadableStream.from('ab')), await collect(ReadableStream.from(new Set(['s']))), await collect(ReadableStream.from(new Map([[1, 2]]))))
  console.log(await collect(ReadableStream.from([Promise.resolve('p'), 'q'])))
  function * gen () { try { yield 1; yield 2 } finally { log.push('finally') } }
  const g = ReadableStream.from(gen())
  const gr = g.getReader()
  console.log(await settle(gr.read()), await settle(gr.cancel()), log.pop())
  const own = ReadableStream.from({ [symbol]: () => ({ n: 0, next () { return Promise.resolve(this.n < 2 ? { value: this.n++, done: false } : { done: true }) } }) })
  console.log(await collect(own), await collect(ReadableStream.from(numbers(2))))
  for (const v of [null, undefined, 1, {}, { [Symbol.iterator]: () => 1 }]) { try { ReadableStream.from(v); console.log('made') } catch (e) { console.log(e.name) } }
  console.log(await settle(ReadableStream.from((function * () { throw new RangeError('r') })()).getReader().read()))
}
main()
//: true true {"value":0,"done":false} {"value":1,"done":false} {"value":2,"done":false} {"done":true} {"done":true} false
//: {"done":true,"value":"enough"} false cancel enough {"done":true} {"done":true,"value":"again"}
//: {"done":true} false 0 [ 1, 2, 3, 4 ]
//: [
//:   '{"value":0,"done":false}',
//:   '{"value":1,"done":false}',
//:   '{"value":2,"done":false}',
//:   '{"done":true}'
//: ]
//: TypeError undefined {"done":true}
//: [ 1, 2, 3 ] [ 'a', 'b' ] [ 's' ] [ [ 1, 2 ] ]
//: [ 'p', 'q' ]
//: {"value":1,"done":false} undefined finally
//: [ 0, 1 ] [ 0, 1 ]
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: TypeError
//: RangeError undefined
