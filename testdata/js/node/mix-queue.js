// A queue with a limit, over events and promises: what comes when.
const { EventEmitter, once } = require('events')
const { setTimeout: wait } = require('timers/promises')
class Queue extends EventEmitter {
  #running = 0; #jobs = []
  constructor (limit) { super(); this.limit = limit }
  push (job) { this.#jobs.push(job); this.#next() }
  #next () {
    while (this.#running < this.limit && this.#jobs.length > 0) {
      this.#running++
      Promise.resolve(this.#jobs.shift()()).then(v => this.emit('done', v), e => this.emit('failed', e)).finally(() => { this.#running--; this.#running + this.#jobs.length === 0 ? this.emit('idle') : this.#next() })
    }
  }
}
const q = new Queue(2); const log = []
q.on('done', v => log.push(v)).on('failed', e => log.push(e.message))
for (const n of [30, 10, 20]) q.push(async () => { await wait(n); if (n === 20) throw new Error('no ' + n); return n })
once(q, 'idle').then(() => console.log(log))
//: [ 10, 30, 'no 20' ]
