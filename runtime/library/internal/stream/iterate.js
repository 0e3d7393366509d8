'use strict'

const errors = require('internal/errors')

// Readable streams as sequences: what iterates them, and what makes them of others.

// iterate gives a stream's chunks one by one, and ends the stream with itself.
const iterate = exports.iterate = (stream, options = {}) => {
  const { finished } = require('internal/stream/end')
  let wake = () => {}
  let failure
  const readable = () => wake()
  stream.on('readable', readable)
  const cleanup = finished(stream, { writable: false }, error => {
    failure = error || null
    wake()
  })
  const leave = destroys => {
    stream.removeListener('readable', readable)
    if (destroys && (failure || options.destroyOnReturn !== false) && (failure === undefined || stream._readableState.autoDestroy)) stream.destroy()
    cleanup()
  }
  let done = false
  let queue = Promise.resolve()
  const next = async () => {
    while (!done) {
      const chunk = stream.destroyed ? null : stream.read()
      if (chunk !== null) return { value: chunk, done: false }
      if (failure) {
        done = true
        leave(true)
        throw failure
      }
      if (failure === null) {
        done = true
        leave(false)
        break
      }
      await new Promise(resolve => { wake = resolve })
    }
    return { value: undefined, done: true }
  }
  const iterator = {
    next () {
      const result = queue.then(next)
      queue = result.catch(() => {})
      return result
    },
    async return (value) {
      if (!done) {
        done = true
        leave(true)
      }
      return { value, done: true }
    },
    async throw (error) {
      done = true
      stream.destroy(error)
      throw error
    }
  }
  if (Symbol.asyncIterator) iterator[Symbol.asyncIterator] = function () { return this }
  return iterator
}

// from makes a stream of what can be iterated.
exports.from = (iterable, options) => {
  const Readable = require('internal/stream/readable')
  if (typeof iterable === 'string' || iterable instanceof Buffer) {
    return new Readable({ objectMode: true, ...options, read () { this.push(iterable); this.push(null) } })
  }
  const isAsync = iterable && Symbol.asyncIterator && iterable[Symbol.asyncIterator]
  const method = isAsync ? iterable[Symbol.asyncIterator] : iterable && iterable[Symbol.iterator]
  if (!method && !(iterable && typeof iterable.next === 'function')) throw errors.argType('iterable', ['Iterable'], iterable)
  const iterator = method ? method.call(iterable) : iterable
  let reading = false
  const stream = new Readable({ objectMode: true, highWaterMark: 1, ...options })
  stream._read = () => {
    if (reading) return
    reading = true
    ;(async () => {
      try {
        for (;;) {
          const step = isAsync ? await iterator.next() : iterator.next()
          const { value, done } = step && typeof step.then === 'function' ? await step : step
          if (done) {
            stream.push(null)
            return
          }
          const chunk = value && typeof value.then === 'function' ? await value : value
          if (chunk === null) {
            reading = false
            throw errors.make(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream')
          }
          if (stream.push(chunk)) continue
          reading = false
          return
        }
      } catch (e) {
        stream.destroy(e)
      }
    })()
  }
  stream._destroy = (error, callback) => {
    Promise.resolve(typeof iterator.return === 'function' ? iterator.return() : undefined).then(() => process.nextTick(callback, error), e => process.nextTick(callback, e || error))
  }
  return stream
}

// What arrays have. Each gives a stream, or a promise of a value.
const each = async (stream, f) => {
  errors.function(f, 'fn')
  const iterator = iterate(stream)
  for (let i = 0; ; i++) {
    const { value, done } = await iterator.next()
    if (done) return
    if (await f(value, i) === false) {
      await iterator.return()
      return
    }
  }
}
const derived = (stream, make) => {
  const iterator = iterate(stream)
  const pending = []
  let i = 0
  return require('internal/stream/readable').from({
    async next () {
      while (pending.length === 0) {
        const { value, done } = await iterator.next()
        if (done) return { value, done }
        const more = await make(value, i++)
        if (more === undefined) {
          await iterator.return()
          return { value: undefined, done: true }
        }
        pending.push(...more)
      }
      return { value: pending.shift(), done: false }
    },
    return: () => iterator.return()
  })
}
exports.methods = {
  map (f) { errors.function(f, 'fn'); return derived(this, async v => [await f(v, {})]) },
  filter (f) { errors.function(f, 'fn'); return derived(this, async v => await f(v, {}) ? [v] : []) },
  flatMap (f) { errors.function(f, 'fn'); return derived(this, async v => Array.from(await f(v, {}))) },
  take (n) { return derived(this, (v, i) => i < n ? [v] : undefined) },
  drop (n) { return derived(this, (v, i) => i < n ? [] : [v]) },
  async toArray () {
    const list = []
    await each(this, v => { list.push(v) })
    return list
  },
  async forEach (f) { errors.function(f, 'fn'); await each(this, async v => { await f(v, {}) }) },
  async reduce (f, ...initial) {
    errors.function(f, 'reducer')
    let has = initial.length > 0
    let result = initial[0]
    await each(this, async v => {
      result = has ? await f(result, v, {}) : v
      has = true
    })
    if (!has) throw errors.make(TypeError, 'ERR_MISSING_ARGS', 'Reduce of an empty stream requires an initial value')
    return result
  },
  async some (f) { return await this.find(v => f(v, {}), true) !== nobody },
  async every (f) { return await this.find(async v => !await f(v, {}), true) === nobody },
  async find (f, mark) {
    let found = mark === true ? nobody : undefined
    await each(this, async v => {
      if (!await f(v, {})) return true
      found = v
      return false
    })
    return found
  }
}
const nobody = Symbol('nobody')
