// Prints the names of all that the package offers, as JSON: what the declarations
// must declare, interface by interface.
const workerpool = require('workerpool')

const names = {}
const note = (what, list) => { names[what] = [...new Set([...(names[what] || []), ...list])].sort() }
const own = object => Object.getOwnPropertyNames(object).filter(name => !['constructor', 'length', 'name', 'prototype'].includes(name))

// asked notes which options are read of an object that has none.
function asked (what) {
  return new Proxy({}, {
    get: (_, name) => { if (typeof name === 'string') note(what, [name]) },
    has (_, name) { note(what, [name]); return false }
  })
}

async function main () {
  note('', Object.keys(workerpool))
  note('WorkerpoolPromise', [...own(workerpool.Promise.prototype), ...own(workerpool.Promise)])
  note('Transfer', own(new workerpool.Transfer('message', [])))

  workerpool.pool(asked('WorkerPoolOptions'))
  const pool = workerpool.pool({ minWorkers: 0, maxWorkers: 1, onCreateWorker: arg => note('WorkerArg', Object.keys(arg)) })
  await pool.exec(() => 1, [], asked('ExecOptions'))
  await pool.map([1], () => 1, asked('ManyOptions')) // that map and its like are loaded
  for (const what of ['ExecOptions', 'ManyOptions']) note(what, ['metadata']) // which nobody but a queue reads
  note('Pool', [...own(pool), ...own(Object.getPrototypeOf(pool))])
  note('PoolStats', Object.keys(pool.stats()))
  note('TaskStream', Object.keys(pool.stream(() => 1)))
  note('Session', own(Object.getPrototypeOf(await pool.session())))
  await pool.terminate()

  const methods = ['push', 'pop', 'size', 'contains', 'clear']
  for (const without of methods) {
    const queue = Object.fromEntries(methods.filter(name => name !== without).map(name => [name, () => {}]))
    try { workerpool.pool({ queueStrategy: queue }) } catch (e) { note('TaskQueue', [e.message.split(': ')[1]]) }
  }
  const tasks = []
  const queueStrategy = { push: task => tasks.push(task), pop: () => tasks.pop(), size: () => tasks.length, contains: () => false, clear () {} }
  const queued = workerpool.pool({ maxWorkers: 1, queueStrategy })
  const first = queued.exec(() => 1)
  const second = queued.exec(() => 1)
  note('Task', Object.keys(tasks[0]))
  await workerpool.Promise.all([first, second])

  const inWorker = await workerpool.pool({ maxWorkers: 1 }).exec(function () {
    const names = []
    const options = new Proxy({}, { get (_, name) { names.push(name) } })
    require('workerpool').worker({}, options)
    return { offloaded: Object.keys(this), api: Object.keys(this.worker), options: names }
  })
  note('Offloaded', inWorker.offloaded)
  note('WorkerApi', inWorker.api)
  note('WorkerRegisterOptions', inWorker.options)

  console.log(JSON.stringify(names))
}

main()
