const workerpool = require('workerpool')

async function main () {
  const pool = workerpool.pool(__dirname + '/lib/given.js', {
    maxWorkers: 1,
    workerType: 'thread',
    workerThreadOpts: {
      workerData: { a: [1, new Date(0)] },
      env: { NAME: 'value', NUMBER: 1, NODE_PATH: process.env.NODE_PATH },
      argv: ['--flag', 2]
    }
  })
  console.log(await pool.exec('given'))
  await pool.terminate()

  const processes = workerpool.pool({
    maxWorkers: 1,
    workerType: 'process',
    forkArgs: ['--flag'],
    forkOpts: { env: { NAME: 'value', NUMBER: 1 } }
  })
  console.log(await processes.exec(() => [process.env.NAME, process.env.NUMBER, process.argv.slice(2)]))
  await processes.terminate()
}

main()

//: [
//:   { a: [ 1, 1970-01-01T00:00:00.000Z ] },
//:   false,
//:   'value',
//:   '1',
//:   [ '--flag', '2' ]
//: ]
//: [ 'value', '1', [ '--flag' ] ]
