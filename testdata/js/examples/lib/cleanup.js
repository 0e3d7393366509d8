const workerpool = require('workerpool')

// Pretend that each worker has a connection to something.
const connection = { open: true }

workerpool.worker({ isOpen: () => connection.open }, {
  onTerminate: async () => {
    await new Promise(resolve => setTimeout(resolve, 1))
    connection.open = false
    console.log('connection closed')
  }
})
