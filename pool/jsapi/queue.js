// Tasks that wait on the program's thread, in a queue of its own for one. Each
// is handed to the host when a worker has room.
(function (parts) {
  'use strict'

  // The queue that gives the task first that came last.
  class Stack {
    #tasks = []

    push (task) { this.#tasks.push(task) }
    pop () { return this.#tasks.pop() }
    size () { return this.#tasks.length }
    contains (task) { return this.#tasks.includes(task) }
    clear () { this.#tasks = [] }
  }

  class Waiting {
    #queue
    #hand
    #jobs = new Map() // by task
    #running = 0
    #refusing = false

    constructor (queue, hand) {
      this.#queue = queue
      this.#hand = hand
    }

    // Tasks that were cancelled stay in the queue, which cannot be asked to give
    // up one. They are not counted.
    get size () { return Math.min(this.#queue.size(), this.#jobs.size) }

    // add queues a task, and hands it out if it is its turn.
    add (job, room) {
      this.#push(job)
      this.next(room)
      job.waited = this.#jobs.has(job.task)
    }

    #push (job) {
      const promise = job.promise
      const task = {
        method: job.text ? 'run' : job.method,
        params: job.text ? [job.text, job.params] : job.params,
        resolver: { promise, resolve: value => job.settle('result', value), reject: error => job.settle('error', error) },
        timeout: null,
        options: job.options
      }
      job.task = task
      this.#jobs.set(task, job)
      this.#queue.push(task)
    }

    // next hands out tasks while there is room for them.
    next (room) {
      while (!this.#refusing && this.#running < room && this.#queue.size() > 0) {
        const task = this.#queue.pop()
        if (!task) return
        const job = this.#jobs.get(task)
        if (!job) continue // it was cancelled meanwhile
        this.#jobs.delete(task)
        this.#running++
        try {
          this.#hand(job)
        } catch (error) {
          job.settle('error', error)
        }
      }
    }

    settled (job) {
      if (!this.#jobs.delete(job.task)) this.#running--
    }

    // refuse settles all tasks that wait.
    refuse () {
      this.#refusing = true
      while (this.#queue.size() > 0) {
        const task = this.#queue.pop()
        if (!task) break
        const job = this.#jobs.get(task)
        if (job) job.settle('pool terminated', parts.taskError('pool terminated'))
      }
      this.#queue.clear()
      this.#refusing = false
    }
  }

  Object.assign(parts, { Stack, Waiting })
})
