// What pools do with many elements, and with what a task sends: ours; the npm
// package has the first on its road map.
(function (parts) {
  'use strict'

  const { Pool, Promise, checkManyOptions, standFor, timeoutError } = parts

  function checkItems (items) {
    if (items === undefined || items === null || typeof items[Symbol.iterator] !== 'function') {
      throw new TypeError('Iterable expected as argument "items"')
    }
  }

  // each has a function, or the method of that name, called with each element
  // and its index. Some tasks are under way at a time; take is called with each
  // result as it comes, and ends all when it returns true, as the first error
  // does. The promise is for what result returns then.
  function each (pool, items, fn, options, take, result) {
    checkItems(items)
    checkManyOptions(options)
    const iterator = items[Symbol.iterator]()
    const most = (options && options.concurrency) || 2 * pool.maxWorkers
    const running = new Set()
    const root = {}
    let index = 0
    let over = false

    const promise = new Promise((resolve, reject) => {
      const end = () => {
        over = true
        for (const task of running) task.catch(() => {}).cancel()
        running.clear()
      }
      const fail = error => {
        if (over) return
        end()
        reject(error)
      }
      const next = () => {
        while (!over && running.size < most) {
          let step
          try {
            step = iterator.next()
            if (!step.done) start(step.value, index++)
          } catch (error) {
            return fail(error)
          }
          if (step.done) break
        }
        if (!over && running.size === 0) finish()
      }
      const finish = () => {
        end()
        resolve(result())
      }
      const start = (item, i) => {
        const task = pool.exec(fn, [item, i], options)
        running.add(task)
        task.then(value => {
          running.delete(task)
          if (over) return
          if (take(value, i, item)) {
            if (iterator.return) iterator.return()
            finish()
          } else {
            next()
          }
        }, fail)
      }
      root.cancel = end
      root.timeout = delay => {
        const timer = setTimeout(() => fail(timeoutError(delay)), delay)
        running.add({ catch: () => ({ cancel: () => clearTimeout(timer) }) })
      }
      next()
    })
    return standFor(promise, root)
  }

  const methods = {
    map (items, fn, options) {
      const results = []
      return each(this, items, fn, options, (value, i) => { results[i] = value }, () => results)
    },

    forEach (items, fn, options) {
      return each(this, items, fn, options, () => {}, () => undefined)
    },

    filter (items, fn, options) {
      const kept = []
      return each(this, items, fn, options, (value, i, item) => { if (value) kept.push([i, item]) },
        () => kept.sort((a, b) => a[0] - b[0]).map(([, item]) => item))
    },

    some (items, fn, options) {
      let found = false
      return each(this, items, fn, options, value => (found = found || !!value), () => found)
    },

    every (items, fn, options) {
      let all = true
      return each(this, items, fn, options, value => !(all = all && !!value), () => all)
    },

    // reduce joins neighbours, and then what has become of them, so that it needs
    // a function that is associative.
    reduce (items, fn, ...rest) {
      const [initial, options] = rest
      checkItems(items)
      const values = [...items]
      if (rest.length > 0 && initial !== undefined) values.unshift(initial)
      if (values.length === 0) {
        return new Promise((resolve, reject) => reject(new TypeError('Reduce of empty array with no initial value')))
      }
      return joined(this, values, fn, options)
    }
  }

  // joined reduces in rounds: each halves the number of values.
  function joined (pool, values, fn, options) {
    if (values.length === 1) return new Promise(resolve => resolve(values[0]))
    const pairs = []
    for (let i = 0; i + 1 < values.length; i += 2) pairs.push([values[i], values[i + 1]])
    const next = []
    const executor = { maxWorkers: pool.maxWorkers, exec: (fn, [pair], options) => pool.exec(fn, pair, options) }
    return each(executor, pairs, fn, options, (value, i) => { next[i] = value }, () => {
      if (values.length % 2 === 1) next.push(values[values.length - 1])
      return next
    }).then(next => joined(pool, next, fn, options))
  }

  // stream gives the events of a task one by one: an asynchronous iterator whose
  // last step has the result as its value. The engine has no for await, so
  // programs call next.
  function stream (method, params, options) {
    const events = new Map() // that nobody has asked for yet, by number
    let came = 0
    let taken = 0
    const asked = [] // next() that wait
    const promise = this.exec(method, params, {
      ...options,
      on (payload) {
        const ask = asked.shift()
        if (ask) ask.resolve({ value: payload, done: false })
        else events.set(came++, payload)
      }
    })
    const last = promise.then(value => ({ value, done: true }))
    last.then(step => asked.splice(0).forEach(ask => ask.resolve(step)),
      error => asked.splice(0).forEach(ask => ask.reject(error)))
    const iterator = {
      promise,
      next () {
        if (events.size > 0) {
          const value = events.get(taken)
          events.delete(taken++)
          return globalThis.Promise.resolve({ value, done: false })
        }
        if (!promise.pending) return globalThis.Promise.resolve(last)
        return new globalThis.Promise((resolve, reject) => asked.push({ resolve, reject }))
      },
      return (value) {
        promise.catch(() => {})
        promise.cancel()
        return globalThis.Promise.resolve({ value, done: true })
      }
    }
    if (typeof Symbol.asyncIterator === 'symbol') iterator[Symbol.asyncIterator] = () => iterator
    return iterator
  }

  for (const [name, value] of Object.entries({ ...methods, stream })) {
    Object.defineProperty(Pool.prototype, name, { value, writable: true, configurable: true })
  }
})
