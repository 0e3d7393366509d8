const workerpool = require('workerpool')

workerpool.worker({
  nothing () {},
  bigint: () => 10n,
  map: () => new Map([[1, { a: 1 }]]),
  date: () => new Date(0),
  bytes: () => new Uint8Array([1, 2]),
  nested: () => ({ a: [undefined, null, NaN, -0] }),
  ofThePackage: () => new workerpool.Promise(resolve => setTimeout(resolve, 2, 'resolved')),
  thenable: () => ({ then: f => f('awaited'), catch () {} }),
  run: (...args) => 'a run of its own, ' + args.length,
  toString: () => 'a toString of its own',
  count () { return [arguments.length, arguments[0]] },
  rejected () {
    const error = new Error('rejected')
    error.code = 'ECODE'
    return Promise.reject(error)
  },
  emits () {
    for (const event of [1, undefined, null, { a: 1 }]) workerpool.workerEmit(event)
    return 'emitted'
  }
})
