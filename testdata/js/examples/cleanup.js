// What workers need is made and released with them, in the worker and here.
const workerpool = require('workerpool')
let port = 4000

const pool = workerpool.pool(__dirname + '/lib/cleanup.js', {
  maxWorkers: 1,
  workerType: 'process',
  workerTerminateTimeout: 60000,
  onCreateWorker: () => {
    console.log('worker gets port', ++port)
    return { forkOpts: { env: { PORT: port } } }
  },
  onTerminateWorker: ({ forkOpts }) => console.log('port is free', forkOpts.env.PORT)
})

async function main () {
  console.log(await pool.exec('isOpen'))
  console.log(await pool.exec(() => process.env.PORT))
  await pool.terminate()
}

main()
//: worker gets port 4001
//: true
//: 4001
//: connection closed
//: port is free 4001
