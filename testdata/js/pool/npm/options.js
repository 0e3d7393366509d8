const { pool } = require('workerpool')
const queue = { push () {}, pop () {}, size: () => 0, contains: () => false, clear () {} }

function show (make) {
  try {
    const made = make()
    console.log('no error', made.minWorkers, made.maxWorkers === Infinity ? made.maxWorkers : '')
  } catch (error) {
    console.log(String(error))
  }
}

for (const maxWorkers of [0, -1, 1.5, '2', NaN, undefined, null]) show(() => pool({ maxWorkers }))
for (const minWorkers of [-1, 0.5, '2', 'min', undefined, null]) show(() => pool({ minWorkers }))
show(() => pool({ maxWorkers: Infinity }))
show(() => pool({ minWorkers: 0 }))
show(() => pool('script.js', undefined))
show(() => pool(null))
show(() => pool({ queueStrategy: 'random' }))
show(() => pool({ queueStrategy: {} }))
for (const name of Object.keys(queue)) show(() => pool({ queueStrategy: { ...queue, [name]: undefined } }))
show(() => pool({ queueStrategy: queue }))
show(() => pool({ queueStrategy: '' }))
show(() => pool({ queueStrategy: null }))
show(() => pool({ workerType: 'web' }))
show(() => pool({ workerType: 'web' }).exec('a'))
show(() => pool({ workerType: 'web', minWorkers: 1 }))
show(() => pool({ workerType: 'thread', workerThreadOpts: { unknown: 1 } }).exec('a'))
show(() => pool({ workerType: 'thread', workerThreadOpts: { unknown: 1 }, minWorkers: 1 }))
show(() => pool({ workerType: 'process', forkOpts: { unknown: 1 } }).exec('a'))
show(() => pool({ nodeWorker: 'process', forkOpts: { unknown: 1 } }).exec('a'))

//: TypeError: Option maxWorkers must be an integer number >= 1
//: TypeError: Option maxWorkers must be an integer number >= 1
//: TypeError: Option maxWorkers must be an integer number >= 1
//: TypeError: Option maxWorkers must be an integer number >= 1
//: TypeError: Option maxWorkers must be an integer number >= 1
//: TypeError: Option maxWorkers must be an integer number >= 1
//: TypeError: Option maxWorkers must be an integer number >= 1
//: TypeError: Option minWorkers must be an integer number >= 0
//: TypeError: Option minWorkers must be an integer number >= 0
//: TypeError: Option minWorkers must be an integer number >= 0
//: TypeError: Option minWorkers must be an integer number >= 0
//: TypeError: Option minWorkers must be an integer number >= 0
//: TypeError: Option minWorkers must be an integer number >= 0
//: no error undefined Infinity
//: no error 0 
//: no error undefined 
//: no error undefined 
//: Error: Unknown queue strategy: random
//: Error: Queue strategy must implement method: push
//: Error: Queue strategy must implement method: push
//: Error: Queue strategy must implement method: pop
//: Error: Queue strategy must implement method: size
//: Error: Queue strategy must implement method: contains
//: Error: Queue strategy must implement method: clear
//: no error undefined 
//: no error undefined 
//: no error undefined 
//: no error undefined 
//: Error: WorkerPool: Web Workers not supported
//: Error: WorkerPool: Web Workers not supported
//: Error: Object "workerThreadOpts" contains an unknown option "unknown"
//: Error: Object "workerThreadOpts" contains an unknown option "unknown"
//: Error: Object "forkOpts" contains an unknown option "unknown"
//: Error: Object "forkOpts" contains an unknown option "unknown"
