// Event and CustomEvent by themselves.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
const e = new Event('x')
console.log(e.type, e.bubbles, e.cancelable, e.composed, e.defaultPrevented, e.returnValue, e.eventPhase, e.target, e.currentTarget, e.srcElement, e.isTrusted, e.cancelBubble, e.composedPath().length)
console.log(typeof e.timeStamp, e.timeStamp >= 0, e.timeStamp <= performance.now())
e.preventDefault()
console.log(e.defaultPrevented, e.returnValue)
const c = new Event('c', { cancelable: true, bubbles: 1, composed: 'yes' })
c.preventDefault()
console.log(c.defaultPrevented, c.returnValue, c.bubbles, c.composed, c.cancelable)
console.log(attempt(() => new Event()), '|', attempt(() => new Event('a', 1)), '|', attempt(() => new Event(Symbol('s'))), '|', new Event(5).type, new Event(undefined).type, new Event('n', null).bubbles)
console.log(Event.NONE, Event.CAPTURING_PHASE, Event.AT_TARGET, Event.BUBBLING_PHASE, Event.length, Object.prototype.toString.call(e))
console.log(attempt(() => Object.getOwnPropertyDescriptor(Event.prototype, 'type').get.call({})), '|', attempt(() => Event.prototype.preventDefault.call({})))
e.stopPropagation(); console.log(e.cancelBubble)
const i = new Event('i'); i.cancelBubble = false; console.log(i.cancelBubble); i.cancelBubble = true; console.log(i.cancelBubble)
const d = new CustomEvent('d', { detail: { a: 1 }, cancelable: true })
console.log(d.detail.a, d.cancelable, d instanceof Event, new CustomEvent('d').detail, new CustomEvent('d', { detail: 0 }).detail, Object.prototype.toString.call(d))
console.log(attempt(() => new CustomEvent()))
class Mine extends Event { constructor (v) { super('mine', { cancelable: true }); this.v = v } }
console.log(new Mine(4).v, new Mine(4).type, Object.keys(new Mine(4)).join())
console.log(Object.keys(Event.prototype).sort().join())
//: x false false false false true 0 null null null false false 0
//: number true true
//: false true
//: true false true true true
//: TypeError ERR_MISSING_ARGS: The "type" argument must be specified | TypeError ERR_INVALID_ARG_TYPE: The "options" argument must be of type object. Received type number (1) | TypeError undefined: Cannot convert a Symbol value to a string | 5 undefined false
//: 0 1 2 3 1 [object Event]
//: TypeError ERR_INVALID_THIS: Value of "this" must be of type Event | TypeError ERR_INVALID_THIS: Value of "this" must be of type Event
//: true
//: false
//: true
//: 1 true true null 0 [object CustomEvent]
//: TypeError ERR_MISSING_ARGS: The "type" argument must be specified
//: 4 mine v
//: bubbles,cancelBubble,cancelable,composed,composedPath,currentTarget,defaultPrevented,eventPhase,initEvent,isTrusted,preventDefault,returnValue,srcElement,stopImmediatePropagation,stopPropagation,target,timeStamp,type
