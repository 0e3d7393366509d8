// What structuredClone and ports refuse is a DOMException.
const attempt = f => { try { return f() } catch (e) { return [e.name, e.code, e instanceof DOMException, e instanceof Error, e.constructor.name].join(' ') } }
const { port1 } = new MessageChannel()
for (const value of [() => {}, Symbol('s'), { f () {} }, [[Symbol('x')]], new Map([[1, () => {}]]), new WeakMap(), Promise.resolve()]) console.log(attempt(() => structuredClone(value)), '|', attempt(() => port1.postMessage(value)))
const buffer = new ArrayBuffer(4)
structuredClone(buffer, { transfer: [buffer] })
console.log(buffer.byteLength)
const twice = new ArrayBuffer(4)
console.log(attempt(() => structuredClone(twice, { transfer: [twice, twice] })), twice.byteLength)
const thrown = new RangeError('mine')
console.log(attempt(() => structuredClone({ get x () { throw thrown } })))
console.log(attempt(() => performance.mark('x', { detail: () => {} })))
const e = structuredClone(new TypeError('kept', { cause: 5 }))
console.log(e instanceof TypeError, e.message, e.cause, e.stack.split('\n')[0])
port1.close()
//: DataCloneError 25 true true DOMException | DataCloneError 25 true true DOMException
//: DataCloneError 25 true true DOMException | DataCloneError 25 true true DOMException
//: DataCloneError 25 true true DOMException | DataCloneError 25 true true DOMException
//: DataCloneError 25 true true DOMException | DataCloneError 25 true true DOMException
//: DataCloneError 25 true true DOMException | DataCloneError 25 true true DOMException
//: DataCloneError 25 true true DOMException | DataCloneError 25 true true DOMException
//: DataCloneError 25 true true DOMException | DataCloneError 25 true true DOMException
//: 0
//: DataCloneError 25 true true DOMException 4
//: RangeError  false true RangeError
//: DataCloneError 25 true true DOMException
//: true kept 5 TypeError: kept
