const workerpool = require('workerpool')

workerpool.worker({ first: () => 1, both: () => 'old' })
workerpool.worker({ second: () => 2, both: () => 'new' })
