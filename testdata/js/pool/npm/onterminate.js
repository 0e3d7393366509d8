const workerpool = require('workerpool')

async function main () {
  for (const force of [false, true]) {
    const pool = workerpool.pool(__dirname + '/lib/cleanup.js', { maxWorkers: 1, workerTerminateTimeout: 60000 })
    console.log(await pool.exec('work', [4]))
    await pool.terminate(force)
    await new Promise(resolve => setTimeout(resolve, 20))
    console.log('terminated')
  }
}

main()

//: 8
//: cleaned up 0
//: terminated
//: 8
//: cleaned up 0
//: terminated
