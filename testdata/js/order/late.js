// Who is told of rejections that nobody handles, and of those that somebody
// handles after all: when the microtasks are done, all at once.
const log = console.log
const after = what => {
  process.nextTick(log, 'tick behind', what)
  Promise.resolve().then(() => log('microtask behind', what))
}
process.on('warning', w => log(w.name, w.message, w.id))
process.on('unhandledRejection', reason => {
  log('unhandled', reason)
  after(reason)
})
const told = p => {
  log('handled', p instanceof Promise)
  after('handled')
  p.catch(e => log('it was', e))
}

const first = Promise.reject('first') // eslint-disable-line prefer-promise-reject-errors
const second = (async () => { throw 'second' })() // eslint-disable-line no-throw-literal
Promise.reject('in time').catch(e => log('caught', e)) // eslint-disable-line prefer-promise-reject-errors
const derived = second.finally(() => log('finally'))
const third = Promise.reject('third') // eslint-disable-line prefer-promise-reject-errors
log('script')

setTimeout(async () => {
  process.once('rejectionHandled', told)
  first.catch(e => log('caught', e))
  first.catch(e => log('caught again', e))
  await null
  derived.catch(e => log('caught', e, 'behind finally'))
  setImmediate(async () => {
    try { await third } catch (e) { log('awaited', e) }
    setImmediate(() => {
      // What only a combination handles, and what it derives.
      const parts = [Promise.reject('part'), Promise.reject('other part')] // eslint-disable-line prefer-promise-reject-errors
      setImmediate(() => {
        process.once('rejectionHandled', told)
        Promise.allSettled(parts).then(all => log(all.map(x => x.reason).join()))
        Promise.all(parts)
      })
    })
  })
}, 50)
//! PromiseRejectionHandledWarning: Promise rejection was handled asynchronously
//: script
//: caught in time
//: finally
//: unhandled first
//: unhandled third
//: unhandled second
//: tick behind first
//: tick behind third
//: tick behind second
//: microtask behind first
//: microtask behind third
//: microtask behind second
//: caught first
//: caught again first
//: caught second behind finally
//: handled true
//: tick behind handled
//: PromiseRejectionHandledWarning Promise rejection was handled asynchronously (rejection id: 6) 6
//: microtask behind handled
//: it was first
//: awaited third
//: PromiseRejectionHandledWarning Promise rejection was handled asynchronously (rejection id: 4) 4
//: unhandled part
//: unhandled other part
//: tick behind part
//: tick behind other part
//: microtask behind part
//: microtask behind other part
//: part,other part
//: handled true
//: unhandled part
//: tick behind handled
//: PromiseRejectionHandledWarning Promise rejection was handled asynchronously (rejection id: 8) 8
//: tick behind part
//: microtask behind handled
//: it was part
//: microtask behind part
