const workerpool = require('workerpool')

workerpool.worker({
  timer: () => new Promise(() => setTimeout(() => { throw new TypeError('out of a timer') }, 1)),
  rejection: () => new Promise(() => { Promise.reject(new Error('unhandled')) }),
  ok: () => 'ok'
})
