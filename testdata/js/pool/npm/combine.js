// Promise.all and Promise.allSettled of the package's promises: in which microtask
// each comes, and what of a script is asked on the way.
const { Promise: P } = require('workerpool')
const log = console.log

const settled = v => new P(resolve => resolve(v))
const failed = v => new P((_, reject) => reject(v))

// among logs what happens among numbered microtasks.
async function among (name, make) {
  log('-', name)
  let going = true
  let passed = 0
  const tick = () => { if (going) { log(++passed); queueMicrotask(tick) } }
  const made = make()
  tick()
  try { log(await made) } catch (e) { log('caught', e) }
  going = false
  await null
}

// later settles promises in turns of their own.
const later = (...steps) => steps.forEach(step => setTimeout(() => {
  queueMicrotask(() => log('microtask'))
  step()
  log('settled')
}, 1))

async function places () {
  await among('settled', () => Promise.all([settled(1), settled(2)]))
  await among('one', () => Promise.all([settled(1)]))
  await among('with values', () => Promise.all([0, settled(1), 'x', undefined, settled(2), null]))
  await among('only values', () => Promise.all([0, 1]))
  await among('none', () => Promise.all([]))
  await among('with promises', () => Promise.all([settled(1), Promise.resolve(2), settled(3)]))
  await among('rejected', () => Promise.all([settled(1), failed('no'), failed('never heard of')]))
  await among('rejected promise first', () => Promise.all([Promise.reject('first'), failed('second')]))
  await among('rejected promise last', () => Promise.all([failed('first'), Promise.reject('second')]))
  await among('allSettled', () => Promise.allSettled([settled(1), failed('no'), 2]))
  await among('allSettled of one', () => Promise.allSettled([failed('no')]))
  await among('race', () => Promise.race([settled(1), settled(2)]))
  await among('any', () => Promise.any([failed(1), settled(2)]))
  await among('twice the same', () => { const p = settled(1); return Promise.all([p, p]) })
  await among('of all', () => Promise.all([Promise.all([settled(1)]), settled(2)]))
  await among('iterator', () => Promise.all(new Set([settled(1), settled(2)])))
}

async function values () {
  const thenable = { then: f => { log('then called'); f('from then') } }
  await among('a value with then', () => Promise.all([settled(thenable)]))
  await among('awaited', () => settled(thenable))
  await among('a promise in it', () => Promise.all([settled(Promise.resolve(1)), settled(2)]))
  await among('awaited promise', () => settled(Promise.resolve(1)))
  await among('awaited rejected promise', () => settled(Promise.reject(1)))
  await among('then throws', () => Promise.all([settled({ then () { throw new RangeError('thrown') } })]).catch(e => e.name))
  await among('then calls and throws', () => Promise.all([settled({ then (f) { f(1); throw new RangeError('thrown') } })]))
  await among('then calls twice', () => Promise.all([settled({ then (f, g) { g(1); f(2) } })]))
  await among('then in then', () => Promise.all([settled({ then (f) { f(thenable) } })]))
  await among('getter', () => Promise.all([settled({ get then () { log('then read') } })]).then(a => a.length))
  await among('getter throws', () => Promise.all([settled({ get then () { throw 'read' } })]))
  await among('getter throws, awaited', () => settled({ get then () { throw 'read' } }))
  await among('rejected with then', () => Promise.all([failed(thenable)]).catch(e => e === thenable))
  await among('functions of then', () => Promise.all([settled({ then (f, g) { log(f.name, f.length, g.name, g.length, this === undefined); f(1) } })]))
}

