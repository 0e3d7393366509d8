setTimeout(() => console.log('timeout'), 0)
Promise.resolve().then(() => console.log('microtask')).finally(() => console.log('finally'))
queueMicrotask(() => console.log('queued'))
process.nextTick(() => console.log('tick'))
;(async () => { console.log('async start'); await null; console.log('async after'); try { await Promise.reject(new Error('caught')) } catch (e) { console.log(e.message) } })()
console.log('sync')
Promise.race([new Promise(r => setTimeout(r, 1e6, 'slow').unref()), new Promise(r => setTimeout(r, 1, 'fast'))]).then(v => console.log(v))
//: async start
//: sync
//: tick
//: microtask
//: queued
//: async after
//: finally
//: caught
//: timeout
//: fast
