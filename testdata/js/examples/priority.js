// A queue of one's own decides which task is next. (For priorities alone,
// wprun has pool.exec(fn, args, { priority }).)
const workerpool = require('workerpool')

class PriorityQueue {
  tasks = []
  push (task) {
    const priority = t => (t.options && t.options.metadata && t.options.metadata.priority) || 0
    const i = this.tasks.findIndex(t => priority(t) < priority(task))
    this.tasks.splice(i < 0 ? this.tasks.length : i, 0, task)
  }

  pop () { return this.tasks.shift() }
  size () { return this.tasks.length }
  contains (task) { return this.tasks.includes(task) }
  clear () { this.tasks = [] }
}

const pool = workerpool.pool({ maxWorkers: 1, queueStrategy: new PriorityQueue() })
const work = (name, priority) => pool.exec(name => name, [name], { metadata: { priority } }).then(name => console.log(name))

Promise.all([work('first to come', 0), work('low', 1), work('high', 9), work('middle', 5)])
  .then(() => pool.terminate())
//: first to come
//: high
//: middle
//: low
