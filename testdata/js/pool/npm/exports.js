const workerpool = require('workerpool')

console.log(Object.keys(workerpool).sort().join())
for (const name of Object.keys(workerpool).sort()) console.log(name, typeof workerpool[name])
console.log(workerpool.platform, workerpool.isMainThread)
console.log(typeof workerpool.Promise.CancellationError, typeof workerpool.Promise.TimeoutError)
const transfer = new workerpool.Transfer('message', [1])
console.log(transfer.message, transfer.transfer)
const error = new workerpool.TerminateError('m', 'c')
console.log(error instanceof Error, error.message, error.cause)

//: Promise,TerminateError,Transfer,cpus,isMainThread,platform,pool,worker,workerEmit
//: Promise function
//: TerminateError function
//: Transfer function
//: cpus number
//: isMainThread boolean
//: platform string
//: pool function
//: worker function
//: workerEmit function
//: node true
//: function function
//: message [ 1 ]
//: true m c
