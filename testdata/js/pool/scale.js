// What is done for a task does not depend on how many wait: counted, not timed.
const workerpool = require('workerpool')

// counting has each method of an object count its calls.
function counting (object, names, calls) {
  for (const name of names) {
    const method = object[name]
    object[name] = function (...args) {
      calls[name] = (calls[name] || 0) + 1
      return method.apply(this, args)
    }
  }
  return object
}

// A linked list: no step of its own is slow.
function list () {
  let first
  let last
  let length = 0
  return {
    push (task) {
      const item = { task }
      if (last) last.next = item
      else first = item
      last = item
      length++
    },
    pop () {
      const { task } = first
      first = first.next
      if (!first) last = undefined
      length--
      return task
    },
    size: () => length,
    contains: () => false,
    clear () { first = last = undefined; length = 0 }
  }
}

// fill has so many tasks wait behind one, and cancels every third.
function fill (pool, n) {
  const running = pool.exec(() => new Promise(() => {}))
  running.catch(() => {})
  for (let i = 0; i < n; i++) {
    const task = pool.exec('methods', [], { metadata: i })
    task.catch(() => {})
    if (i % 3 === 0) task.cancel()
  }
}

async function main () {
  // A queue of the program's is asked equally often for each task.
  for (const n of [500, 10000]) {
    const calls = {}
    const pool = workerpool.pool({ maxWorkers: 1, queueStrategy: counting(list(), ['push', 'pop', 'size', 'contains', 'clear'], calls) })
    fill(pool, n)
    console.log(pool.stats().pendingTasks === n - Math.ceil(n / 3))
    await pool.terminate(true)
    console.log(calls.push - n, calls.pop - n, Math.round(calls.size / n), calls.contains, calls.clear)
  }
  //: true
  //: 1 1 1 undefined 1
  //: true
  //: 1 1 1 undefined 1

  // Those of the package never search or move what they hold.
  const slow = ['shift', 'unshift', 'splice', 'includes', 'indexOf', 'find', 'findIndex', 'filter', 'sort', 'slice', 'concat']
  for (const queueStrategy of ['lifo', 'fifo']) {
    const pool = workerpool.pool({ maxWorkers: 1, queueStrategy })
    await pool.exec(() => 1)
    const calls = {}
    const methods = Object.fromEntries(slow.map(name => [name, Array.prototype[name]]))
    counting(Array.prototype, slow, calls)
    fill(pool, 1000)
    const done = pool.terminate(true)
    Object.assign(Array.prototype, methods)
    console.log(Object.keys(calls), (await done).length)
  }
  //: [] 1
  //: [] 1

  // Neither do promises with many callbacks, or streams with many events.
  const { shift } = Array.prototype
  let moved = 0
  Array.prototype.shift = function () { // eslint-disable-line no-extend-native
    moved += this.length
    return shift.call(this)
  }
  const { promise, resolve } = workerpool.Promise.defer()
  let called = 0
  for (let i = 0; i < 1000; i++) promise.then(() => called++)
  resolve()
  const stream = workerpool.pool({ maxWorkers: 1 }).stream(function () { for (let i = 0; i < 1000; i++) this.worker.emit(i) })
  await stream.promise
  let last
  for (let step = await stream.next(); !step.done; step = await stream.next()) last = step.value
  console.log(called, last, moved) //: 1000 999 0
  Array.prototype.shift = shift // eslint-disable-line no-extend-native

  // A signal gets one listener for all the tasks that it may stop.
  const calls = {}
  const controller = new AbortController()
  const signal = counting(controller.signal, ['addEventListener', 'removeEventListener'], calls)
  const pool = workerpool.pool({ maxWorkers: 1 })
  const options = { signal }
  const tasks = []
  for (let i = 0; i < 1000; i++) tasks.push(pool.exec(() => new Promise(() => {}), [], options))
  options.signal = undefined // they keep theirs
  controller.abort()
  const ends = await Promise.allSettled(tasks)
  console.log(ends.filter(end => end.status === 'rejected').length, calls) //: 1000 { addEventListener: 1, removeEventListener: 1 }
}

main()
