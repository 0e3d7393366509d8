// Promise.all calls then of a promise of the package's where that is not its own one.
const { Promise: P } = require('workerpool')
const log = console.log

// count prints how many microtasks pass before something has come, and what.
async function count (name, make) {
  let passed = 0
  let going = true
  const tick = () => { if (going) { passed++; queueMicrotask(tick) } }
  const made = make()
  tick()
  const value = await made
  going = false
  log(name, passed, value)
}

const settled = v => new P(resolve => resolve(v))

async function test () {
  await count('as it is', () => Promise.all([settled(1), settled(2)]))
  class Own extends P { then (f, g) { log('then of a class'); return super.then(f, g) } }
  await count('a class', () => Promise.all([settled(0), new Own(resolve => resolve(1))]))
  class Same extends P {}
  await count('a class without then', () => Promise.all([settled(0), new Same(resolve => resolve(1))]))
  const { then } = P.prototype
  P.prototype.then = function (f, g) { log('patched then'); return then.call(this, f, g) }
  await count('patched', () => Promise.all([settled(1)]))
  await count('patched, allSettled', () => Promise.allSettled([settled(1)]))
  await count('patched, awaited', () => settled(1))
  Object.defineProperty(P.prototype, 'then', { configurable: true, get () { log('then read'); return then } })
  await count('getter', () => Promise.all([settled(1)]))
  await count('getter, awaited', () => settled(1))
  Object.defineProperty(P.prototype, 'then', { value: then, writable: true })
  await count('as it was', () => Promise.all([settled(1)]))
  const p = settled(1)
  Object.setPrototypeOf(p, new Proxy(P.prototype, { get (o, name) { log('asked for', name); return o[name] } }))
  await count('proxy', () => Promise.all([p]))
  const bare = settled(1)
  Object.setPrototypeOf(bare, null)
  await count('none', () => Promise.all([bare]).then(a => a[0] === bare))
}

test()

//: as it is 3 [ 1, 2 ]
//: then of a class
//: a class 3 [ 0, 1 ]
//: a class without then 3 [ 0, 1 ]
//: patched then
//: patched 3 [ 1 ]
//: patched then
//: patched, allSettled 3 [ { status: 'fulfilled', value: 1 } ]
//: patched then
//: patched, awaited 3 1
//: then read
//: getter 3 [ 1 ]
//: then read
//: getter, awaited 3 1
//: as it was 3 [ 1 ]
//: asked for constructor
//: asked for then
//: proxy 3 [ 1 ]
//: none 3 true