async function touched () {
  const own = settled(1)
  const { then } = own
  own.then = function (f, g) { log('own then', typeof f, typeof g, f.length); then.call(this, f, g) }
  await among('own then', () => Promise.all([settled(0), own]))
  const getter = settled(1)
  const of = getter.then
  Object.defineProperty(getter, 'then', { get () { log('then read'); return of } })
  await among('own getter', () => Promise.all([getter]))
  await among('own getter, awaited', () => getter)

  class Sub extends Promise { static resolve (v) { log('resolve of a class'); return super.resolve(v) } }
  await among('a class of promises', () => Sub.all([settled(1)]).then(v => v))
  const { resolve } = Promise
  Promise.resolve = function (v) { log('patched resolve'); return resolve.call(this, v) }
  await among('patched resolve', () => Promise.all([settled(1)]))
  Promise.resolve = resolve
  await among('resolve again', () => Promise.all([settled(1)]))
  await among('no promise', () => { try { Promise.all.call({}, [settled(1)]) } catch (e) { return e.name } })

  const list = [settled(1), , settled(3)]
  await among('hole', () => Promise.all(list))
  Object.defineProperty(list, 1, { get () { log('element read'); return settled(2) } })
  await among('element', () => Promise.all(list))
  list[Symbol.iterator] = function * () { log('own iterator'); yield settled(4) }
  await among('own iterator', () => Promise.all(list))
  class List extends Array { * [Symbol.iterator] () { log('iterator of a class'); yield settled(5) } }
  await among('a class of arrays', () => Promise.all(List.of(1, 2)))

  const iterate = Array.prototype[Symbol.iterator]
  Array.prototype[Symbol.iterator] = function () { log('patched iterator'); return iterate.call(this) }
  await among('patched iterator', () => Promise.all([settled(1)]))
  Array.prototype[Symbol.iterator] = iterate
  const iterators = Object.getPrototypeOf([][Symbol.iterator]())
  const { next } = iterators
  iterators.next = function () { log('patched next'); return next.call(this) }
  const patched = Promise.all([settled(1)])
  iterators.next = next
  await among('patched next', () => patched)
  await among('next again', () => Promise.all([settled(1)]))

  Array.prototype.then = function (f) { log('then of the result'); delete Array.prototype.then; f('other') }
  await among('the result has then', () => Promise.all([settled(1)]))
  const object = settled({})
  Object.defineProperty(Object.prototype, 'then', {
    configurable: true,
    get () { log('then read of', typeof this); return undefined },
    set (value) { Object.defineProperty(this, 'then', { configurable: true, writable: true, value }) }
  })
  const all = Promise.all([object, 1])
  queueMicrotask(() => queueMicrotask(() => { log('deleted', delete Object.prototype.then) }))
  await all
  const array = [settled(1), settled(2)]
  const same = Promise.all(array)
  array.length = 0
  await among('emptied', () => same)
  await among('its names', () => [Promise.all.name, Promise.all.length, Promise.allSettled.name, Promise.allSettled.length].join())
}

async function order () {
  const [a, b, c] = [P.defer(), P.defer(), P.defer()]
  Promise.all([a.promise, b.promise]).then(v => log('first', v))
  const awaits = (async () => { log('awaited', await b.promise) })()
  Promise.all([b.promise, 1, a.promise]).then(v => log('second', v))
  Promise.all([b.promise, Promise.resolve(2)]).then(v => log('third', v))
  Promise.allSettled([c.promise, b.promise]).then(v => log('settled', v))
  Promise.all([c.promise, a.promise]).catch(v => log('caught', v))
  Promise.resolve(b.promise).then(v => log('adopted', v))
  b.promise.then(v => log('then', v))
  later(() => a.resolve('a'), () => { b.resolve('b'); log('both') }, () => c.reject('c'))
  await awaits
  await new Promise(resolve => setTimeout(resolve, 20))
  process.once('unhandledRejection', e => log('unhandled', e))
  Promise.all([failed('nobody cares')])
  await new Promise(resolve => setTimeout(resolve, 20))
}

places().then(values).then(touched).then(order)

