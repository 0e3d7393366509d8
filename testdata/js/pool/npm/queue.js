const workerpool = require('workerpool')
const wait = value => new Promise(resolve => setTimeout(resolve, 20, value))

// The highest priority first; it tells what it is asked for.
class Queue {
  tasks = []
  push (task) {
    console.log('push', Object.keys(task).join(), task.method, task.params[1], task.options && task.options.metadata)
    this.tasks.push(task)
    this.tasks.sort((a, b) => b.options.metadata.priority - a.options.metadata.priority)
  }

  pop () {
    const task = this.tasks.shift()
    console.log('pop', task.params[1], task.resolver.promise.pending)
    return task
  }

  size () { return this.tasks.length }
  contains (task) { return this.tasks.includes(task) }
  clear () { console.log('clear'); this.tasks = [] }
}

async function main () {
  const pool = workerpool.pool({ maxWorkers: 1, maxQueueSize: 3, queueStrategy: new Queue() })
  const done = name => console.log('done', name)
  const all = []
  for (const [name, priority] of [['first', 0], ['low', 1], ['high', 9], ['middle', 5]]) {
    all.push(pool.exec(wait, [name], { metadata: { priority } }).then(done))
  }
  console.log(pool.stats())
  try { pool.exec(wait, ['too many'], { metadata: { priority: 3 } }) } catch (e) { console.log(e.message) }
  await Promise.all(all)

  pool.exec(wait, ['running'], { metadata: { priority: 0 } }).then(done)
  pool.exec(wait, ['queued'], { metadata: { priority: 0 } }).catch(e => console.log(e.message))
  await pool.terminate()

  // A queue may look into its tasks, and settle them.
  const tasks = []
  const open = workerpool.pool({
    maxWorkers: 1,
    queueStrategy: { push: task => tasks.push(task), pop: () => tasks.shift(), size: () => tasks.length, contains: task => tasks.includes(task), clear () {} }
  })
  const first = open.exec(wait, ['first'])
  const second = open.exec(wait, ['second'])
  console.log(tasks[0].timeout, tasks[0].options, tasks[0].resolver.promise === second, Object.keys(tasks[0].resolver).sort().join())
  second.timeout(5000).timeout(6000)
  console.log(tasks[0].timeout)
  const third = open.exec('methods', null, { metadata: 3 })
  third.catch(e => console.log(e.message))
  console.log(tasks[1].method, tasks[1].params, tasks[1].options)
  tasks[0].resolver.resolve('by the queue')
  tasks[1].resolver.reject(new Error('by the queue, too'))
  console.log(await second, await first, await open.exec(wait, ['last']), open.stats().pendingTasks)
  await open.terminate()

  const full = workerpool.pool({ maxWorkers: 1, queueStrategy: 'lifo', maxQueueSize: 1 })
  const taken = [full.exec(wait, ['taken']), full.exec(wait, ['queued'])]
  try { full.exec(wait, ['too many']) } catch (e) { console.log(e.message) }
  console.log(await taken[0], await taken[1])
  await full.terminate()

  const lifo = workerpool.pool({ maxWorkers: 1, queueStrategy: 'lifo' })
  await Promise.all(['a', 'b', 'c', 'd'].map(name => lifo.exec(wait, [name]).then(done)))
  await lifo.terminate()
}

main()

//: push method,params,resolver,timeout,options run [ 'first' ] { priority: 0 }
//: pop [ 'first' ] true
//: push method,params,resolver,timeout,options run [ 'low' ] { priority: 1 }
//: push method,params,resolver,timeout,options run [ 'high' ] { priority: 9 }
//: push method,params,resolver,timeout,options run [ 'middle' ] { priority: 5 }
//: {
//:   totalWorkers: 1,
//:   busyWorkers: 1,
//:   idleWorkers: 0,
//:   pendingTasks: 3,
//:   activeTasks: 1
//: }
//: Max queue size of 3 reached
//: pop [ 'high' ] true
//: done first
//: done high
//: pop [ 'middle' ] true
//: done middle
//: pop [ 'low' ] true
//: done low
//: push method,params,resolver,timeout,options run [ 'running' ] { priority: 0 }
//: pop [ 'running' ] true
//: push method,params,resolver,timeout,options run [ 'queued' ] { priority: 0 }
//: pop [ 'queued' ] true
//: Pool terminated
//: clear
//: done running
//: null undefined true promise,reject,resolve
//: 6000
//: methods null { metadata: 3 }
//: by the queue, too
//: by the queue first last 0
//: Max queue size of 1 reached
//: taken queued
//: done a
//: done d
//: done c
//: done b
