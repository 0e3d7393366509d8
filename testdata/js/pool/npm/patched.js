// Promise.all where a script has changed what the language asks of the engine's
// promises on the way: who instruments them sees all that there is to see.
const { Promise: P } = require('workerpool')
const log = console.log
const { then } = Promise.prototype
const ours = v => new P(resolve => resolve(v))

async function test () {
  const patched = function (f, g) {
    log('then of the engine is called')
    return then.call(this, f, g)
  }
  const change = async (name, value, make) => {
    const was = Object.getOwnPropertyDescriptor(Promise.prototype, name)
    Object.defineProperty(Promise.prototype, name, { ...was, value })
    const made = make()
    await new Promise(resolve => setTimeout(resolve, 1))
    Object.defineProperty(Promise.prototype, name, was)
    log(await made)
  }
  log('- then')
  await change('then', patched, () => Promise.all([ours(1), ours(2)]))
  log('- then, allSettled')
  await change('then', patched, () => Promise.allSettled([ours(1)]))
  log('- then, and one that has its own')
  const own = Promise.resolve(3)
  own.then = then
  await change('then', patched, () => Promise.all([own, 4]))
  log('- constructor')
  class Q extends Promise { constructor (f) { super(f); log('another one is made') } }
  await change('constructor', Q, () => Promise.all([ours(5)]))
  log('- constructor, and one that has its own')
  const mine = Promise.resolve(6)
  mine.constructor = Promise
  await change('constructor', Q, () => Promise.all([mine, 7]))
  log('- species')
  const species = Object.getOwnPropertyDescriptor(Promise, Symbol.species)
  Object.defineProperty(Promise, Symbol.species, { ...species, get () { log('species is asked for'); return this } })
  const made = Promise.all([ours(8)])
  await new Promise(resolve => setTimeout(resolve, 1))
  Object.defineProperty(Promise, Symbol.species, species)
  log(await made)
  log('- as it was')
  log(await Promise.all([ours(9), Promise.resolve(10), 11]))
}

test()

//: - then
//: then of the engine is called
//: then of the engine is called
//: [ 1, 2 ]
//: - then, allSettled
//: then of the engine is called
//: [ { status: 'fulfilled', value: 1 } ]
//: - then, and one that has its own
//: then of the engine is called
//: [ 3, 4 ]
//: - constructor
//: another one is made
//: another one is made
//: another one is made
//: [ 5 ]
//: - constructor, and one that has its own
//: another one is made
//: another one is made
//: another one is made
//: [ 6, 7 ]
//: - species
//: species is asked for
//: [ 8 ]
//: - as it was
//: [ 9, 10, 11 ]
