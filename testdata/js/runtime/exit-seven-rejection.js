// A listener of uncaught errors that throws is not told of its own error, for a
// rejection neither.
process.on('uncaughtExceptionMonitor', e => console.log('monitor', e.message))
process.on('uncaughtException', e => { throw new TypeError('in the listener') })
Promise.reject(new Error('first'))
Promise.reject(new Error('second'))
//: monitor first
//! TypeError: in the listener
//exit 7
