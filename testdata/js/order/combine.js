// Promise.all and Promise.allSettled: in which microtask each comes, and what of a
// script is asked on the way.
const log = console.log
const { AsyncLocalStorage } = require('async_hooks')

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

const after = async (n, v) => { while (n-- > 0) await null; return v }
const failing = async (n, v) => { while (n-- > 0) await null; throw v }

async function places () {
  await among('settled', () => Promise.all([Promise.resolve(1), Promise.resolve(2)]))
  await among('one', () => Promise.all([Promise.resolve(1)]))
  await among('with values', () => Promise.all([0, Promise.resolve(1), 'x', undefined, null]))
  await among('none', () => Promise.all([]))
  await among('pending', () => Promise.all([after(1, 'a'), after(3, 'b'), after(2, 'c')]))
  await among('pending and settled', () => Promise.all([after(1, 'a'), Promise.resolve('b'), after(0, 'c')]))
  await among('rejected', () => Promise.all([Promise.resolve(1), Promise.reject('no'), Promise.reject('never heard of')]))
  await among('rejected later', () => Promise.all([failing(2, 'second'), after(5), failing(1, 'first'), Promise.resolve()]))
  await among('thenable', () => Promise.all([{ then: f => f(1) }, Promise.resolve(2)]))
  await among('thenable of a promise', () => Promise.all([{ then: f => f(after(1, 1)) }]))
  await among('allSettled', () => Promise.allSettled([Promise.resolve(1), Promise.reject('no'), 2, after(2, 3), failing(1, 4)]))
  await among('allSettled of one', () => Promise.allSettled([Promise.reject('no')]))
  await among('race', () => Promise.race([after(2, 1), after(1, 2)]))
  await among('any', () => Promise.any([failing(1, 1), after(2, 2)]))
  await among('twice the same', () => { const p = after(1, 1); return Promise.all([p, p]) })
  await among('of all', () => Promise.all([Promise.all([after(1, 1)]), Promise.all([after(1, 2), 3])]))
  await among('iterator', () => Promise.all(new Set([after(1, 1), Promise.resolve(2)])))
  await among('two of the same', () => {
    const p = after(2, 'x')
    Promise.all([p]).then(v => log('first', v))
    p.then(v => log('then', v))
    Promise.all([1, p]).then(v => log('second', v))
    Promise.allSettled([p]).then(v => log('third', v))
    return after(6)
  })
}

async function touched () {
  const own = Promise.resolve(1)
  own.then = function (f, g) { log('own then', typeof f, typeof g, f.name, f.length); return Promise.prototype.then.call(this, f, g) }
  await among('own then', () => Promise.all([Promise.resolve(0), own]))
  const getter = Promise.resolve(1)
  Object.defineProperty(getter, 'then', { get () { log('then read'); return Promise.prototype.then } })
  await among('own getter', () => Promise.all([getter]))
  const constructed = Promise.resolve(1)
  Object.defineProperty(constructed, 'constructor', { get () { log('constructor read'); return Promise } })
  await among('own constructor', () => Promise.all([constructed]))
  const foreign = Promise.resolve(1)
  foreign.constructor = class Foreign extends Promise {}
  await among('foreign constructor', () => Promise.all([foreign]))
  class Sub extends Promise { then (f, g) { log('then of a class'); return super.then(f, g) } }
  await among('a class', () => Promise.all([Sub.resolve(1), Promise.resolve(2)]))
  await among('all of a class', () => Sub.all([Promise.resolve(2)]).then(v => v))

  const { then } = Promise.prototype
  Promise.prototype.then = function (f, g) { log('patched then'); return then.call(this, f, g) }
  const patched = Promise.all([Promise.resolve(1), after(1, 2)])
  Promise.prototype.then = then
  await among('patched then', () => patched)
  const species = Object.getOwnPropertyDescriptor(Promise, Symbol.species)
  Object.defineProperty(Promise, Symbol.species, { configurable: true, get () { log('species read'); return this } })
  const read = Promise.all([Promise.resolve(1), after(1, 2)])
  Object.defineProperty(Promise, Symbol.species, { value: class Value extends Promise { constructor (f) { super(f); log('made') } } })
  const value = Promise.all([Promise.resolve(1), after(1, 2)])
  Object.defineProperty(Promise, Symbol.species, species)
  await among('patched species', () => read)
  await among('species of a class', () => value)
  const { resolve } = Promise
  Promise.resolve = function (v) { log('patched resolve'); return resolve.call(this, v) }
  await among('patched resolve', () => Promise.all([Promise.resolve(1), after(1, 2), 3]))
  Promise.resolve = resolve
  await among('as it was', () => Promise.all([Promise.resolve(1), after(1, 2), 3]))

  const iterate = Array.prototype[Symbol.iterator]
  Array.prototype[Symbol.iterator] = function () { log('patched iterator'); return iterate.call(this) }
  await among('patched iterator', () => Promise.all([Promise.resolve(1)]))
  delete Array.prototype[Symbol.iterator]
  await among('no iterator', () => Promise.all([Promise.resolve(1)]).catch(e => e.name))
  Array.prototype[Symbol.iterator] = iterate
  ;(function () { Object.getPrototypeOf(arguments[Symbol.iterator]()).extra = 1 })()
  const iterators = Object.getPrototypeOf([][Symbol.iterator]())
  const { next } = iterators
  Object.defineProperty(iterators, 'next', { configurable: true, get () { log('next read'); return next } })
  const got = Promise.all([Promise.resolve(1)])
  Object.defineProperty(iterators, 'next', { value: next, writable: true })
  await among('next read', () => got)
  await among('proxy', () => Promise.all(new Proxy([Promise.resolve(1)], { get (o, name) { log('asked for', String(name)); return o[name] } })))
  await among('prototype', () => Promise.all(Object.setPrototypeOf([Promise.resolve(1)], { * [Symbol.iterator] () { yield 2 } })))
  await among('element', () => Promise.all(Object.defineProperty([0, 1], 0, { get () { log('element read'); return after(1, 'x') } })))
  Array.prototype.then = function (f) { log('then of the result'); delete Array.prototype.then; f('other') }
  await among('the result has then', () => Promise.all([after(1, 1)]))
}

