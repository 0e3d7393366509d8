const workerpool = require('workerpool')

setTimeout(() => workerpool.worker({ ready: () => 'ready' }), 20)
