const workerpool = require('workerpool')

workerpool.worker({
  add: (a, b) => a + b,
  later: (value, ms) => new Promise(resolve => setTimeout(resolve, ms, value)),
  forever: () => new Promise(() => {}),
  fail: () => { throw new Error('failed') },
  self () { return typeof this + ' ' + typeof this.worker },
  exports: () => Object.keys(workerpool).sort().join() + ' ' + workerpool.isMainThread + ' ' + workerpool.platform
})
