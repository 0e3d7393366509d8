// In which order things happen in streams.
const log = []
const say = text => log.push(text)
const done = () => console.log(log.splice(0).join(' '))
async function main () {
  const s = new ReadableStream({ start () { say('start') }, pull (c) { say('pull'); c.enqueue(1); c.close() } })
  say('made')
  Promise.resolve().then(() => say('m1')).then(() => say('m2')).then(() => say('m3'))
  const r = s.getReader()
  say('reader')
  await r.read(); say('read')
  await r.closed; say('closed')
  done()
  const w = new WritableStream({ start () { say('start') }, write (v) { say('write' + v) }, close () { say('close') } }).getWriter()
  w.ready.then(() => say('ready'))
  w.write(1).then(() => say('written1'))
  w.write(2).then(() => say('written2'))
  w.close().then(() => say('closed1'))
  w.closed.then(() => say('closed2'))
  say('sync')
  await w.closed
  await null
  done()
  const t = new TransformStream({ start () { say('start') }, transform (v, c) { say('t' + v); c.enqueue(v) }, flush () { say('flush') } })
  const tw = t.writable.getWriter()
  const tr = t.readable.getReader()
  tw.write('a').then(() => say('wa'))
  tw.close().then(() => say('wc'))
  for (;;) { const { done, value } = await tr.read(); if (done) break; say('r' + value) }
  say('end')
  await tw.closed
  done()
  const out = []
  await ReadableStream.from([1, 2, 3]).pipeThrough(new TransformStream({ transform (v, c) { out.push('t' + v); c.enqueue(v) } })).pipeTo(new WritableStream({ write (v) { out.push('w' + v) }, close () { out.push('c') } }))
  console.log(out.filter(v => v[0] === 't').join(), out.filter(v => v[0] === 'w').join(), out.at(-1))
}
main()
//: start made reader pull m1 read m2 closed
//: start sync m3 write1 ready write2 written1 close written2 closed1 closed2
//: start ta ra flush wa end wc
//: t1,t2,t3 w1,w2,w3 c
