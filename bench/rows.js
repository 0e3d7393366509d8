'use strict'

// The rows that are programs in JavaScript. It prints a line of JSON for each:
//
//   node rows.js workerpool|piscina|tinypool ROW...
//   wprun rows.js wprun ROW...
//
// Values are microseconds, or bytes where a row is about memory. A row that a side
// has not is left out.

const [side, ...wanted] = process.argv.slice(2)

const add = (a, b) => a + b
const size = bytes => bytes.length
const same = value => value
function fib (n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) }
function forever () { for (;;); }

// A pool of each side: run(name, ...args) and end().
const pools = {
  workerpool: (options = {}) => {
    const pool = require('workerpool').pool(options)
    const functions = { add, size, same, fib }
    return { run: (name, ...args) => pool.exec(functions[name], args), exec: (...args) => pool.exec(...args), end: () => pool.terminate(true) }
  },
  piscina: options => fromFile(require('piscina').Piscina, options),
  tinypool: options => fromFile(require('tinypool').Tinypool, options)
}
pools.wprun = pools.workerpool

function fromFile (Pool, { maxWorkers = 2, isolate = false } = {}) {
  const pool = new Pool({
    filename: require('node:path').join(__dirname, 'tasks.js'),
    minThreads: 1,
    maxThreads: maxWorkers,
    ...(isolate ? { isolateWorkers: true } : {})
  })
  return {
    run: (name, ...args) => pool.run(name === 'add' ? { a: args[0], b: args[1] } : args[0], { name }),
    end: () => pool.destroy()
  }
}

const offloads = side === 'workerpool' || side === 'wprun'
const now = typeof performance === 'undefined' ? Date.now : () => performance.now()

// perCall is how many microseconds a call takes, one after the other, for about so
// many milliseconds.
async function perCall (f, milliseconds = 700, warmUp = 20) {
  for (let i = 0; i < warmUp; i++) await f(i)
  const began = now()
  let calls = 0
  do {
    for (let i = 0; i < 10; i++) await f(calls++)
  } while (now() - began < milliseconds)
  return (now() - began) * 1e3 / calls
}

async function withPool (options, f) {
  const pool = pools[side](options)
  try {
    return await f(pool)
  } finally {
    await pool.end()
  }
}

async function sequence (options) {
  return withPool(options, pool => perCall(i => pool.run('add', i, 2), 700, 500))
}

async function batch (tasks, maxWorkers) {
  return withPool({ maxWorkers }, async pool => {
    const all = n => Promise.all(Array.from({ length: n }, (_, i) => pool.run('add', i, 2)))
    await all(500)
    const began = now()
    await all(tasks)
    return (now() - began) * 1e3 / tasks
  })
}

const megabyte = options => withPool(options, pool => {
  const bytes = new Uint8Array(1 << 20)
  return perCall(() => pool.run('size', bytes))
})

const objects = options => withPool(options, pool => {
  const list = Array.from({ length: 10_000 }, (_, id) => ({ id, name: 'name ' + id, on: id % 2 === 0 }))
  return perCall(() => pool.run('same', list), 1000, 3)
})

const first = options => perCall(async () => withPool(options, pool => pool.run('add', 1, 2)), 300, 1)

const cancel = options => withPool(options, async pool => {
  let sum = 0
  const times = 5
  for (let i = 0; i < times; i++) {
    await pool.run('add', 1, 2)
    const endless = pool.exec(forever)
    const lost = endless.catch(() => {})
    await new Promise(resolve => setTimeout(resolve, 50))
    const began = now()
    endless.cancel()
    await lost
    await pool.run('add', 1, 2)
    sum += now() - began
  }
  return sum * 1e3 / times
})

// memory is how many bytes an idle worker takes that has worked.
async function memory (options) {
  const workers = 8
  return withPool({ ...options, maxWorkers: workers, minWorkers: workers }, async pool => {
    const before = resident(options.workerType)
    await Promise.all(Array.from({ length: 20 * workers }, (_, i) => pool.run('add', i, 2)))
    return (resident(options.workerType) - before) / workers
  })
}

// resident is the memory of this process, or that of those that it has started.
function resident (workerType) {
  if (workerType !== 'process') return process.memoryUsage().rss
  const { readFileSync, readdirSync } = require('node:fs')
  let bytes = 0
  for (const task of readdirSync('/proc/self/task')) {
    for (const child of readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ')) {
      if (child !== '') bytes += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))[1]) * 1024
    }
  }
  return bytes
}

const thread = { maxWorkers: 1 }
const apart = { maxWorkers: 1, workerType: 'process' }
const node = side !== 'wprun'

const rows = {
  sequence: () => sequence(thread),
  batch: () => batch(50_000, 2),
  'sequence-process': offloads && (() => sequence(apart)),
  megabyte: () => megabyte(thread),
  'megabyte-process': offloads && (() => megabyte(apart)),
  objects: () => objects(thread),
  'objects-process': offloads && (() => objects(apart)),
  first: () => first(thread),
  'first-process': offloads && (() => first(apart)),
  fresh: side === 'tinypool'
    ? () => withPool({ maxWorkers: 1, isolate: true }, pool => perCall(i => pool.run('add', i, 2)))
    : side === 'wprun' && (() => sequence({ ...thread, fresh: true })),
  cancel: offloads && (() => cancel(thread)),
  'cancel-process': offloads && (() => cancel(apart)),
  memory: node && offloads && (() => memory(thread)),
  'memory-process': node && offloads && (() => memory(apart)),
  queued: () => batch(100_000, 1),
  fib: () => withPool(thread, pool => perCall(() => pool.run('fib', 25), 700, 2))
}

// Curves: [x, what to measure there].
const curves = {
  queue: [10, 100, 1_000, 10_000, 100_000].map(n => [n, () => batch(n, 1)]),
  argument: offloads && [10, 1e3, 1e5, 1e6, 1e7].map(n => [n, () => withPool(thread, pool => {
    const bytes = new Uint8Array(n)
    return perCall(() => pool.run('size', bytes), 300, 3)
  })])
}

;(async () => {
  for (const name of wanted) {
    if (rows[name]) console.log(JSON.stringify({ side, row: name, value: await rows[name]() }))
    for (const [x, measure] of curves[name] || []) {
      console.log(JSON.stringify({ side, curve: name, x, value: await measure() }))
    }
  }
})().catch(error => {
  console.error(error)
  process.exitCode = 1
})