async function order () {
  const storage = new AsyncLocalStorage()
  storage.run('store', () => {
    Promise.all([after(1), after(2)]).then(() => log('all in', storage.getStore()))
    Promise.allSettled([after(1)]).then(() => log('allSettled in', storage.getStore()))
  })
  process.nextTick(() => log('tick'))
  setTimeout(() => log('timer'), 1)
  await after(5)
  log('after', storage.getStore())
  process.on('unhandledRejection', e => log('unhandled', e))
  const rejected = Promise.reject('rejected')
  Promise.all([rejected, after(1)]).catch(e => log('caught', e))
  Promise.all([Promise.reject('nobody cares')])
  Promise.allSettled([Promise.reject('settled')])
  const late = Promise.reject('late')
  await new Promise(resolve => setTimeout(resolve, 5))
  Promise.all([late]).catch(e => log('caught', e))
  await new Promise(resolve => setTimeout(resolve, 5))
}

places().then(touched).then(order)
//! PromiseRejectionHandledWarning: Promise rejection was handled asynchronously
//: - settled
//: 1
//: 2
//: [ 1, 2 ]
//: - one
//: 1
//: 2
//: [ 1 ]
//: - with values
//: 1
//: 2
//: [ 0, 1, 'x', undefined, null ]
//: - none
//: 1
//: 2
//: []
//: - pending
//: 1
//: 2
//: 3
//: 4
//: 5
//: [ 'a', 'b', 'c' ]
//: - pending and settled
//: 1
//: 2
//: 3
//: [ 'a', 'b', 'c' ]
//: - rejected
//: 1
//: 2
//: caught no
//: - rejected later
//: 1
//: 2
//: 3
//: caught first
//: - thenable
//: 1
//: 2
//: 3
//: [ 1, 2 ]
//: - thenable of a promise
//: 1
//: 2
//: 3
//: 4
//: 5
//: [ 1 ]
//: - allSettled
//: 1
//: 2
//: 3
//: 4
//: [
//:   { status: 'fulfilled', value: 1 },
//:   { status: 'rejected', reason: 'no' },
//:   { status: 'fulfilled', value: 2 },
//:   { status: 'fulfilled', value: 3 },
//:   { status: 'rejected', reason: 4 }
//: ]
//: - allSettled of one
//: 1
//: 2
//: [ { status: 'rejected', reason: 'no' } ]
//: - race
//: 1
//: 2
//: 3
//: 2
//: - any
//: 1
//: 2
//: 3
//: 4
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
//: [ [ 1 ], [ 2, 3 ] ]
//: - iterator
//: 1
//: 2
//: 3
//: [ 1, 2 ]
//: - two of the same
//: 1
//: 2
//: 3
//: then x
//: 4
//: first [ 'x' ]
//: second [ 1, 'x' ]
//: third [ { status: 'fulfilled', value: 'x' } ]
//: 5
//: 6
//: 7
//: undefined
//: - own then
//: own then function function  1
//: 1
//: 2
//: [ 0, 1 ]
//: - own getter
//: then read
//: 1
//: 2
//: [ 1 ]
//: - own constructor
//: constructor read
//: constructor read
//: 1
//: 2
//: [ 1 ]
//: - foreign constructor
//: 1
//: 2
//: 3
//: 4
//: [ 1 ]
//: - a class
//: 1
//: then of a class
//: 2
//: 3
//: 4
//: [ 1, 2 ]
//: - all of a class
//: then of a class
//: then of a class
//: 1
//: 2
//: then of a class
//: 3
//: 4
//: 5
//: 6
//: [ 2 ]
//: patched then
//: patched then
//: - patched then
//: 1
//: 2
//: 3
//: [ 1, 2 ]
//: species read
//: species read
//: made
//: made
//: - patched species
//: 1
//: 2
//: 3
//: [ 1, 2 ]
//: - species of a class
//: 1
//: 2
//: [ 1, 2 ]
//: - patched resolve
//: patched resolve
//: patched resolve
//: patched resolve
//: patched resolve
//: 1
//: 2
//: 3
//: [ 1, 2, 3 ]
//: - as it was
//: 1
//: 2
//: 3
//: [ 1, 2, 3 ]
//: - patched iterator
//: patched iterator
//: 1
//: 2
//: [ 1 ]
//: - no iterator
//: 1
//: 2
//: TypeError
//: next read
//: - next read
//: 1
//: 2
//: [ 1 ]
//: - proxy
//: asked for Symbol(Symbol.iterator)
//: asked for length
//: asked for 0
//: asked for length
//: 1
//: 2
//: [ 1 ]
//: - prototype
//: 1
//: 2
//: [ 2 ]
//: - element
//: element read
//: 1
//: 2
//: 3
//: [ 'x', 1 ]
//: - the result has then
//: 1
//: 2
//: 3
//: then of the result
//: 4
//: other
//: allSettled in store
//: all in store
//: after undefined
//: caught rejected
//: tick
//: unhandled late
//: unhandled nobody cares
//: timer
//: caught late
