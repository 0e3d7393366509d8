const workerpool = require('workerpool')

function show (f) {
  try { f(); console.log('no error') } catch (error) { console.log(String(error)) }
}

async function main () {
  const pool = workerpool.pool({ maxWorkers: 1, maxQueueSize: 2 })
  show(() => pool.exec(1, 'params first'))
  show(() => pool.exec(1))
  show(() => pool.exec())
  show(() => pool.exec('a', {}))
  show(() => pool.proxy(undefined))
  console.log(pool.stats())
  const first = pool.exec(() => new Promise(resolve => setTimeout(resolve, 20, 'first')))
  const second = pool.exec((a, b) => a + b, [3, 4])
  const third = pool.exec('run', [String(x => -x), [5]])
  console.log(pool.stats())
  show(() => pool.exec(() => 1))
  show(() => pool.exec(1))
  console.log(await first, await second, await third)
  console.log(pool.stats())
  console.log(await pool.exec('methods'), await pool.exec(() => 'no params', null))
  await pool.exec('nothing').catch(e => console.log(e.message))
  console.log((await pool.terminate()).length, pool.stats())

  // no params are none
  for (const none of [undefined, null]) console.log(await pool.exec(function () { return arguments.length }, none))
  await pool.terminate()
}

main()

//: TypeError: Array expected as argument "params"
//: TypeError: Function or string expected as argument "method"
//: TypeError: Function or string expected as argument "method"
//: TypeError: Array expected as argument "params"
//: Error: No arguments expected
//: {
//:   totalWorkers: 0,
//:   busyWorkers: 0,
//:   idleWorkers: 0,
//:   pendingTasks: 0,
//:   activeTasks: 0
//: }
//: {
//:   totalWorkers: 1,
//:   busyWorkers: 1,
//:   idleWorkers: 0,
//:   pendingTasks: 2,
//:   activeTasks: 1
//: }
//: Error: Max queue size of 2 reached
//: TypeError: Function or string expected as argument "method"
//: first 7 -5
//: {
//:   totalWorkers: 1,
//:   busyWorkers: 0,
//:   idleWorkers: 1,
//:   pendingTasks: 0,
//:   activeTasks: 0
//: }
//: [ 'run', 'methods' ] no params
//: Unknown method "nothing"
//: 1 {
//:   totalWorkers: 0,
//:   busyWorkers: 0,
//:   idleWorkers: 0,
//:   pendingTasks: 0,
//:   activeTasks: 0
//: }
//: 0
//: 0
