// Classes in the old way, and what util says of them.
const util = require('util'); const { EventEmitter } = require('events')
function Base (name) { EventEmitter.call(this); this.name = name }
util.inherits(Base, EventEmitter)
Base.prototype.greet = function () { this.emit('greet', this.name); return this }
function Derived () { Base.apply(this, arguments) }
util.inherits(Derived, Base)
const d = new Derived('d').on('greet', n => console.log('hello', n)).greet()
console.log(d instanceof Base, d instanceof EventEmitter, Derived.super_ === Base, d.listenerCount('greet'), Object.keys(d).includes('name'), util.types.isPromise(Promise.resolve()), util.inspect(Derived), d.constructor.name)
try { util.inherits(Derived, null) } catch (e) { console.log(e.name, e.code) }
//: hello d
//: true true true 1 true true [Function: Derived] Derived
//: TypeError ERR_INVALID_ARG_TYPE
