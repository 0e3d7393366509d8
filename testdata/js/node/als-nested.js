const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, "|", e.code, "|", e.message) } }
const { AsyncLocalStorage } = require('async_hooks'); const EventEmitter = require('events'); const { Readable, pipeline, PassThrough } = require('stream'); const s = new AsyncLocalStorage()
const handler = async id => { await null; const inner = await new Promise(resolve => setTimeout(() => resolve(s.getStore()), 5 - id)); return `${id}:${inner}:${s.getStore()}` }
;(async () => {
  console.log((await Promise.all([1, 2, 3].map(id => s.run('r' + id, () => handler(id))))).join(' ')); console.log(s.getStore())
  await s.run('outer', async () => { await s.run('inner', async () => { await null; console.log(s.getStore()) }); console.log(s.getStore()); await Promise.all([s.run('p', () => Promise.resolve().then(() => console.log(s.getStore()))), null]); console.log(s.getStore()) })
  const e = new EventEmitter(); s.run('listener', () => e.on('x', () => console.log('emit', s.getStore()))); s.run('emitter', () => e.emit('x'))
  try { await s.run('fail', async () => { await null; throw new Error(s.getStore()) }) } catch (x) { console.log(x.message, s.getStore()) }
  await s.run('finally', () => Promise.reject(new Error('x')).catch(() => {}).finally(() => console.log(s.getStore())))
  const f = s.run('kept', () => require('util').promisify((x, cb) => setImmediate(cb, null, x + s.getStore()))); console.log(await s.run('now', () => f('v')))
})()
//: 1:r1:r1 2:r2:r2 3:r3:r3
//: undefined
//: inner
//: outer
//: p
//: outer
//: emit emitter
//: fail undefined
//: finally
//: vnow
