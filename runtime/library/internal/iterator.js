'use strict'

// Iterator and its helpers: https://tc39.es/ecma262/#sec-iterator-helper-objects.

const { create, defineProperty, getPrototypeOf } = Object
const { apply } = Reflect
const isObject = v => (typeof v === 'object' && v !== null) || typeof v === 'function'
const Prototype = internal.prototype

const iterations = new WeakMap()

function self (it, name) {
  if (!isObject(it)) throw new TypeError(`Iterator.prototype.${name} called on non-object`)
  return it
}

function callable (it, f) {
  if (typeof f === 'function') return f
  close(it)
  throw new TypeError(`${typeof f === 'string' ? JSON.stringify(f) : isObject(f) ? '#<Object>' : String(f)} is not a function`)
}

// close is for when something has failed already: what return throws is not seen.
function close (it) {
  try { it.return?.() } catch {}
}

function direct (iterator) { return { iterator, next: iterator.next } }

function step (record) {
  const result = apply(record.next, record.iterator, [])
  if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`)
  return result
}

// guarded runs a callback, and closes the iterator if that fails.
function guarded (iterator, f, args) {
  try { return f(...args) } catch (e) { close(iterator); throw e }
}

// A helper's state: next() gives its next value; what is under way is closed first.
class Iteration {
  running = false
  started = false
  done = false
  inner = null // iterator of flatMap

  constructor (record, advance) { this.record = record; this.advance = advance }
}

const HelperPrototype = create(Prototype, {
  [Symbol.toStringTag]: { value: 'Iterator Helper', configurable: true }
})

function helper (record, advance) {
  const o = create(HelperPrototype)
  iterations.set(o, new Iteration(record, advance))
  return o
}

function iteration (o, name) {
  const it = isObject(o) ? iterations.get(o) : undefined
  if (!it) throw new TypeError(`Method Iterator Helper.prototype.${name} called on incompatible receiver ${isObject(o) ? '#<Object>' : String(o)}`)
  if (it.running) throw new TypeError('Generator is already running')
  return it
}

const helperMethods = {
  next () {
    const it = iteration(this, 'next')
    if (it.done) return { value: undefined, done: true }
    it.running = it.started = true
    try {
      const result = it.advance(it)
      if (result.done) it.done = true
      return result
    } catch (e) {
      it.done = true
      throw e
    } finally {
      it.running = false
    }
  },

  return () {
    const it = iteration(this, 'return')
    if (!it.done) {
      it.done = true
      it.running = true
      try {
        if (it.inner) {
          try { it.inner.iterator.return?.() } catch (e) { close(it.record.iterator); throw e }
        }
        it.record.iterator.return?.()
      } finally {
        it.running = false
      }
    }
    return { value: undefined, done: true }
  }
}
for (const name of ['next', 'return']) {
  defineProperty(HelperPrototype, name, { value: helperMethods[name], writable: true, configurable: true })
}

const over = { value: undefined, done: true }
const value = value => ({ value, done: false })

// limit is the argument of take and drop.
function limit (it, n) {
  let number
  try { number = Number(n) } catch (e) { close(it); throw e }
  const whole = Math.trunc(number)
  if (Number.isNaN(number) || whole < 0) {
    close(it)
    throw new RangeError(`${isObject(n) ? '#<Object>' : String(n)} must be positive`)
  }
  return whole
}

// flattenable gives the iterator of what flatMap's callback returns, and of what
// Iterator.from is given.
function flattenable (o, strings) {
  if (!isObject(o) && !(strings && typeof o === 'string')) throw new TypeError(`${typeof o === 'string' ? JSON.stringify(o) : String(o)} is not an object`)
  const method = o[Symbol.iterator]
  const iterator = method === undefined || method === null ? o : apply(method, o, [])
  if (!isObject(iterator)) throw new TypeError(`${String(iterator)} is not an object`)
  return direct(iterator)
}

exports.prototype = {
  map (f) {
    callable(self(this, 'map'), f)
    let i = 0
    return helper(direct(this), ({ record }) => {
      const result = step(record)
      return result.done ? over : value(guarded(record.iterator, f, [result.value, i++]))
    })
  },

  filter (f) {
    callable(self(this, 'filter'), f)
    let i = 0
    return helper(direct(this), ({ record }) => {
      for (;;) {
        const result = step(record)
        if (result.done) return over
        const item = result.value
        if (guarded(record.iterator, f, [item, i++])) return value(item)
      }
    })
  },

  take (n) {
    let left = limit(self(this, 'take'), n)
    return helper(direct(this), ({ record }) => {
      if (left === 0) {
        record.iterator.return?.()
        return over
      }
      left--
      const result = step(record)
      return result.done ? over : value(result.value)
    })
  },

  drop (n) {
    let left = limit(self(this, 'drop'), n)
    return helper(direct(this), ({ record }) => {
      for (; left > 0; left--) {
        if (step(record).done) return over
      }
      const result = step(record)
      return result.done ? over : value(result.value)
    })
  },

  flatMap (f) {
    callable(self(this, 'flatMap'), f)
    let i = 0
    return helper(direct(this), it => {
      for (;;) {
        if (!it.inner) {
          const result = step(it.record)
          if (result.done) return over
          try { it.inner = flattenable(f(result.value, i++), false) } catch (e) { close(it.record.iterator); throw e }
        }
        try {
          const result = step(it.inner)
          if (!result.done) return value(result.value)
        } catch (e) {
          close(it.record.iterator)
          throw e
        }
        it.inner = null
      }
    })
  },

  reduce (f, ...initial) {
    callable(self(this, 'reduce'), f)
    const record = direct(this)
    let i = 0
    let memo = initial[0]
    if (initial.length === 0) {
      const first = step(record)
      if (first.done) throw new TypeError('Reduce of a done iterator with no initial value')
      memo = first.value
      i = 1
    }
    for (;; i++) {
      const result = step(record)
      if (result.done) return memo
      memo = guarded(this, f, [memo, result.value, i])
    }
  },

  toArray () {
    const record = direct(self(this, 'toArray'))
    const list = []
    for (;;) {
      const result = step(record)
      if (result.done) return list
      list.push(result.value)
    }
  },

  forEach (f) {
    callable(self(this, 'forEach'), f)
    visit(this, f, () => false)
  },

  some (f) {
    callable(self(this, 'some'), f)
    return visit(this, f, found => found)?.found === true
  },

  every (f) {
    callable(self(this, 'every'), f)
    return visit(this, f, found => !found) === undefined
  },

  find (f) {
    callable(self(this, 'find'), f)
    return visit(this, f, found => found)?.item
  }
}

// visit calls f with each item, and closes the iterator where enough says so.
function visit (iterator, f, enough) {
  const record = direct(iterator)
  for (let i = 0; ; i++) {
    const result = step(record)
    if (result.done) return
    const item = result.value
    const found = !!guarded(iterator, f, [item, i])
    if (enough(found)) {
      iterator.return?.()
      return { item, found }
    }
  }
}

const wrapped = new WeakMap()
const WrapPrototype = create(Prototype)
const wrapMethods = {
  next () {
    const record = wrapped.get(this)
    return apply(record.next, record.iterator, [])
  },
  return () {
    const { iterator } = wrapped.get(this)
    const f = iterator.return
    return f === undefined ? { value: undefined, done: true } : apply(f, iterator, [])
  }
}
for (const name of ['next', 'return']) {
  defineProperty(WrapPrototype, name, { value: wrapMethods[name], writable: true, configurable: true })
}

// A function, for the prototype of a class cannot be replaced.
function Iterator () {
  if (new.target === undefined) throw new TypeError("Constructor Iterator requires 'new'")
  if (new.target === Iterator) throw new TypeError('Abstract class Iterator not directly constructable')
}
defineProperty(Iterator, 'prototype', { value: Prototype, writable: false, enumerable: false, configurable: false })
defineProperty(Iterator, 'from', {
  value: {
    from (o) {
      const record = flattenable(o, true)
      for (let p = getPrototypeOf(record.iterator); p !== null; p = getPrototypeOf(p)) {
        if (p === Prototype) return record.iterator
      }
      const wrap = create(WrapPrototype)
      wrapped.set(wrap, record)
      return wrap
    }
  }.from,
  writable: true,
  configurable: true
})
exports.Iterator = Iterator
