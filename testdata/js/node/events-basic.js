// EventEmitter: order, once, removal, names.
const EventEmitter = require('events')
const e = new EventEmitter()
e.on('a', function (...args) { console.log('on', args.join(), this === e) })
e.once('a', (...args) => console.log('once', args.join()))
e.prependListener('a', () => console.log('first'))
e.prependOnceListener('a', () => console.log('very first, once'))
console.log(e.listenerCount('a'), e.emit('a', 1, 2), e.emit('a', 3), e.emit('nothing'), e.listenerCount('a'))
console.log(e.eventNames().join(), e.rawListeners('a').length, EventEmitter.listenerCount(e, 'a'))
const symbol = Symbol('s')
e.on(symbol, () => {}).on('b', () => {})
console.log(e.eventNames().map(String).join())
const f = () => console.log('f')
e.on('c', f).on('c', f).off('c', f)
e.emit('c')
console.log(e.listenerCount('c'), e.listenerCount('c', f))
e.once('d', f)
console.log(e.listeners('d')[0] === f, e.rawListeners('d')[0] === f, e.rawListeners('d')[0].listener === f, e.rawListeners('d')[0].name)
e.rawListeners('d')[0]()
console.log(e.listenerCount('d'))
e.removeAllListeners('a')
console.log(e.eventNames().map(String).join())
e.removeAllListeners()
console.log(e.eventNames().length, e._eventsCount)
const n = new EventEmitter()
n.on('newListener', (type, listener) => console.log('newListener', type, typeof listener, n.listenerCount(type)))
n.on('removeListener', (type, listener) => console.log('removeListener', type, typeof listener, n.listenerCount(type)))
n.on('x', f)
n.once('x', f)
n.off('x', f)
n.emit('x')
n.on('y', f).on('y', () => {})
n.removeAllListeners('y')
n.removeAllListeners()
console.log(n.eventNames().length)
// what changes while an event is under way
const m = new EventEmitter()
m.on('z', () => { m.on('z', () => console.log('late')); console.log('early') })
m.emit('z')
m.emit('z')
const r = new EventEmitter()
const second = () => console.log('second')
r.on('q', () => r.off('q', second))
r.on('q', second)
r.emit('q')
r.emit('q')
class Mine extends EventEmitter { constructor () { super(); this.x = 1 } }
const mine = new Mine()
console.log(mine instanceof EventEmitter, mine.on('a', f) === mine, Object.keys(mine).join())
function Old () { EventEmitter.call(this) }
require('util').inherits(Old, EventEmitter)
const old = new Old()
old.on('o', v => console.log('old', v))
old.emit('o', 1)
console.log(Old.super_ === EventEmitter, EventEmitter.EventEmitter === EventEmitter, EventEmitter.defaultMaxListeners, EventEmitter.usingDomains)
const bare = Object.create(EventEmitter.prototype)
bare.on('x', () => console.log('bare'))
bare.emit('x')
console.log(Object.keys(EventEmitter.prototype).sort().join())
console.log(e.on.name, e.addListener === e.on, e.off === e.removeListener, e.off.name, EventEmitter.name, EventEmitter.length)
//: very first, once
//: first
//: on 1,2 true
//: once 1,2
//: first
//: on 3 true
//: 4 true true false 2
//: a 2 2
//: a,b,Symbol(s)
//: f
//: 1 1
//: true false true bound onceWrapper
//: f
//: 0
//: b,c,Symbol(s)
//: 0 0
//: newListener removeListener function 0
//: newListener x function 0
//: newListener x function 1
//: removeListener x function 1
//: f
//: newListener y function 0
//: newListener y function 1
//: removeListener y function 1
//: removeListener y function 0
//: removeListener newListener function 0
//: removeListener x function 0
//: 0
//: early
//: early
//: late
//: second
//: true true _events,_eventsCount,_maxListeners,x
//: old 1
//: true true 10 false
//: bare
//: _events,_eventsCount,_maxListeners,addListener,emit,eventNames,getMaxListeners,listenerCount,listeners,off,on,once,prependListener,prependOnceListener,rawListeners,removeAllListeners,removeListener,setMaxListeners
//: addListener true true removeListener EventEmitter 1
