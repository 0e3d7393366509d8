// Listeners: their order, options, and what may be changed while they run.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
const t = new EventTarget()
const log = []
const a = e => log.push('a' + e.type)
t.addEventListener('x', a)
t.addEventListener('x', a)
t.addEventListener('y', a, { capture: true })
t.addEventListener('x', { handleEvent (e) { log.push(`object ${this.handleEvent !== undefined} ${e.target === t}`) } })
t.addEventListener('x', function () { log.push('this ' + (this === t)) }, { once: true })
console.log(t.dispatchEvent(new Event('x')), log.splice(0).join('; '))
console.log(t.dispatchEvent(new Event('x')), log.splice(0).join('; '))
t.removeEventListener('x', a)
t.dispatchEvent(new Event('x')); console.log(log.splice(0).join('; '))
t.dispatchEvent(new Event('y')); console.log(log.splice(0).join('; '))

const s = new EventTarget()
s.addEventListener('stop', e => { log.push(1); e.stopImmediatePropagation() })
s.addEventListener('stop', () => log.push(2))
s.dispatchEvent(new Event('stop')); console.log(log.splice(0).join())

const p = new EventTarget()
p.addEventListener('c', e => { e.preventDefault(); log.push(e.defaultPrevented) })
console.log(p.dispatchEvent(new Event('c', { cancelable: true })), p.dispatchEvent(new Event('c')), log.splice(0).join())

const controller = new AbortController()
const g = new EventTarget()
g.addEventListener('x', () => log.push('signal'), { signal: controller.signal })
g.dispatchEvent(new Event('x')); controller.abort(); g.dispatchEvent(new Event('x'))
g.addEventListener('x', () => log.push('never'), { signal: controller.signal })
g.dispatchEvent(new Event('x')); console.log(log.splice(0).join())

const m = new EventTarget()
const later = () => log.push('later')
const gone = () => log.push('gone')
m.addEventListener('x', () => { log.push('first'); m.removeEventListener('x', gone); m.addEventListener('x', later) })
m.addEventListener('x', gone)
m.dispatchEvent(new Event('x')); console.log(log.splice(0).join())
m.dispatchEvent(new Event('x')); console.log(log.splice(0).join())

const r = new EventTarget()
const event = new Event('r')
r.addEventListener('r', e => { log.push(attempt(() => r.dispatchEvent(e)), e.composedPath().length) })
r.dispatchEvent(event); r.dispatchEvent(event); console.log(log.splice(0).join('; '), event.target === r, event.currentTarget, event.composedPath().length)
console.log(attempt(() => t.addEventListener('x')), '|', attempt(() => t.addEventListener('x', 1)), '|', attempt(() => t.dispatchEvent(1)), '|', attempt(() => t.dispatchEvent({ type: 'x' })), '|', attempt(() => t.removeEventListener('x')))
console.log(attempt(() => EventTarget.prototype.addEventListener.call({}, 'x', a)), '|', attempt(() => t.addEventListener('x', a, { signal: 1 })))
class Emitter extends EventTarget { emit (n) { return this.dispatchEvent(new CustomEvent('n', { detail: n })) } }
const em = new Emitter()
em.addEventListener('n', e => console.log('got', e.detail))
em.emit(1); em.emit([2])
console.log(Object.keys(EventTarget.prototype).join(), Object.prototype.toString.call(t), EventTarget.length)
//: true ax; object true true; this true
//: true ax; object true true
//: object true true
//: ay
//: 1
//: false true true,false
//: signal
//: first
//: first,later
//: Error ERR_EVENT_RECURSION: The event "r" is already being dispatched; 1; Error ERR_EVENT_RECURSION: The event "r" is already being dispatched; 1 true null 0
//: TypeError ERR_MISSING_ARGS: The "type" and "listener" arguments must be specified | TypeError ERR_INVALID_ARG_TYPE: The "listener" argument must be an instance of EventListener. Received type number (1) | TypeError ERR_INVALID_ARG_TYPE: The "event" argument must be an instance of Event. Received type number (1) | TypeError ERR_INVALID_ARG_TYPE: The "event" argument must be an instance of Event. Received an instance of Object | TypeError ERR_MISSING_ARGS: The "type" and "listener" arguments must be specified
//: TypeError ERR_INVALID_THIS: Value of "this" must be of type EventTarget | TypeError ERR_INVALID_ARG_TYPE: The "options.signal" property must be an instance of AbortSignal. Received type number (1)
//: got 1
//: got [ 2 ]
//: addEventListener,removeEventListener,dispatchEvent [object EventTarget] 0
