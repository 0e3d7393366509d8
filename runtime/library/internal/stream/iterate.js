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
const checked = (f, options, name = 'fn') => {
  if (typeof f !== 'function') throw errors.argType(name, ['Function', 'AsyncFunction'], f)
  return checkedOptions(options)
}
const checkedOptions = (options = {}) => {
  if (options === null) return {}
  errors.object(options, 'options')
  errors.signal(options.signal, 'options.signal')
  if (options.concurrency !== undefined) errors.integer(options.concurrency, 'options.concurrency', 1)
  return options
}
const checkedCount = n => {
  n = Number(n) || 0
  if (n < 0) throw errors.range('number', '>= 0', n)
  return n
}

// withSignal is the second argument of the functions: what tells them to stop.
const withSignal = options => ({
  get signal () {
    const signal = options.signal ?? new AbortController().signal
    Object.defineProperty(this, 'signal', { value: signal })
    return signal
  }
})
const throwIfAborted = ({ signal }) => {
  if (signal && signal.aborted) throw new errors.AbortError(undefined, { cause: signal.reason })
}

const each = async (stream, options, f) => {
  throwIfAborted(options)
  const iterator = iterate(stream)
  const argument = withSignal(options)
  for (;;) {
    const { value, done } = await iterator.next()
    if (done) return
    let enough
    try {
      throwIfAborted(options)
      enough = await f(value, argument) === false
    } catch (e) {
      await iterator.return()
      throw e
    }
    if (enough) {
      await iterator.return()
      return
    }
  }
}

// derived is a stream of what make has for each chunk: an array, or undefined where
// the stream ends. As many are made at a time as concurrency says.
const derived = (stream, options, make) => {
  const { concurrency = 1 } = options
  const iterator = iterate(stream)
  const argument = withSignal(options)
  const pending = []
  const making = []
  let i = 0
  const one = async () => {
    const { value, done } = await iterator.next()
    throwIfAborted(options)
    return done ? undefined : make(value, argument, i++)
  }
  return require('internal/stream/readable').from({
    async next () {
      while (pending.length === 0) {
        while (making.length < concurrency) {
          const promise = one()
          promise.catch(() => {}) // whoever waits for it hears of that
          making.push(promise)
        }
        const more = await making.shift()
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
  map (f, options) { return derived(this, checked(f, options), async (v, argument) => [await f(v, argument)]) },
  filter (f, options) { return derived(this, checked(f, options), async (v, argument) => await f(v, argument) ? [v] : []) },
  flatMap (f, options) { return derived(this, checked(f, options), async (v, argument) => Array.from(await f(v, argument))) },
  take (n, options) {
    n = checkedCount(n)
    return derived(this, checkedOptions(options), (v, argument, i) => i < n ? [v] : undefined)
  },
  drop (n, options) {
    n = checkedCount(n)
    return derived(this, checkedOptions(options), (v, argument, i) => i < n ? [] : [v])
  },
  asIndexedPairs (options) { return derived(this, checkedOptions(options), (v, argument, i) => [[i, v]]) },
  async toArray (options) {
    const list = []
    await each(this, checkedOptions(options), v => { list.push(v) })
    return list
  },
  async forEach (f, options) { await each(this, checked(f, options), async (v, argument) => { await f(v, argument) }) },
  async reduce (f, initial, options) {
    options = checked(f, options, 'reducer')
    let has = arguments.length > 1
    let result = initial
    await each(this, options, async (v, argument) => {
      result = has ? await f(result, v, argument) : v
      has = true
    })
    if (!has) throw errors.make(TypeError, 'ERR_MISSING_ARGS', 'Reduce of an empty stream requires an initial value')
    return result
  },
  async some (f, options) { return await first(this, f, options, found => found) !== nobody },
  async every (f, options) { return await first(this, f, options, found => !found) === nobody },
  async find (f, options) {
    const found = await first(this, f, options, found => found)
    return found === nobody ? undefined : found
  }
}

// first is the first chunk for which wanted takes what f says.
const nobody = Symbol('nobody')
const first = async (stream, f, options, wanted) => {
  let chunk = nobody
  await each(stream, checked(f, options), async (v, argument) => {
    if (!wanted(await f(v, argument))) return true
    chunk = v
    return false
  })
  return chunk
}
