// Signals of several sources, and of time.
const a = new AbortController()
const b = new AbortController()
const any = AbortSignal.any([a.signal, b.signal])
const deep = AbortSignal.any([any, AbortSignal.timeout(100000)])
const log = []
a.signal.addEventListener('abort', () => log.push('a ' + a.signal.aborted))
any.addEventListener('abort', () => log.push('any ' + any.reason))
deep.addEventListener('abort', () => log.push('deep ' + deep.reason))
console.log(any.aborted, deep.aborted)
a.abort('why'); b.abort('other')
console.log(any.aborted, deep.aborted, any.reason, log.join('; '))
console.log(AbortSignal.any([AbortSignal.abort('first'), AbortSignal.abort('second')]).reason, AbortSignal.any(new Set([a.signal]).values ? [...new Set([a.signal])] : []).aborted)

const t = AbortSignal.timeout(5)
t.onabort = e => console.log('timed out', t.reason.name, t.reason.code, t.reason.message, e.type)
const keep = setTimeout(() => console.log('done', t.aborted), 50)
AbortSignal.timeout(1e9) // does not keep the program

const wait = (ms, signal) => new Promise((resolve, reject) => {
  signal.throwIfAborted()
  const timer = setTimeout(resolve, ms)
  signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason) }, { once: true })
})
const w = new AbortController()
wait(1e6, w.signal).catch(e => console.log('rejected', e.name))
wait(1, AbortSignal.any([w.signal, new AbortController().signal])).catch(e => console.log('also', e.message))
w.abort()
//: false false
//: true true why a true; any why; deep why
//: first true
//: rejected AbortError
//: also This operation was aborted
//: timed out TimeoutError 23 The operation was aborted due to timeout abort
//: done true
