const workerpool = require('workerpool')
const path = require('./helper')

globalThis.answer = 42
let calls = 0

workerpool.worker({
  add: (a, b) => a + b,
  later: async text => {
    await new Promise(resolve => setTimeout(resolve, 2))
    return text + ', later'
  },
  where: () => __filename.slice(__dirname.length + 1) + ' ' + path,
  fail () { throw new Error('failed in the worker') },
  count: () => ++calls,
  die: () => new Promise(() => setTimeout(() => { throw new Error('nobody handles this') }, 1))
})
