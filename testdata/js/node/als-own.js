// run and exit give back their own storage and leave others alone; who is told of a
// rejection has the stores of where it was.
const { AsyncLocalStorage } = require('async_hooks')
const a = new AsyncLocalStorage()
const b = new AsyncLocalStorage()
const show = what => console.log(what, a.getStore(), b.getStore())
a.run(1, () => {
  b.run(2, () => {
    a.enterWith(3)
    b.enterWith(4)
    show('inner')
  })
  show('outer')
  b.exit(() => {
    a.enterWith(5)
    show('exit')
  })
  show('outer')
  try {
    a.run(6, () => {
      b.enterWith(7)
      throw new Error('out')
    })
  } catch (e) {
    show(e.message)
  }
})
show('behind')
b.run(undefined, () => show('undefined'))
a.enterWith(undefined)
b.enterWith(undefined)

process.on('unhandledRejection', reason => {
  show(reason)
  process.nextTick(show, 'tick of ' + reason)
})
a.run('made', () => Promise.reject('at once')) // eslint-disable-line prefer-promise-reject-errors
a.run('begun', async () => {
  await null
  throw 'later' // eslint-disable-line no-throw-literal
})
process.on('uncaughtException', show)
a.run('queued', () => queueMicrotask(() => { throw 'in a microtask' })) // eslint-disable-line no-throw-literal
a.run('ticked', () => process.nextTick(() => { throw 'in a tick' })) // eslint-disable-line no-throw-literal
//: inner 3 4
//: outer 3 undefined
//: exit 5 undefined
//: outer 5 undefined
//: out 5 7
//: behind undefined 7
//: undefined undefined undefined
//: in a tick ticked undefined
//: in a microtask undefined undefined
//: at once made undefined
//: later begun undefined
//: tick of at once made undefined
//: tick of later begun undefined
