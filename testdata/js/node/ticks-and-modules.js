// What a module prints when, with modules that are loaded on the way.
process.nextTick(() => console.log('tick'))
Promise.resolve().then(() => console.log('micro'))
const first = require('./lib/counted')
console.log('sync', first())
setImmediate(() => { console.log('immediate', require('./lib/counted') === first); process.nextTick((a, b) => console.log('args', a, b), 1, 2) })
queueMicrotask(() => process.nextTick(() => console.log('tick from micro')))
//: sync 1
//: tick
//: micro
//: tick from micro
//: immediate true
//: args 1 2
