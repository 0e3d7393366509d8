function deep (n) { return n === 0 ? new Error('deep') : deep(n - 1) }
const lines = n => { Error.stackTraceLimit = n; return deep(30).stack.split('\n').length - 1 }
console.log(Error.stackTraceLimit, deep(30).stack.split('\n').length - 1)
console.log(lines(0), lines(1), lines(5), lines(20))
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')))
Error.stackTraceLimit = 10
const x = {}
Error.captureStackTrace(x)
console.log(x.stack.split('\n').length > 1)
//: 10 10
//: 0 1 5 20
//: {"value":20,"writable":true,"enumerable":true,"configurable":true}
//: true
