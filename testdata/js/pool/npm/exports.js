const workerpool = require('workerpool')

console.log(Object.keys(workerpool).sort().join())
for (const name of Object.keys(workerpool).sort()) console.log(name, typeof workerpool[name])
console.log(workerpool.platform, workerpool.isMainThread)
console.log(typeof workerpool.Promise.CancellationError, typeof workerpool.Promise.TimeoutError)
const pool = new workerpool.pool(__filename, { maxWorkers: 3 }) // eslint-disable-line new-cap
console.log(pool.script === __filename, workerpool.pool('').script, workerpool.pool(null, { maxWorkers: 3 }).script, pool.maxWorkers, pool.minWorkers)
console.log(pool.workerType, pool.nodeWorker, pool.maxQueueSize, pool.workerTerminateTimeout, pool.emitStdStreams)
console.log(pool.forkArgs, pool.forkOpts, pool.workerOpts, pool.workerThreadOpts, Object.isFrozen(pool.forkOpts))
console.log(workerpool.pool(null, { maxWorkers: 0 }).maxWorkers === Math.max(workerpool.cpus - 1, 1))
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
//: true null null 3 undefined
//: auto undefined Infinity 1000 false
//: [] {} {} {} true
//: true
//: message [ 1 ]
//: true m c