//: - settled
//: 1
//: 2
//: 3
//: [ 1, 2 ]
//: - one
//: 1
//: 2
//: 3
//: [ 1 ]
//: - with values
//: 1
//: 2
//: 3
//: [ 0, 1, 'x', undefined, 2, null ]
//: - only values
//: 1
//: 2
//: [ 0, 1 ]
//: - none
//: 1
//: 2
//: []
//: - with promises
//: 1
//: 2
//: 3
//: [ 1, 2, 3 ]
//: - rejected
//: 1
//: 2
//: 3
//: caught no
//: - rejected promise first
//: 1
//: 2
//: caught first
//: - rejected promise last
//: 1
//: 2
//: caught second
//: - allSettled
//: 1
//: 2
//: 3
//: [
//:   { status: 'fulfilled', value: 1 },
//:   { status: 'rejected', reason: 'no' },
//:   { status: 'fulfilled', value: 2 }
//: ]
//: - allSettled of one
//: 1
//: 2
//: 3
//: [ { status: 'rejected', reason: 'no' } ]
//: - race
//: 1
//: 2
//: 3
//: 1
//: - any
//: 1
//: 2
//: 3
//: 2
//: - twice the same
//: 1
//: 2
//: 3
//: [ 1, 1 ]
//: - of all
//: 1
//: 2
//: 3
//: 4
//: [ [ 1 ], 2 ]
//: - iterator
//: 1
//: 2
//: 3
//: [ 1, 2 ]
//: - a value with then
//: 1
//: 2
//: then called
//: 3
//: 4
//: [ 'from then' ]
//: - awaited
//: 1
//: 2
//: 3
//: then called
//: 4
//: from then
//: - a promise in it
//: 1
//: 2
//: 3
//: 4
//: 5
//: [ 1, 2 ]
//: - awaited promise
//: 1
//: 2
//: 3
//: 4
//: 5
//: 1
//: - awaited rejected promise
//: 1
//: 2
//: 3
//: 4
//: 5
//: caught 1
//: - then throws
//: 1
//: 2
//: 3
//: 4
//: 5
//: RangeError
//: - then calls and throws
//: 1
//: 2
//: 3
//: 4
//: [ 1 ]
//: - then calls twice
//: 1
//: 2
//: 3
//: 4
//: caught 1
//: - then in then
//: 1
//: 2
//: 3
//: then called
//: 4
//: 5
//: [ 'from then' ]
//: - getter
//: 1
//: then read
//: 2
//: 3
//: 4
//: 1
//: - getter throws
//: 1
//: 2
//: 3
//: caught read
//: - getter throws, awaited
//: 1
//: 2
//: 3
//: caught read
//: - rejected with then
//: 1
//: 2
//: 3
//: 4
//: true
//: - functions of then
//: 1
//: 2
//:  1  1 false
//: 3
//: 4
//: [ 1 ]
//: - own then
//: 1
//: own then function function 1
//: 2
//: 3
//: [ 0, 1 ]
//: - own getter
//: then read
//: 1
//: 2
//: 3
//: [ 1 ]
//: - own getter, awaited
//: 1
//: then read
//: 2
//: 3
//: 1
//: - a class of promises
//: resolve of a class
//: 1
//: 2
//: 3
//: 4
//: 5
//: [ 1 ]
//: - patched resolve
//: patched resolve
//: 1
//: 2
//: 3
//: [ 1 ]
//: - resolve again
//: 1
//: 2
//: 3
//: [ 1 ]
//: - no promise
//: 1
//: 2
//: TypeError
//: - hole
//: 1
//: 2
//: 3
//: [ 1, undefined, 3 ]
//: - element
//: element read
//: 1
//: 2
//: 3
//: [ 1, 2, 3 ]
//: - own iterator
//: own iterator
//: 1
//: 2
//: 3
//: [ 4 ]
//: - a class of arrays
//: iterator of a class
//: 1
//: 2
//: 3
//: [ 5 ]
//: - patched iterator
//: patched iterator
//: 1
//: 2
//: 3
//: [ 1 ]
//: patched next
//: patched next
//: - patched next
//: 1
//: 2
//: 3
//: [ 1 ]
//: - next again
//: 1
//: 2
//: 3
//: [ 1 ]
//: - the result has then
//: 1
//: 2
//: 3
//: then of the result
//: 4
//: other
//: then read of object
//: then read of object
//: deleted true
//: - emptied
//: 1
//: 2
//: 3
//: [ 1, 2 ]
//: - its names
//: 1
//: 2
//: all,1,allSettled,1
//: settled
//: microtask
//: then b
//: both
//: settled
//: microtask
//: awaited b
//: adopted b
//: first [ 'a', 'b' ]
//: second [ 'b', 1, 'a' ]
//: third [ 'b', 2 ]
//: settled
//: microtask
//: settled [
//:   { status: 'rejected', reason: 'c' },
//:   { status: 'fulfilled', value: 'b' }
//: ]
//: caught c
//: unhandled nobody cares
