const EventEmitter = require('events')
const { once, on, getEventListeners, getMaxListeners, setMaxListeners, addAbortListener, EventEmitterAsyncResource } = EventEmitter
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, '|', e.code, '|', e.message) } }
console.log(new EventEmitter())
for (const f of [
  () => on({}, 'x'), () => on(new EventEmitter(), 'x', { highWaterMark: 0 }), () => on(new EventEmitter(), 'x', { signal: 1 }),
  () => getEventListeners({}, 'x'), () => getEventListeners(null, 'x'), () => getMaxListeners({}), () => setMaxListeners(1, {}), () => getMaxListeners(new EventTarget()),
  () => addAbortListener(new AbortController().signal, () => {}), () => new EventEmitterAsyncResource(), () => new EventEmitterAsyncResource('name').listenerCount('x'),
  () => new (class Own extends EventEmitterAsyncResource {})().eventNames()
]) attempt(f)
const target = new EventTarget()
const f = () => {}
target.addEventListener('x', f)
target.addEventListener('x', { handleEvent: f })
console.log(getEventListeners(target, 'x').length, getEventListeners(target, 'x')[0] === f, getEventListeners(target, 'y'))
setMaxListeners(1, target)
console.log(getMaxListeners(target))
process.on('warning', w => console.log(w.name, w.message, w.type, w.count))
target.addEventListener('x', () => {})
target.addEventListener('x', () => {})
const many = new EventTarget()
for (let i = 0; i < 12; i++) many.addEventListener('leak', () => {})
const { AsyncLocalStorage } = require('async_hooks')
const storage = new AsyncLocalStorage()
const resource = storage.run('store', () => new EventEmitterAsyncResource({ name: 'r' }))
resource.on('x', (...args) => console.log(storage.getStore(), args))
resource.emit('x', 1, 2)
once(null, 'x').catch(e => console.log(e.message))
;(async () => {
  const e = new EventEmitter()
  e.pause = () => console.log('pause')
  e.resume = () => console.log('resume')
  const it = on(e, 'x', { highWaterMark: 2, lowWaterMark: 1 })
  for (let i = 0; i < 4; i++) e.emit('x', i)
  for (let i = 0; i < 4; i++) console.log((await it.next()).value)
  console.log(await it.return(), e.listenerCount('x'))
  const events = on(target, 'y')
  target.dispatchEvent(new Event('y'))
  console.log((await events.next()).value[0].type)
  events.return()
  console.log(getEventListeners(target, 'y').length)
  const lots = on(e, 'x')
  for (let i = 0; i < 1e5; i++) e.emit('x', i)
  let sum = 0
  for (let i = 0; i < 1e5; i++) sum += (await lots.next()).value[0]
  console.log(sum)
})()
//: EventEmitter {
//:   _events: [Object: null prototype] {},
//:   _eventsCount: 0,
//:   _maxListeners: undefined,
//:   [Symbol(shapeMode)]: false,
//:   [Symbol(kCapture)]: false
//: }
//: TypeError | ERR_INVALID_ARG_TYPE | The "emitter" argument must be an instance of EventEmitter. Received an instance of Object
//: RangeError | ERR_OUT_OF_RANGE | The value of "options.highWaterMark" is out of range. It must be >= 1 && <= 9007199254740991. Received 0
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.signal" property must be an instance of AbortSignal. Received type number (1)
//: TypeError | ERR_INVALID_ARG_TYPE | The "emitter" argument must be an instance of EventEmitter or EventTarget. Received an instance of Object
//: TypeError | undefined | Cannot read properties of null (reading 'listeners')
//: TypeError | ERR_INVALID_ARG_TYPE | The "emitter" argument must be an instance of EventEmitter or EventTarget. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "eventTargets" argument must be an instance of EventEmitter or EventTarget. Received an instance of Object
//: 10
//: [Object: null prototype] {
//:   [Symbol(nodejs.dispose)]: [Function: [nodejs.dispose]]
//: }
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.name" property must be of type string. Received undefined
//: 0
//: []
//: 2 true []
//: 1
//: store [ 1, 2 ]
//: pause
//: MaxListenersExceededWarning Possible EventTarget memory leak detected. 3 x listeners added to EventTarget. MaxListeners is 1. Use events.setMaxListeners() to increase limit x 3
//: MaxListenersExceededWarning Possible EventTarget memory leak detected. 11 leak listeners added to EventTarget. MaxListeners is 10. Use events.setMaxListeners() to increase limit leak 11
//: [ 0 ]
//: [ 1 ]
//: Cannot read properties of null (reading 'on')
//: [ 2 ]
//: resume
//: [ 3 ]
//: { value: undefined, done: true } 0
//: y
//: 0
//: 4999950000
