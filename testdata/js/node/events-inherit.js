const EventEmitter = require('events'); const util = require('util')
class A extends EventEmitter { on (type, f) { console.log('on', type); return super.on(type, f) } emit (type, ...args) { console.log('emit', type); return super.emit(type, ...args) } }
const a = new A(); a.on('x', v => console.log('x', v)); a.once('x', () => {}); a.emit('x', 1); a.emit('x', 2)
function B () { if (!(this instanceof B)) return new B(); EventEmitter.call(this) } util.inherits(B, EventEmitter); B.prototype.go = function () { return this.emit('go', this) }; const b = B(); b.on('go', s => console.log(s === b)); console.log(b.go())
const mixed = Object.assign({}, EventEmitter.prototype); mixed.on('m', () => console.log('mixed')); console.log(mixed.emit('m'), mixed.listenerCount('m'))
const two = [new EventEmitter(), new EventEmitter()]; two[0].on('e', () => {}); console.log(two[1].listenerCount('e'), two.map(e => e._eventsCount).join())
const order = new EventEmitter(); order.on('a', () => { console.log(1); order.removeAllListeners('a') }); order.on('a', () => console.log(2)); order.emit('a'); console.log(order.emit('a'))
const r = new EventEmitter(); const f = () => console.log('f'); r.on('t', f); r.prependListener('t', () => console.log('p')); r.once('t', f); r.removeListener('t', f); r.emit('t'); r.emit('t'); console.log(r.rawListeners('t').length)
for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) { const e = new EventEmitter(); console.log(key, e.emit(key), e.on(key, () => {}).emit(key), e.eventNames().join()) }
try { new EventEmitter().emit('error', { message: 'like', toString: () => 'x' }) } catch (e) { console.log(e.name, e.code) }
EventEmitter.defaultMaxListeners = 20; console.log(new EventEmitter().getMaxListeners(), new EventEmitter().setMaxListeners(1).getMaxListeners())
//: on x
//: on x
//: emit x
//: x 1
//: emit x
//: x 2
//: true
//: true
//: mixed
//: true 1
//: 0 1,0
//: 1
//: 2
//: false
//: p
//: f
//: p
//: f
//: 2
//: __proto__ false true __proto__
//: constructor false true constructor
//: toString false true toString
//: hasOwnProperty false true hasOwnProperty
//: Error ERR_UNHANDLED_ERROR
//: 20 1
