// EventEmitter: errors.
const EventEmitter = require('events')
const attempt = f => { try { console.log(f()) } catch (e) { console.log(e.name, '|', e.code, '|', e.message) } }
const e = new EventEmitter()
attempt(() => e.emit('error', new TypeError('mine')))
attempt(() => e.emit('error', 'text'))
attempt(() => e.emit('error', 42))
attempt(() => e.emit('error'))
attempt(() => e.emit('error', null))
attempt(() => { try { e.emit('error', 7) } catch (x) { return x.context } })
e.on(EventEmitter.errorMonitor, x => console.log('monitor', x.message))
attempt(() => e.emit('error', new Error('watched')))
e.on('error', x => console.log('handled', x.message))
attempt(() => e.emit('error', new Error('fine')))
for (const bad of [undefined, null, 'x', {}, 5]) attempt(() => e.on('x', bad))
attempt(() => e.once('x', 1))
attempt(() => e.off('x', {}))
attempt(() => e.prependListener('x', []))
attempt(() => e.setMaxListeners(-1))
attempt(() => e.setMaxListeners('1'))
attempt(() => e.setMaxListeners(NaN))
attempt(() => { EventEmitter.defaultMaxListeners = -5 })
attempt(() => e.setMaxListeners(3) === e && e.getMaxListeners())
attempt(() => new EventEmitter({ captureRejections: 'yes' }))
attempt(() => { EventEmitter.captureRejections = 1 })
attempt(() => new EventEmitter().getMaxListeners())
EventEmitter.setMaxListeners(4, e)
attempt(() => EventEmitter.getMaxListeners(e))
attempt(() => EventEmitter.getEventListeners(e, 'error').length)
attempt(() => EventEmitter.getEventListeners({}, 'error'))
const w = new EventEmitter()
process.on('warning', x => console.log(x.name, x.message, x.count, x.type, x.emitter.constructor.name))
for (let i = 0; i < 13; i++) w.on('busy', () => {})
class Named extends EventEmitter {}
const n = new Named()
n.setMaxListeners(1).on('a', () => {}).on('a', () => {})
n.setMaxListeners(0)
for (let i = 0; i < 20; i++) n.on('b', () => {})
//: TypeError | undefined | mine
//: Error | ERR_UNHANDLED_ERROR | Unhandled error. ('text')
//: Error | ERR_UNHANDLED_ERROR | Unhandled error. (42)
//: Error | ERR_UNHANDLED_ERROR | Unhandled error. (undefined)
//: Error | ERR_UNHANDLED_ERROR | Unhandled error. (null)
//: 7
//: monitor watched
//: Error | undefined | watched
//: monitor fine
//: handled fine
//: true
//: TypeError | ERR_INVALID_ARG_TYPE | The "listener" argument must be of type function. Received undefined
//: TypeError | ERR_INVALID_ARG_TYPE | The "listener" argument must be of type function. Received null
//: TypeError | ERR_INVALID_ARG_TYPE | The "listener" argument must be of type function. Received type string ('x')
//: TypeError | ERR_INVALID_ARG_TYPE | The "listener" argument must be of type function. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "listener" argument must be of type function. Received type number (5)
//: TypeError | ERR_INVALID_ARG_TYPE | The "listener" argument must be of type function. Received type number (1)
//: TypeError | ERR_INVALID_ARG_TYPE | The "listener" argument must be of type function. Received an instance of Object
//: TypeError | ERR_INVALID_ARG_TYPE | The "listener" argument must be of type function. Received an instance of Array
//: RangeError | ERR_OUT_OF_RANGE | The value of "setMaxListeners" is out of range. It must be >= 0. Received -1
//: TypeError | ERR_INVALID_ARG_TYPE | The "setMaxListeners" argument must be of type number. Received type string ('1')
//: RangeError | ERR_OUT_OF_RANGE | The value of "setMaxListeners" is out of range. It must be >= 0. Received NaN
//: RangeError | ERR_OUT_OF_RANGE | The value of "defaultMaxListeners" is out of range. It must be >= 0. Received -5
//: 3
//: TypeError | ERR_INVALID_ARG_TYPE | The "options.captureRejections" property must be of type boolean. Received type string ('yes')
//: TypeError | ERR_INVALID_ARG_TYPE | The "EventEmitter.captureRejections" property must be of type boolean. Received type number (1)
//: 10
//: 4
//: 1
//: TypeError | ERR_INVALID_ARG_TYPE | The "emitter" argument must be an instance of EventEmitter or EventTarget. Received an instance of Object
//: MaxListenersExceededWarning Possible EventEmitter memory leak detected. 11 busy listeners added to [EventEmitter]. MaxListeners is 10. Use emitter.setMaxListeners() to increase limit 11 busy EventEmitter
//: MaxListenersExceededWarning Possible EventEmitter memory leak detected. 2 a listeners added to [Named]. MaxListeners is 1. Use emitter.setMaxListeners() to increase limit 2 a Named
