// AbortController and AbortSignal.
const attempt = f => { try { return f() } catch (e) { return `${e.name} ${e.code}: ${e.message}` } }
const c = new AbortController()
const { signal } = c
console.log(signal.aborted, signal.reason, signal.onabort, c.signal === signal, signal instanceof EventTarget, Object.prototype.toString.call(signal), Object.prototype.toString.call(c))
signal.addEventListener('abort', e => console.log('heard', e.type, e.target === signal, e.isTrusted, signal.aborted, signal.reason.name))
signal.onabort = function (e) { console.log('on', this === signal) }
signal.addEventListener('abort', () => console.log('after on'))
console.log(signal.throwIfAborted())
c.abort(); c.abort('again')
console.log(signal.aborted, signal.reason instanceof DOMException, signal.reason.name, signal.reason.code, signal.reason.message)
console.log(attempt(() => signal.throwIfAborted()))
signal.onabort = null
console.log(signal.onabort)
for (const reason of [undefined, null, 0, 'text', new Error('mine')]) {
  const one = new AbortController()
  one.abort(reason)
  console.log(String(one.signal.reason), AbortSignal.abort(reason).reason === reason, AbortSignal.abort(reason).aborted)
}
console.log(attempt(() => new AbortSignal()), '|', attempt(() => Object.getOwnPropertyDescriptor(AbortSignal.prototype, 'aborted').get.call({})))
console.log(attempt(() => AbortSignal.timeout(-1)), '|', attempt(() => AbortSignal.timeout()), '|', attempt(() => AbortSignal.timeout('x')), '|', attempt(() => AbortSignal.timeout(1.5)), '|', attempt(() => AbortSignal.timeout(2 ** 33)))
console.log(attempt(() => AbortSignal.any()), '|', attempt(() => AbortSignal.any([1])), '|', AbortSignal.any([]).aborted)
const order = []
const o = new AbortController()
o.signal.addEventListener('abort', () => order.push(1), { once: true })
o.signal.onabort = () => order.push(2)
o.signal.addEventListener('abort', () => order.push(3))
o.signal.onabort = () => order.push('replaced')
o.abort()
console.log(order.join())
console.log(Object.keys(AbortSignal.prototype).sort().join(), Object.keys(AbortController.prototype).sort().join(), AbortSignal.abort.length, AbortSignal.timeout.length, AbortSignal.any.length)
//: false undefined null true true [object AbortSignal] [object AbortController]
//: undefined
//: heard abort true true true AbortError
//: on true
//: after on
//: true true AbortError 20 This operation was aborted
//: AbortError 20: This operation was aborted
//: null
//: AbortError: This operation was aborted false true
//: null true true
//: 0 true true
//: text true true
//: Error: mine true true
//: TypeError ERR_ILLEGAL_CONSTRUCTOR: Illegal constructor | TypeError ERR_INVALID_THIS: Value of "this" must be of type AbortSignal
//: RangeError ERR_OUT_OF_RANGE: The value of "delay" is out of range. It must be >= 0 && <= 4294967295. Received -1 | TypeError ERR_INVALID_ARG_TYPE: The "delay" argument must be of type number. Received undefined | TypeError ERR_INVALID_ARG_TYPE: The "delay" argument must be of type number. Received type string ('x') | RangeError ERR_OUT_OF_RANGE: The value of "delay" is out of range. It must be an integer. Received 1.5 | RangeError ERR_OUT_OF_RANGE: The value of "delay" is out of range. It must be >= 0 && <= 4294967295. Received 8_589_934_592
//: TypeError ERR_INVALID_ARG_TYPE: The "signals" argument must be an instance of Array. Received undefined | TypeError ERR_INVALID_ARG_TYPE: The "signals[0]" argument must be an instance of AbortSignal. Received type number (1) | false
//: 1,replaced,3
//: aborted,onabort abort,signal 0 1 1
