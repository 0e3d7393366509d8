// What nobody catches goes to listeners.
process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor', e.message, origin))
process.on('uncaughtException', (e, origin) => console.log('uncaught', e.message, origin))
const later = (n, f) => setTimeout(f, n * 20)
later(1, () => { throw new Error('in a timer') })
later(2, () => { console.log('goes on'); Promise.reject(new Error('rejected')) })
later(3, () => process.nextTick(() => { throw new Error('in a tick') }))
later(4, () => queueMicrotask(() => { throw new Error('in a microtask') }))
later(5, () => setImmediate(() => { throw new Error('in an immediate') }))
const e = new (require('events'))()
e.on('x', () => { throw new Error('in a listener') })
later(6, () => e.emit('x'))
later(7, () => { process.on('unhandledRejection', (reason, p) => console.log('unhandled', reason, p instanceof Promise)); Promise.reject(5) }) // eslint-disable-line prefer-promise-reject-errors
later(8, () => { const p = Promise.reject(new Error('handled in time')); p.catch(e => console.log(e.message)) })
//: monitor in a timer uncaughtException
//: uncaught in a timer uncaughtException
//: goes on
//: monitor rejected unhandledRejection
//: uncaught rejected unhandledRejection
//: monitor in a tick uncaughtException
//: uncaught in a tick uncaughtException
//: monitor in a microtask uncaughtException
//: uncaught in a microtask uncaughtException
//: monitor in an immediate uncaughtException
//: uncaught in an immediate uncaughtException
//: monitor in a listener uncaughtException
//: uncaught in a listener uncaughtException
//: unhandled 5 true
//: handled in time
