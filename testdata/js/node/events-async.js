// EventEmitter: promises, iterators, captureRejections.
const EventEmitter = require('events')
const { once, on } = EventEmitter
;(async () => {
  const e = new EventEmitter()
  process.nextTick(() => e.emit('ready', 1, 'two'))
  console.log(JSON.stringify(await once(e, 'ready')), e.listenerCount('error'), e.listenerCount('ready'))
  process.nextTick(() => e.emit('error', new Error('no')))
  await once(e, 'ready').catch(x => console.log('rejected', x.message))
  process.nextTick(() => e.emit('error', new Error('wanted')))
  console.log((await once(e, 'error'))[0].message)
  await once({}, 'x').catch(x => console.log(x.code, x.message))
  const i = on(e, 'item')
  e.emit('item', 'a')
  e.emit('item', 'b', 'c')
  console.log(JSON.stringify(await i.next()), JSON.stringify(await i.next()))
  const waiting = i.next()
  e.emit('item', 'd')
  console.log(JSON.stringify(await waiting))
  const pending = i.next()
  console.log(JSON.stringify(await i.return()), JSON.stringify(await pending), JSON.stringify(await i.next()), e.listenerCount('item'), e.listenerCount('error'))
  const j = on(e, 'item')
  e.emit('item', 1)
  e.emit('error', new Error('broken'))
  console.log(JSON.stringify(await j.next()))
  await j.next().catch(x => console.log(x.message))
  console.log(JSON.stringify(await j.next()))
  const k = on(e, 'item', { close: ['end'] })
  e.emit('item', 1)
  e.emit('end')
  console.log(JSON.stringify(await k.next()), JSON.stringify(await k.next()))

  const c = new EventEmitter({ captureRejections: true })
  c.on('x', async () => { throw new Error('async') })
  c.on('error', x => console.log('captured', x.message))
  c.emit('x')
  await new Promise(resolve => setImmediate(resolve))
  const d = new EventEmitter({ captureRejections: true })
  d[EventEmitter.captureRejectionSymbol] = (x, type, ...args) => console.log('own', x.message, type, args.join())
  d.on('y', async () => { throw new Error('mine') })
  d.emit('y', 1, 2)
  await new Promise(resolve => setImmediate(resolve))
  console.log(String(EventEmitter.captureRejectionSymbol), String(EventEmitter.errorMonitor), EventEmitter.captureRejections)
})()
//: [1,"two"] 0 0
//: rejected no
//: wanted
//: ERR_INVALID_ARG_TYPE The "emitter" argument must be an instance of EventEmitter. Received an instance of Object
//: {"value":["a"],"done":false} {"value":["b","c"],"done":false}
//: {"value":["d"],"done":false}
//: {"done":true} {"done":true} {"done":true} 0 0
//: {"value":[1],"done":false}
//: broken
//: {"done":true}
//: {"value":[1],"done":false} {"done":true}
//: captured async
//: own mine y 1,2
//: Symbol(nodejs.rejection) Symbol(events.errorMonitor) false
