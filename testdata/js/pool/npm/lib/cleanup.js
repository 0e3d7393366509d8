const workerpool = require('workerpool')

workerpool.worker({ work: x => x * 2 }, {
  onTerminate: async code => {
    await new Promise(resolve => setTimeout(resolve, 5))
    console.log('cleaned up', code)
  }
})
